"""A time at which nobody works is said to be so, never “full”, and cannot be waited for."""

from datetime import UTC, datetime, time

import pytest

from dialogs.texts import waiting
from knowledge.towns import Hours
from tests.support.chat import Chat
from tests.support.towns import make_town

BOOK = "预约办高龄津贴"


def _chat(*said: str) -> Chat:
    chat = Chat()
    for each in said:
        chat.says(each)
    return chat


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("明天晚上", "晚上不上班"),
        ("后天6点", "18:00不上班"),
        ("明天6点半", "18:30不上班"),
        ("明天下班后", "晚上不上班"),
        ("明天中午", "中午不上班"),
        ("明天12点半", "12:30不上班"),
        ("明天早上7点", "7:00不上班"),
    ],
)
def test_who_wants_a_closed_hour_is_offered_the_open_ones_of_that_day(
    said: str, named: str
) -> None:
    heard = _chat(BOOK).says(said)
    assert named in heard
    assert "14:00-18:00" in heard
    assert "约满" not in heard
    assert "1. 上午" in heard


@pytest.mark.parametrize("said", ["晚上", "中午", "中午行不行", "晚上七点", "下班后"])
def test_a_closed_hour_without_a_day_is_not_noted(said: str) -> None:
    chat = _chat(BOOK)
    heard = chat.says(said)
    assert "不上班" in heard
    assert "记下" not in heard
    assert chat.state == ("book", "day")
    assert "1. 上午" in chat.says("后天")  # nothing of it is kept


@pytest.mark.parametrize("said", ["后天晚上", "改到后天晚上", "改到后天6点"])
def test_a_booking_is_not_moved_to_a_closed_hour(said: str) -> None:
    chat = _chat(BOOK, "后天上午", "9点", "确定")
    before = chat.desk.bookings()
    heard = chat.says(f"改到{said.removeprefix('改到')}")
    assert "不上班" in heard
    assert chat.desk.bookings() == before
    assert chat.desk.slots.wishes == []


def test_where_that_day_is_full_only_its_open_halves_are_waited_for() -> None:
    chat = _chat(BOOK)
    heard = chat.says("今晚")
    assert "晚上不上班" in heard
    assert "约满了" in heard
    heard = chat.says(waiting.WAIT)
    assert "记下了" in heard
    ((_, halves),) = chat.desk.slots.wishes
    assert {half for _, half in halves} == {""}


@pytest.mark.parametrize("said", ["明天下午5点", "明天11点半", "明天下午2点", "明天下午"])
def test_an_open_hour_is_taken_as_before(said: str) -> None:
    assert "不上班" not in _chat(BOOK).says(said)


def test_a_town_open_over_noon_and_in_the_evening_takes_both() -> None:
    chat = Chat(town=make_town(hours=(Hours(time(9), time(20)),)))
    chat.says(BOOK)
    assert "不上班" not in chat.says("明天中午")
    chat = Chat(town=make_town(hours=(Hours(time(9), time(20)),)))
    chat.says(BOOK)
    assert "不上班" not in chat.says("明天晚上")


@pytest.mark.parametrize("said", ["腊月二十", "十五号", "12月20号上午"])
def test_how_far_ahead_can_be_booked_is_said(said: str) -> None:
    heard = _chat(BOOK).says(said)
    assert "最多提前7天" in heard
    assert "12月1日" in heard
    assert "约满" not in heard


@pytest.mark.parametrize("said", ["元旦", "下周一"])
def test_a_day_of_a_year_whose_holidays_are_unknown_is_not_called_full(said: str) -> None:
    chat = Chat(now=datetime(2026, 12, 28, 2, tzinfo=UTC))
    chat.says(BOOK)
    heard = chat.says(said)
    assert "2027年的放假安排国务院还没公布" in heard
    assert "约满" not in heard
    assert waiting.WAIT not in heard


def test_an_evening_as_the_first_words_is_not_noted_either() -> None:
    heard = _chat().says("今晚")
    assert "晚上不上班" in heard
    assert "记下" not in heard
