"""Who has the duty, by day and week, as the town publishes it."""

from dataclasses import replace
from datetime import date

from knowledge.calendar import read_calendar
from knowledge.duty import duty_on, week_of
from knowledge.towns import Counter, Roster, Staff
from tests.support.towns import make_town

TUESDAY, SUNDAY = date(2026, 11, 24), date(2026, 11, 22)
CALENDAR = read_calendar()
TOWN = replace(
    make_town(
        counters=(Counter("w1", "1号"), Counter("w2", "2号"), Counter("w3", "3号")),
        rosters=(Roster(("a", "b"), TUESDAY, "day", counter="w1"),),
        lead="a",
    ),
    staff=(
        Staff("a", "甲岗", "负责人"),
        Staff("b", "乙岗", "办事员", counters=("w2",)),
        Staff("c", "丙岗", "办事员", counters=("w2",)),
        Staff("l", "分管", "带班领导"),
    ),
)


def test_a_counter_has_who_is_rostered_else_all_who_sit_there() -> None:
    on = duty_on(TOWN, CALENDAR, TUESDAY)

    assert on is not None
    assert on.counters == (("1号", ("甲岗",)), ("2号", ("乙岗", "丙岗")), ("3号", ()))
    assert (on.leaders, on.head) == (("分管",), "甲岗")


def test_on_a_closed_day_and_in_an_unknown_year_nobody_has_it() -> None:
    assert duty_on(TOWN, CALENDAR, SUNDAY) is None
    assert duty_on(TOWN, CALENDAR, date(2040, 11, 22)) is None


def test_a_week_holds_its_open_days_from_monday_on() -> None:
    week = week_of(TOWN, CALENDAR, SUNDAY)

    assert [each.on.day for each in week] == [16, 17, 18, 19, 20]
    assert len(week_of(TOWN, CALENDAR, date(2026, 10, 1))) == 3  # Monday to Wednesday, a holiday
