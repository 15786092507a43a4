"""一次性告知单: what was told, to whom, once and numbered. source: BY-12."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import bindparam, select

from handoff.ports import Work
from handoff.tables.bookings import NoticeRow
from handoff.tables.upsert import table_of
from handoff.told import NoticeEntry, ToldNotice, ToldRow, by_key, by_number, keep, notices_of
from knowledge.circumstances import Answers
from knowledge.matters import CitizenId, TownId
from knowledge.notices import Notice, Way
from knowledge.sparing import spare, whole_list
from knowledge.towns import Town

__all__ = [
    "FoundNotice",
    "NoticeEntry",
    "ToldNotice",
    "find",
    "latest_number",
    "notice_numbered",
    "notices_of",
    "spare_told",
    "tell",
]

_NOTICES = table_of(NoticeRow)
_TOLD = (
    select(_NOTICES.c.id, _NOTICES.c.answers)
    .where(
        _NOTICES.c.town == bindparam("of_town"),
        _NOTICES.c.citizen == bindparam("of_citizen"),
        _NOTICES.c.matter == bindparam("of_matter"),
        _NOTICES.c.kind == "notice",
    )
    .order_by(_NOTICES.c.id.desc())
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
        return keep(work, town.id, citizen, "notice", notice.as_json(), by, answers=said)
    told, before = earlier
    if replace(before, opening=notice.opening) == notice:
        return told
    added = _added(before, notice)
    return keep(
        work,
        town.id,
        citizen,
        "notice",
        notice.as_json(),
        by,
        answers=said,
        added=added,
        breach_of=told.number if added else None,
    )


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
    """Name what is new; a paper that was spared then and is to be brought now was told before."""
    known = {each.name for each in whole_list(before)}
    return tuple(each.name for each in whole_list(now) if each.name not in known)


def spare_told(
    work: Work, town: Town, number: str, key: str, chosen: Mapping[int, Way]
) -> ToldNotice | None:
    """Tell the same notice anew without these papers; None where the key opens no such notice.

    The papers are named by their place in the whole list; what the catalog did not allow stays on
    it. source: XL-6
    """
    row = by_key(work, town.id, number, key, "notice")
    if row is None:
        return None
    notice = spare(Notice.from_json(row.content), chosen)
    answers = {name: tuple(said) for name, said in row.answers.items()}
    return tell(work, town, row.citizen, notice, answers, "bot")


def find(work: Work, town_id: TownId, number: str, key: str) -> FoundNotice | None:
    """Give the notice of this number, if the key is its own."""
    row = by_key(work, town_id, number, key, "notice")
    return None if row is None else _found(row)


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
    """Give the number of the latest notice that this citizen was told about this matter."""
    wanted = (
        select(NoticeRow.number)
        .where(
            NoticeRow.town == town_id,
            NoticeRow.citizen == citizen,
            NoticeRow.matter == matter,
            NoticeRow.kind == "notice",
        )
        .order_by(NoticeRow.id.desc())
        .limit(1)
    )
    return work.execute(wanted).scalar_one_or_none()
