"""The half-days on which the centre can come to somebody's home."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import get_args

from knowledge.calendar import Calendar, WorkingDays, YearUnknownError, day_words, local
from knowledge.sessions import sessions_on
from knowledge.towns import Town
from knowledge.visit_rules import Half

_NOON = 12
_NAMES: dict[Half, str] = {"am": "上午", "pm": "下午"}


@dataclass(frozen=True, slots=True, order=True)
class HalfDay:
    """The morning or the afternoon of a local day."""

    on: date
    half: Half

    @property
    def stored(self) -> list[str]:
        """The half-day as plain values: ["2026-11-25", "am"]."""
        return [self.on.isoformat(), self.half]

    @staticmethod
    def read(stored: Sequence[str]) -> "HalfDay":
        """Read back what `stored` gave. Raises ValueError for anything else."""
        day, half = stored
        for known in get_args(Half):
            if half == known:
                return HalfDay(date.fromisoformat(day), known)
        raise ValueError(f"no half-day: {half}")

    def words(self, today: date) -> str:
        """Put the half-day into words: 明天（11月25日 周三）上午."""
        return f"{day_words(self.on, today)}{_NAMES[self.half]}"


def half_name(half: str | None) -> str:
    """Give 上午 or 下午; empty for None."""
    return next((name for each, name in _NAMES.items() if each == half), "")


def possible(
    town: Town, calendar: Calendar, now: datetime, full: Collection[HalfDay] = ()
) -> tuple[HalfDay, ...]:
    """Give the half-days on which a visit can be wished, soonest first, without those `full`.

    Days whose year nobody has published are left out. source: BZ-9
    """
    return tuple(each for each in _open(town, calendar, now) if each not in full)


def _open(town: Town, calendar: Calendar, now: datetime) -> Iterator[HalfDay]:
    today, rules = local(now).date(), town.visits
    try:
        first = calendar.after(today, WorkingDays(rules.lead_days))
    except YearUnknownError:
        return
    day = max(first, today + timedelta(days=1))
    while day <= today + timedelta(days=rules.horizon_days):
        for half in rules.halves:
            if _is_open(town, calendar, day, half):
                yield HalfDay(day, half)
        day += timedelta(days=1)


def _is_open(town: Town, calendar: Calendar, day: date, half: Half) -> bool:
    try:
        found = [each for each in sessions_on(town, calendar, day) if each.name is None]
    except YearUnknownError:
        return False
    if half == "am":
        return any(each.start.hour < _NOON for each in found)
    return any(each.end.hour > _NOON for each in found)
