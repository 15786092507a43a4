"""A booking that was just made, or is being made, is said to be wrong; a new day is heard."""

import pytest

from tests.support.chat import Chat

BOOKED = ("约明天10点办低保", "确定")


def _after(*said: str) -> Chat:
    chat = Chat()
    for each in said:
        chat.says(each)
    return chat


def _booked(chat: Chat) -> list[tuple[str | None, int, int]]:
    return [(each.whom, each.on.day, each.start.hour) for each in chat.desk.bookings()]


@pytest.mark.parametrize(
    "text",
    [
        "改一下低保的那个到后天下午3点",
        "改一下那个号，后天下午3点",
        "低保那个号改一下，后天下午3点",
        "换一下低保那个，后天下午3点",
        "把那个号改成后天下午3点",
        "改时间，后天下午3点",
        "明天的改到后天下午3点",
        "明天那个号换一下，后天下午3点",
    ],
)
def test_the_day_after_the_booking_is_the_new_one(text: str) -> None:
    chat = _after(*BOOKED)
    chat.says(text)
    assert _booked(chat) == [(None, 26, 15)]


@pytest.mark.parametrize("text", ["取消周五的", "周五的改到后天", "把周五那个号取消"])
def test_the_day_before_the_booking_names_it(text: str) -> None:
    chat = _after(*BOOKED)
    heard = chat.says(text)
    assert "没有您的预约" in heard
    assert _booked(chat) == [(None, 25, 10)]


@pytest.mark.parametrize("text", ["约错了", "订错了", "我约错了", "刚才约错了", "号挂错了"])
def test_what_is_booked_is_shown_where_it_is_wrong(text: str) -> None:
    chat = _after(*BOOKED)
    assert "这是您的预约" in chat.says(text)
    assert _booked(chat) == [(None, 25, 10)]


@pytest.mark.parametrize("text", ["约错时间了", "订错日子了", "时间约错了", "我约错日期了"])
def test_a_wrong_time_asks_for_the_right_one(text: str) -> None:
    chat = _after(*BOOKED)
    assert "哪天来" in chat.says(text)
    chat.says("后天下午3点")
    assert _booked(chat) == [(None, 26, 15)]


def test_a_wrong_time_with_the_right_one_goes_on_with_it() -> None:
    assert "周五，几点来" in _after(*BOOKED).says("约错时间了，应该是周五上午")


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("其实是给我妈约的", "妈妈"),
        ("这个号是给我妈约的", "妈妈"),
        ("人写错了，是我爸", "爸爸"),
        ("约错人了，应该是我妈", "妈妈"),
        ("那个号是我爸的", "爸爸"),
        ("我是给隔壁王婆婆约的", "王婆婆"),
        ("名字填错了，应该是我爷爷", "爷爷"),
    ],
)
def test_the_person_is_set_right(text: str, whom: str) -> None:
    chat = _after(*BOOKED)
    assert f"给{whom}约" in chat.says(text)
    assert _booked(chat) == [(None, 25, 10)]
    chat.says("确定")
    assert _booked(chat) == [(whom, 25, 10)]


@pytest.mark.parametrize("text", ["约错人了", "人写错了", "名字填错了"])
def test_who_is_asked_where_only_the_person_is_wrong(text: str) -> None:
    assert "那是给谁约的" in _after(*BOOKED).says(text)


@pytest.mark.parametrize(
    "text", ["是我妈", "我妈有残疾证", "约错了怎么办", "约错时间了会不会扣分", "给我妈说一声"]
)
def test_what_sounds_alike_changes_no_booking(text: str) -> None:
    chat = _after(*BOOKED)
    heard = chat.says(text)
    assert "这是您的预约" not in heard
    assert chat.state is None or chat.state[0] != "book"
    assert _booked(chat) == [(None, 25, 10)]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("还是给我爸约吧", "爸爸"),
        ("算了，给我爸办", "爸爸"),
        ("人不对，是我爸办", "爸爸"),
        ("名字错了，是我妈", "妈妈"),
        ("还是帮我奶奶约", "奶奶"),
        ("换成我爸", "爸爸"),
        ("不是我，是我爸", "爸爸"),
    ],
)
def test_the_person_is_changed_at_the_read_back(text: str, whom: str) -> None:
    chat = _after(BOOKED[0])
    assert f"给{whom}约" in chat.says(text)
    chat.says("确定")
    assert _booked(chat) == [(whom, 25, 10)]


@pytest.mark.parametrize("text", ["算了，不约了", "算了", "还是改天吧"])
def test_who_gives_up_at_the_read_back_is_nobody(text: str) -> None:
    chat = _after(BOOKED[0])
    assert "约：" not in chat.says(text).partition("给您约：")[0]
    assert all(whom is None for whom, *_ in _booked(chat))
