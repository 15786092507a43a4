"""Running numbers, one after the other for each town, kind and day."""

from datetime import date
from functools import cache
from typing import Literal

from sqlalchemy import Insert

from handoff.ports import Work
from handoff.tables.bookings import NumberRow
from handoff.tables.upsert import insert_into, table_of
from knowledge.matters import TownId

Kind = Literal["notice", "correction", "booking", "proxy", "receipt"]

_NUMBERS = table_of(NumberRow)


def next_number(work: Work, town_id: TownId, kind: Kind, day: date) -> int:
    """Give the next number of this kind on this day, from 1; never one twice, whoever asks."""
    key = {"town": town_id, "kind": kind, "day": day, "last": 1}
    return int(work.execute(_count(work.dialect), key).scalar_one())


@cache
def _count(dialect: str) -> Insert:
    return (
        insert_into(dialect, _NUMBERS)
        .on_conflict_do_update(
            index_elements=["town", "kind", "day"], set_={"last": _NUMBERS.c.last + 1}
        )
        .returning(_NUMBERS.c.last)
    )
