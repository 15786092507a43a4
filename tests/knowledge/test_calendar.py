"""The working calendar: make-up days, holidays, unknown years, and suspended clocks."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from knowledge.calendar import (
    Calendar,
    CalendarError,
    Suspension,
    WorkingDays,
    YearUnknownError,
    day_words,
    local,
    read_calendar,
)

CALENDAR = read_calendar()
TUESDAY = date(2026, 11, 24)


def october(day: int) -> date:
    return date(2026, 10, day)


@pytest.mark.parametrize(
    "day", [date(2026, 1, 4), date(2026, 2, 14), date(2026, 5, 9), october(10)]
)
def test_a_made_up_weekend_is_worked(day: date) -> None:
    assert day.isoweekday() > 5
    assert CALENDAR.is_worked(day)
    assert not CALENDAR.is_holiday(day)


def test_the_national_holiday_of_2026_is_seven_days() -> None:
    assert [day for day in range(1, 12) if not CALENDAR.is_worked(october(day))] == [
        1, 2, 3, 4, 5, 6, 7, 11,
    ]  # fmt: skip
    assert CALENDAR.is_holiday(october(3))  # a Saturday, but a holiday
    assert not CALENDAR.is_holiday(october(11))  # an ordinary Sunday


def test_a_year_that_nobody_knows_is_an_error_and_never_a_guess() -> None:
    with pytest.raises(YearUnknownError, match="2027年") as unknown:
        CALENDAR.is_worked(date(2027, 1, 4))
    assert unknown.value.year == 2027
    with pytest.raises(YearUnknownError):
        CALENDAR.is_holiday(date(2027, 1, 4))
    with pytest.raises(YearUnknownError):
        CALENDAR.after(date(2026, 12, 30), WorkingDays(3))
    with pytest.raises(YearUnknownError):
        CALENDAR.deadline(date(2026, 12, 30), WorkingDays(3))


def test_working_days_run_over_a_holiday_and_its_made_up_day() -> None:
    assert CALENDAR.after(date(2026, 9, 30), WorkingDays(1)) == october(8)
    assert CALENDAR.after(date(2026, 9, 30), WorkingDays(5)) == october(13)
    assert CALENDAR.between(date(2026, 9, 30), october(13)) == WorkingDays(5)
    assert CALENDAR.after(TUESDAY, WorkingDays(0)) == TUESDAY
    assert CALENDAR.between(TUESDAY, TUESDAY) == WorkingDays(0)


def test_a_clock_does_not_count_the_day_it_starts_on() -> None:  # BY-19
    found = CALENDAR.deadline(TUESDAY, WorkingDays(5))
    assert found.due_on == date(2026, 12, 1)
    assert found.counted[0] == date(2026, 11, 25)
    assert found.due_on == CALENDAR.after(TUESDAY, WorkingDays(5))
    saturday = date(2026, 11, 28)
    assert CALENDAR.deadline(saturday, WorkingDays(1)).due_on == date(2026, 11, 30)


def test_suspended_days_do_not_count_and_overlapping_ones_not_twice() -> None:  # BY-22
    first = Suspension(date(2026, 11, 26), date(2026, 11, 27))
    again = Suspension(date(2026, 11, 27), date(2026, 11, 30))
    assert CALENDAR.deadline(TUESDAY, WorkingDays(5), [first]).due_on == date(2026, 12, 3)
    both = CALENDAR.deadline(TUESDAY, WorkingDays(5), [first, again])
    assert both.due_on == date(2026, 12, 4)
    assert both.counted == (date(2026, 11, 25), *(date(2026, 12, day) for day in (1, 2, 3, 4)))
    weekend = Suspension(date(2026, 11, 28), date(2026, 11, 29))
    assert CALENDAR.deadline(TUESDAY, WorkingDays(5), [weekend]).due_on == date(2026, 12, 1)
    later = Suspension(date(2026, 12, 2), date(2026, 12, 9))
    assert CALENDAR.deadline(TUESDAY, WorkingDays(5), [later]).due_on == date(2026, 12, 1)


def test_a_suspension_without_an_end_leaves_the_rest_of_the_days() -> None:
    found = CALENDAR.deadline(TUESDAY, WorkingDays(5), [Suspension(date(2026, 11, 27))])
    assert (found.due_on, found.left) == (None, WorkingDays(3))
    done = CALENDAR.deadline(TUESDAY, WorkingDays(2), [Suspension(date(2026, 11, 27))])
    assert (done.due_on, done.left) == (date(2026, 11, 26), WorkingDays(0))


def test_a_long_suspension_into_an_unknown_year_is_no_guess() -> None:
    with pytest.raises(YearUnknownError):
        CALENDAR.deadline(TUESDAY, WorkingDays(5), [Suspension(TUESDAY, date(2027, 3, 1))])


def written(path: Path, text: str) -> Calendar:
    file = path / "holidays.toml"
    file.write_text(text, "utf-8")
    return read_calendar(file)


def test_a_year_can_be_added_by_the_file(tmp_path: Path) -> None:
    text = "[2027]\ncomplete = true\noff = [2027-01-01]\nworked = [2027-01-09]\n"
    calendar = written(tmp_path, text)
    assert not calendar.is_worked(date(2027, 1, 1))
    assert calendar.is_holiday(date(2027, 1, 1))
    assert calendar.is_worked(date(2027, 1, 4))
    assert calendar.is_worked(date(2027, 1, 9))
    assert not calendar.is_worked(date(2027, 1, 10))
    assert not calendar.is_holiday(date(2027, 1, 10))


def test_a_year_that_is_not_complete_is_known_on_its_own_days_only(tmp_path: Path) -> None:
    calendar = written(tmp_path, "[2027]\noff = [2027-01-01]\n")
    assert not calendar.is_worked(date(2027, 1, 1))
    with pytest.raises(YearUnknownError):
        calendar.is_worked(date(2027, 1, 4))


def test_the_file_stands_over_the_library(tmp_path: Path) -> None:
    calendar = written(tmp_path, "[2026]\noff = [2026-11-24]\nworked = [2026-11-28]\n")
    assert not calendar.is_worked(TUESDAY)
    assert calendar.is_holiday(TUESDAY)
    assert calendar.is_worked(date(2026, 11, 28))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[2027", "不是合格的 TOML"),
        ("[2027]\nfrei = [2027-01-01]\n", "只能写 complete、off、worked"),
        ("[2027]\noff = [2026-01-01]\n", "不是 2026-01-01"),
        ('[2027]\noff = ["2027-01-01"]\n', "要写这一年的日期"),
        ("[2027]\noff = [2027-01-01]\nworked = [2027-01-01]\n", "既放假又上班"),
    ],
)
def test_a_wrong_holiday_file_is_refused(text: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(CalendarError, match=reason):
        written(tmp_path, text)


def test_an_instant_has_its_day_in_china() -> None:
    assert local(datetime(2026, 11, 24, 17, 0, tzinfo=UTC)).date() == date(2026, 11, 25)


def test_days_are_put_as_people_say_them() -> None:
    assert day_words(TUESDAY, TUESDAY) == "今天（11月24日 周二）"
    assert day_words(TUESDAY + timedelta(days=2), TUESDAY) == "后天（11月26日 周四）"
    assert day_words(date(2026, 12, 1), TUESDAY) == "12月1日 周二"
