"""预约: booking a place at a counter, looking it up, cancelling it.

source: BY-3, BZ-1, BZ-8, BZ-10, CN-1
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import ColumnElement, and_, bindparam, insert, or_, select, update

from handoff.numbers import next_number
from handoff.places import give_back, take_place
from handoff.ports import Work
from handoff.slots import FreeTimeAt, Slot, nearest_times, open_slots_on
from handoff.tables.bookings import BookingRow
from handoff.tables.upsert import table_of
from knowledge.calendar import Calendar, local
from knowledge.matters import CitizenId, Matter, TownId
from knowledge.towns import Counter, Town

BOOKINGS = "bookings"
"""The topic of a town's bookings."""

_BOOKINGS = table_of(BookingRow)


@dataclass(frozen=True, slots=True)
class BookingView:
    """A booking. `number` is what to say at the counter; `matter` and `counter` are codes.

    `on`, `start` and `end` are local; `state` is booked or cancelled.
    """

    number: str
    citizen: CitizenId
    matter: str
    counter: str
    on: date
    start: time
    end: time
    state: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class BookedPlace:
    """The place is taken and recorded."""

    view: BookingView


@dataclass(frozen=True, slots=True)
class PlaceTaken:
    """No place is left in that slot; `nearest` are up to three free times, nearest first."""

    nearest: tuple[FreeTimeAt, ...]


@dataclass(frozen=True, slots=True)
class NotBookable:
    """No slot for this matter starts then: closed, past, too soon, too far ahead, or not taken."""


@dataclass(frozen=True, slots=True)
class LimitReached:
    """The citizen has as many bookings still to come as the town allows."""

    limit: int


@dataclass(frozen=True, slots=True)
class HasOne:
    """The citizen has a booking for this matter that is still to come."""

    view: BookingView


@dataclass(frozen=True, slots=True)
class CancelledPlace:
    """The booking is cancelled and its place is free."""

    view: BookingView


@dataclass(frozen=True, slots=True)
class NoSuchPlace:
    """The citizen has no booking still to come with this number."""


@dataclass(frozen=True, slots=True)
class TooLate:
    """The booking stands: the town's time limit for cancelling has passed."""

    view: BookingView


_VIEW = _BOOKINGS.c[
    "number", "citizen", "matter", "counter", "day", "start", "end", "state", "made_at"
]

_COMING = (
    select(*_VIEW)
    .where(
        _BOOKINGS.c.town == bindparam("of_town"),
        _BOOKINGS.c.citizen == bindparam("of_citizen"),
        _BOOKINGS.c.state == "booked",
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
) -> BookedPlace | PlaceTaken | NotBookable | LimitReached | HasOne:
    """Take a place at this local time, at any window that takes the matter.

    Windows for the matter's domain come before those that take all, and emptier before fuller.
    `notice` is the number of the notice that the citizen was told, if any.
    """
    slot = _slot_at(open_slots_on(work, town, calendar, matter, on, work.now), start)
    if slot is None:
        return NotBookable()
    coming = bookings_of(work, town, citizen)
    for each in coming:
        if each.matter == matter.code:
            return HasOne(each)
    if len(coming) >= town.booking.per_citizen:
        return LimitReached(town.booking.per_citizen)
    counter = take_place(work, town.id, slot)
    if counter is None:
        return PlaceTaken(nearest_times(work, town, calendar, matter, slot.start, work.now))
    return BookedPlace(_record(work, town.id, matter, citizen, slot, counter, notice))


def _slot_at(slots: Sequence[Slot], start: time) -> Slot | None:
    return next((each for each in slots if each.start.time() == start), None)


def _record(
    work: Work,
    town_id: TownId,
    matter: Matter,
    citizen: CitizenId,
    slot: Slot,
    counter: Counter,
    notice: str | None,
) -> BookingView:
    on = slot.start.date()
    view = BookingView(
        number=f"{on:%y%m%d}-{next_number(work, town_id, 'booking', on):03d}",
        citizen=citizen,
        matter=matter.code,
        counter=counter.id,
        on=on,
        start=slot.start.time(),
        end=slot.end.time(),
        state="booked",
        made_at=work.now,
    )
    values = {
        "town": town_id,
        "number": view.number,
        "citizen": citizen,
        "matter": view.matter,
        "counter": view.counter,
        "day": on,
        "start": view.start,
        "end": view.end,
        "state": view.state,
        "notice": notice,
        "made_at": view.made_at,
    }
    work.execute(insert(_BOOKINGS), values)
    work.announce(town_id, BOOKINGS)
    return view


def cancel(
    work: Work, town: Town, citizen: CitizenId, number: str
) -> CancelledPlace | NoSuchPlace | TooLate:
    """Cancel one of this citizen's bookings and free its place; cancelled twice frees it once."""
    his = (
        _BOOKINGS.c.town == town.id,
        _BOOKINGS.c.citizen == citizen,
        _BOOKINGS.c.number == number,
        _BOOKINGS.c.state == "booked",
    )
    limit = work.now + town.booking.cancel_before
    cancelled = (
        update(_BOOKINGS)
        .where(*his, _after("start", limit))
        .values(state="cancelled", cancelled_at=work.now)
        .returning(*_VIEW)
    )
    row = work.execute(cancelled).one_or_none()
    if row is None:
        late = work.execute(select(*_VIEW).where(*his, _after("end", work.now)))
        there = late.one_or_none()
        return NoSuchPlace() if there is None else TooLate(BookingView(*there))
    view = BookingView(*row)
    give_back(work, town.id, view.counter, view.on, view.start)
    work.announce(town.id, BOOKINGS)
    return CancelledPlace(view)


def bookings_of(work: Work, town: Town, citizen: CitizenId) -> tuple[BookingView, ...]:
    """Give this citizen's bookings that are not over yet, soonest first."""
    here = local(work.now)
    his = {"of_town": town.id, "of_citizen": citizen, "today": here.date(), "clock": here.time()}
    return tuple(BookingView(*each) for each in work.execute(_COMING, his))


def bookings_on(work: Work, town_id: TownId, days: Sequence[date]) -> tuple[BookingView, ...]:
    """Give all bookings on these local days, cancelled ones too, by day, window and start."""
    wanted = (
        select(*_VIEW)
        .where(_BOOKINGS.c.town == town_id, _BOOKINGS.c.day.in_(days))
        .order_by(_BOOKINGS.c.day, _BOOKINGS.c.counter, _BOOKINGS.c.start, _BOOKINGS.c.id)
    )
    return tuple(BookingView(*each) for each in work.execute(wanted))


def _after(edge: str, instant: datetime) -> ColumnElement[bool]:
    """Say in SQL that the visit's start or end is later than this instant."""
    here = local(instant)
    return or_(
        _BOOKINGS.c.day > here.date(),
        and_(_BOOKINGS.c.day == here.date(), _BOOKINGS.c[edge] > here.time()),
    )
