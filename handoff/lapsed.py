"""Holds whose time has passed: searches ignore them at once, and whoever takes a place frees them.

A hold is a booking in the state held; it takes its places until `held_until`.
"""

from collections.abc import Iterator
from datetime import date, time

from sqlalchemy import bindparam, delete, select

from handoff.place_rows import PLACES, give_back, starts_between
from handoff.ports import Scene, Work
from handoff.tables.bookings import BookingRow
from handoff.tables.upsert import table_of
from knowledge.matters import TownId

_BOOKINGS = table_of(BookingRow)
_OVER = (
    _BOOKINGS.c.town == bindparam("of_town"),
    _BOOKINGS.c.state == "held",
    _BOOKINGS.c.held_until <= bindparam("at"),
)
_WHERE = _BOOKINGS.c["counter", "day", "start", "end", "slots"]
_FIND = select(*_WHERE).where(*_OVER)
_FREE = (
    delete(_BOOKINGS)
    # one that another transaction frees at this moment is its own to give back
    .where(
        _BOOKINGS.c.id.in_(select(_BOOKINGS.c.id).where(*_OVER).with_for_update(skip_locked=True)),
        _BOOKINGS.c.state == "held",
    )
    .returning(*_WHERE)
)


def lapsed_places(work: Work, town_id: TownId) -> tuple[tuple[date, time, str], ...]:
    """Give day, start and window of every place that a passed hold still takes in the rows."""
    return work.once(town_id, PLACES, "lapsed", lambda: tuple(_find(work, town_id)))


def _find(work: Work, town_id: TownId) -> Iterator[tuple[date, time, str]]:
    for each in work.execute(_FIND, {"of_town": town_id, "at": work.now}):
        for start in starts_between(each.start, each.end, each.slots):
            yield each.day, start, each.counter


def free_lapsed(work: Work, town_id: TownId) -> int:
    """Give back the places of all holds of this town whose time has passed; how many holds."""
    if not lapsed_places(work, town_id):
        return 0
    freed = work.execute(_FREE, {"of_town": town_id, "at": work.now}).all()
    for each in freed:
        starts = starts_between(each.start, each.end, each.slots)
        give_back(work, town_id, each.counter, each.day, starts)
    return len(freed)


def free_all_lapsed(work: Work, scene: Scene) -> int:
    """Do so for all towns: the timer's job."""
    return sum(free_lapsed(work, town.id) for town in scene.towns)
