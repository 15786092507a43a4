"""What the bot did not understand: noted as it happens, grouped for a clerk, and settled."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal, cast

from sqlalchemy import CursorResult, Row, and_, delete, insert, literal, or_, select, update

from handoff.ports import Work
from handoff.tables.contacts import LookRow
from handoff.tables.misses import MissRow
from handoff.tables.upsert import table_of
from handoff.transcripts import ONE_LOOK
from knowledge.matters import CitizenId, TownId
from knowledge.reading.names import Name, read_name
from knowledge.search.lessons import letters

MissKind = Literal["none", "answer", "clarify", "wrong"]
Settlement = Literal["example", "alias", "not_ours", "nothing"]

WEEK: Final = timedelta(days=7)
LONGEST: Final = 200
"""Characters of a message that are kept."""
LOOKED: Final = "misses"
"""What is written down of a look at these messages."""
_MOST = 5000  # messages of a week that are grouped
_KEEP_SETTLED: Final = timedelta(days=90)
_KEEP_OPEN: Final = timedelta(days=180)
_DIGIT = r"[\d零〇一二三四五六七八九幺两壹贰貳叁參肆伍陆陸柒捌玖洞拐勾]"
_BETWEEN = r"[\W_]{0,3}"
_LONG_NUMBER = re.compile(
    rf"(?:{_DIGIT}{_BETWEEN}){{5,}}{_DIGIT}(?:{_BETWEEN}[xX](?![a-zA-Z]))?[\ufe0f\u20e3]*"
)
_MASK = "***"
_MOST_NAMES = 5
_CALLED = re.compile(
    r"((?:我|俺|他|她|老人|[爸妈儿女])(?:的?名字)?叫)"
    r"(?![你您我他她它人谁啥什不来去醒车救到村镇社])([\u4e00-\u9fff])[\u4e00-\u9fff]{1,2}"
)
"""A name that is said as one and runs on into other words, where it cannot be seen to end."""
_MISSES, _LOOKS = table_of(MissRow), table_of(LookRow)
_NOTE = insert(_MISSES)


@dataclass(frozen=True, slots=True)
class MissGroup:
    """Messages of a week that say the same, the newest of which has this id and this text.

    `offered` and `near` are codes, of the newest; `kinds` pairs each kind with its count.
    """

    id: int
    text: str
    times: int
    citizens: int
    last_at: datetime
    kinds: tuple[tuple[str, int], ...]
    offered: tuple[str, ...]
    near: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """So many messages have been seen to, among them one with this text."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class SettledBefore:
    """There is no such group any more: a colleague has seen to it, or it never was."""


def mask(text: str) -> str:
    """Take numbers of six and more digits (phones, ID numbers) out of a text.

    However they are written: ①③⑧, 壹叁捌, 1️⃣, with up to three marks or blanks between digits.
    """
    narrow = [_narrow(each) for each in text]
    places = [at for at, each in enumerate(narrow) for _ in each]
    kept, last = [], 0
    for found in _LONG_NUMBER.finditer("".join(narrow)):
        kept += [text[last : places[found.start()]], _MASK]
        last = places[found.end() - 1] + 1
    return "".join([*kept, text[last:]])


def mask_names(text: str, *, guesses: bool) -> str:
    """Leave of personal names the first character only: 王**.

    `guesses`: what only looks like a name goes too; else it stays, for many a word of the trade
    does (红本子).
    """
    for _ in range(_MOST_NAMES):
        found = read_name(text)
        if not isinstance(found, Name) or not (found.certain or guesses) or found.full not in text:
            break
        text = text.replace(found.full, found.masked)
    return _CALLED.sub(r"\1\2**", text)


def _narrow(character: str) -> str:
    """Give a character in its plain form; a digit in whatever dress as that digit."""
    value = unicodedata.digit(character, None)
    return unicodedata.normalize("NFKC", character) if value is None else str(value)


def note(
    work: Work,
    town_id: TownId,
    citizen: CitizenId,
    kind: MissKind,
    text: str,
    offered: Sequence[str],
    near: Sequence[str],
) -> None:
    """Note that this message missed its matter; one without letters says nothing to anybody."""
    masked = mask_names(mask(text), guesses=kind == "answer").strip()[:LONGEST]
    said = letters(masked)[:LONGEST]
    if not said or said.isdecimal():
        return
    row = {
        "town": town_id,
        "said_at": work.now,
        "citizen": citizen,
        "text": masked,
        "letters": said,
        "kind": kind,
        "offered": list(offered),
        "near": list(near),
    }
    work.write(_NOTE, [row])


