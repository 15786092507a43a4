"""What is said of one's own bookings: which of them, given up, put off, asked after."""

from datetime import date, time

import pytest

from tests.support.chat import Chat

_ONE = ("预约办低保", "明天上午10点", "可以", "菜单")
_TWO = (
    "预约办残疾证",
    "后天上午10点",
    "可以",
    "菜单",
    "预约高龄津贴",
    "周五上午9点",
    "可以",
    "菜单",
)
_HELD = _ONE[:2]
_THURSDAY, _FRIDAY = "办残疾人证新办", "办高龄津贴"


def _after(*said: str) -> Chat:
    chat = Chat()
    for each in said:
        chat.says(each)
    return chat


def _times(chat: Chat) -> list[tuple[date, time]]:
    return [(each.on, each.start) for each in chat.desk.made]


@pytest.mark.parametrize("said", ["那个号不要了", "退号", "不要那个号了", "号不要了"])
def test_who_gives_the_number_up_is_asked_to_cancel_it(said: str) -> None:
    assert "取消这个预约吗" in _after(*_ONE).says(said)
    assert "要取消哪一个" in _after(*_TWO).says(said)


@pytest.mark.parametrize("said", ["那个号不要了", "退号"])
def test_with_nothing_booked_there_is_nothing_to_give_up(said: str) -> None:
    heard = Chat().says(said)
    assert "没有在排的号" in heard or "没有给您留着的号" in heard


@pytest.mark.parametrize("said", ["取消吧不回去了", "不要了 太远", "不约了太远了"])
def test_what_is_held_and_not_wanted_is_dropped(said: str) -> None:
    chat = _after(*_HELD)
    assert "没有约号" in chat.says(said)
    assert chat.state is None


@pytest.mark.parametrize("said", ["不要上午", "太早了，换到下午"])
def test_another_time_does_not_drop_what_is_held(said: str) -> None:
    chat = _after(*_HELD)
    chat.says(said)
    assert chat.state is not None
    assert chat.state[0] == "book"


@pytest.mark.parametrize(
    ("said", "asks", "of"),
    [
        ("取消周五的", "取消这个预约吗", _FRIDAY),
        ("取消后天的号", "取消这个预约吗", _THURSDAY),
        ("取消高龄津贴那个", "取消这个预约吗", _FRIDAY),
        ("残疾证的不要了", "取消这个预约吗", _THURSDAY),
        ("残疾证那个改到明天上午9点", "改好了", _THURSDAY),
        ("后天的改到明天上午9点", "改好了", _THURSDAY),
        ("后天的提前一天", "改好了", _THURSDAY),
        ("把高龄津贴那个改到明天上午9点", "改好了", _FRIDAY),
    ],
)
def test_the_booking_that_is_named_is_meant(said: str, asks: str, of: str) -> None:
    heard = _after(*_TWO).says(said)
    assert asks in heard
    assert of in heard


@pytest.mark.parametrize("said", ["取消", "往后推一天", "两个都取消", "我要改时间"])
def test_what_names_none_is_asked_of_which(said: str) -> None:
    chat = _after(*_TWO)
    before = _times(chat)
    heard = chat.says(said)
    assert "哪一个" in heard or "这是您的预约" in heard or "没有约号" in heard or "留着" in heard
    assert _times(chat) == before


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("取消周五的", "周五没有您的预约"),
        ("取消30号的", "没有您的预约"),
        ("周五的改到后天上午9点", "周五没有您的预约"),
        ("我妈的取消", "没有给妈约过号"),
    ],
)
def test_a_booking_that_is_not_there_is_said_not_to_be(said: str, told: str) -> None:
    chat = _after(*_ONE)
    before = _times(chat)
    assert told in chat.says(said)
    assert _times(chat) == before


def test_the_booking_of_who_is_named_is_meant() -> None:
    chat = _after("给我妈预约低保", "明天上午10点", "可以", "菜单", "呜呜哇哇哇", "啦啦啦拉拉")
    assert chat.state == ("ask_clerk", "offer")
    assert "取消这个预约吗" in chat.says("我妈的取消")


@pytest.mark.parametrize("said", ["高龄津贴能领多少", "取消高龄津贴", "低保取消了怎么办"])
def test_a_matter_is_no_booking(said: str) -> None:
    chat = _after(*_TWO)
    chat.says(said)
    assert chat.state is None or chat.state[0] != "my_bookings"


