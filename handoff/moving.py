"""改期: one step from the old place to the new one, both or neither. source: BZ-8."""

from datetime import date, time

from sqlalchemy import select, update

from handoff.booking_records import RecordedPlace, record, take_up_hold
from handoff.booking_views import BOOKINGS_TABLE as _BOOKINGS
from handoff.booking_views import (
    VIEWED,
    BookingView,
    MovedPlace,
    Moving,
    NoSuchPlace,
    NotBookable,
    PlaceTaken,
    TooLate,
)
from handoff.bookings import BOOKINGS, after, slot_at
from handoff.lapsed import free_lapsed
from handoff.no_shows import only_soon
from handoff.place_rows import give_back, lock_days, starts_between, take_again
from handoff.places import take_place
from handoff.ports import Work
from handoff.slots import Slot, nearest_times, slots_on
from knowledge.calendar import Calendar
from knowledge.matters import CitizenId, Matter
from knowledge.towns import Town


def move(
    work: Work,
    town: Town,
    calendar: Calendar,
    matter: Matter,
    citizen: CitizenId,
    number: str,
    on: date,
    start: time,
    *,
    by_clerk: bool = False,
) -> Moving:
    """Give this booking another local time, under a new number; where that fails it stands.

    `matter` is the booking's. Asked for the time that it has, it says that it has it.
    """
    old = _movable(work, town, citizen, number, by_clerk=by_clerk)
    if not isinstance(old, BookingView):
        return old
    if (old.on, old.start) == (on, start):
        return MovedPlace(old, old)
    slot = slot_at(slots_on(town, calendar, matter, on, work.now), start)
    if slot is None:
        return NotBookable()
    soon = None if by_clerk else only_soon(work, town, calendar, citizen)
    if soon is not None and on > soon.last_on:
        return soon
    lock_days(work, town.id, (old.on, on))
    free_lapsed(work, town.id)
    if not _set_state(work, town, old.number, "booked", "moved"):
        return NoSuchPlace()
    view = _take(work, town, matter, old, slot)
    if view is None:
        return PlaceTaken(nearest_times(work, town, calendar, matter, slot.start, work.now))
    work.announce(town.id, BOOKINGS)
    return MovedPlace(view, old)


def _take(
    work: Work, town: Town, matter: Matter, old: BookingView, slot: Slot
) -> BookingView | None:
    """Give the old place back, so that a longer visit may overlap it, and take the new one."""
    starts = starts_between(old.start, old.end, old.slots)
    give_back(work, town.id, old.counter, old.on, starts)
    at = (slot.start.date(), slot.start.time())
    kept = take_up_hold(work, town.id, matter, old.citizen, at, old.notice, old.comer, old.number)
    if kept is not None:
        return kept
    counter = take_place(work, town, slot)
    if counter is None:
        take_again(work, town.id, old.counter, old.on, starts)
        _set_state(work, town, old.number, "moved", "booked")
        return None
    place = RecordedPlace(slot, counter.id, moved_from=old.number)
    return record(work, town.id, matter, old.citizen, place, old.notice, old.comer)


def _movable(
    work: Work, town: Town, citizen: CitizenId, number: str, *, by_clerk: bool
) -> BookingView | NoSuchPlace | TooLate:
    his = (
        _BOOKINGS.c.town == town.id,
        _BOOKINGS.c.citizen == citizen,
        _BOOKINGS.c.number == number,
        _BOOKINGS.c.state == "booked",
        after("end", work.now),
    )
    in_time = after("start", work.now + town.booking.cancel_before).label("in_time")
    found = work.execute(select(*VIEWED, in_time).where(*his)).one_or_none()
    if found is None:
        return NoSuchPlace()
    view = BookingView(*found[:-1])
    return view if by_clerk or found.in_time else TooLate(view)


def _set_state(work: Work, town: Town, number: str, before: str, state: str) -> bool:
    changed = (
        update(_BOOKINGS)
        .where(
            _BOOKINGS.c.town == town.id, _BOOKINGS.c.number == number, _BOOKINGS.c.state == before
        )
        .values(state=state, cancelled_at=work.now if state == "moved" else None)
        .returning(_BOOKINGS.c.id)
    )
    return work.execute(changed).one_or_none() is not None
