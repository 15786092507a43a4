"""“两个都取消”, “都改到周五”: all that stands is asked of once, or moved one by one."""

import pytest

from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.towns import make_town

_VILLAGES = tuple(Village(name, f"{name}便民服务站", 9) for name in ("龙泉村", "沙河村"))
VISIT = (
    "我爸瘫痪在床，想请你们上门办高龄津贴，住龙泉村2组老槐树边，电话13812345678，后天上午",
    "确定",
)
FIRST, SECOND = ("约明天10点办低保", "确定"), ("约后天9点办社保卡", "确定")


def _after(*said: str) -> Chat:
    chat = Chat(town=make_town(villages=_VILLAGES))
    for each in said:
        chat.says(each)
    return chat


def _stand(chat: Chat) -> tuple[int, int]:
    return len(chat.desk.bookings()), len(chat.desk.visits.open())


@pytest.mark.parametrize("before", [(*FIRST, *SECOND), (*VISIT, *FIRST)])
@pytest.mark.parametrize(
    "text",
    ["两个都取消", "都取消", "都取消了吧", "全部取消", "都退掉", "都不来了", "把两个都取消掉"],
)
@pytest.mark.parametrize("yes", ["都取消", "确定", "1"])
def test_all_are_cancelled_after_one_question(before: tuple[str, ...], text: str, yes: str) -> None:
    chat = _after(*before)
    stood = _stand(chat)
    heard = chat.says(text)
    assert "这2样都取消吗" in heard
    assert _stand(chat) == stood
    chat.says(yes)
    assert _stand(chat) == (0, 0)


@pytest.mark.parametrize("no", ["都留着", "不取消", "2", "算了"])
def test_all_are_kept(no: str) -> None:
    chat = _after(*VISIT, *FIRST)
    chat.says("两个都取消")
    chat.says(no)
    assert _stand(chat) == (1, 1)


def test_the_places_alone_are_cancelled_where_they_are_named() -> None:
    chat = _after(*VISIT, *FIRST, *SECOND)
    assert "上门号" not in chat.says("两个号都取消")
    chat.says("都取消")
    assert _stand(chat) == (0, 1)


@pytest.mark.parametrize("text", ["两个都改到周五上午10点", "都改到周五上午10点"])
@pytest.mark.parametrize("then", ["1", "也改", "好"])
def test_places_are_moved_one_after_the_other(text: str, then: str) -> None:
    chat = _after(*FIRST, *SECOND)
    assert "先改哪一个" in chat.says(text)
    assert "还有这个，也改吗" in chat.says("1")
    chat.says(then)
    assert [(each.on.day, each.start.hour) for each in chat.desk.bookings()] == [(27, 10)] * 2


def test_the_second_may_be_left() -> None:
    chat = _after(*FIRST, *SECOND)
    chat.says("两个都改到周五上午10点")
    chat.says("1")
    chat.says("不改了")
    assert sorted(each.on.day for each in chat.desk.bookings()) == [26, 27]
    assert chat.state is None or chat.state[0] != "my_bookings"


def test_the_visit_is_not_said_to_be_moved_with_the_place() -> None:
    chat = _after(*VISIT, *FIRST)
    assert "上门的也要改，就另外说" in chat.says("都改到周五上午9点")
    assert chat.desk.bookings()[0].on.day == 27


@pytest.mark.parametrize("text", ["都取消", "都不来了"])
def test_one_alone_is_no_all(text: str) -> None:
    assert "都取消吗" not in _after(*FIRST).says(text)


@pytest.mark.parametrize(
    "text", ["两个都要带吗", "都没有", "都不是", "哪个取消都行", "两个都取消要紧吗", "取消低保那个"]
)
def test_what_sounds_alike_is_not_of_all(text: str) -> None:
    chat = _after(*FIRST, *SECOND)
    heard = chat.says(text)
    assert "样都取消吗" not in heard
    assert _stand(chat) == (2, 0)


def test_in_the_midst_of_booking_it_is_of_the_booking_at_hand() -> None:
    chat = _after(*FIRST, *SECOND, "约周五办残疾证")
    assert "样都取消吗" not in chat.says("都取消")
    assert _stand(chat) == (2, 0)
