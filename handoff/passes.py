"""The unguessable part of an address that is told or hung up: tickets, the hall, the counters."""

import secrets
from functools import cache
from typing import Final

from sqlalchemy import Insert, select

from handoff.ports import Work
from handoff.tables.day import PassRow
from handoff.tables.upsert import insert_into, table_of
from knowledge.matters import TownId

HALL: Final = "hall"
"""What the code on the wall of the hall is for: checking in and taking numbers."""

_PASSES = table_of(PassRow)


def pass_key(work: Work, town: TownId, about: str) -> str:
    """Give the key for a booking's number, HALL or `counter:<id>`; made on first asking, kept."""
    row = {"town": town, "about": about, "key": secrets.token_urlsafe(9)}
    work.execute(_make(work.dialect), row)
    wanted = select(_PASSES.c.key).where(_PASSES.c.town == town, _PASSES.c.about == about)
    return str(work.execute(wanted).scalar_one())


def opens(work: Work, town: TownId, about: str, key: str) -> bool:
    """Say whether this is the key for it."""
    wanted = select(_PASSES.c.key).where(_PASSES.c.town == town, _PASSES.c.about == about)
    there = work.execute(wanted).scalar_one_or_none()
    return there is not None and secrets.compare_digest(there.encode(), key.encode())


def counter_of(work: Work, town: TownId, key: str) -> str | None:
    """Give the id of the counter whose key it is."""
    wanted = select(_PASSES.c.about).where(
        _PASSES.c.town == town, _PASSES.c.key == key, _PASSES.c.about.startswith("counter:")
    )
    about = work.execute(wanted).scalar_one_or_none()
    return about.partition(":")[2] if about else None


@cache
def _make(dialect: str) -> Insert:
    return insert_into(dialect, _PASSES).on_conflict_do_nothing()
