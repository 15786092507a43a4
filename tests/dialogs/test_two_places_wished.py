"""Several people who are to have a place each, in one message: none is dropped."""

import pytest

from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.towns import make_town

_VILLAGES = tuple(Village(name, f"{name}便民服务站", 9) for name in ("龙泉村", "沙河村"))


def _chat() -> Chat:
    return Chat(town=make_town(villages=_VILLAGES))


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("我和我妈一起约明天10点办高龄津贴", [None, "妈妈"]),
        ("帮我和我妈各约一个号，明天10点，办高龄津贴", [None, "妈妈"]),
        ("帮我爸和我妈各约一个，明天10点，老年优待证", ["爸爸", "妈妈"]),
        ("给我爸妈约明天10点办高龄津贴", ["爸爸", "妈妈"]),
        ("给我爷爷奶奶都约明天10点办高龄津贴", ["爷爷", "奶奶"]),
        ("给我爸和我妈都约明天10点办高龄津贴", ["爸爸", "妈妈"]),
        ("帮王婆婆和李大爷都挂个号，明天10点，办高龄津贴", ["王婆婆", "李大爷"]),
        ("我妈跟我各约一个明天10点的号，办老年优待证", ["妈妈", None]),
    ],
)
def test_each_is_booked_one_after_the_other(text: str, people: list[str | None]) -> None:
    chat = _chat()
    heard = chat.says(text)
    assert "一件一件来" in heard
    assert all((each or "您自己") in heard for each in people)
    chat.says("确定")
    chat.says("下一个")
    chat.says("确定")
    assert [each.whom for each in chat.desk.bookings()] == people
    assert {(each.on.day, each.start.hour) for each in chat.desk.bookings()} == {(25, 10)}


def test_three_are_booked() -> None:
    chat = _chat()
    chat.says("给我爸、我妈和我奶奶各约一个明天10点办高龄津贴")
    for each in ("确定", "下一个", "确定", "下一个", "1", "确定"):  # two places then
        chat.says(each)
    assert [each.whom for each in chat.desk.bookings()] == ["爸爸", "妈妈", "奶奶"]


def test_each_has_the_own_day_and_matter() -> None:
    chat = _chat()
    assert "请说定一天" not in chat.says("我约明天10点办高龄津贴，我妈约后天10点办老年优待证")
    chat.says("确定")
    chat.says("下一个")
    chat.says("确定")
    assert [(each.whom, each.matter, each.on.day) for each in chat.desk.bookings()] == [
        (None, "minzheng.gaoling", 25),
        ("妈妈", "laoling.youdaizheng", 26),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "给我爸约上门办高龄津贴，我自己约明天10点办老年优待证",
        "我自己约明天10点办老年优待证，给我爸约上门办高龄津贴",
    ],
)
def test_a_place_beside_a_visit_is_kept(text: str) -> None:
    chat = _chat()
    assert "一件一件来" in chat.says(text)
    chat.says("确定")
    assert [(each.whom, each.on.day) for each in chat.desk.bookings()] == [(None, 25)]
    heard = chat.says("下一个")
    assert chat.state is not None
    assert chat.state[0] == "visit"
    assert "给爸爸" in heard


@pytest.mark.parametrize(
    "text",
    [
        "我和我老公约明天10点办结婚登记",
        "我陪我妈约明天10点办高龄津贴",
        "我和我妈一起来办低保",
        "给我妈约明天10点办高龄津贴",
        "我约明天10点办低保，我妈有残疾证",
        "我想约明天10点办低保，我妈陪我来",
    ],
)
def test_one_place_is_one(text: str) -> None:
    assert "一件一件来" not in _chat().says(text)
