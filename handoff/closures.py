"""停办: a time at which counters are closed out of turn, and everybody who is booked then.

What is published takes the time from the slots at once; each booked citizen is proposed other
times, the first of which is kept until an answer or its end. Whoever is booked meanwhile by a
transaction that did not see it yet is found by the job. source: BZ-16
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import insert, select, update

from handoff.closed_times import CLOSED, ClosedTime
from handoff.day_bookings import DayBooking, day_bookings
from handoff.ports import Scene, Work
from handoff.proposals import propose, withdraw_proposals
from handoff.tables.day import ClosureRow, ProposalRow
from handoff.tables.upsert import table_of
from knowledge.calendar import local
from knowledge.matters import TownId
from knowledge.towns import Town

CLOSURES = "closures"
"""The topic of a town's closures."""

_CLOSURES, _PROPOSALS = table_of(ClosureRow), table_of(ProposalRow)
_LONGEST = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class ClosureSpan:
    """What is to be closed: aware instants, the counters' ids (empty: all), and why."""

    begins_at: datetime
    ends_at: datetime
    counters: tuple[str, ...]
    reason: str

    def as_closed(self, number: int = 0) -> ClosedTime:
        """Give it as the slots see it."""
        return ClosedTime(number, self.begins_at, self.ends_at, self.counters, self.reason)


@dataclass(frozen=True, slots=True)
class Closure:
    """A published closure; `made_by` is a log-in; `open`, `late`, `moved`, `cancelled` count."""

    id: int
    span: ClosureSpan
    made_at: datetime
    made_by: str
    withdrawn_at: datetime | None
    open: int
    late: int
    moved: int
    cancelled: int


@dataclass(frozen=True, slots=True)
class WrongSpan:
    """It ends before it begins, is over already, or is longer than a month."""


@dataclass(frozen=True, slots=True)
class NoSuchClosure:
    """There is no such closure in force."""


def touched(work: Work, town: Town, span: ClosureSpan) -> tuple[DayBooking, ...] | WrongSpan:
    """Give the bookings that a closure would touch, soonest first."""
    if not work.now < span.ends_at <= span.begins_at + _LONGEST or span.ends_at <= span.begins_at:
        return WrongSpan()
    return _touched(work, town, span.as_closed())


def _touched(work: Work, town: Town, closed: ClosedTime) -> tuple[DayBooking, ...]:
    first, last = local(closed.begins_at).date(), local(closed.ends_at).date()
    return tuple(
        each
        for each in day_bookings(work, town.id, first, last)
        if each.ends_at > work.now and closed.touches(each.counter, each.starts_at, each.ends_at)
    )


def publish(
    work: Work, scene: Scene, town: Town, span: ClosureSpan, by: str
) -> Closure | WrongSpan:
    """Close it from now on, and propose another time to everybody who is booked then."""
    found = touched(work, town, span)
    if isinstance(found, WrongSpan):
        return found
    row = {
        "town": town.id,
        "begins_at": span.begins_at,
        "ends_at": span.ends_at,
        "counters": list(span.counters),
        "reason": span.reason,
        "made_at": work.now,
        "made_by": by,
    }
    made = work.execute(insert(_CLOSURES).returning(_CLOSURES.c.id), row).scalar_one()
    work.forget(town.id, CLOSED)
    closed = span.as_closed(int(made))
    for each in found:
        propose(work, scene, town, closed, each)
    work.announce(town.id, CLOSURES)
    return Closure(closed.id, span, work.now, by, None, len(found), 0, 0, 0)


def withdraw(work: Work, scene: Scene, town: Town, closure: int, by: str) -> bool | NoSuchClosure:
    """Take a closure back: whoever has not answered keeps the old time and is told so."""
    gone = (
        update(_CLOSURES)
        .where(
            _CLOSURES.c.town == town.id,
            _CLOSURES.c.id == closure,
            _CLOSURES.c.withdrawn_at.is_(None),
            _CLOSURES.c.ends_at > work.now,
        )
        .values(withdrawn_at=work.now, withdrawn_by=by)
        .returning(_CLOSURES.c.id)
    )
    if work.execute(gone).one_or_none() is None:
        return NoSuchClosure()
    work.forget(town.id, CLOSED)
    withdraw_proposals(work, scene, town, closure)
    work.announce(town.id, CLOSURES)
    return True


def catch_up(work: Work, scene: Scene) -> None:
    """Propose to whoever was booked into a closure while it was being published. A job."""
    for town in scene.towns:
        for each in closures_of(work, town.id):
            if each.withdrawn_at is None and each.span.ends_at > work.now:
                closed = each.span.as_closed(each.id)
                for booking in _touched(work, town, closed):
                    propose(work, scene, town, closed, booking)


def closures_of(work: Work, town: TownId, limit: int = 50) -> tuple[Closure, ...]:
    """Give the town's closures that are not long over, the newest first, with their answers."""
    wanted = (
        select(_CLOSURES)
        .where(_CLOSURES.c.town == town, _CLOSURES.c.ends_at > work.now - timedelta(days=30))
        .order_by(_CLOSURES.c.id.desc())
        .limit(limit)
    )
    rows = work.execute(wanted).all()
    counts = _counts(work, town, [each.id for each in rows])
    return tuple(
        Closure(
            each.id,
            ClosureSpan(each.begins_at, each.ends_at, tuple(each.counters), each.reason),
            each.made_at,
            each.made_by,
            each.withdrawn_at,
            *(counts.get((each.id, state), 0) for state in ("open", "late", "moved", "cancelled")),
        )
        for each in rows
    )


def _counts(work: Work, town: TownId, closures: Sequence[int]) -> dict[tuple[int, str], int]:
    if not closures:
        return {}
    wanted = select(_PROPOSALS.c.closure, _PROPOSALS.c.state).where(
        _PROPOSALS.c.town == town, _PROPOSALS.c.closure.in_(closures)
    )
    counts: dict[tuple[int, str], int] = {}
    for closure, state in work.execute(wanted):
        counts[closure, state] = counts.get((closure, state), 0) + 1
    return counts
