"""一次性告知单: what was told, to whom, once and numbered. source: BY-12."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, insert, or_, select

from handoff.numbers import next_number
from handoff.ports import Work
from handoff.tables.bookings import NoticeRow
from handoff.tables.upsert import table_of
from knowledge.calendar import local
from knowledge.chains import KIND, ChainNotice
from knowledge.circumstances import Answers
from knowledge.matters import CitizenId, TownId
from knowledge.notices import Notice
from knowledge.towns import Town

AnyNotice = Notice | ChainNotice
_KEY_BYTES = 9
_LOOK_BACK = 5
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
class FoundChain:
    """A chain's notice as it was told; the fields are those of FoundNotice."""

    number: str
    notice: ChainNotice
    told_at: datetime
    told_by: str
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoticeEntry:
    """A line of the list of what a citizen was told; `matter` is a code, or `chain:` and its id."""

    number: str
    key: str
    matter: str
    told_at: datetime
    told_by: str
    added: tuple[str, ...]


def tell(
    work: Work, town: Town, citizen: CitizenId, notice: AnyNotice, answers: Answers, by: str
) -> ToldNotice:
    """Record the notice under a new number, or give the number under which the same was told.

    A chain's notice is recorded the same way; its `matter` is `chain:` and the chain's id.

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
) -> tuple[ToldNotice, AnyNotice] | None:
    key = {"of_town": town_id, "of_citizen": citizen, "of_matter": matter}
    rows = work.execute(_TOLD, key)
    latest = next((each.id for each in rows.all() if each.answers == said), None)
    if latest is None:
        return None
    row = work.execute(_ONE, {"of_id": latest}).one()
    return ToldNotice(row.number, row.key), read_notice(row.notice)


def read_notice(values: Mapping[str, Any]) -> AnyNotice:
    """Read what was stored: a chain's notice says so by its `kind`."""
    if values.get("kind") == KIND:
        return ChainNotice.from_json(values)
    return Notice.from_json(values)


def _added(before: AnyNotice, now: AnyNotice) -> tuple[str, ...]:
    known = {each.name for each in before.materials}
    return tuple(each.name for each in now.materials if each.name not in known)


def _record(
    work: Work,
    town_id: TownId,
    citizen: CitizenId,
    notice: AnyNotice,
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
    """Give the notice of this number, if the key is its own; a chain's is given by find_chain."""
    row = _kept(work, town_id, number, key)
    if row is None or row.notice.get("kind") == KIND:
        return None
    notice = Notice.from_json(row.notice)
    return FoundNotice(number, notice, row.told_at, row.told_by, tuple(row.added or ()))


def find_chain(work: Work, town_id: TownId, number: str, key: str) -> FoundChain | None:
    """Give the chain's notice of this number, if the key is its own."""
    row = _kept(work, town_id, number, key)
    if row is None or row.notice.get("kind") != KIND:
        return None
    notice = ChainNotice.from_json(row.notice)
    return FoundChain(number, notice, row.told_at, row.told_by, tuple(row.added or ()))


def _kept(work: Work, town_id: TownId, number: str, key: str) -> Row[Any] | None:
    wanted = select(
        NoticeRow.key, NoticeRow.notice, NoticeRow.told_at, NoticeRow.told_by, NoticeRow.added
    ).where(NoticeRow.town == town_id, NoticeRow.number == number)
    row = work.execute(wanted).one_or_none()
    if row is None or not secrets.compare_digest(row.key.encode(), key.encode()):
        return None
    return row


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
    """Give the number of the latest notice that told this citizen of this matter.

    That is one of its own, or one of a chain with it among the steps.
    """
    about = or_(NoticeRow.matter == matter, NoticeRow.matter.startswith(f"{KIND}:"))
    wanted = (
        select(NoticeRow.number, NoticeRow.matter, NoticeRow.notice)
        .where(NoticeRow.town == town_id, NoticeRow.citizen == citizen, about)
        .order_by(NoticeRow.id.desc())
        .limit(_LOOK_BACK)
    )
    for row in work.execute(wanted):
        if row.matter == matter or matter in (step["code"] for step in row.notice["steps"]):
            return str(row.number)
    return None
