"""时段: when a matter can be booked, at which windows, and how many places are left.

A slot lies inside a session of the day, is as long as the town's booking rules say, and starts
neither too soon nor too far ahead. source: BY-3, BZ-1, BZ-2, BZ-10, CN-1
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from handoff.open_slots import open_slots, openness
from handoff.ports import Work
from handoff.slot import Slot, joined
from handoff.taken_places import Taken, taken_between
from knowledge.calendar import Calendar, YearUnknownError, local
from knowledge.matters import Matter
from knowledge.sessions import Session, sessions_on
from knowledge.towns import Counter, Town

__all__ = [
    "FreeDayAt",
    "FreeTimeAt",
    "Slot",
    "Taken",
    "bookable_days",
    "free_between",
    "free_days",
    "free_times",
    "nearest_times",
    "slots_on",
    "taken_between",
]

log = logging.getLogger(__name__)

_NEAREST = 3


@dataclass(frozen=True, slots=True)
class FreeDayAt:
    """A local day on which so many places are left for the matter."""

    on: date
    places: int


@dataclass(frozen=True, slots=True)
class FreeTimeAt:
    """A slot at one window with places left; local times."""

    counter: Counter
    on: date
    start: time
    end: time
    places: int


def free_days(
    work: Work, town: Town, calendar: Calendar, matter: Matter, now: datetime
) -> tuple[FreeDayAt, ...]:
    """Give the days with places left for this matter, soonest first, up to the town's horizon."""
    days = bookable_days(town, now)
    taken = taken_between(work, town, days[0], days[-1])
    there = openness(work, town, days[0], days[-1])
    found, busy = [], {on for on, _start, _counter in taken}
    for day in days:
        slots = open_slots(slots_on(town, calendar, matter, day, now), there)
        places = sum(each.capacity for slot in slots for each in slot.counters)
        if places and day in busy:
            places = sum(each.places for each in _free(slots, taken))
        if places:
            found.append(FreeDayAt(day, places))
    return tuple(found)


def free_times(
    work: Work, town: Town, calendar: Calendar, matter: Matter, on: date, now: datetime
) -> tuple[FreeTimeAt, ...]:
    """Give the free slots of one day, earliest first, one entry for each window."""
    taken = taken_between(work, town, on, on)
    slots = open_slots_on(work, town, calendar, matter, on, now)
    return tuple(_free(slots, taken))


def free_between(
    work: Work, town: Town, calendar: Calendar, matter: Matter, days: Sequence[date], now: datetime
) -> tuple[FreeTimeAt, ...]:
    """Give the free slots of these days, earliest first, one entry for each window."""
    if not days:
        return ()
    taken = taken_between(work, town, min(days), max(days))
    there = openness(work, town, min(days), max(days))
    return tuple(
        free
        for day in sorted(days)
        for free in _free(open_slots(slots_on(town, calendar, matter, day, now), there), taken)
    )


def nearest_times(
    work: Work, town: Town, calendar: Calendar, matter: Matter, wanted: datetime, now: datetime
) -> tuple[FreeTimeAt, ...]:
    """Give up to three free times nearest to the wanted one, nearest first, at different starts."""
    days = bookable_days(town, now)
    taken = taken_between(work, town, days[0], days[-1])
    there = openness(work, town, days[0], days[-1])
    asked = wanted.replace(tzinfo=None)
    by_start: dict[datetime, FreeTimeAt] = {}
    for day in sorted(days, key=lambda each: abs(each - asked.date())):
        if len(by_start) >= _NEAREST:
            break  # what is on this day lies further off than what was found on the days before
        for each in _free(open_slots(slots_on(town, calendar, matter, day, now), there), taken):
            by_start.setdefault(datetime.combine(each.on, each.start), each)
    nearest = sorted(by_start, key=lambda at: abs(at - asked))
    return tuple(by_start[start] for start in nearest[:_NEAREST])


