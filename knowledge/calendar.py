"""The working calendar: which days are worked, and counting in working days."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import chinese_calendar

CHINA = ZoneInfo("Asia/Shanghai")
WEEKDAYS = "一二三四五六日"
_SHIPPED = Path(__file__).parent / "data" / "holidays.toml"


class YearUnknownError(LookupError):
    """Neither the library nor holidays.toml knows this year's holidays: nobody may guess them."""

    def __init__(self, year: int) -> None:
        super().__init__(f"{year}年的节假日安排还没有：等国务院通知公布后写进 holidays.toml")
        self.year = year


@dataclass(frozen=True, slots=True, order=True)
class WorkingDays:
    """A number of working days, so that it is never mixed up with calendar days."""

    count: int

    def __str__(self) -> str:
        return f"{self.count}个工作日"


@dataclass(frozen=True, slots=True)
class Suspension:
    """中止计时: the days from `start` to `end`, both included, do not count; `end` None: still on.

    source: BY-22
    """

    start: date
    end: date | None = None

    def covers(self, day: date) -> bool:
        """Say whether the clock stands still on this day."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Deadline:
    """Where a clock of working days ends.

    `counted` are the working days that it counts; the last one is `due_on`, which is the start
    itself for a clock of no days. While a suspension has no end yet, `due_on` is None and `left`
    says how many working days will be left on resuming.
    """

    due_on: date | None
    counted: tuple[date, ...]
    left: WorkingDays


@dataclass(frozen=True)
class Calendar:
    """Days off and worked. `overrides` (holidays.toml) stand over the library's years.

    `years` are those that holidays.toml declares complete.
    """

    overrides: Mapping[date, bool]
    years: frozenset[int] = frozenset()

    def is_worked(self, day: date) -> bool:
        """Say whether offices work on this day, make-up days included. Raises YearUnknownError."""
        if day in self.overrides:
            return self.overrides[day]
        if day.year in self.years:
            return day.weekday() < 5  # noqa: PLR2004 - Monday to Friday
        return _published(day)[0]

    def is_holiday(self, day: date) -> bool:
        """Say whether this day is off although its weekday is not, or is a public holiday itself.

        An ordinary weekend is no holiday. Raises YearUnknownError.
        """
        if day in self.overrides:
            return not self.overrides[day]
        if day.year in self.years:
            return False
        return _published(day)[1]

    def knows(self, year: int) -> bool:
        """Say whether this year's holidays are known, by holidays.toml or by the library."""
        if year in self.years:
            return True
        try:
            _published(date(year, 1, 1))
        except YearUnknownError:
            return False
        return True

    def after(self, day: date, days: WorkingDays) -> date:
        """Give the day on which `days` working days after `day` are over (`day` is not counted)."""
        left = days.count
        while left > 0:
            day += timedelta(days=1)
            left -= self.is_worked(day)
        return day

    def deadline(
        self, start: date, days: WorkingDays, suspended: Sequence[Suspension] = ()
    ) -> Deadline:
        """Run a clock of `days` working days: the start is not counted, nor are suspended days.

        Raises YearUnknownError where it would have to run into a year nobody knows.
        source: BY-19, BY-22
        """
        counted: list[date] = []
        day = start
        while len(counted) < days.count:
            day += timedelta(days=1)
            standing = [each for each in suspended if each.covers(day)]
            if any(each.end is None for each in standing):
                return Deadline(None, tuple(counted), WorkingDays(days.count - len(counted)))
            if not standing and self.is_worked(day):
                counted.append(day)
        return Deadline(day, tuple(counted), WorkingDays(0))

    def between(self, start: date, end: date) -> WorkingDays:
        """Count the working days after `start` up to and with `end`."""
        count = 0
        while start < end:
            start += timedelta(days=1)
            count += self.is_worked(start)
        return WorkingDays(count)


@lru_cache(maxsize=1024)
def _published(day: date) -> tuple[bool, bool]:
    """Give what the library says of a day: worked, and holiday. Raises YearUnknownError."""
    try:
        worked = chinese_calendar.is_workday(day)
        off, name = chinese_calendar.get_holiday_detail(day)
    except NotImplementedError as error:
        raise YearUnknownError(day.year) from error
    return bool(worked), bool(off and name)


class CalendarError(ValueError):
    """holidays.toml is wrong; the message names the file and the year."""


def read_calendar(path: Path = _SHIPPED) -> Calendar:
    """Read holidays.toml: `[<year>]` with `complete`, `off` and `worked` lists of dates.

    Raises CalendarError for what is no such file.
    """
    overrides: dict[date, bool] = {}
    years = set()
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except ValueError as error:  # no TOML, or no UTF-8
        raise CalendarError(f"{path}: 不是合格的 TOML：{error}") from error
    for year, table in tables.items():
        if not isinstance(table, dict) or set(table) - {"complete", "off", "worked"}:
            raise CalendarError(f"{path}: [{year}] 里只能写 complete、off、worked")
        for day, worked in _days(path, year, table):
            if overrides.setdefault(day, worked) is not worked:
                raise CalendarError(f"{path}: {day} 既放假又上班")
        if table.get("complete"):
            years.add(int(year))
    return Calendar(overrides, frozenset(years))


def _days(path: Path, year: str, table: Mapping[str, Any]) -> Iterator[tuple[date, bool]]:
    """Give each day of a year's table with whether it is worked."""
    for key, worked in (("off", False), ("worked", True)):
        for day in table.get(key, ()):
            if not isinstance(day, date) or str(day.year) != year:
                raise CalendarError(f"{path}: [{year}] 的 {key} 要写这一年的日期，不是 {day}")
            yield day, worked


def local(instant: datetime) -> datetime:
    """Give the aware instant in China's time."""
    return instant.astimezone(CHINA)


def day_words(day: date, today: date) -> str:
    """Put a day as people say it: 今天、明天、后天 or 11月24日，always with its weekday."""
    near = {0: "今天", 1: "明天", 2: "后天"}.get((day - today).days)
    words = f"{day.month}月{day.day}日 周{WEEKDAYS[day.weekday()]}"
    return f"{near}（{words}）" if near else words
