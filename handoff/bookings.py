"""预约: booking a place at a counter, looking it up, cancelling it.

source: BY-3, BZ-1, BZ-8, BZ-10, CN-1
"""

from collections.abc import Sequence
from datetime import date, datetime, time

from sqlalchemy import ColumnElement, and_, bindparam, or_, select, update

from handoff.booking_records import RecordedPlace, record, take_up_hold
from handoff.booking_views import BOOKINGS_TABLE as _BOOKINGS
from handoff.booking_views import (
    COMING,
    VIEWED,
    BookedPlace,
    Booking,
    BookingView,
    CancelledPlace,
    Comer,
    HasOne,
    LimitReached,
    MovedPlace,
    NoSuchPlace,
    NotBookable,
    OnlySoon,
    PlaceTaken,
    TooLate,
)
from handoff.lapsed import free_lapsed
from handoff.no_shows import only_soon
from handoff.place_rows import give_back, starts_between
from handoff.places import take_place
from handoff.ports import Work
from handoff.slots import Slot, nearest_times, slots_on
from knowledge.calendar import Calendar, local
from knowledge.matters import CitizenId, Matter, TownId
from knowledge.towns import Town

__all__ = [
    "BOOKINGS",
    "BookedPlace",
    "BookingView",
    "CancelledPlace",
    "HasOne",
    "LimitReached",
    "MovedPlace",
    "NoSuchPlace",
    "NotBookable",
    "OnlySoon",
    "PlaceTaken",
    "TooLate",
    "after",
    "book",
    "booking_of",
    "bookings_of",
    "bookings_on",
    "cancel",
    "latest_of",
    "slot_at",
]

BOOKINGS = "bookings"
"""The topic of a town's bookings."""

_COMING = (
    select(*VIEWED)
    .where(
        _BOOKINGS.c.town == bindparam("of_town"),
        _BOOKINGS.c.citizen == bindparam("of_citizen"),
        _BOOKINGS.c.state.in_(COMING),
        or_(
            _BOOKINGS.c.day > bindparam("today"),
            and_(_BOOKINGS.c.day == bindparam("today"), _BOOKINGS.c.end > bindparam("clock")),
        ),
    )
    .order_by(_BOOKINGS.c.day, _BOOKINGS.c.start, _BOOKINGS.c.id)
)


def book(
    work: Work,
    town: Town,
    calendar: Calendar,
    matter: Matter,
    citizen: CitizenId,
    on: date,
    start: time,
    notice: str | None,
    comer: Comer = Comer(),  # noqa: B008 - frozen
) -> Booking:
    """Take a place at this local time, at any window that takes the matter.

    What this citizen holds at that time becomes the booking. Windows for the matter's domain come
    before those that take all, and emptier before fuller. `notice` is the number of the notice
    that the citizen was told, if any.
    """
    refused = refusal(work, town, calendar, matter, citizen, on, comer)
    kept = (
        None
        if refused
        else take_up_hold(work, town.id, matter, citizen, (on, start), notice, comer)
    )
    if kept is not None:
        return _announced(work, town.id, kept)
    slot = slot_at(slots_on(town, calendar, matter, on, work.now), start)
    if slot is None:
        return NotBookable()
    if refused is not None:
        return refused
    free_lapsed(work, town.id)
    counter = take_place(work, town, slot)
    if counter is None:
        return PlaceTaken(nearest_times(work, town, calendar, matter, slot.start, work.now))
    place = RecordedPlace(slot, counter.id)
    return _announced(work, town.id, record(work, town.id, matter, citizen, place, notice, comer))


def refusal(
    work: Work,
    town: Town,
    calendar: Calendar,
    matter: Matter,
    citizen: CitizenId,
    on: date,
    comer: Comer,
) -> HasOne | LimitReached | OnlySoon | None:
    """Give why this citizen may not have another place, whether it is free or not."""
    coming = bookings_of(work, town, citizen)
    for each in coming:
        if each.matter == matter.code and each.is_for(comer):
            return HasOne(each)
    if len(coming) >= town.booking.per_citizen:
        return LimitReached(town.booking.per_citizen)
    if comer.by_clerk:
        return None
    soon = only_soon(work, town, calendar, citizen)
    return soon if soon is not None and on > soon.last_on else None


