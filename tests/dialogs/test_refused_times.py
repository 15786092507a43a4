"""A refused day or half is never taken for the wished one; of two wishes the first counts."""

import pytest

from tests.support.chat import Chat

BOOK = "预约办高龄津贴"
AM, PM, ANY = "9:00-9:30", "14:00-14:30", "上午来还是下午来"


def _chat(*said: str) -> Chat:
    chat = Chat()
    for each in said:
        chat.says(each)
    return chat


@pytest.mark.parametrize(
    ("said", "shown", "hidden"),
    [
        ("不要上午", PM, AM),
        ("除了上午", PM, AM),
        ("上午不行", PM, AM),
        ("上午要上课", PM, AM),
        ("早上起不来", PM, AM),
        ("下午没空", AM, PM),
        ("下午我走不开", AM, PM),
        ("除了下午都可以", AM, PM),
        ("上午", AM, PM),
        ("上午可以，下午不行", AM, PM),
        ("上午可以不", AM, PM),
    ],
)
@pytest.mark.parametrize("matter", [BOOK, "预约办残疾证新办"])
def test_the_other_half_is_listed(matter: str, said: str, shown: str, hidden: str) -> None:
    heard = _chat(matter, "后天").says(said)
    assert shown in heard
    assert hidden not in heard


@pytest.mark.parametrize("said", ["明天，不要上午", "明天来，上午要上课"])
def test_a_half_is_refused_beside_the_day(said: str) -> None:
    heard = _chat(BOOK).says(said)
    assert "明天（11月25日 周三），几点来" in heard
    assert PM in heard
    assert AM not in heard


@pytest.mark.parametrize(
    ("said", "on"),
    [
        ("改到明天，不要上午", "2026-11-25"),
        ("后天上午不来了，改到下午", "2026-11-26"),
        ("改到除了周四都行", "2026-11-26"),
    ],
)
def test_a_refused_time_calls_no_booking_off(said: str, on: str) -> None:
    chat = _chat(BOOK, "后天上午", "9点", "确定")
    before = chat.desk.bookings()
    assert "取消" not in chat.says(said)
    assert chat.desk.bookings() == before
    assert chat.talk.frames[-1].learned["on"] == on


@pytest.mark.parametrize("said", ["后天不来了", "取消预约", "取消，不改了"])
def test_a_booking_that_is_called_off_is_asked_about(said: str) -> None:
    chat = _chat(BOOK, "后天上午", "9点", "确定")
    assert "取消这个预约吗" in chat.says(said)


@pytest.mark.parametrize(
    ("said", "part"), [("上午不行就不来了", "am"), ("明天上午不行就算了", "am")]
)
def test_the_only_wish_is_not_refused(said: str, part: str) -> None:
    chat = _chat(BOOK)
    chat.says(said)
    assert chat.talk.frames[-1].learned["part"] == part


def test_a_half_refused_before_the_day_is_left_out() -> None:
    chat = _chat(BOOK)
    assert "记下了：下午" in chat.says("不要上午")
    assert PM in chat.says("后天")


@pytest.mark.parametrize(
    ("said", "gone", "left"),
    [
        ("除了周三都可以", "明天", "后天"),
        ("星期四不行", "后天", "明天"),
        ("明天不得空，后天也不得空", "1. 明天", "11月27日 周五"),
        ("26号没得空", "后天", "明天"),
    ],
)
def test_refused_days_are_not_listed_again(said: str, gone: str, left: str) -> None:
    heard = _chat(BOOK).says(said)
    listed = heard[heard.index("哪天来") :].replace("“明天上午”", "")
    assert "不约" in heard
    assert gone not in listed
    assert left in listed


def test_the_earliest_is_not_of_a_refused_day() -> None:
    chat = _chat(BOOK, "除了周三都可以")
    assert "后天（11月26日 周四） 9:00-9:30" in chat.says("最早的")


def test_a_refused_day_that_is_wished_after_all_is_taken() -> None:
    assert AM in _chat(BOOK, "明天上午不行").says("那就明天上午吧")


def test_a_refused_half_of_a_day_leaves_the_other() -> None:
    heard = _chat(BOOK, "明天上午不行").says("明天")
    assert PM in heard
    assert AM not in heard


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("25号不行就26号", "明天"),
        ("后天不行就大后天", "后天"),
        ("最好周四，不行就周五", "后天"),
        ("要是27号没号就26号", "11月27日"),
    ],
)
def test_the_first_wish_is_taken_where_it_is_free(said: str, day: str) -> None:
    chat = _chat(BOOK)
    heard = chat.says(said)
    assert f"{day}" in heard.split("有号，先按这个约")[0]
    assert chat.state == ("book", "part")


@pytest.mark.parametrize("said", ["今天不行就明天", "28号约不上就25号", "周六没号的话就周三"])
def test_the_second_wish_counts_where_the_first_is_not_free(said: str) -> None:
    chat = _chat(BOOK)
    assert "约不了，按您说的第二个来" in chat.says(said)
    assert chat.talk.frames[-1].learned["on"] == "2026-11-25"


def test_the_second_half_of_the_same_day() -> None:
    assert AM in _chat(BOOK).says("明天上午不行就下午")
    chat = _chat(BOOK)
    for on, start in list(chat.desk.places):
        if on.day == 25 and start.hour < 12:
            chat.desk.places[on, start] = 0
    heard = chat.says("明天上午不行就下午")
    assert "约不了，按您说的第二个来" in heard
    assert PM in heard


@pytest.mark.parametrize("said", ["25号不行，就26号吧", "明天来不了，后天可以", "不是明天，是后天"])
def test_a_refused_day_is_no_first_wish(said: str) -> None:
    chat = _chat(BOOK)
    assert "先按这个约" not in chat.says(said)
    assert chat.talk.frames[-1].learned["on"] == "2026-11-26"


def test_who_sees_the_first_and_says_what_else_gets_the_second() -> None:
    chat = _chat(BOOK, "25号", "上午", "9点")
    chat.says("25号不行就26号")
    assert chat.talk.frames[-1].learned["on"] == "2026-11-26"


@pytest.mark.parametrize("said", ["那天我没空", "那天我要去医院", "这天我家里有事"])
def test_the_shown_day_is_refused_without_naming_it(said: str) -> None:
    chat = _chat(BOOK, "后天上午", "9点")
    heard = chat.says(said)
    assert "后天（11月26日 周四）不约" in heard
    assert chat.state == ("book", "day")
    assert "2. 11月27日" in heard


@pytest.mark.parametrize("said", ["那天要带什么", "那天要交钱吗", "那天我来办"])
def test_what_is_said_of_the_shown_day_otherwise_refuses_nothing(said: str) -> None:
    chat = _chat(BOOK, "后天上午", "9点")
    assert "不约" not in chat.says(said)
    assert chat.state == ("book", "confirm")
