"""When a town is open: the sessions of a day, now and next."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from knowledge.calendar import CHINA, Calendar, YearUnknownError, local
from knowledge.towns import Town

_LOOK_AHEAD = 60  # calendar days: longer than any holiday


@dataclass(frozen=True, slots=True)
class Session:
    """One opening of a day, as aware local times; `name` is None for ordinary hours.

    `counters` limits a special session to these windows; empty means all.
    """

    start: datetime
    end: datetime
    name: str | None = None
    counters: tuple[str, ...] = ()


def sessions_on(town: Town, calendar: Calendar, day: date) -> tuple[Session, ...]:
    """Give the day's sessions in order, special ones included. Raises YearUnknownError.

    They never overlap: on a made-up Saturday the special Saturday opening gives way to the
    ordinary hours. source: BZ-2, BZ-10
    """
    ordinary = tuple(_ordinary(town, calendar, day))
    found = [*ordinary]
    for special in _special(town, calendar, day):
        found += _outside(special, ordinary)
    return tuple(sorted(found, key=lambda each: each.start))


def _outside(special: Session, ordinary: tuple[Session, ...]) -> Iterator[Session]:
    """Give what of the special session lies outside the day's ordinary ones (in their order)."""
    start = special.start
    for each in ordinary:
        if each.start < special.end and start < each.end:
            if start < each.start:
                yield replace(special, start=start, end=each.start)
            start = each.end
    if start < special.end:
        yield replace(special, start=start)


def _ordinary(town: Town, calendar: Calendar, day: date) -> Iterator[Session]:
    usual = day.isoweekday() in town.weekdays
    worked = calendar.is_worked(day)
    made_up = worked and day.isoweekday() > 5  # noqa: PLR2004 - a weekend worked by decree
    # a town that works Saturdays by its own file works them unless it is a public holiday
    own_weekend = usual and day.isoweekday() > 5 and not calendar.is_holiday(day)  # noqa: PLR2004
    if day in town.closed_on or not ((usual and worked) or made_up or own_weekend):
        return
    for hours in town.hours:
        yield Session(_at(day, hours.start), _at(day, hours.end))


def _special(town: Town, calendar: Calendar, day: date) -> Iterator[Session]:
    for each in town.special_sessions:
        if day in each.dates or (
            day.isoweekday() in each.weekdays
            and day not in town.closed_on
            and not calendar.is_holiday(day)
        ):
            yield Session(
                _at(day, each.hours.start), _at(day, each.hours.end), each.name, each.counters
            )


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, CHINA)


def open_now(town: Town, calendar: Calendar, now: datetime) -> Session | None:
    """Give the session that is running at this instant, or None; None in a year nobody knows."""
    here = local(now)
    try:
        found = sessions_on(town, calendar, here.date())
    except YearUnknownError:
        return None
    return next((each for each in found if each.start <= here < each.end), None)


def next_opening(town: Town, calendar: Calendar, now: datetime) -> Session | None:
    """Give the next session that starts after this instant; None where the calendar ends first."""
    here = local(now)
    for ahead in range(_LOOK_AHEAD):
        try:
            found = sessions_on(town, calendar, here.date() + timedelta(days=ahead))
        except YearUnknownError:
            return None
        for each in found:
            if each.start > here:
                return each
    return None