@pytest.mark.parametrize(
    ("said", "on", "start"),
    [
        ("往后推一天", 26, (10, 0)),
        ("推后两天", 27, (10, 0)),
        ("能不能延后两天", 27, (10, 0)),
        ("晚半个小时", 25, (10, 30)),
        ("提前一个小时", 25, (9, 0)),
        ("改到周五同一时间", 27, (10, 0)),
        ("改到周五还是那个时间", 27, (10, 0)),
        ("改到后天时间不变", 26, (10, 0)),
    ],
)
def test_a_booking_is_put_off_from_its_own_time(said: str, on: int, start: tuple[int, int]) -> None:
    for before in (_ONE, _ONE[:-1]):
        chat = _after(*before)
        assert "改好了" in chat.says(said)
        assert _times(chat) == [(date(2026, 11, on), time(*start))]


@pytest.mark.parametrize("said", ["早一点行不行", "能不能晚一点", "往后推一推", "早点"])
def test_somewhat_earlier_or_later_moves_nothing_by_itself(said: str) -> None:
    chat = _after(*_ONE)
    heard = chat.says(said)
    assert "上午来还是下午来" in heard or "几点来" in heard
    assert _times(chat) == [(date(2026, 11, 25), time(10))]


@pytest.mark.parametrize("said", ["提前一天", "延后一周", "提前三天"])
def test_what_cannot_be_had_leaves_the_booking(said: str) -> None:
    chat = _after(*_ONE)
    heard = chat.says(said)
    assert any(each in heard for each in ("约满", "约不了", "已经过了", "还没放号"))
    assert _times(chat) == [(date(2026, 11, 25), time(10))]


def test_a_half_that_is_refused_leaves_the_other() -> None:
    for before in (_ONE, (*_ONE, "我的预约")):
        heard = _after(*before).says("改到周五不要上午")
        assert "14:00" in heard
        assert "9:00" not in heard


@pytest.mark.parametrize(
    ("said", "shows"),
    [
        ("往后推一天", "后天（11月26日 周四） 10:00"),
        ("晚半个小时", "10:30-11:00"),
        ("早半个小时", "9:30"),
    ],
)
def test_what_is_read_back_is_put_off(said: str, shows: str) -> None:
    chat = _after(*_HELD)
    assert shows in chat.says(said)
    assert chat.state == ("book", "confirm")


@pytest.mark.parametrize("said", ["晚一点", "前一天", "后一天", "晚点的有没有"])
def test_the_list_of_times_hears_later_and_earlier(said: str) -> None:
    heard = _after("预约办低保", "后天上午").says(said)
    assert "没有预约" not in heard
    assert "几点来" in heard or "上午来还是下午来" in heard


@pytest.mark.parametrize(
    "said",
    ["几点来着", "忘了几点了", "忘记时间了", "我的号是多少", "我那个是几点来着"],
)
def test_who_forgot_is_told_what_is_booked(said: str) -> None:
    for before in (_ONE, _ONE[:-1]):
        assert "10:00-10:30" in _after(*before).says(said)


@pytest.mark.parametrize("said", ["几点上班", "周六几点开门", "我忘了密码了", "上班几点来着"])
def test_a_question_of_the_hall_is_none_of_the_booking(said: str) -> None:
    assert "您的预约" not in _after(*_ONE).says(said)


@pytest.mark.parametrize("said", ["迟到怎么办", "晚到10分钟可以吗", "路上堵车，迟到了怎么办"])
def test_who_comes_late_is_told_what_holds(said: str) -> None:
    chat = _after(*_ONE)
    assert "晚15分钟以内到" in chat.says(said)
    assert _times(chat) == [(date(2026, 11, 25), time(10))]


@pytest.mark.parametrize("said", ["我的办件", "看一下我的办件", "我的业务有哪些"])
def test_all_that_is_one_s_own_is_listed(said: str) -> None:
    chat = _after(*_ONE)
    assert "▍预约" in chat.says(said)
    assert not chat.desk.called
    assert "▍预约" not in Chat().says("我的办件到哪一步了")


@pytest.mark.parametrize("said", ["几号之前", "就是那个"])
def test_words_that_cancel_nothing_are_not_answered_with_no_booking(said: str) -> None:
    assert "没有预约" not in Chat().says(said)


def test_a_question_at_the_offer_of_a_person_is_no_answer_to_it() -> None:
    chat = _after("呜呜哇哇哇", "啦啦啦拉拉")
    assert chat.state == ("ask_clerk", "offer")
    assert "哪件事" in chat.says("我的健康证去哪办")
