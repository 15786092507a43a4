"""一次性告知单: what was told, to whom, once and numbered. source: BY-12."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select

from handoff.numbers import next_number
from handoff.ports import Work
from handoff.tables.bookings import NoticeRow
from handoff.tables.upsert import table_of
from knowledge.calendar import local
from knowledge.circumstances import Answers
from knowledge.matters import CitizenId, TownId
from knowledge.notices import Notice
from knowledge.towns import Town

_KEY_BYTES = 9
_NOTICES = table_of(NoticeRow)
_TOLD = (
    select(_NOTICES.c.id, _NOTICES.c.answers)
    .where(
        _NOTICES.c.town == bindparam("of_town"),
        _NOTICES.c.citizen == bindparam("of_citizen"),
        _NOTICES.c.matter == bindparam("of_matter"),
    )
    .order_by(_NOTICES.c.id.desc())
)
_ONE = select(_NOTICES.c.number, _NOTICES.c.key, _NOTICES.c.notice).where(
    _NOTICES.c.id == bindparam("of_id")
)
_KEEP = insert(_NOTICES)


@dataclass(frozen=True, slots=True)
class ToldNotice:
    """A notice's number, and the unguessable key with which its page opens."""

    number: str
    key: str


@dataclass(frozen=True, slots=True)
class FoundNotice:
    """A notice as it was told. `added` names materials that an earlier one lacked (a breach)."""

    number: str
    notice: Notice
    told_at: datetime
    told_by: str
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoticeEntry:
    """A line of the list of what a citizen was told; `matter` is a code."""

    number: str
    key: str
    matter: str
    told_at: datetime
    told_by: str
    added: tuple[str, ...]


def tell(
    work: Work, town: Town, citizen: CitizenId, notice: Notice, answers: Answers, by: str
) -> ToldNotice:
    """Record the notice under a new number, or give the number under which the same was told.

    The same: same citizen, matter, answers and content, catalog version included; only whether it
    is open just now may differ. A material that the latest one for the same answers lacked is
    recorded as added later. source: BY-12
    """
    said = {name: list(chosen) for name, chosen in answers.items()}
    earlier = _earlier(work, town.id, citizen, notice.matter, said)
    if earlier is None:
        return _record(work, town.id, citizen, notice, said, by, ())
    told, before = earlier
    if replace(before, opening=notice.opening) == notice:
        return told
    return _record(work, town.id, citizen, notice, said, by, _added(before, notice))


def _earlier(
    work: Work, town_id: TownId, citizen: CitizenId, matter: str, said: dict[str, list[str]]
) -> tuple[ToldNotice, Notice] | None:
    key = {"of_town": town_id, "of_citizen": citizen, "of_matter": matter}
    rows = work.execute(_TOLD, key)
    latest = next((each.id for each in rows.all() if each.answers == said), None)
    if latest is None:
        return None
    row = work.execute(_ONE, {"of_id": latest}).one()
    return ToldNotice(row.number, row.key), Notice.from_json(row.notice)


def _added(before: Notice, now: Notice) -> tuple[str, ...]:
    known = {each.name for each in before.materials}
    return tuple(each.name for each in now.materials if each.name not in known)


def _record(
    work: Work,
    town_id: TownId,
    citizen: CitizenId,
    notice: Notice,
    said: dict[str, list[str]],
    by: str,
    added: Sequence[str],
) -> ToldNotice:
    today = local(work.now).date()
    number = f"G{today:%y%m%d}-{next_number(work, town_id, 'notice', today):04d}"
    told = ToldNotice(number, secrets.token_urlsafe(_KEY_BYTES))
    values = {
        "town": town_id,
        "number": told.number,
        "key": told.key,
        "citizen": citizen,
        "matter": notice.matter,
        "catalog_version": notice.catalog_version,
        "answers": said,
        "notice": notice.as_json(),
        "added": list(added),
        "told_at": work.now,
        "told_by": by,
    }
    work.execute(_KEEP, values)
    return told


def find(work: Work, town_id: TownId, number: str, key: str) -> FoundNotice | None:
    """Give the notice of this number, if the key is its own."""
    wanted = select(
        NoticeRow.key, NoticeRow.notice, NoticeRow.told_at, NoticeRow.told_by, NoticeRow.added
    ).where(NoticeRow.town == town_id, NoticeRow.number == number)
    row = work.execute(wanted).one_or_none()
    if row is None or not secrets.compare_digest(row.key.encode(), key.encode()):
        return None
    notice = Notice.from_json(row.notice)
    return FoundNotice(number, notice, row.told_at, row.told_by, tuple(row.added or ()))


def notices_of(
    work: Work, town_id: TownId, citizen: CitizenId, limit: int = 20
) -> tuple[NoticeEntry, ...]:
    """Give what this citizen was told, latest first."""
    wanted = (
        select(
            NoticeRow.number,
            NoticeRow.key,
            NoticeRow.matter,
            NoticeRow.told_at,
            NoticeRow.told_by,
            NoticeRow.added,
        )
        .where(NoticeRow.town == town_id, NoticeRow.citizen == citizen)
        .order_by(NoticeRow.id.desc())
        .limit(limit)
    )
    return tuple(_entry(*each) for each in work.execute(wanted))


def _entry(
    number: str, key: str, matter: str, at: datetime, by: str, added: list[Any] | None
) -> NoticeEntry:
    return NoticeEntry(number, key, matter, at, by, tuple(added or ()))


def latest_number(work: Work, town_id: TownId, citizen: CitizenId, matter: str) -> str | None:
    """Give the number of the latest notice that this citizen was told about this matter."""
    wanted = (
        select(NoticeRow.number)
        .where(NoticeRow.town == town_id, NoticeRow.citizen == citizen, NoticeRow.matter == matter)
        .order_by(NoticeRow.id.desc())
        .limit(1)
    )
    return work.execute(wanted).scalar_one_or_none()
