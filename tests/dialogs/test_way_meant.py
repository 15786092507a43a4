"""Which of what stands is meant: the visit (上门的), or the place at a counter (窗口的)."""

import pytest

from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.towns import make_town

_VILLAGES = tuple(Village(name, f"{name}便民服务站", 9) for name in ("龙泉村", "沙河村"))
VISIT = (
    "我爸瘫痪在床，想请你们上门办高龄津贴，住龙泉村2组老槐树边，电话13812345678，后天上午",
    "确定",
)
COUNTER = ("约明天10点办低保", "确定")


def _after(*said: str) -> Chat:
    chat = Chat(town=make_town(villages=_VILLAGES))
    for each in said:
        chat.says(each)
    return chat


def _who(chat: Chat) -> list[str]:
    return [each.who for each in chat.desk.visits.open()]


@pytest.mark.parametrize(
    "text",
    [
        "我妈走不动，上门办老年优待证，龙泉村2组，13812345678，周五上午",
        "我妈动不了，上门办老年优待证，龙泉村2组，13812345678，周五上午",
        "我妈腿脚不便，上门给她办老年优待证",
        "我妈来不了，请你们上门办残疾证",
        "我岳母瘫痪在床，上门换残疾证行吗",
        "我妈来不了，能不能上门",
        "我妈走不动，可不可以上门办老年优待证",
    ],
)
def test_a_visit_for_a_second_person_leaves_the_first(text: str) -> None:
    chat = _after(*VISIT)
    heard = chat.says(text)
    assert "不用来了吗" not in heard
    assert chat.state is None or chat.state[0] != "my_visits"
    chat.says("确定")
    assert "爸爸" in _who(chat)


def test_the_second_visit_is_made_beside_the_first() -> None:
    chat = _after(*VISIT)
    chat.says("我妈走不动，上门办老年优待证，龙泉村2组，13812345678，周五上午")
    chat.says("确定")
    assert _who(chat) == ["爸爸", "妈妈"]


@pytest.mark.parametrize(
    "text",
    [
        "不上门了",
        "不用上门了",
        "不用你们上门了",
        "我爸好了，不用上门了",
        "别上门了",
        "不需要上门了",
    ],
)
def test_a_visit_is_still_called_off(text: str) -> None:
    chat = _after(*VISIT)
    assert "不用来了吗" in chat.says(text)
    chat.says("确定")
    assert _who(chat) == []


@pytest.mark.parametrize(
    "text", ["取消上门的那个", "上门的不要了", "上门的取消", "上门那个帮我退掉", "取消上门的预约"]
)
def test_the_visit_is_called_off_and_not_the_place(text: str) -> None:
    chat = _after(*VISIT, *COUNTER)
    assert "没有约过" not in chat.says(text)
    chat.says("确定")
    assert (_who(chat), len(chat.desk.bookings())) == ([], 1)


@pytest.mark.parametrize(
    "text",
    [
        "把上门的改到周五下午",
        "上门的改到周五下午",
        "上门那个换到周五下午",
        "上门的那次推到周五下午",
    ],
)
@pytest.mark.parametrize("before", [(), ("我的预约",)])
def test_the_visit_is_moved(text: str, before: tuple[str, ...]) -> None:
    chat = _after(*VISIT, *COUNTER, *before)
    assert "没有约过" not in chat.says(text)
    (visit,) = chat.desk.visits.open()
    assert [(each.on.day, each.half) for each in visit.halves] == [(27, "pm")]
    assert chat.desk.bookings()[0].on.day == 25


@pytest.mark.parametrize("visit", [(), VISIT])
@pytest.mark.parametrize(
    "text", ["取消窗口的预约", "把窗口的号取消", "窗口的号不要了", "取消大厅的那个", "窗口那个退掉"]
)
def test_the_place_is_called_off(text: str, visit: tuple[str, ...]) -> None:
    chat = _after(*visit, *COUNTER)
    assert "取消这个预约吗" in chat.says(text)
    chat.says("确定")
    assert (len(_who(chat)), chat.desk.bookings()) == (len(visit) // 2, ())


@pytest.mark.parametrize("visit", [(), VISIT])
@pytest.mark.parametrize("text", ["窗口的改到周五上午9点", "大厅那个号改到周五上午9点"])
def test_the_place_is_moved(text: str, visit: tuple[str, ...]) -> None:
    chat = _after(*visit, *COUNTER)
    chat.says(text)
    assert [(each.on.day, each.start.hour) for each in chat.desk.bookings()] == [(27, 9)]


def test_no_place_is_said_to_be_none_where_only_a_visit_stands() -> None:
    chat = _after(*VISIT)
    assert "您现在没有预约" in chat.says("取消窗口的预约")
    assert _who(chat) == ["爸爸"]


@pytest.mark.parametrize("text", ["取消社保卡的那个", "社保卡的改到周五"])
def test_a_matter_that_is_not_booked_is_still_denied(text: str) -> None:
    assert "没有约过“社保卡”的号" in _after(*COUNTER).says(text)


@pytest.mark.parametrize("text", ["我的上门", "看我的上门", "我的上门预约"])
@pytest.mark.parametrize("before", [(), (*VISIT, "不用上门了", "确定")])
def test_no_visit_is_said_to_be_none(text: str, before: tuple[str, ...]) -> None:
    chat = _after(*before)
    assert "您现在没有约好的上门" in chat.says(text)


def test_a_wish_for_a_visit_still_begins_one() -> None:
    chat = _after()
    chat.says("约上门")
    assert chat.state is not None
    assert chat.state[0] == "visit"
