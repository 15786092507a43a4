"""One slot that can be booked, or several in a row that are taken together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from itertools import pairwise

from handoff.place_rows import starts_between
from knowledge.towns import Counter


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot that can be booked now, with the windows that take the matter in it.

    For a matter that takes longer it is so many slots in a row (`count`), at one window.
    """

    start: datetime
    end: datetime
    counters: tuple[Counter, ...]
    count: int = 1

    @property
    def starts(self) -> tuple[time, ...]:
        """When each of the slots in a row begins (local)."""
        if self.count == 1:
            return (self.start.time(),)
        return starts_between(self.start.time(), self.end.time(), self.count)


def joined(slots: list[Slot], count: int) -> Iterator[Slot]:
    """Put so many slots together that follow each other at the same windows."""
    for first in range(len(slots) - count + 1):
        row = slots[first : first + count]
        if any(before.end != after.start for before, after in pairwise(row)):
            continue
        here = tuple(
            min((one for slot in row for one in slot.counters if one.id == each.id), key=_capacity)
            for each in row[0].counters
            if all(any(one.id == each.id for one in slot.counters) for slot in row)
        )
        if here:
            yield Slot(row[0].start, row[-1].end, here, count)


def _capacity(counter: Counter) -> int:
    return counter.capacity
