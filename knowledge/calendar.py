"""The working calendar: which days are worked, and counting in working days."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
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
        try:
            return bool(chinese_calendar.is_workday(day))
        except NotImplementedError as error:
            raise YearUnknownError(day.year) from error

    def is_holiday(self, day: date) -> bool:
        """Say whether this day is off although its weekday is not, or is a public holiday itself.

        An ordinary weekend is no holiday. Raises YearUnknownError.
        """
        if day in self.overrides:
            return not self.overrides[day]
        if day.year in self.years:
            return False
        try:
            off, name = chinese_calendar.get_holiday_detail(day)
        except NotImplementedError as error:
            raise YearUnknownError(day.year) from error
        return bool(off and name)

    def after(self, day: date, days: WorkingDays) -> date:
        """Give the day on which `days` working days after `day` are over (`day` is not counted)."""
        left = days.count
        while left > 0:
            day += timedelta(days=1)
            left -= self.is_worked(day)
        return day

    def between(self, start: date, end: date) -> WorkingDays:
        """Count the working days after `start` up to and with `end`."""
        count = 0
        while start < end:
            start += timedelta(days=1)
            count += self.is_worked(start)
        return WorkingDays(count)


def read_calendar(path: Path = _SHIPPED) -> Calendar:
    """Read holidays.toml: `[<year>]` with `complete`, `off` and `worked` lists of dates."""
    overrides: dict[date, bool] = {}
    years = set()
    for year, table in tomllib.loads(path.read_text("utf-8")).items():
        overrides |= dict.fromkeys(table.get("off", ()), False)
        overrides |= dict.fromkeys(table.get("worked", ()), True)
        if table.get("complete"):
            years.add(int(year))
    return Calendar(overrides, frozenset(years))


def local(instant: datetime) -> datetime:
    """Give the aware instant in China's time."""
    return instant.astimezone(CHINA)


def day_words(day: date, today: date) -> str:
    """Put a day as people say it: 今天、明天、后天 or 11月24日，always with its weekday."""
    near = {0: "今天", 1: "明天", 2: "后天"}.get((day - today).days)
    words = f"{day.month}月{day.day}日 周{WEEKDAYS[day.weekday()]}"
    return f"{near}（{words}）" if near else words
