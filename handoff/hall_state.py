"""The hall as its screen shows it: who is called where, how many wait, and for how long.

No personal data is in it. source: CN-8, XL-16
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select, update

from handoff.calling import as_waiting
from handoff.day_bookings import day_bookings
from handoff.hall_groups import CounterGroup, group_at, groups_of, may_call
from handoff.ports import Work
from handoff.queue_order import in_order
from handoff.tables.day import TicketRow
from handoff.tables.upsert import table_of
from handoff.ticket_rows import Ticket, tickets_today
from handoff.waiting_time import USUAL_MINUTES, Estimate, estimate
from knowledge.calendar import local
from knowledge.matters import Catalog
from knowledge.towns import Counter, Town

_TICKETS = table_of(TicketRow)
_MEASURED: Final = 40
_SHORTEST, _LONGEST = 1.0, 90.0  # minutes of a service that count
_AT_WORK = timedelta(minutes=40)
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class AtCounter:
    """A counter and the number that is called or served there."""

    counter: Counter
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group: how many wait, and how long somebody would who takes a number now."""

    group: CounterGroup
    waiting: int
    told: Estimate


@dataclass(frozen=True, slots=True)
class HallState:
    """The hall at this instant; `called` the latest call first, `next` in the order of calling."""

    called: tuple[AtCounter, ...]
    groups: tuple[GroupLine, ...]
    next: tuple[Ticket, ...]
    missed: tuple[Ticket, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """How many are before a number, and how long it will wait."""

    ahead: int
    told: Estimate


def hall_state(work: Work, town: Town, catalog: Catalog) -> HallState:
    """Give what is called and who waits, with an estimate for each group."""
    found = tickets_today(work, town.id, ("waiting", "called", "serving", "missed"))
    waiting = tuple(each for each in found if each.state == "waiting")
    counters = {each.id: each for each in town.counters}
    called = [
        AtCounter(counters[each.counter], each)
        for each in found
        if each.state in {"called", "serving"} and each.counter in counters
    ]
    called.sort(key=lambda each: each.ticket.called_at or each.ticket.taken_at, reverse=True)
    by_id = {each.id: each for each in waiting}
    order = in_order(map(as_waiting, waiting), work.now)
    return HallState(
        tuple(called),
        tuple(_line(work, town, catalog, each, waiting) for each in groups_of(town)),
        tuple(by_id[each.id] for each in order),
        tuple(each for each in found if each.state == "missed"),
    )


def _line(
    work: Work, town: Town, catalog: Catalog, group: CounterGroup, waiting: tuple[Ticket, ...]
) -> GroupLine:
    same = sum(each.letter == group.letter for each in waiting)
    return GroupLine(group, same, _told(work, town, catalog, group, same, waiting))


def outlook(work: Work, town: Town, catalog: Catalog, ticket: Ticket) -> Outlook:
    """Give who is before a waiting number, and the minutes that it will probably wait."""
    group = next(
        (each for each in groups_of(town) if each.letter == ticket.letter), groups_of(town)[0]
    )
    waiting = tickets_today(work, town.id, ("waiting",))
    rivals = [each for each in waiting if each.letter == ticket.letter]
    order = [each.id for each in in_order(map(as_waiting, rivals), work.now)]
    ahead = order.index(ticket.id) if ticket.id in order else 0
    return Outlook(ahead, _told(work, town, catalog, group, ahead, waiting))


def tell_estimate(work: Work, town: Town, catalog: Catalog, ticket: Ticket) -> Ticket:
    """Put down what a new ticket's holder is told, to be held against what came of it."""
    if ticket.told_high is not None:
        return ticket
    told = outlook(work, town, catalog, ticket).told
    row = update(_TICKETS).where(_TICKETS.c.id == ticket.id)
    work.execute(row.values(told_low=told.low, told_high=told.high))
    return replace(ticket, told_low=told.low, told_high=told.high)


def _told(
    work: Work,
    town: Town,
    catalog: Catalog,
    group: CounterGroup,
    ahead: int,
    waiting: tuple[Ticket, ...],
) -> Estimate:
    callers = [each for each in town.counters if may_call(town, catalog, each, group.letter, None)]
    busy, at_work = _at_work(work, town, {each.id for each in callers})
    letters = {group.letter, *(each.letter for each in waiting)}
    own = [each for each in group.counters if each in at_work or not at_work]
    # a general window serves every group that waits, so each of them has a share of it
    shared = len(at_work - set(own)) / len(letters)
    today = local(work.now).date()
    coming = sum(
        group_at(town, each.counter).letter == group.letter
        and work.now < each.starts_at <= work.now + _HOUR
        for each in day_bookings(work, town.id, today, today)
    )
    free = max(0, len(at_work) - busy)
    minutes = _minutes(work, town, group)
    return estimate(ahead, len(own) + shared, minutes, free=free, coming=coming)


def _at_work(work: Work, town: Town, callers: set[str]) -> tuple[int, set[str]]:
    """Count the counters that serve now, and give all that did within the last 40 minutes."""
    wanted = select(*_TICKETS.c["counter", "state", "called_at", "done_at"]).where(
        _TICKETS.c.town == town.id,
        _TICKETS.c.day == local(work.now).date(),
        _TICKETS.c.counter.in_(callers),
    )
    busy, seen = 0, set()
    for each in work.execute(wanted):
        if each.state in {"called", "serving"}:
            busy += 1
            seen.add(each.counter)
        elif (each.done_at or each.called_at) and work.now - (
            each.done_at or each.called_at
        ) <= _AT_WORK:
            seen.add(each.counter)
    return busy, seen


def _minutes(work: Work, town: Town, group: CounterGroup) -> float:
    """Give a service's mean minutes in this group, of the latest that were measured."""
    wanted = (
        select(_TICKETS.c.called_at, _TICKETS.c.done_at)
        .where(
            _TICKETS.c.town == town.id,
            _TICKETS.c.letter == group.letter,
            _TICKETS.c.state == "done",
        )
        .order_by(_TICKETS.c.id.desc())
        .limit(_MEASURED)
    )
    took = [_minutes_of(each.called_at, each.done_at) for each in work.execute(wanted)]
    counted = [each for each in took if _SHORTEST <= each <= _LONGEST]
    # a few services say little: the usual one stands for what is missing of ten
    usual = max(0, 10 - len(counted))
    whole = sum(counted) + usual * USUAL_MINUTES
    return whole / (len(counted) + usual)


def _minutes_of(begun: datetime, ended: datetime) -> float:
    return (ended - begun).total_seconds() / 60
