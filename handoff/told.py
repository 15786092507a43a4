"""What was told in writing, numbered: notices and corrections stand in one register."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, bindparam, insert, select

from handoff.numbers import next_number
from handoff.ports import Work
from handoff.tables.bookings import NoticeRow
from handoff.tables.upsert import table_of
from knowledge.calendar import local
from knowledge.circumstances import Answers
from knowledge.matters import CitizenId, TownId

Kind = Literal["notice", "chain", "correction"]

_KEY_BYTES: Final = 9
_LATELY: Final = 20  # notices
_LETTERS: Mapping[Kind, str] = {"notice": "G", "chain": "G", "correction": "B"}
_COUNTED: Mapping[Kind, Literal["notice", "correction"]] = {
    "notice": "notice",
    "chain": "notice",
    "correction": "correction",
}
_NOTICES = table_of(NoticeRow)
_KEEP = insert(_NOTICES)
_COLUMNS = _NOTICES.c["number", "key", "matter", "kind", "told_at", "told_by", "added", "breach_of"]
_OF_CITIZEN = (
    select(*_COLUMNS)
    .where(_NOTICES.c.town == bindparam("of_town"), _NOTICES.c.citizen == bindparam("of_citizen"))
    .order_by(_NOTICES.c.id.desc())
    .limit(bindparam("most"))
)


@dataclass(frozen=True, slots=True)
class ToldNotice:
    """A notice's number, and the unguessable key with which its page opens."""

    number: str
    key: str


@dataclass(frozen=True, slots=True)
class NoticeEntry:
    """A line of the list of what a citizen was told; `matter` is a code.

    `added`: materials that an earlier notice lacked; `breach_of`: the number of that notice, or of
    the correction before this one: then telling it broke 一次性告知. source: BY-12, BY-15
    """

    number: str
    key: str
    matter: str
    kind: str
    told_at: datetime
    told_by: str
    added: tuple[str, ...]
    breach_of: str | None


@dataclass(frozen=True, slots=True)
class ToldRow:
    """What is kept of one notice; `content` is its JSON."""

    key: str
    citizen: CitizenId
    matter: str
    answers: dict[str, list[str]]
    content: dict[str, Any]
    entry: NoticeEntry


def keep(
    work: Work,
    town_id: TownId,
    citizen: CitizenId,
    kind: Kind,
    content: Mapping[str, Any],
    by: str,
    *,
    answers: Mapping[str, Sequence[str]] | None = None,
    added: Sequence[str] = (),
    case_number: str | None = None,
    breach_of: str | None = None,
) -> ToldNotice:
    """Record what was told just now under the next number of its kind: G261124-0001, B….

    `content` has a `matter` and a `catalog_version`.
    """
    today = local(work.now).date()
    count = next_number(work, town_id, _COUNTED[kind], today)
    number = f"{_LETTERS[kind]}{today:%y%m%d}-{count:04d}"
    told = ToldNotice(number, secrets.token_urlsafe(_KEY_BYTES))
    values = {
        "town": town_id,
        "number": told.number,
        "key": told.key,
        "citizen": citizen,
        "matter": content["matter"],
        "kind": kind,
        "case_number": case_number,
        "breach_of": breach_of,
        "catalog_version": content["catalog_version"],
        "answers": {name: list(said) for name, said in (answers or {}).items()},
        "notice": dict(content),
        "added": list(added),
        "told_at": work.now,
        "told_by": by,
    }
    work.execute(_KEEP, values)
    return told


def by_number(work: Work, town_id: TownId, number: str, kind: Kind) -> ToldRow | None:
    """Give what was told under this number, without asking for its key: for clerks."""
    wanted = select(*_COLUMNS, *_NOTICES.c["citizen", "answers", "notice"]).where(
        _NOTICES.c.town == town_id, _NOTICES.c.number == number, _NOTICES.c.kind == kind
    )
    row = work.execute(wanted).one_or_none()
    if row is None:
        return None
    *entry, citizen, answers, content = row
    return ToldRow(row.key, citizen, row.matter, answers, content, _entry(entry))


def by_key(work: Work, town_id: TownId, number: str, key: str, kind: Kind) -> ToldRow | None:
    """Give what was told under this number, if the key is its own."""
    row = by_number(work, town_id, number, kind)
    if row is None or not secrets.compare_digest(row.key.encode(), key.encode()):
        return None
    return row


def notices_of(
    work: Work, town_id: TownId, citizen: CitizenId, limit: int = 20
) -> tuple[NoticeEntry, ...]:
    """Give what this citizen was told, latest first."""
    key = {"of_town": town_id, "of_citizen": citizen, "most": limit}
    return tuple(_entry(each) for each in work.execute(_OF_CITIZEN, key))


def latest_answers(
    work: Work, town_id: TownId, citizen: CitizenId
) -> Mapping[str, tuple[str, Answers]]:
    """Give who told this citizen of each matter last (`bot` or a log-in), and for which answers."""
    wanted = (
        select(*_NOTICES.c["matter", "told_by", "answers"])
        .where(
            _NOTICES.c.town == town_id, _NOTICES.c.citizen == citizen, _NOTICES.c.kind == "notice"
        )
        .order_by(_NOTICES.c.id.desc())
        .limit(_LATELY)
    )
    found: dict[str, tuple[str, Answers]] = {}
    for matter, by, answers in work.execute(wanted):
        said = {name: tuple(each) for name, each in answers.items()}
        found.setdefault(matter, (by, said))
    return found


def breaches(work: Work, town_id: TownId, limit: int = 50) -> tuple[NoticeEntry, ...]:
    """Give what was told in breach of 一次性告知, latest first. source: BY-12, BY-15."""
    return _listed(work, limit, _NOTICES.c.town == town_id, _NOTICES.c.breach_of.is_not(None))


def _listed(work: Work, limit: int, *where: ColumnElement[bool]) -> tuple[NoticeEntry, ...]:
    wanted = select(*_COLUMNS).where(*where).order_by(_NOTICES.c.id.desc()).limit(limit)
    return tuple(_entry(each) for each in work.execute(wanted))


def _entry(row: Sequence[Any]) -> NoticeEntry:
    number, key, matter, kind, at, by, added, breach_of = row
    return NoticeEntry(number, key, matter, kind, at, by, tuple(added or ()), breach_of)
