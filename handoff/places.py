"""Places at a window in a slot, or in several in a row: all of them taken, or none.

What is read beforehand only says which window to try first; the update decides.
"""

from handoff.open_slots import open_slots, openness
from handoff.place_rows import give_back, take_row
from handoff.ports import Work
from handoff.slot import Slot
from handoff.taken_places import Taken, taken_between
from knowledge.matters import TownId
from knowledge.towns import Counter, Town


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
    taken = taken_between(work, town, on, on)

    def fullness(counter: Counter) -> tuple[bool, int]:
        most = max(taken.get((on, start, counter.id), 0) for start in slot.starts)
        return counter.takes_all, most - counter.capacity

    for counter in sorted(slot.counters, key=fullness):
        if _take(work, town_id, slot, counter, taken):
            return counter
    return None


def _take(work: Work, town_id: TownId, slot: Slot, counter: Counter, taken: Taken) -> bool:
    on = slot.start.date()
    for place, start in enumerate(slot.starts):
        known = (on, start, counter.id) in taken
        if not take_row(work, town_id, counter.id, on, start, counter.capacity, there=known):
            give_back(work, town_id, counter.id, on, slot.starts[:place])
            return False
    return True
