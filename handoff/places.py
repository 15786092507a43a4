"""Places at a window in a slot: taken and given back by one conditional update each.

What is read beforehand only says which window to try first; the update decides.
"""

from datetime import date, time
from functools import cache

from sqlalchemy import Insert, bindparam, select, update

from handoff.ports import Work
from handoff.slots import Slot
from handoff.tables.bookings import SlotRow
from handoff.tables.upsert import insert_into, table_of
from knowledge.matters import TownId
from knowledge.towns import Counter

_SLOTS = table_of(SlotRow)
_SAME = (
    _SLOTS.c.town == bindparam("of_town"),
    _SLOTS.c.counter == bindparam("of_counter"),
    _SLOTS.c.day == bindparam("of_day"),
    _SLOTS.c.start == bindparam("of_start"),
)
_TAKE = (
    update(_SLOTS)
    .where(*_SAME, _SLOTS.c.taken < bindparam("places"))
    # the window's capacity of today: the town's file may have changed since the row was made
    .values(taken=_SLOTS.c.taken + 1, capacity=bindparam("places"))
    .returning(_SLOTS.c.taken)
)
_GIVE_BACK = update(_SLOTS).where(*_SAME, _SLOTS.c.taken > 0).values(taken=_SLOTS.c.taken - 1)


def take_place(work: Work, town_id: TownId, slot: Slot) -> Counter | None:
    """Take a place at one of the slot's windows; None where no window has one left.

    Windows for some domains come before those that take all, then emptier before fuller.
    """
    taken = _taken(work, town_id, slot)
    for counter in sorted(
        slot.counters,
        key=lambda each: (each.takes_all, taken.get(each.id, 0) - each.capacity),
    ):
        if _take(work, town_id, slot, counter, there=counter.id in taken):
            return counter
    return None


def _taken(work: Work, town_id: TownId, slot: Slot) -> dict[str, int]:
    wanted = select(SlotRow.counter, SlotRow.taken).where(
        SlotRow.town == town_id,
        SlotRow.counter.in_([each.id for each in slot.counters]),
        SlotRow.day == slot.start.date(),
        SlotRow.start == slot.start.time(),
    )
    return {each.counter: each.taken for each in work.execute(wanted)}


def _take(work: Work, town_id: TownId, slot: Slot, counter: Counter, *, there: bool) -> bool:
    day, start = slot.start.date(), slot.start.time()
    if not there:
        row = {
            "town": town_id,
            "counter": counter.id,
            "day": day,
            "start": start,
            "capacity": counter.capacity,
            "taken": 0,
        }
        work.execute(_making(work.dialect), row)
    key = _key(town_id, counter.id, day, start) | {"places": counter.capacity}
    return work.execute(_TAKE, key).one_or_none() is not None


@cache
def _making(dialect: str) -> Insert:
    return insert_into(dialect, _SLOTS).on_conflict_do_nothing()


def give_back(work: Work, town_id: TownId, counter: str, day: date, start: time) -> None:
    """Free one place of this slot."""
    work.execute(_GIVE_BACK, _key(town_id, counter, day, start))


def _key(town_id: TownId, counter: str, day: date, start: time) -> dict[str, object]:
    return {"of_town": town_id, "of_counter": counter, "of_day": day, "of_start": start}
