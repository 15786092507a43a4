"""How many places are taken in each slot, without those whose hold has passed."""

from collections.abc import Mapping
from datetime import date, time

from sqlalchemy import bindparam, select

from handoff.days_read import days_read
from handoff.lapsed import lapsed_places
from handoff.place_rows import PLACES
from handoff.ports import Work
from handoff.tables.bookings import SlotRow
from handoff.tables.upsert import table_of
from knowledge.towns import Town

Taken = Mapping[tuple[date, time, str], int]
"""How many places are taken: day, start and window's id → number; none where it is missing."""

_SLOTS = table_of(SlotRow)
_TAKEN = select(_SLOTS.c.day, _SLOTS.c.start, _SLOTS.c.counter, _SLOTS.c.taken).where(
    _SLOTS.c.town == bindparam("of_town"),
    _SLOTS.c.day.between(bindparam("first"), bindparam("last")),
)


def taken_between(work: Work, town: Town, first: date, last: date) -> Taken:
    """Count the places taken at every window from one day to another, maybe of more days."""

    def taken(first: date, last: date) -> Taken:
        rows = work.execute(_TAKEN, {"of_town": town.id, "first": first, "last": last})
        found = {(day, start, counter): number for day, start, counter, number in rows}
        for place in lapsed_places(work, town.id):
            if place in found:
                found[place] -= 1
        return found

    return days_read(work, town, PLACES, (first, last), taken)
