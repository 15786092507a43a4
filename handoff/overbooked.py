"""约了但没人: bookings that stand where people are missing. Never cancelled silently.

source: BZ-12, BZ-16
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from handoff.bookings import BookingView, bookings_on
from handoff.ports import Work
from handoff.staffing import Staffing
from knowledge.calendar import CHINA
from knowledge.towns import Counter

_STANDING = frozenset({"booked", "arrived"})


@dataclass(frozen=True, slots=True)
class Overbooked:
    """A slot (local) with more bookings than `places` that are left with the people there."""

    counter: Counter
    on: date
    start: time
    end: time
    places: int
    bookings: tuple[BookingView, ...]


def overbooked(work: Work, people: Staffing, first: date, last: date) -> tuple[Overbooked, ...]:
    """Give the coming slots that are overbooked, by day; `people` cover these days."""
    if people.is_by_file:
        return ()
    days = [first + timedelta(days=each) for each in range((last - first).days + 1)]
    found = bookings_on(work, people.town.id, days)
    return tuple(_over(people, [each for each in found if each.state in _STANDING], work.now))


def _over(people: Staffing, found: list[BookingView], now: datetime) -> Iterator[Overbooked]:
    counters = {each.id: each for each in people.town.counters}
    ordered = sorted(found, key=_slot)
    for (on, start, end, counter), group in groupby(ordered, key=_slot):
        until = datetime.combine(on, end, CHINA)
        there = counters.get(counter)
        if there is None or until <= now:
            continue
        places = people.places(there, datetime.combine(on, start, CHINA), until)
        bookings = tuple(group)
        if len(bookings) > places:
            yield Overbooked(there, on, start, end, places, bookings)


def _slot(booking: BookingView) -> tuple[date, time, time, str]:
    return booking.on, booking.start, booking.end, booking.counter