def bookable_days(town: Town, now: datetime) -> tuple[date, ...]:
    """Give today and the days up to the town's horizon, open or not."""
    today = local(now).date()
    return tuple(today + timedelta(days=each) for each in range(town.booking.horizon_days + 1))


def slots_on(
    town: Town, calendar: Calendar, matter: Matter, day: date, now: datetime
) -> tuple[Slot, ...]:
    """Give the slots of this day that can be booked now, full or not; none where nobody knows it.

    A day of a year whose holidays are not known yet cannot be booked.
    """
    here = local(now)
    today = here.date()
    if not today <= day <= today + timedelta(days=town.booking.horizon_days):
        return ()
    earliest = here + town.booking.lead
    return tuple(each for each in _grid(town, calendar, matter, day) if each.start >= earliest)


def open_slots_on(
    work: Work, town: Town, calendar: Calendar, matter: Matter, day: date, now: datetime
) -> tuple[Slot, ...]:
    """Give the slots of this day as slots_on does, as far as windows are open and people there."""
    slots = slots_on(town, calendar, matter, day, now)
    return open_slots(slots, openness(work, town, day, day)) if slots else ()


_grids: dict[tuple[int, str, date], tuple[Town, Calendar, Matter, tuple[Slot, ...]]] = {}
_GRIDS_KEPT = 4096


def _grid(town: Town, calendar: Calendar, matter: Matter, day: date) -> tuple[Slot, ...]:
    """Give all slots of a day; kept while the town's file, the calendar and the catalog stand.

    Asked for several times in a turn, and the same for everybody: to cut them anew is what costs.
    """
    key = (id(town), matter.code, day)
    kept = _grids.get(key)
    if kept is not None and kept[0] is town and kept[1] is calendar and kept[2] is matter:
        return kept[3]
    if len(_grids) >= _GRIDS_KEPT:
        _grids.clear()
    slots = _cut_day(town, calendar, matter, day)
    _grids[key] = (town, calendar, matter, slots)
    return slots


def _cut_day(town: Town, calendar: Calendar, matter: Matter, day: date) -> tuple[Slot, ...]:
    counters = town.counters_for(matter) if town.takes(matter) else ()
    if not counters:
        return ()
    try:
        sessions = sessions_on(town, calendar, day)
    except YearUnknownError as error:
        _warn_of_year(error.year)
        return ()
    merged: dict[datetime, Slot] = {}
    for session in sessions:
        here = tuple(
            each for each in counters if not session.counters or each.id in session.counters
        )
        for start, end in _cut(session, town.booking.slot):
            if here:
                before = merged.get(start)
                merged[start] = Slot(start, end, _both(before.counters, here) if before else here)
    slots = [merged[start] for start in sorted(merged)]
    return tuple(joined(slots, town.booking.slots_for(matter)))


def _cut(session: Session, length: timedelta) -> Iterator[tuple[datetime, datetime]]:
    start = session.start
    while start + length <= session.end:
        yield start, start + length
        start += length


def _both(first: tuple[Counter, ...], second: tuple[Counter, ...]) -> tuple[Counter, ...]:
    known = {each.id for each in first}
    return first + tuple(each for each in second if each.id not in known)


def _free(slots: Iterable[Slot], taken: Taken) -> Iterator[FreeTimeAt]:
    for slot in slots:
        on, start, end = slot.start.date(), slot.start.time(), slot.end.time()
        starts = slot.starts
        for counter in slot.counters:
            most = taken.get((on, start, counter.id), 0)
            for more in starts[1:]:
                most = max(most, taken.get((on, more, counter.id), 0))
            places = counter.capacity - most
            if places > 0:
                yield FreeTimeAt(counter, on, start, end, places)


@cache
def _warn_of_year(year: int) -> None:
    """Say once for each year that its days cannot be booked yet."""
    log.warning("no holidays known for %s: its days cannot be booked; see holidays.toml", year)
