"""How the console says times, waits and people."""

from datetime import UTC, datetime, timedelta

import pytest

from handoff.console.words import Tone, full_day, lasted, masked, moment, plain, stamp, tone
from knowledge.matters import CitizenId

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(0), "今天 10:00"),
        (timedelta(hours=10), "今天 00:00"),
        (timedelta(hours=10, minutes=1), "昨天 23:59"),
        (timedelta(days=2), "11月22日 10:00"),
        (timedelta(days=365), "2025年11月24日 10:00"),
        (-timedelta(days=1), "明天 10:00"),
    ],
)
def test_an_instant_is_said_as_people_say_it(ago: timedelta, words: str) -> None:
    assert moment(NOW - ago, NOW) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0.9, "不到 1 分钟"),
        (6, "6 分钟"),
        (59.9, "59 分钟"),
        (125, "2 小时 5 分"),
        (24 * 60 + 200, "1 天 3 小时"),
    ],
)
def test_a_wait_is_said_in_words(minutes: float, words: str) -> None:
    assert lasted(timedelta(minutes=minutes)) == words


@pytest.mark.parametrize(
    ("minutes", "colour"),
    [(4.9, Tone.CALM), (5, Tone.SOON), (14.9, Tone.SOON), (15, Tone.LATE), (999, Tone.LATE)],
)
def test_a_wait_turns_yellow_at_five_minutes_and_red_at_fifteen(
    minutes: float, colour: Tone
) -> None:
    assert tone(timedelta(minutes=minutes)) is colour


def test_small_things_are_said_shortly() -> None:
    assert full_day(NOW.date(), NOW.date()) == "今天 11月24日 周二"
    assert full_day(NOW.date() + timedelta(days=4), NOW.date()) == "11月28日 周六"
    assert masked(CitizenId("oABCDEFa3f")) == "o…a3f"
    assert stamp(NOW) == "2026-11-24T02:00:00Z"
    assert plain('1 <a href="weixin://x?a=b&c=d">低保</a>') == "1 低保"
