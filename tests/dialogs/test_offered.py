"""A time that a clerk offered is tapped: booked at once, or the nearest ones are offered."""

from datetime import date, time, timedelta
from urllib.parse import quote

import pytest

from dialogs.flows.day import is_tapped
from tests.support.chat import Chat

HELP = "第一次申请低保"
WEDNESDAY = date(2026, 11, 25)
TAKES = f"就约11月25日 10:00（{HELP}）"


def test_a_tap_books_at_once() -> None:
    chat = Chat()
    heard = chat.says(TAKES)
    assert "约好了。您的号" in heard
    (booked,) = chat.desk.bookings()
    assert (booked.on, booked.start) == (WEDNESDAY, time(10))
    assert chat.state is None
    assert "这件事您已经约过了" in chat.says(TAKES)


def test_it_books_in_the_middle_of_another_step_and_after_a_pause() -> None:
    chat = Chat()
    chat.says("高龄津贴怎么领")
    assert "约好了" in chat.says(TAKES)
    chat.now += timedelta(hours=4)
    assert "已经约过了" in chat.says(TAKES)


def test_a_time_that_is_gone_is_answered_with_the_nearest_to_tap() -> None:
    chat = Chat()
    chat.desk.places[WEDNESDAY, time(10)] = 0
    chat.says(TAKES)
    others = [start for on, start in chat.desk.places if on == WEDNESDAY and start != time(10)]
    assert others
    (message,) = chat.messages
    assert quote(f"就约11月25日 {others[0].hour}:{others[0]:%M}（{HELP}）") in message
    assert chat.desk.bookings() == ()


@pytest.mark.parametrize("name", ["没有这件事", "低保保"])
def test_what_is_no_matter_or_no_time_is_not_booked(name: str) -> None:
    chat = Chat()
    for said in (f"就约11月25日 10:00（{name}）", f"就约2月30日 10:00（{HELP}）"):
        assert "约不了了" in chat.says(said)
    assert chat.says(f"就约11月25日 25:00（{HELP}）")
    assert chat.desk.bookings() == ()


def test_what_says_less_is_no_tap() -> None:
    assert is_tapped(TAKES)
    assert not is_tapped("就约11月25日吧")
    assert not is_tapped("我到了")
