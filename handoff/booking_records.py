"""Writing a taken place down: as a booking, or as one that is held for a while."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import bindparam, delete, insert, select, update

from handoff.booking_views import BOOKINGS_TABLE as _BOOKINGS
from handoff.booking_views import VIEWED, BookingView, Comer
from handoff.numbers import next_number
from handoff.place_rows import give_back, starts_between
from handoff.ports import Work
from handoff.slots import Slot
from knowledge.matters import CitizenId, Matter, TownId

_HELD = select(*VIEWED, _BOOKINGS.c.held_until).where(
    _BOOKINGS.c.town == bindparam("of_town"),
    _BOOKINGS.c.citizen == bindparam("of_citizen"),
    _BOOKINGS.c.state == "held",
    _BOOKINGS.c.matter == bindparam("of_matter"),
    _BOOKINGS.c.day == bindparam("of_day"),
    _BOOKINGS.c.start == bindparam("of_start"),
    _BOOKINGS.c.held_until > bindparam("now"),
)
_RECORD = insert(_BOOKINGS).returning(*VIEWED)


@dataclass(frozen=True, slots=True)
class RecordedPlace:
    """A place that was taken: the slot, the window's id, and for whom it stands in.

    `held_until` makes it a hold, `offer` one that answers a waiting wish.
    """

    slot: Slot
    counter: str
    held_until: datetime | None = None
    offer: int | None = None
    moved_from: str | None = None


def record(
    work: Work,
    town_id: TownId,
    matter: Matter,
    citizen: CitizenId,
    place: RecordedPlace,
    notice: str | None,
    comer: Comer,
) -> BookingView:
    """Write the place down. A hold gets a number of its own kind, which nobody is told."""
    slot, on = place.slot, place.slot.start.date()
    held = place.held_until is not None
    values = {
        "town": town_id,
        "number": f"H{secrets.token_hex(8)}" if held else booking_number(work, town_id, on),
        "citizen": citizen,
        "matter": matter.code,
        "counter": place.counter,
        "day": on,
        "start": slot.start.time(),
        "end": slot.end.time(),
        "state": "held" if held else "booked",
        "made_at": work.now,
        "for_name": comer.name,
        "person": comer.person,
        "phone": comer.phone,
        "channel": comer.channel,
        "slots": slot.count,
        "notice": notice,
        "moved_from": place.moved_from,
        "held_until": place.held_until,
        "offer": place.offer,
    }
    return BookingView(*work.execute(_RECORD, values).one())


def booking_number(work: Work, town_id: TownId, on: date) -> str:
    """Give the next number of bookings for this day."""
    return f"{on:%y%m%d}-{next_number(work, town_id, 'booking', on):03d}"


def held_at(
    work: Work, town_id: TownId, matter: Matter, citizen: CitizenId, at: tuple[date, time]
) -> tuple[BookingView, datetime] | None:
    """Give what this citizen holds at this local day and time, and until when."""
    key = {
        "of_town": town_id,
        "of_citizen": citizen,
        "of_matter": matter.code,
        "of_day": at[0],
        "of_start": at[1],
        "now": work.now,
    }
    found = work.execute(_HELD, key).first()
    return None if found is None else (BookingView(*found[:-1]), found.held_until)


def take_up_hold(
    work: Work,
    town_id: TownId,
    matter: Matter,
    citizen: CitizenId,
    at: tuple[date, time],
    notice: str | None,
    comer: Comer,
    moved_from: str | None = None,
) -> BookingView | None:
    """Make a booking of what is held at this time; None where nothing is, or not any more."""
    held = held_at(work, town_id, matter, citizen, at)
    if held is None:
        return None
    booked = (
        update(_BOOKINGS)
        .where(
            _BOOKINGS.c.town == town_id,
            _BOOKINGS.c.number == held[0].number,
            _BOOKINGS.c.state == "held",
            _BOOKINGS.c.held_until > work.now,
        )
        .values(
            number=booking_number(work, town_id, at[0]),
            state="booked",
            held_until=None,
            made_at=work.now,
            notice=notice,
            moved_from=moved_from,
            for_name=comer.name,
            person=comer.person,
            phone=comer.phone,
            channel=comer.channel,
        )
        .returning(*VIEWED)
    )
    row = work.execute(booked).one_or_none()
    return None if row is None else BookingView(*row)


def let_go(work: Work, town_id: TownId, citizen: CitizenId, *, offer: int | None = None) -> None:
    """Free what this citizen holds while answering; with `offer`, what that wish was offered."""
    mine = _BOOKINGS.c.offer.is_(None) if offer is None else _BOOKINGS.c.offer == offer
    gone = (
        delete(_BOOKINGS)
        .where(
            _BOOKINGS.c.town == town_id,
            _BOOKINGS.c.citizen == citizen,
            _BOOKINGS.c.state == "held",
            mine,
        )
        .returning(*_BOOKINGS.c["counter", "day", "start", "end", "slots"])
    )
    for each in work.execute(gone).all():
        starts = starts_between(each.start, each.end, each.slots)
        give_back(work, town_id, each.counter, each.day, starts)
