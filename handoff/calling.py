"""叫号: a clerk at a counter calls the next number, begins, ends, or sends it on.

One conditional update takes a number, so two clerks who press at once never get the same; a unique
index keeps a counter to one number at a time. source: CN-8, XL-16
"""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import exists, update

from handoff.bookings import BOOKINGS
from handoff.hall_groups import may_call
from handoff.ports import Work
from handoff.queue_order import Waiting, in_order
from handoff.tables.bookings import BookingRow
from handoff.tables.day import TicketRow
from handoff.tables.upsert import table_of
from handoff.ticket_rows import TICKET_COLUMNS, Ticket, ticket_where, tickets_today
from handoff.tickets import HALL_TOPIC
from knowledge.matters import Catalog, TownId
from knowledge.towns import Counter, Town

MOST_CALLS: Final = 3
"""After so many calls a number may be noted as missed."""

_TICKETS, _BOOKINGS = table_of(TicketRow), table_of(BookingRow)
_AT_COUNTER = ("called", "serving")


@dataclass(frozen=True, slots=True)
class Called:
    """The number that was called to the counter (again)."""

    ticket: Ticket


@dataclass(frozen=True, slots=True)
class NobodyWaits:
    """Nobody waits whom this counter may call."""


@dataclass(frozen=True, slots=True)
class StillCalled:
    """The counter has called a number that has neither begun nor been noted as missed."""

    ticket: Ticket


@dataclass(frozen=True, slots=True)
class NotAtCounter:
    """That number is not at this counter (any more)."""


@dataclass(frozen=True, slots=True)
class CallAgain:
    """It was called `calls` times only: it counts as missed after MOST_CALLS."""

    calls: int


def waiting_for(work: Work, town: Town, catalog: Catalog, counter: Counter) -> tuple[Ticket, ...]:
    """Give who waits and may be called here, in the order of calling."""
    found = {
        each.id: each
        for each in tickets_today(work, town.id, ("waiting",))
        if each.only_at in {None, counter.id}
        and may_call(town, catalog, counter, each.letter, each.matter)
    }
    return tuple(found[each.id] for each in in_order(map(as_waiting, found.values()), work.now))


def as_waiting(ticket: Ticket) -> Waiting:
    """Give the ticket as the order of calling sees it."""
    first = ticket.first_for is not None or ticket.only_at is not None
    return Waiting(ticket.id, ticket.queued_at, ticket.slot_at, first)


def at_counter(work: Work, town: TownId, counter: str) -> Ticket | None:
    """Give the number that is called or served at this counter (its id) now."""
    return ticket_where(
        work, town, _TICKETS.c.counter == counter, _TICKETS.c.state.in_(_AT_COUNTER)
    )


def call_next(
    work: Work, town: Town, catalog: Catalog, counter: Counter, login: str
) -> Called | NobodyWaits | StillCalled:
    """Call the next number to this counter. What is served there must be ended before."""
    present = at_counter(work, town.id, counter.id)
    if present is not None:
        return StillCalled(present)
    for each in waiting_for(work, town, catalog, counter):
        taken = _call(work, town.id, each, counter.id, login)
        if taken is not None:
            return Called(taken)
    return NobodyWaits()


def _call(work: Work, town: TownId, ticket: Ticket, counter: str, login: str) -> Ticket | None:
    other = _TICKETS.alias("other")
    busy = exists().where(
        other.c.town == town, other.c.counter == counter, other.c.state.in_(_AT_COUNTER)
    )
    called = (
        update(_TICKETS)
        .where(_TICKETS.c.id == ticket.id, _TICKETS.c.state == "waiting", ~busy)
        .values(state="called", counter=counter, clerk=login, called_at=work.now, calls=1)
        .returning(*TICKET_COLUMNS)
    )
    row = work.execute(called).one_or_none()
    if row is None:
        return None
    _note(work, town, ticket.booking, called_at=work.now)
    work.announce(town, HALL_TOPIC)
    return Ticket(*row)


