"""When a town is open: ordinary hours, make-up days, closures, special sessions."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from knowledge.calendar import CHINA, YearUnknownError, read_calendar
from knowledge.sessions import Session, next_opening, open_now, sessions_on
from knowledge.town_files.book import SHIPPED, read_towns
from knowledge.towns import Hours, SpecialSession, Town

CALENDAR = read_calendar()
BOOK = read_towns(SHIPPED, b"a key for tests only")


def town(name: str) -> Town:
    found = BOOK.get(name)
    assert found is not None
    return found


NOON = SpecialSession(
    "午间错时服务", Hours(time(12), time(13, 30)), (1, 2, 3, 4, 5), (), ("zonghe-1",)
)
SATURDAY = SpecialSession("周六上午延时服务", Hours(time(9), time(12)), (6,), (), ("zonghe-1",))
BAIYANG = town("baiyang")
BANZHUYUAN = replace(town("banzhuyuan"), special_sessions=(NOON, SATURDAY))


def at(day: int, clock: str, month: int = 11) -> datetime:
    return datetime.combine(date(2026, month, day), time.fromisoformat(clock), CHINA)


def spans(where: Town, day: date) -> list[str]:
    return [
        f"{each.start:%H:%M}-{each.end:%H:%M}{' ' + each.name if each.name else ''}"
        for each in sessions_on(where, CALENDAR, day)
    ]


def test_a_working_day_has_the_ordinary_hours() -> None:
    assert spans(BAIYANG, date(2026, 11, 24)) == ["09:00-12:00", "14:00-18:00"]


def test_weekends_and_holidays_are_closed_and_a_made_up_saturday_is_open() -> None:
    assert spans(BAIYANG, date(2026, 11, 28)) == []
    for day in range(1, 8):
        assert spans(BAIYANG, date(2026, 10, day)) == []
        assert spans(BANZHUYUAN, date(2026, 10, day)) == []
    assert spans(BAIYANG, date(2026, 10, 10)) == ["09:00-12:00", "14:00-18:00"]


def test_special_sessions_are_only_where_the_town_opens_them() -> None:  # BZ-10
    assert spans(BANZHUYUAN, date(2026, 11, 24)) == [
        "09:00-12:00",
        "12:00-13:30 午间错时服务",
        "13:30-17:30",
    ]
    assert spans(BANZHUYUAN, date(2026, 11, 28)) == ["09:00-12:00 周六上午延时服务"]
    assert spans(BANZHUYUAN, date(2026, 11, 29)) == []
    assert spans(town("banzhuyuan"), date(2026, 11, 28)) == []
    noon = sessions_on(BANZHUYUAN, CALENDAR, date(2026, 11, 24))[1]
    assert noon.counters == ("zonghe-1",)


def test_a_made_up_saturday_is_not_opened_twice() -> None:
    assert spans(BANZHUYUAN, date(2026, 10, 10)) == ["09:00-12:00", "13:30-17:30"]
    longer = replace(SATURDAY, hours=Hours(time(8), time(14)))
    place = replace(BANZHUYUAN, special_sessions=(longer,))
    assert spans(place, date(2026, 10, 10)) == [
        "08:00-09:00 周六上午延时服务",
        "09:00-12:00",
        "12:00-13:30 周六上午延时服务",
        "13:30-17:30",
    ]


def test_a_holiday_session_is_open_on_its_dates_only() -> None:
    hours = Hours(time(9), time(11))
    duty = SpecialSession("节假日受理", hours, dates=(date(2026, 10, 2),))
    place = replace(BAIYANG, special_sessions=(duty,))
    assert spans(place, date(2026, 10, 2)) == ["09:00-11:00 节假日受理"]
    assert spans(place, date(2026, 10, 3)) == []


def test_a_closure_closes_the_whole_day_special_sessions_too() -> None:
    tuesday = date(2026, 11, 24)
    assert spans(replace(BANZHUYUAN, closed_on=(tuesday,)), tuesday) == []
    made_up = date(2026, 10, 10)
    assert spans(replace(BAIYANG, closed_on=(made_up,)), made_up) == []


def test_a_town_that_works_saturdays_rests_on_a_holiday_saturday() -> None:
    place = replace(BAIYANG, weekdays=(1, 2, 3, 4, 5, 6))
    assert spans(place, date(2026, 11, 28)) == ["09:00-12:00", "14:00-18:00"]
    assert spans(place, date(2026, 10, 3)) == []


def test_the_end_of_a_session_is_no_part_of_it() -> None:
    def now(clock: str) -> Session | None:
        return open_now(BAIYANG, CALENDAR, at(24, clock))

    assert now("08:59") is None
    assert now("09:00") is not None
    assert now("11:59") is not None
    assert now("12:00") is None
    assert now("18:00") is None


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (at(24, "08:00"), at(24, "09:00")),
        (at(24, "09:00"), at(24, "14:00")),
        (at(27, "18:00"), at(30, "09:00")),
        (at(30, "18:00", month=9), at(8, "09:00", month=10)),
    ],
)
def test_the_next_opening_skips_what_is_closed(now: datetime, opens: datetime) -> None:
    found = next_opening(BAIYANG, CALENDAR, now)
    assert found is not None
    assert found.start == opens


def test_where_the_calendar_ends_nobody_guesses() -> None:
    with pytest.raises(YearUnknownError):
        sessions_on(BAIYANG, CALENDAR, date(2027, 1, 4))
    assert next_opening(BAIYANG, CALENDAR, at(31, "18:00", month=12)) is None
