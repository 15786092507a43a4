"""Tickets of the hall's queue as they are kept, read one by one or for a day. CN-8, XL-16."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, select

from handoff.ports import Work
from handoff.tables.day import TicketRow
from handoff.tables.upsert import table_of
from knowledge.calendar import local
from knowledge.matters import CitizenId, TownId

_TICKETS = table_of(TicketRow)
TICKET_COLUMNS = _TICKETS.c[
    "id", "number", "key", "letter", "booking", "citizen", "matter", "first_for", "state",
    "slot_at", "only_at", "taken_at", "queued_at", "counter", "clerk", "calls", "called_at",
    "began_at", "done_at", "told_low", "told_high", "day",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ticket:
    """A number in the queue; see TicketRow for its fields."""

    id: int
    number: str
    key: str
    letter: str
    booking: str | None
    citizen: CitizenId | None
    matter: str | None
    first_for: str | None
    state: str
    slot_at: datetime | None
    only_at: str | None
    taken_at: datetime
    queued_at: datetime
    counter: str | None
    clerk: str | None
    calls: int
    called_at: datetime | None
    began_at: datetime | None
    done_at: datetime | None
    told_low: int | None
    told_high: int | None
    day: date


def ticket_where(work: Work, town: TownId, *conditions: ColumnElement[bool]) -> Ticket | None:
    """Give the newest ticket of this town for which the conditions hold."""
    wanted = select(*TICKET_COLUMNS).where(_TICKETS.c.town == town, *conditions)
    row = work.execute(wanted.order_by(_TICKETS.c.id.desc()).limit(1)).one_or_none()
    return None if row is None else Ticket(*row)


def ticket_numbered(work: Work, town: TownId, day: date, number: str) -> Ticket | None:
    """Give the ticket with this number on this day."""
    return ticket_where(work, town, _TICKETS.c.day == day, _TICKETS.c.number == number.upper())


def ticket_of(work: Work, town: TownId, citizen: CitizenId) -> Ticket | None:
    """Give the citizen's ticket of today that still counts (waiting, called, serving, missed)."""
    return ticket_where(
        work,
        town,
        _TICKETS.c.day == local(work.now).date(),
        _TICKETS.c.citizen == citizen,
        _TICKETS.c.state.in_(("waiting", "called", "serving", "missed")),
    )


def ticket_with_key(work: Work, town: TownId, number: str, key: str) -> Ticket | None:
    """Give the ticket that this address opens."""
    return ticket_where(work, town, _TICKETS.c.number == number, _TICKETS.c.key == key)


def tickets_today(
    work: Work, town: TownId, states: Sequence[str] = ("waiting", "called", "serving")
) -> tuple[Ticket, ...]:
    """Give today's tickets in these states, in the order in which they were taken."""
    wanted = (
        select(*TICKET_COLUMNS)
        .where(
            _TICKETS.c.town == town,
            _TICKETS.c.day == local(work.now).date(),
            _TICKETS.c.state.in_(states),
        )
        .order_by(_TICKETS.c.id)
    )
    return tuple(Ticket(*each) for each in work.execute(wanted))
