"""What the windows can take on a day beyond the plan: who is there, and what is closed.

source: BZ-12, BZ-16
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from handoff.closed_times import CLOSED, ClosedTime, closed_between, still_open
from handoff.days_read import days_read
from handoff.ports import Work
from handoff.slot import Slot
from handoff.staffing import Staffing, people_there
from knowledge.towns import Counter, Town


@dataclass(frozen=True, slots=True)
class Openness:
    """The people who are at the windows on some days, and the closures (停办) of these days."""

    people: Staffing
    closed: tuple[ClosedTime, ...]


def openness(work: Work, town: Town, first: date, last: date) -> Openness:
    """Look at these local days, the last included, and maybe at more; read once in a batch."""

    def closed(first: date, last: date) -> tuple[ClosedTime, ...]:
        return closed_between(work, town.id, first, last)

    closures = days_read(work, town, CLOSED, (first, last), closed)
    return Openness(people_there(work, town, first, last), closures)


def open_slots(slots: tuple[Slot, ...], there: Openness) -> tuple[Slot, ...]:
    """Give the slots with the windows that are open and the capacity that their people allow.

    A window at which nobody is there is left out, and so is a slot without windows: whoever takes
    a place goes by these. All slots are of one day.
    """
    if not slots or not (there.closed or slots[0].start.date() in there.people.days):
        return slots
    return tuple(_open(slots, there))


def _open(slots: Iterable[Slot], there: Openness) -> Iterator[Slot]:
    for slot in slots:
        less = there.people.lessened(slot.start, slot.end)
        left: tuple[Counter, ...] = slot.counters
        if less:
            left = tuple(
                replace(each, capacity=less[each.id]) if each.id in less else each
                for each in left
                if less.get(each.id, 1)
            )
        if there.closed:
            left = still_open(there.closed, slot.start, slot.end, left)
        if left is slot.counters:
            yield slot
        elif left:
            yield replace(slot, counters=left)
