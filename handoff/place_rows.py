"""The rows of taken places: one conditional update takes one, one gives it back."""

from collections.abc import Sequence
from datetime import date, datetime, time
from functools import cache
from typing import Final

from sqlalchemy import Insert, bindparam, select, update

from handoff.ports import Work
from handoff.tables.bookings import SlotRow
from handoff.tables.upsert import insert_into, table_of
from knowledge.matters import TownId

PLACES: Final = "places"
"""What is forgotten (Work.forget) when places are taken or given back."""

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
_TAKE_AGAIN = update(_SLOTS).where(*_SAME).values(taken=_SLOTS.c.taken + 1)
_LOCK = select(_SLOTS.c.taken).order_by(_SLOTS.c.day, _SLOTS.c.start, _SLOTS.c.counter)


def starts_between(start: time, end: time, slots: int) -> tuple[time, ...]:
    """Give when each of the slots begins that lie in a row from `start` to `end`."""
    day = date.min
    first, last = datetime.combine(day, start), datetime.combine(day, end)
    return tuple((first + (last - first) / slots * each).time() for each in range(slots))


def take_row(
    work: Work, town_id: TownId, counter: str, on: date, start: time, places: int, *, there: bool
) -> bool:
    """Take one place of a slot that has `places`; False where none is left.

    `there` says that the row was seen, so that it needs no making.
    """
    if not there:
        row = {
            "town": town_id,
            "counter": counter,
            "day": on,
            "start": start,
            "capacity": places,
            "taken": 0,
        }
        work.execute(_making(work.dialect), row)
    work.forget(town_id, PLACES)
    key = _key(town_id, counter, on, start) | {"places": places}
    return work.execute(_TAKE, key).one_or_none() is not None


@cache
def _making(dialect: str) -> Insert:
    return insert_into(dialect, _SLOTS).on_conflict_do_nothing()


def give_back(work: Work, town_id: TownId, counter: str, on: date, starts: Sequence[time]) -> None:
    """Free one place of each of these slots."""
    work.forget(town_id, PLACES)
    for start in starts:
        work.execute(_GIVE_BACK, _key(town_id, counter, on, start))


def take_again(work: Work, town_id: TownId, counter: str, on: date, starts: Sequence[time]) -> None:
    """Undo a `give_back` of the same transaction: nobody else can have had the place since."""
    work.forget(town_id, PLACES)
    for start in starts:
        work.execute(_TAKE_AGAIN, _key(town_id, counter, on, start))


def lock_days(work: Work, town_id: TownId, days: Sequence[date]) -> None:
    """Keep others from these days' taken slots until the commit.

    Who gives one place back and takes another meets who does it the other way round: always in
    the same order, neither waits for the other for ever.
    """
    if work.dialect == "postgresql":
        here = (_SLOTS.c.town == town_id, _SLOTS.c.day.in_(days))
        work.execute(_LOCK.where(*here).with_for_update())


def _key(town_id: TownId, counter: str, day: date, start: time) -> dict[str, object]:
    return {"of_town": town_id, "of_counter": counter, "of_day": day, "of_start": start}