def call_again(work: Work, town: TownId, counter: str, ticket: int) -> Called | NotAtCounter:
    """Call the number at this counter once more."""
    return _change(
        work, town, counter, ticket, ("called",), calls=_TICKETS.c.calls + 1, called_at=work.now
    )


def begin(work: Work, town: TownId, counter: str, ticket: int) -> Called | NotAtCounter:
    """Note that the called one has come and is being served."""
    begun = _change(work, town, counter, ticket, ("called",), state="serving", began_at=work.now)
    if isinstance(begun, Called):
        _note(work, town, begun.ticket.booking, state="serving")
    return begun


def not_here(
    work: Work, town: TownId, counter: str, ticket: int
) -> Called | NotAtCounter | CallAgain:
    """Note that the called one did not come, after MOST_CALLS; on coming it may queue again."""
    present = at_counter(work, town, counter)
    if present is None or present.id != ticket:
        return NotAtCounter()
    if present.calls < MOST_CALLS:
        return CallAgain(present.calls)
    return _change(work, town, counter, ticket, ("called",), state="missed")


def pass_on(
    work: Work, town: Town, counter: str, ticket: int, to: Counter
) -> Called | NotAtCounter:
    """Send the number at this counter to another one, where it is called before all others."""
    gone = {"only_at": to.id, "counter": None, "queued_at": work.now, "began_at": None}
    passed = _change(work, town.id, counter, ticket, _AT_COUNTER, state="waiting", **gone)
    if isinstance(passed, Called):
        _note(work, town.id, passed.ticket.booking, state="arrived")
    return passed


def end(work: Work, town: TownId, counter: str, ticket: int) -> Called | NotAtCounter:
    """Note that the service at this counter is done."""
    done = _change(work, town, counter, ticket, _AT_COUNTER, state="done", done_at=work.now)
    if isinstance(done, Called):
        _note(work, town, done.ticket.booking, state="done", done_at=work.now)
        work.announce(town, BOOKINGS)
    return done


def come_back(work: Work, town: TownId, ticket: Ticket) -> Ticket | None:
    """Let a missed number queue again, behind those who wait now; None where it was not missed."""
    back = (
        update(_TICKETS)
        .where(_TICKETS.c.town == town, _TICKETS.c.id == ticket.id, _TICKETS.c.state == "missed")
        .values(state="waiting", counter=None, calls=0, queued_at=work.now, slot_at=None)
        .returning(*TICKET_COLUMNS)
    )
    row = work.execute(back).one_or_none()
    work.announce(town, HALL_TOPIC)
    return None if row is None else Ticket(*row)


def go_first(work: Work, town: TownId, ticket: int, why: str | None) -> bool:
    """Let a waiting number go first (CN-12), or no more (None); False where it does not wait."""
    first = (
        update(_TICKETS)
        .where(_TICKETS.c.town == town, _TICKETS.c.id == ticket, _TICKETS.c.state == "waiting")
        .values(first_for=why)
        .returning(_TICKETS.c.id)
    )
    work.announce(town, HALL_TOPIC)
    return work.execute(first).one_or_none() is not None


def _change(
    work: Work,
    town: TownId,
    where: str,
    ticket: int,
    states: tuple[str, ...],
    **values: Any,  # noqa: ANN401 - columns
) -> Called | NotAtCounter:
    changed = (
        update(_TICKETS)
        .where(
            _TICKETS.c.town == town,
            _TICKETS.c.id == ticket,
            _TICKETS.c.counter == where,
            _TICKETS.c.state.in_(states),
        )
        .values(**values)
        .returning(*TICKET_COLUMNS)
    )
    row = work.execute(changed).one_or_none()
    work.announce(town, HALL_TOPIC)
    return NotAtCounter() if row is None else Called(Ticket(*row))


def _note(work: Work, town: TownId, booking: str | None, **values: Any) -> None:  # noqa: ANN401 - columns
    if booking is not None:
        his = update(_BOOKINGS).where(_BOOKINGS.c.town == town, _BOOKINGS.c.number == booking)
        work.execute(his.values(**values))
