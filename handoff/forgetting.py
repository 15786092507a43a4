"""Names, phones, places and pictures of what has long been over: dropped by the timer.

What was done, by whom and with what result stays: the figures and the register need it.
"""

from typing import Any, Final

from sqlalchemy import Table, delete, update

from handoff.callers import KEPT_FOR
from handoff.ports import Scene, Work
from handoff.tables.bookings import BookingRow
from handoff.tables.proxies import ProxyPictureRow, ProxyRow
from handoff.tables.trips import VisitPictureRow
from handoff.tables.upsert import table_of
from handoff.tables.visits import VisitRow
from knowledge.calendar import local
from knowledge.matters import TownId

DROPPED: Final = "已清除"
"""Stands where there has to be a name."""

_BOOKINGS, _VISITS, _PROXIES = table_of(BookingRow), table_of(VisitRow), table_of(ProxyRow)
_VISIT_PICTURES, _PROXY_PICTURES = table_of(VisitPictureRow), table_of(ProxyPictureRow)
_OF_A_VISIT: Final[dict[str, Any]] = {
    "who": DROPPED, "phone": None, "other_phone": None, "place": "", "lat": None, "lon": None,
    "answers": {}, "notes": "", "need": "", "code_word": None,
}  # fmt: skip
_OF_A_PROXY: Final[dict[str, Any]] = {
    "who": DROPPED, "phone": "", "answers": {}, "consent_media": None,
}  # fmt: skip


def forget_people(work: Work, scene: Scene) -> int:
    """Drop them KEPT_FOR after the booked day, or after the visit or request was closed.

    Gives how many bookings, visits and requests. A job of the timer.
    """
    found = 0
    for town in scene.towns:
        found += _bookings(work, town.id)
        found += _closed(work, town.id, _VISITS, _VISIT_PICTURES, "visit", _OF_A_VISIT)
        found += _closed(work, town.id, _PROXIES, _PROXY_PICTURES, "proxy", _OF_A_PROXY)
    return found


def _bookings(work: Work, town_id: TownId) -> int:
    named = _BOOKINGS.c.phone.is_not(None) | _BOOKINGS.c.for_name.is_not(None)  # as the index says
    old = _BOOKINGS.c.day < local(work.now - KEPT_FOR).date()
    dropped = update(_BOOKINGS).where(_BOOKINGS.c.town == town_id, old, named)
    values = {"for_name": None, "phone": None}
    return len(work.execute(dropped.values(values).returning(_BOOKINGS.c.id)).all())


def _closed(
    work: Work, town_id: TownId, rows: Table, pictures: Table, of: str, blank: dict[str, Any]
) -> int:
    long_closed = (
        rows.c.town == town_id,
        rows.c.closed_at < work.now - KEPT_FOR,
        rows.c.who != DROPPED,
    )
    dropped = update(rows).where(*long_closed).values(blank).returning(rows.c.id)
    ids = list(work.execute(dropped).scalars())
    if ids:
        mine = (pictures.c.town == town_id, pictures.c[of].in_(ids))
        work.execute(delete(pictures).where(*mine))
    return len(ids)
