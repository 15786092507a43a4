"""Who is called next: the one rule of the hall's queue. CN-8, CN-12, XL-16.

1. who was passed on to this counter, and who goes first (old, ill, disabled, pregnant, with a
   baby: a clerk ticks it), in the order in which they came;
2. who has booked and whose time has come (SOON before it), in the order of those times;
3. who came without a booking, and who came too late for theirs, in the order in which they came;
4. who has booked and came early: only where nobody else waits.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

SOON: Final = timedelta(minutes=5)
"""So long before a booked time it counts as come."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One who waits: aware instants; `slot_at` None: no booking, or late; `first`: goes first."""

    id: int
    queued_at: datetime
    slot_at: datetime | None = None
    first: bool = False


def in_order(waiting: Iterable[Waiting], now: datetime) -> list[Waiting]:
    """Give them in the order in which they are called at this instant."""
    return sorted(waiting, key=lambda each: _place(each, now))


def _place(each: Waiting, now: datetime) -> tuple[int, datetime, datetime, int]:
    if each.first:
        return 0, each.queued_at, each.queued_at, each.id
    if each.slot_at is None:
        return 2, each.queued_at, each.queued_at, each.id
    come = each.slot_at <= now + SOON
    return 1 if come else 3, each.slot_at, each.queued_at, each.id
