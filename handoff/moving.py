"""改约: a booking is given another time in one step, so that nobody ends up with none.

source: BZ-16
"""

from dataclasses import dataclass, replace
from datetime import date, time

from sqlalchemy import insert, update

from handoff.bookings import BOOKINGS
from handoff.day_bookings import DayBooking, booking_named
from handoff.numbers import next_number
from handoff.places import give_back, take_place
from handoff.ports import Work
from handoff.slots import open_slots_on
from handoff.tables.bookings import BookingRow
from handoff.tables.upsert import table_of
from knowledge.calendar import Calendar
from knowledge.matters import Matter
from knowledge.towns import Town

_BOOKINGS = table_of(BookingRow)


@dataclass(frozen=True, slots=True)
class Moved:
    """The booking under its new number, at its new time; the old place is free."""

    booking: DayBooking


@dataclass(frozen=True, slots=True)
class NoPlaceThen:
    """Nothing is free at that time; the booking stands as it was."""


@dataclass(frozen=True, slots=True)
class NotMovable:
    """There is no booking with this number that is still to come."""


def move(
    work: Work,
    town: Town,
    calendar: Calendar,
    matter: Matter,
    number: str,
    on: date,
    start: time,
) -> Moved | NoPlaceThen | NotMovable:
    """Give the booking the place at this local time: the new one is taken before the old is free.

    The old row becomes `moved`; the new one says in `moved_from` where it comes from.
    """
    before = booking_named(work, town.id, number)
    if before is None or before.state != "booked":
        return NotMovable()
    slots = open_slots_on(work, town, calendar, matter, on, work.now)
    slot = next((each for each in slots if each.start.time() == start), None)
    counter = take_place(work, town.id, slot) if slot is not None else None
    if slot is None or counter is None:
        return NoPlaceThen()
    left = (
        update(_BOOKINGS)
        .where(
            _BOOKINGS.c.town == town.id,
            _BOOKINGS.c.number == number,
            _BOOKINGS.c.state == "booked",
        )
        .values(state="moved", cancelled_at=work.now)
        .returning(_BOOKINGS.c.id)
    )
    if work.execute(left).one_or_none() is None:
        give_back(work, town.id, counter.id, on, start)
        return NotMovable()
    give_back(work, town.id, before.counter, before.on, before.start)
    after = replace(
        before,
        number=f"{on:%y%m%d}-{next_number(work, town.id, 'booking', on):03d}",
        counter=counter.id,
        on=on,
        start=start,
        end=slot.end.time(),
        made_at=work.now,
    )
    _record(work, town, after, before.number)
    work.announce(town.id, BOOKINGS)
    return Moved(after)


def _record(work: Work, town: Town, after: DayBooking, moved_from: str) -> None:
    old = _BOOKINGS.alias("old")
    columns = ("citizen", "matter", "notice", "for_name", "person", "phone", "channel")
    kept = {
        name: old.select()
        .with_only_columns(old.c[name])
        .where(old.c.town == town.id, old.c.number == moved_from)
        .scalar_subquery()
        for name in columns
    }
    values = {
        "town": town.id,
        "number": after.number,
        "counter": after.counter,
        "day": after.on,
        "start": after.start,
        "end": after.end,
        "state": "booked",
        "made_at": after.made_at,
        "moved_from": moved_from,
    }
    work.execute(insert(_BOOKINGS).values({**values, **kept}))
