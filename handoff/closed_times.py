"""When counters are closed out of turn (停办): what is taken from the slots. source: BZ-16."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import bindparam, select

from handoff.ports import Work
from handoff.tables.day import ClosureRow
from handoff.tables.upsert import table_of
from knowledge.calendar import CHINA
from knowledge.counters import Counter
from knowledge.matters import TownId

CLOSED: Final = "closed"
"""What is forgotten (Work.forget) when a closure is made or taken back."""

_CLOSURES = table_of(ClosureRow)
_BETWEEN = select(*_CLOSURES.c["id", "begins_at", "ends_at", "counters", "reason"]).where(
    _CLOSURES.c.town == bindparam("of_town"),
    _CLOSURES.c.ends_at > bindparam("first"),
    _CLOSURES.c.begins_at < bindparam("last"),
    _CLOSURES.c.withdrawn_at.is_(None),
)


@dataclass(frozen=True, slots=True)
class ClosedTime:
    """A closure in force, from one instant to another; `counters` empty: at every counter."""

    id: int
    begins_at: datetime
    ends_at: datetime
    counters: tuple[str, ...]
    reason: str

    def touches(self, counter: str, start: datetime, end: datetime) -> bool:
        """Say whether it takes any of this time at this counter (its id)."""
        here = not self.counters or counter in self.counters
        return here and start < self.ends_at and self.begins_at < end


def closed_between(work: Work, town: TownId, first: date, last: date) -> tuple[ClosedTime, ...]:
    """Give the closures that touch these (local) days, the first and the last included."""
    span = {
        "of_town": town,
        "first": datetime.combine(first, time(), CHINA),
        "last": datetime.combine(last + timedelta(days=1), time(), CHINA),
    }
    return tuple(
        ClosedTime(each.id, each.begins_at, each.ends_at, tuple(each.counters), each.reason)
        for each in work.execute(_BETWEEN, span)
    )


def still_open(
    closed: Iterable[ClosedTime], start: datetime, end: datetime, counters: tuple[Counter, ...]
) -> tuple[Counter, ...]:
    """Give those of the counters that are not closed in any of this time."""
    here = [each for each in closed if start < each.ends_at and each.begins_at < end]
    if not here:
        return counters
    return tuple(
        each for each in counters if not any(one.touches(each.id, start, end) for one in here)
    )
