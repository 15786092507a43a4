"""Waits count only while the centre is open."""

from datetime import datetime, timedelta

import pytest

from knowledge.calendar import CHINA, read_calendar
from knowledge.open_time import open_between
from tests.support.towns import make_town


def at(day: int, clock: str) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 11, day, hour, minute, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        (at(24, "9:10"), at(24, "9:40"), 30),
        (at(24, "11:50"), at(24, "14:10"), 20),
        (at(24, "20:00"), at(25, "9:05"), 5),
        (at(27, "17:55"), at(30, "9:05"), 10),
        (at(28, "9:00"), at(29, "18:00"), 0),
        (at(24, "10:00"), at(24, "9:00"), 0),
    ],
)
def test_a_wait_is_counted_in_working_time(start: datetime, end: datetime, minutes: int) -> None:
    town = make_town()
    opened = [(f"{each.start:%H:%M}", f"{each.end:%H:%M}") for each in town.hours]
    assert opened == [("09:00", "12:00"), ("14:00", "18:00")]

    assert open_between(town, read_calendar(), start, end) == timedelta(minutes=minutes)
