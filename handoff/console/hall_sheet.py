"""What the page of a counter shows: who is here, who is next, who was missed."""

from dataclasses import dataclass
from datetime import date, datetime

from handoff.calling import MOST_CALLS, at_counter, waiting_for
from handoff.console.frame import Frame
from handoff.console.guards import Seat
from handoff.console.inbox import matter_name
from handoff.console.words import lasted, tone
from handoff.day_bookings import day_bookings
from handoff.hall_groups import groups_of
from handoff.hall_state import hall_state
from handoff.ports import PageUrl, Work
from handoff.queue import how_many_wait
from handoff.ticket_paths import screen_path
from handoff.ticket_rows import Ticket
from handoff.tickets import FIRST_FOR
from knowledge.calendar import local
from knowledge.matters import Catalog
from knowledge.towns import Counter, Town


@dataclass(frozen=True, slots=True)
class TicketLine:
    """A number in the list; `slot` is the booked time where it counts."""

    id: int
    number: str
    matter: str
    slot: str | None
    first_for: str | None
    passed: bool
    waited: str
    tone: str


@dataclass(frozen=True, slots=True)
class Present:
    """The number at this counter; `left` calls until it may be noted as missed."""

    id: int
    number: str
    state: str
    matter: str
    booking: str | None
    calls: int
    left: int
    since: str


@dataclass(frozen=True, slots=True)
class HallSheet:
    """The whole page."""

    frame: Frame
    may: bool
    counter: Counter
    counters: tuple[Counter, ...]
    present: Present | None
    waiting: tuple[TicketLine, ...]
    missed: tuple[str, ...]
    elsewhere: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, str, int, str], ...]
    first_for: tuple[str, ...]
    coming: int
    no_shows: int
    queue: bool
    screen: str
    here: str
    refusal: str


def own_counter(town: Town, login: str, day: date, wanted: str) -> Counter:
    """Give the counter asked for, else this clerk's of today, else the first that is theirs."""
    counters = {each.id: each for each in town.counters}
    if wanted in counters:
        return counters[wanted]
    for each in town.counters:
        duty = town.on_duty(day, counter=each.id)
        if duty is not None and duty.login == login:
            return each
    person = town.person(login)
    own = [counters[each] for each in (person.counters if person else ()) if each in counters]
    return (own or list(town.counters))[0]


def sheet(
    work: Work,
    seat: Seat,
    catalog: Catalog,
    counter: Counter,
    url: PageUrl,
    *,
    refusal: str,
    may: bool,
) -> HallSheet:
    """Read the page of this counter."""
    town, now = seat.town, work.now
    state = hall_state(work, town, catalog)
    present = at_counter(work, town.id, counter.id)
    today = local(now).date()
    return HallSheet(
        frame=seat.frame("叫号", "hall", how_many_wait(work, town.id), now),
        may=may,
        counter=counter,
        counters=town.counters,
        present=_present(present, catalog, now) if present else None,
        waiting=tuple(
            _line(each, catalog, now) for each in waiting_for(work, town, catalog, counter)
        ),
        missed=tuple(each.number for each in state.missed),
        elsewhere=tuple(
            (each.ticket.number, each.counter.name)
            for each in state.called
            if each.counter.id != counter.id
        ),
        groups=tuple(
            (each.group.letter, each.group.name, each.waiting, each.told.words)
            for each in state.groups
        )
        if town.queue
        else tuple((each.letter, each.name, 0, "") for each in groups_of(town)),
        first_for=FIRST_FOR,
        coming=len(day_bookings(work, town.id, today, today)),
        no_shows=len(day_bookings(work, town.id, today, today, ("missed",))),
        queue=town.queue,
        screen=url(screen_path(town.id)),
        here=f"/console/hall?counter={counter.id}",
        refusal=refusal,
    )


def _present(ticket: Ticket, catalog: Catalog, now: datetime) -> Present:
    since = ticket.began_at or ticket.called_at or ticket.queued_at
    return Present(
        ticket.id,
        ticket.number,
        ticket.state,
        matter_name(catalog, ticket.matter) or "没有预约",
        ticket.booking,
        ticket.calls,
        max(0, MOST_CALLS - ticket.calls),
        lasted(now - since),
    )


def _line(ticket: Ticket, catalog: Catalog, now: datetime) -> TicketLine:
    waited = now - ticket.queued_at
    return TicketLine(
        ticket.id,
        ticket.number,
        matter_name(catalog, ticket.matter) or "没有预约",
        f"{local(ticket.slot_at):%H:%M}" if ticket.slot_at else None,
        ticket.first_for,
        ticket.only_at is not None,
        lasted(waited),
        tone(waited),
    )
