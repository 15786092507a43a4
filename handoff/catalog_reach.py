"""How far a matter of the catalog reaches: how often it was told, and who still relies on it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import distinct, func, select

from handoff.live_notices import LIVE
from handoff.ports import Work
from handoff.tables.bookings import BookingRow, NoticeRow
from handoff.tables.upsert import table_of
from knowledge.calendar import local
from knowledge.matters import TownId

_NOTICES = table_of(NoticeRow)
_BOOKINGS = table_of(BookingRow)


@dataclass(frozen=True, slots=True)
class Reach:
    """How many citizens hold a live notice (handoff.live_notices.LIVE), and bookings to come."""

    citizens: int
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
    """Count who holds a notice of these matters in these towns, and the bookings to come."""
    there, codes = list(towns), list(matters)
    citizens = select(func.count(distinct(_NOTICES.c.citizen))).where(
        _NOTICES.c.town.in_(there),
        _NOTICES.c.matter.in_(codes),
        _NOTICES.c.told_at > work.now - LIVE,
        _NOTICES.c.kind != "correction",
    )
    bookings = select(func.count()).where(
        _BOOKINGS.c.town.in_(there),
        _BOOKINGS.c.matter.in_(codes),
        _BOOKINGS.c.state == "booked",
        _BOOKINGS.c.day >= local(work.now).date(),
    )
    return Reach(int(work.execute(citizens).scalar_one()), int(work.execute(bookings).scalar_one()))
