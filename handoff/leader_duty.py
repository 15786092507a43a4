"""带班: the leaders' half days in the hall, at least one a month. source: BZ-14."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from handoff.absences import Absence
from handoff.staffing import Staffing
from handoff.turns import HALVES, Turns
from knowledge.calendar import CHINA
from knowledge.towns import Staff, Town

LEADER: Final = "带班领导"
"""The role of who has the leader's duty."""

NOON: Final = time(12)
FLAG_DAYS: Final = 10
"""A month without a half day is flagged in its last so many calendar days."""


@dataclass(frozen=True, slots=True)
class HalfDay:
    """A leader's half a day in the hall: `part` is am or pm."""

    day: date
    part: str
    login: str
    name: str

    @property
    def words(self) -> str:
        """Say when: 11月25日上午."""
        return f"{self.day.month}月{self.day.day}日{HALVES[self.part]}"


def leaders_of(town: Town) -> tuple[Staff, ...]:
    """Give who may have the leader's duty."""
    return tuple(each for each in town.staff if each.role == LEADER)


def half_days(town: Town, turns: Turns, absences: Iterable[Absence]) -> tuple[HalfDay, ...]:
    """Give the half days that are planned, without those on which the leader is away."""
    away = tuple(absences)
    found = []
    for (day, kind, _of, part), login in sorted(turns.items()):
        person = town.person(login)
        if kind != "leader" or part not in HALVES or person is None:
            continue
        start, end = _span(day, part)
        if not any(each.login == login and each.touches(start, end) for each in away):
            found.append(HalfDay(day, part, login, person.name))
    return tuple(found)


def _span(day: date, part: str) -> tuple[datetime, datetime]:
    noon = datetime.combine(day, NOON, CHINA)
    morning = datetime.combine(day, time.min, CHINA)
    return (morning, noon) if part == "am" else (noon, morning + timedelta(days=1))


def month_of(day: date) -> tuple[date, date]:
    """Give the first and the last day of the month."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def lacks_half_day(town: Town, people: Staffing, today: date) -> bool:
    """Say whether this month nears its end without a leader's half day; `people` cover the month.

    A town that names no leader has nobody to ask.
    """
    first, last = month_of(today)
    if (last - today).days >= FLAG_DAYS or not leaders_of(town):
        return False
    found = half_days(town, people.turns, people.absences)
    return not any(first <= each.day <= last for each in found)
