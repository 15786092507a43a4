"""Places at a window in a slot, or in several in a row: all of them taken, or none.

What is read beforehand only says which window to try first; the update decides.
"""

from datetime import time

from sqlalchemy import bindparam, select

from handoff.open_slots import open_slots, openness
from handoff.place_rows import give_back, take_row
from handoff.ports import Work
from handoff.slot import Slot
from handoff.tables.bookings import SlotRow
from handoff.tables.upsert import table_of
from knowledge.matters import TownId
from knowledge.towns import Counter, Town

_SLOTS = table_of(SlotRow)
_TAKEN = select(_SLOTS.c.counter, _SLOTS.c.start, _SLOTS.c.taken).where(
    _SLOTS.c.town == bindparam("of_town"),
    _SLOTS.c.day == bindparam("of_day"),
    _SLOTS.c.start.between(bindparam("first"), bindparam("last")),
)


def take_place(work: Work, town: Town, slot: Slot) -> Counter | None:
    """Take a place at one of the slot's windows; None where no window has one left.

    A window has as many places as its people who are there. Windows for some domains come before
    those that take all, then emptier before fuller.
    """
    on, town_id = slot.start.date(), town.id
    there = open_slots((slot,), openness(work, town, on, on))
    if not there:
        return None
    (slot,) = there
    taken = _taken(work, town_id, slot)

    def fullness(counter: Counter) -> tuple[bool, int]:
        most = max(taken.get((counter.id, start), 0) for start in slot.starts)
        return counter.takes_all, most - counter.capacity

    for counter in sorted(slot.counters, key=fullness):
        if _take(work, town_id, slot, counter, set(taken)):
            return counter
    return None


def _taken(work: Work, town_id: TownId, slot: Slot) -> dict[tuple[str, time], int]:
    starts = slot.starts
    key = {
        "of_town": town_id,
        "of_day": slot.start.date(),
        "first": starts[0],
        "last": starts[-1],
    }
    here = {each.id for each in slot.counters}
    rows = work.execute(_TAKEN, key)
    return {(each.counter, each.start): each.taken for each in rows if each.counter in here}


def _take(
    work: Work, town_id: TownId, slot: Slot, counter: Counter, there: set[tuple[str, time]]
) -> bool:
    on = slot.start.date()
    for place, start in enumerate(slot.starts):
        known = (counter.id, start) in there
        if not take_row(work, town_id, counter.id, on, start, counter.capacity, there=known):
            give_back(work, town_id, counter.id, on, slot.starts[:place])
            return False
    return True
