"""排队号: who is in the hall's queue, by a booking or by a number taken there.

source: CN-8, XL-16, CN-12
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from sqlalchemy import insert, update

from handoff.bookings import BOOKINGS
from handoff.day_bookings import DayBooking, booking_named, day_bookings
from handoff.hall_groups import CounterGroup, group_at
from handoff.numbers import next_number
from handoff.ports import Work
from handoff.tables.bookings import BookingRow
from handoff.tables.day import TicketRow
from handoff.tables.upsert import table_of
from handoff.ticket_rows import TICKET_COLUMNS, Ticket, ticket_of, ticket_where
from knowledge.calendar import Calendar, YearUnknownError, local
from knowledge.matters import CitizenId, TownId
from knowledge.sessions import sessions_on
from knowledge.towns import Town

HALL_TOPIC: Final = "hall"
"""The topic of a town's hall: its queue and its counters."""

FIRST_FOR: Final = ("老人", "残疾", "病人", "孕妇", "带婴儿", "军人")
"""Why somebody goes first; a clerk ticks it. source: CN-12"""

Channel = Literal["扫码", "微信", "窗口", "设备"]
_BEFORE_OPENING = timedelta(minutes=30)
_TICKETS, _BOOKINGS = table_of(TicketRow), table_of(BookingRow)


@dataclass(frozen=True, slots=True)
class InQueue:
    """The ticket, in the queue now or already."""

    ticket: Ticket


@dataclass(frozen=True, slots=True)
class TooEarly:
    """The booking is today, but may be checked in only from this instant on."""

    opens_at: datetime


@dataclass(frozen=True, slots=True)
class NotToday:
    """The booking is for another day, or is over."""

    booking: DayBooking


@dataclass(frozen=True, slots=True)
class NoBooking:
    """There is no such booking that still stands."""


@dataclass(frozen=True, slots=True)
class NoNumbers:
    """No number can be taken now: the town has no queue, or the hall is closed (`closed`)."""

    closed: bool


def check_in(
    work: Work, town: Town, number: str, channel: Channel, first_for: str | None = None
) -> InQueue | TooEarly | NotToday | NoBooking:
    """Put a booked citizen (the booking's number) who has come into the queue; twice is once."""
    booking = booking_named(work, town.id, number)
    if booking is None:
        return NoBooking()
    there = ticket_where(work, town.id, _TICKETS.c.booking == number)
    if there is not None:
        return InQueue(there)
    if booking.state != "booked":
        return NoBooking()
    if booking.on != local(work.now).date():
        return NotToday(booking)
    if work.now < booking.starts_at - town.day.early:
        return TooEarly(booking.starts_at - town.day.early)
    come = (
        update(_BOOKINGS)
        .where(
            _BOOKINGS.c.town == town.id,
            _BOOKINGS.c.number == number,
            _BOOKINGS.c.state == "booked",
        )
        .values(state="arrived", arrived_at=work.now)
        .returning(_BOOKINGS.c.id)
    )
    if work.execute(come).one_or_none() is None:
        return NoBooking()
    work.announce(town.id, BOOKINGS)
    in_time = work.now <= booking.starts_at + town.day.late
    return InQueue(
        _take(
            work,
            town,
            group_at(town, booking.counter),
            channel,
            booking=number,
            citizen=booking.citizen,
            matter=booking.matter,
            first_for=first_for,
            slot_at=booking.starts_at if in_time else None,
        )
    )


def take_number(
    work: Work,
    town: Town,
    calendar: Calendar,
    group: CounterGroup,
    channel: Channel,
    *,
    citizen: CitizenId | None = None,
    matter: str | None = None,
    first_for: str | None = None,
) -> InQueue | NoNumbers:
    """Take a number of this group; a citizen who has one that waits gets that one again."""
    if not town.queue or not hall_open(town, calendar, work.now):
        return NoNumbers(closed=town.queue)
    if citizen is not None:
        there = ticket_of(work, town.id, citizen)
        if there is not None and there.letter == group.letter:
            return InQueue(there)
    return InQueue(
        _take(work, town, group, channel, citizen=citizen, matter=matter, first_for=first_for)
    )


def hall_open(town: Town, calendar: Calendar, now: datetime) -> bool:
    """Say whether numbers are given out: from half an hour before a session to its end."""
    here = local(now)
    try:
        sessions = sessions_on(town, calendar, here.date())
    except YearUnknownError:
        return False
    return any(each.start - _BEFORE_OPENING <= here < each.end for each in sessions)


def _take(
    work: Work,
    town: Town,
    group: CounterGroup,
    channel: Channel,
    **known: Any,  # noqa: ANN401 - columns
) -> Ticket:
    day = local(work.now).date()
    row = {
        "town": town.id,
        "day": day,
        "number": f"{group.letter}{next_number(work, town.id, f'ticket-{group.letter}', day):03d}",
        "key": secrets.token_urlsafe(9),
        "letter": group.letter,
        "state": "waiting",
        "taken_at": work.now,
        "queued_at": work.now,
        "channel": channel,
        "calls": 0,
        **known,
    }
    made = work.execute(insert(_TICKETS).values(row).returning(*TICKET_COLUMNS)).one()
    work.announce(town.id, HALL_TOPIC)
    return Ticket(*made)


def bookings_by_phone(work: Work, town: TownId, last_four: str) -> tuple[DayBooking, ...]:
    """Give today's bookings, still to come or checked in, whose phone ends so."""
    today = local(work.now).date()
    found = day_bookings(work, town, today, today, ("booked", "arrived"))
    return tuple(each for each in found if each.phone and each.phone[-4:] == last_four)


def leave(work: Work, town: TownId, ticket: Ticket) -> bool:
    """Take a number that waits out of the queue: its holder does not wait any longer."""
    left = (
        update(_TICKETS)
        .where(_TICKETS.c.town == town, _TICKETS.c.id == ticket.id, _TICKETS.c.state == "waiting")
        .values(state="left", done_at=work.now)
        .returning(_TICKETS.c.id)
    )
    work.announce(town, HALL_TOPIC)
    return work.execute(left).one_or_none() is not None