def week_of_misses(work: Work, town_id: TownId, login: str) -> tuple[MissGroup, ...]:
    """Give what nobody has settled of the last seven days, the most frequent first.

    That this clerk looked at these citizens' words is written down, once in ten minutes for each.
    """
    wanted = (
        select(*_MISSES.c["id", "text", "letters", "kind", "offered", "near", "said_at", "citizen"])
        .where(*_unsettled(work, town_id))
        .order_by(_MISSES.c.id.desc())
        .limit(_MOST)
    )
    groups: dict[str, list[Row[*tuple[Any, ...]]]] = {}
    for each in work.execute(wanted):
        groups.setdefault(each.letters, []).append(each)
    if groups:
        _look(work, town_id, login)
    found = (_group(rows) for rows in groups.values())
    return tuple(sorted(found, key=lambda each: (-each.times, -each.id)))


def settle(
    work: Work, town_id: TownId, miss: int, how: Settlement, matter: str | None, by: str
) -> Settled | SettledBefore:
    """Settle this message and all unsettled ones that say the same, as seen to by this clerk."""
    mine = (_MISSES.c.town == town_id, _MISSES.c.id == miss)
    same = select(_MISSES.c.letters).where(*mine).scalar_subquery()
    settled = (
        update(_MISSES)
        .where(_MISSES.c.town == town_id, _MISSES.c.settled.is_(None), _MISSES.c.letters == same)
        .values(settled=how, matter=matter, settled_by=by, settled_at=work.now)
        .returning(_MISSES.c.text)
    )
    texts = [str(each) for each in work.execute(settled).scalars()]
    return Settled(texts[0], len(texts)) if texts else SettledBefore()


def prune(work: Work) -> int:
    """Forget messages settled 90 days ago, and open ones of 180 days ago; gives how many."""
    old = or_(
        _MISSES.c.settled_at < work.now - _KEEP_SETTLED,
        and_(_MISSES.c.settled.is_(None), _MISSES.c.said_at < work.now - _KEEP_OPEN),
    )
    return cast("CursorResult[Any]", work.execute(delete(_MISSES).where(old))).rowcount


def text_of(work: Work, town_id: TownId, miss: int) -> str | None:
    """Give the words of a message that was noted; None where the town has no such."""
    mine = (_MISSES.c.town == town_id, _MISSES.c.id == miss)
    found = work.execute(select(_MISSES.c.text).where(*mine)).scalar_one_or_none()
    return None if found is None else str(found)


def _unsettled(work: Work, town_id: TownId) -> tuple[Any, ...]:
    return (
        _MISSES.c.town == town_id,
        _MISSES.c.said_at > work.now - WEEK,
        _MISSES.c.settled.is_(None),
    )


def _group(rows: Sequence[Row[*tuple[Any, ...]]]) -> MissGroup:
    newest = rows[0]
    kinds = dict.fromkeys(each.kind for each in rows)
    return MissGroup(
        id=newest.id,
        text=newest.text,
        times=len(rows),
        citizens=len({each.citizen for each in rows}),
        last_at=newest.said_at,
        kinds=tuple((kind, sum(each.kind == kind for each in rows)) for kind in kinds),
        offered=tuple(newest.offered),
        near=tuple(newest.near),
    )


def _look(work: Work, town_id: TownId, login: str) -> None:
    """Write down a look at each citizen whose words are shown, in one statement."""
    shown = select(_MISSES.c.citizen).where(*_unsettled(work, town_id)).distinct().subquery()
    lately = select(_LOOKS.c.id).where(
        _LOOKS.c.town == town_id,
        _LOOKS.c.login == login,
        _LOOKS.c.citizen == shown.c.citizen,
        _LOOKS.c.what == LOOKED,
        _LOOKS.c.at > work.now - ONE_LOOK,
    )
    row = select(
        literal(town_id, _LOOKS.c.town.type),
        literal(login, _LOOKS.c.login.type),
        shown.c.citizen,
        literal(LOOKED, _LOOKS.c.what.type),
        literal(work.now, _LOOKS.c.at.type),
    ).where(~lately.exists())
    names = ["town", "login", "citizen", "what", "at"]
    work.execute(insert(_LOOKS).from_select(names, row))