def slot_at(slots: Sequence[Slot], start: time) -> Slot | None:
    """Give the slot that starts then (local)."""
    return next((each for each in slots if each.start.time() == start), None)


def _announced(work: Work, town_id: TownId, view: BookingView) -> BookedPlace:
    work.announce(town_id, BOOKINGS)
    return BookedPlace(view)


def cancel(
    work: Work, town: Town, citizen: CitizenId, number: str, *, by_clerk: bool = False
) -> CancelledPlace | NoSuchPlace | TooLate:
    """Cancel one of this citizen's bookings and free its place; cancelled twice frees it once.

    A clerk may cancel as long as the visit is not over.
    """
    his = (
        _BOOKINGS.c.town == town.id,
        _BOOKINGS.c.citizen == citizen,
        _BOOKINGS.c.number == number,
        _BOOKINGS.c.state == "booked",
    )
    limit = after("start", work.now + town.booking.cancel_before)
    cancelled = (
        update(_BOOKINGS)
        .where(*his, after("end", work.now) if by_clerk else limit)
        .values(state="cancelled", cancelled_at=work.now)
        .returning(*VIEWED)
    )
    row = work.execute(cancelled).one_or_none()
    if row is None:
        late = work.execute(select(*VIEWED).where(*his, after("end", work.now)))
        there = late.one_or_none()
        return NoSuchPlace() if there is None else TooLate(BookingView(*there))
    view = BookingView(*row)
    starts = starts_between(view.start, view.end, view.slots)
    give_back(work, town.id, view.counter, view.on, starts)
    work.announce(town.id, BOOKINGS)
    return CancelledPlace(view)


def bookings_of(work: Work, town: Town, citizen: CitizenId) -> tuple[BookingView, ...]:
    """Give this citizen's bookings that are not over yet, soonest first."""
    here = local(work.now)
    his = {"of_town": town.id, "of_citizen": citizen, "today": here.date(), "clock": here.time()}
    return tuple(BookingView(*each) for each in work.execute(_COMING, his))


def bookings_on(work: Work, town_id: TownId, days: Sequence[date]) -> tuple[BookingView, ...]:
    """Give all bookings on these local days, cancelled ones too, by day, window and start.

    Places that are only held are none.
    """
    wanted = (
        select(*VIEWED)
        .where(_BOOKINGS.c.town == town_id, _BOOKINGS.c.day.in_(days), _BOOKINGS.c.state != "held")
        .order_by(_BOOKINGS.c.day, _BOOKINGS.c.counter, _BOOKINGS.c.start, _BOOKINGS.c.id)
    )
    return tuple(BookingView(*each) for each in work.execute(wanted))


def booking_of(work: Work, town_id: TownId, number: str) -> BookingView | None:
    """Give the booking with this number, whatever became of it."""
    wanted = select(*VIEWED).where(_BOOKINGS.c.town == town_id, _BOOKINGS.c.number == number)
    found = work.execute(wanted).one_or_none()
    return None if found is None else BookingView(*found)


def latest_of(work: Work, town_id: TownId, number: str) -> BookingView | None:
    """Give what became of this booking: the one that it was moved to at last, or itself."""
    view = booking_of(work, town_id, number)
    while view is not None and view.state == "moved":
        wanted = select(*VIEWED).where(
            _BOOKINGS.c.town == town_id, _BOOKINGS.c.moved_from == view.number
        )
        found = work.execute(wanted).first()
        if found is None:
            break
        view = BookingView(*found)
    return view


def after(edge: str, instant: datetime) -> ColumnElement[bool]:
    """Say in SQL that the visit's start or end is later than this instant."""
    here = local(instant)
    return or_(
        _BOOKINGS.c.day > here.date(),
        and_(_BOOKINGS.c.day == here.date(), _BOOKINGS.c[edge] > here.time()),
    )
