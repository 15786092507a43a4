"""The notices that their citizens may still come with, a few at a time, the oldest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import Row, Select, false, select

from handoff import notices
from handoff.changed_cases import Centre
from handoff.ports import Work
from handoff.tables.bookings import NoticeRow
from handoff.tables.upsert import table_of
from knowledge.calendar import local
from knowledge.matters import CitizenId

LIVE: Final = timedelta(days=90)
"""So long after it was told a notice counts as one that its citizen may still come with."""
_CLOCKS_DIFFER: Final = timedelta(days=1)
"""By no more than that: ids grow as time does, but each server has a clock of its own."""
NOT_AS_EXPECTED: Final = (AttributeError, LookupError, TypeError, ValueError)
"""What reading or holding against the catalog raises where stored words have another shape."""

_NOTICES = table_of(NoticeRow)


@dataclass(frozen=True, slots=True)
class Told:
    """A live notice of an older version; `day` is when it was told, in words."""

    id: int
    number: str
    citizen: CitizenId
    matter: str
    answers: Mapping[str, list[str]]
    notice: notices.AnyNotice
    version: str
    day: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A live notice that cannot be read as it is stored: of a fault, or of a version to come."""

    id: int
    number: str
    why: Exception


def next_live(work: Work, centre: Centre, through: int, most: int) -> list[Told | Unreadable]:
    """Give the town's next ones after this id that were told under another version.

    One that cannot be read keeps no other from being given. Costs as much whether the town has
    told a thousand notices before them or a million.
    """
    oldest = work.execute(_oldest(work, centre)).scalar_one_or_none()
    if oldest is None:
        return []
    query = _of_another_version(work, centre, max(through, oldest - 1), most)
    return [_read(each) for each in work.execute(query)]


def _read(row: Row[Any]) -> Told | Unreadable:
    try:
        notice = notices.read_notice(row.notice)
    except NOT_AS_EXPECTED as error:
        return Unreadable(row.id, row.number, error)
    return Told(
        row.id,
        row.number,
        CitizenId(row.citizen),
        row.matter,
        row.answers,
        notice,
        row.catalog_version,
        f"{local(row.told_at):%-m月%-d日}",
    )


def _oldest(work: Work, centre: Centre) -> Select[Any]:
    """Give the query for an id before which no notice of the town is live."""
    return (
        select(_NOTICES.c.id)
        .where(
            _NOTICES.c.town == centre.town.id,
            _NOTICES.c.told_at > work.now - LIVE - _CLOCKS_DIFFER,
        )
        .order_by(_NOTICES.c.told_at, _NOTICES.c.id)
        .limit(1)
    )


def _of_another_version(work: Work, centre: Centre, after: int, most: int) -> Select[Any]:
    """Give the query for the next live notices of the town after this id."""
    return (
        select(
            *_NOTICES.c["id", "number", "citizen", "matter", "answers", "notice"],
            *_NOTICES.c["catalog_version", "told_at"],
        )
        .where(
            _NOTICES.c.town == centre.town.id,
            _NOTICES.c.id > after,
            # put so that no index serves it: SQLite would sort all that is live for each batch
            (_NOTICES.c.told_at <= work.now - LIVE).is_(false()),
            _NOTICES.c.catalog_version != centre.catalog.version,
            _NOTICES.c.kind != "correction",
        )
        .order_by(_NOTICES.c.id)
        .limit(most)
    )
