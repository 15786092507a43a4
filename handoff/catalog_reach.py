"""How far a matter of the catalog reaches: how often it was told, and who still relies on it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy import func, select

from handoff.ports import Work
from handoff.tables.bookings import BookingRow, NoticeRow
from handoff.tables.upsert import table_of
from knowledge.calendar import local
from knowledge.matters import TownId

LIVE: Final = timedelta(days=30)
"""For so long after it was told a notice is counted as one that somebody may still act on."""

_NOTICES = table_of(NoticeRow)
_BOOKINGS = table_of(BookingRow)


@dataclass(frozen=True, slots=True)
class Reach:
    """How many notices were told within LIVE, and how many bookings are for today or later."""

    notices: int
    bookings: int


def times_told(work: Work, towns: Iterable[TownId]) -> Mapping[str, int]:
    """Give how many notices these towns ever told of each matter (by code)."""
    wanted = (
        select(_NOTICES.c.matter, func.count())
        .where(_NOTICES.c.town.in_(list(towns)))
        .group_by(_NOTICES.c.matter)
    )
    return {matter: int(count) for matter, count in work.execute(wanted)}


def reach_of(work: Work, towns: Iterable[TownId], matters: Collection[str]) -> Reach:
    """Count the notices and bookings in these towns that a change of these matters touches."""
    there, codes = list(towns), list(matters)
    notices = select(func.count()).where(
        _NOTICES.c.town.in_(there),
        _NOTICES.c.matter.in_(codes),
        _NOTICES.c.told_at >= work.now - LIVE,
    )
    bookings = select(func.count()).where(
        _BOOKINGS.c.town.in_(there),
        _BOOKINGS.c.matter.in_(codes),
        _BOOKINGS.c.state == "booked",
        _BOOKINGS.c.day >= local(work.now).date(),
    )
    return Reach(int(work.execute(notices).scalar_one()), int(work.execute(bookings).scalar_one()))
