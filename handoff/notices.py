"""一次性告知单: what was told, to whom, once and numbered. source: BY-12."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, or_, select

from handoff.ports import Work
from handoff.tables.bookings import NoticeRow
from handoff.tables.upsert import table_of
from handoff.told import Kind, NoticeEntry, ToldNotice, ToldRow, by_key, by_number, keep, notices_of
from knowledge.chains import KIND, ChainNotice
from knowledge.circumstances import Answers
from knowledge.matters import CitizenId, TownId
from knowledge.notices import Notice, Way
from knowledge.sparing import spare, whole_list
from knowledge.towns import Town

__all__ = [
    "AnyNotice",
    "FoundChain",
    "FoundNotice",
    "NoticeEntry",
    "ToldNotice",
    "find",
    "find_chain",
    "latest_number",
    "notice_numbered",
    "notices_of",
    "spare_told",
    "tell",
]

AnyNotice = Notice | ChainNotice
_LOOK_BACK = 5
_NOTICES = table_of(NoticeRow)
_TOLD = (
    select(_NOTICES.c.id, _NOTICES.c.answers)
    .where(
        _NOTICES.c.town == bindparam("of_town"),
        _NOTICES.c.citizen == bindparam("of_citizen"),
        _NOTICES.c.matter == bindparam("of_matter"),
        _NOTICES.c.kind != "correction",
    )
    .order_by(_NOTICES.c.id.desc())
)
_ABOUT = (
    select(_NOTICES.c.number, _NOTICES.c.matter, _NOTICES.c.notice)
    .where(
        _NOTICES.c.town == bindparam("of_town"),
        _NOTICES.c.citizen == bindparam("of_citizen"),
        or_(_NOTICES.c.matter == bindparam("of_matter"), _NOTICES.c.matter.startswith(f"{KIND}:")),
        _NOTICES.c.kind != "correction",
    )
    .order_by(_NOTICES.c.id.desc())
    .limit(_LOOK_BACK)
)
_ONE = select(_NOTICES.c.number, _NOTICES.c.key, _NOTICES.c.notice).where(
    _NOTICES.c.id == bindparam("of_id")
)


@dataclass(frozen=True, slots=True)
class FoundNotice:
    """A notice as it was told. `added` names materials that `breach_of` lacked (a breach)."""

    number: str
    notice: Notice
    told_at: datetime
    told_by: str
    added: tuple[str, ...]
    breach_of: str | None = None


@dataclass(frozen=True, slots=True)
class FoundChain:
    """A chain's notice as it was told; the fields are those of FoundNotice."""

    number: str
    notice: ChainNotice
    told_at: datetime
    told_by: str
    added: tuple[str, ...]
    breach_of: str | None = None


def tell(
    work: Work, town: Town, citizen: CitizenId, notice: AnyNotice, answers: Answers, by: str
) -> ToldNotice:
    """Record the notice under a new number, or give the number under which the same was told.

    A chain's notice is recorded the same way; its `matter` is `chain:` and the chain's id.

    The same: same citizen, matter, answers and content; only whether it is open now may differ,
    and the catalog's version, if that changed something else. A material that the latest one for
    the same answers lacked is recorded as added later. source: BY-12
    """
    said = {name: list(chosen) for name, chosen in answers.items()}
    kind: Kind = "chain" if isinstance(notice, ChainNotice) else "notice"
    earlier = _earlier(work, town.id, citizen, notice.matter, said)
    if earlier is None:
        return keep(work, town.id, citizen, kind, notice.as_json(), by, answers=said)
    told, before = earlier
    if _same(before, notice):
        return told
    added = _added(before, notice)
    return keep(
        work,
        town.id,
        citizen,
        kind,
        notice.as_json(),
        by,
        answers=said,
        added=added,
        breach_of=told.number if added else None,
    )


def _same(before: AnyNotice, now: AnyNotice) -> bool:
    if type(before) is not type(now):
        return False
    return replace(before, opening=now.opening, catalog_version=now.catalog_version) == now


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
    """Name what is new; a paper that was spared then and is to be brought now was told before."""
    known = _names(before)
    return tuple(each for each in _names(now) if each not in known)


def _names(notice: AnyNotice) -> tuple[str, ...]:
    papers = notice.materials if isinstance(notice, ChainNotice) else whole_list(notice)
    return tuple(dict.fromkeys(each.name for each in papers))


def spare_told(
    work: Work, town: Town, number: str, key: str, chosen: Mapping[int, Way]
) -> ToldNotice | None:
    """Tell the same notice anew without these papers; None where the key opens no such notice.

    The papers are named by their place in the whole list; what the catalog did not allow stays on
    it. Where the case was told another list since, that one is given as it is: an old list is never
    told anew. source: XL-6, BY-12
    """
    row = by_key(work, town.id, number, key, "notice")
    if row is None:
        return None
    notice = Notice.from_json(row.content)
    latest = _earlier(work, town.id, row.citizen, row.matter, row.answers)
    if latest is not None and not _same_list(latest[1], notice):
        return latest[0]
    answers = {name: tuple(said) for name, said in row.answers.items()}
    return tell(work, town, row.citizen, spare(notice, chosen), answers, "bot")


def _same_list(told: AnyNotice, other: Notice) -> bool:
    """Say whether both are one notice, whatever was spared of it."""
    return isinstance(told, Notice) and _same(spare(told, {}), spare(other, {}))


def find(work: Work, town_id: TownId, number: str, key: str) -> FoundNotice | None:
    """Give the notice of this number, if the key is its own; a chain's is given by find_chain."""
    row = by_key(work, town_id, number, key, "notice")
    return None if row is None else _found(row)


def find_chain(work: Work, town_id: TownId, number: str, key: str) -> FoundChain | None:
    """Give the chain's notice of this number, if the key is its own."""
    row = by_key(work, town_id, number, key, "chain")
    if row is None:
        return None
    told, notice = row.entry, ChainNotice.from_json(row.content)
    return FoundChain(number, notice, told.told_at, told.told_by, told.added, told.breach_of)


def notice_numbered(
    work: Work, town_id: TownId, citizen: CitizenId, number: str
) -> FoundNotice | None:
    """Give this citizen's notice of this number, for a clerk."""
    row = by_number(work, town_id, number, "notice")
    return _found(row) if row is not None and row.citizen == citizen else None


def _found(row: ToldRow) -> FoundNotice:
    told = row.entry
    return FoundNotice(
        told.number,
        Notice.from_json(row.content),
        told.told_at,
        told.told_by,
        told.added,
        told.breach_of,
    )


def latest_number(work: Work, town_id: TownId, citizen: CitizenId, matter: str) -> str | None:
    """Give the number of the latest notice that told this citizen of this matter.

    That is one of its own, or one of a chain with it among the steps.
    """
    key = {"of_town": town_id, "of_citizen": citizen, "of_matter": matter}
    for row in work.execute(_ABOUT, key):
        if row.matter == matter or matter in (step["code"] for step in row.notice["steps"]):
            return str(row.number)
    return None
