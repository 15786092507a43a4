"""Half-days on which a town goes to people's doors: which are open, and when they begin."""

from datetime import date, datetime, time, timedelta

from knowledge.calendar import CHINA, Calendar, YearUnknownError, local
from knowledge.sessions import sessions_on
from knowledge.towns import Town
from knowledge.trips.model import HalfDay
from knowledge.visit_rules import Half

AHEAD = 10
"""Calendar days, today not counted, that are planned at once."""

LEAD = timedelta(hours=2)
"""A half-day that begins sooner is planned no more: nobody would hear of it in time."""

HALVES: tuple[Half, ...] = ("am", "pm")
_NOON = time(12)
_AFTERNOON = time(13, 30)


def half_of(text: str) -> Half | None:
    """Read am or pm."""
    return next((each for each in HALVES if each == text), None)


def starts_at(town: Town, half: Half) -> time:
    """Give when this half-day's trips leave the centre (local)."""
    starts = (each.start for each in town.hours)
    if half == "am":
        return next(starts)
    return next((each for each in starts if each >= _NOON), _AFTERNOON)


def start_of(town: Town, half_day: HalfDay) -> datetime:
    """Give the instant at which the half-day's trips leave the centre."""
    return datetime.combine(half_day[0], starts_at(town, half_day[1]), CHINA)


def open_half_days(town: Town, calendar: Calendar, day: date) -> tuple[Half, ...]:
    """Give the halves of this day in which the centre is open at its ordinary hours.

    A day of a year whose holidays are not known yet has none.
    """
    try:
        sessions = [each for each in sessions_on(town, calendar, day) if each.name is None]
    except YearUnknownError:
        return ()
    found: list[Half] = []
    if any(each.start.time() < _NOON for each in sessions):
        found.append("am")
    if any(each.end.time() > _AFTERNOON for each in sessions):
        found.append("pm")
    return tuple(found)


def half_days_ahead(town: Town, calendar: Calendar, now: datetime) -> tuple[HalfDay, ...]:
    """Give the half-days that can be planned now, soonest first."""
    today = local(now).date()
    days = (today + timedelta(days=each) for each in range(AHEAD + 1))
    there = ((day, half) for day in days for half in open_half_days(town, calendar, day))
    return tuple(each for each in there if start_of(town, each) >= now + LEAD)
