"""警报: what rings for who leads until somebody has acknowledged it. source: BY-10, CN-9."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final, Literal

from sqlalchemy import Insert, select, update

from handoff.ports import Work
from handoff.tables.alarms import AlarmRow
from handoff.tables.upsert import insert_into, table_of
from knowledge.matters import TownId

AlarmKind = Literal["紧急", "汇报", "办不成", "没人接", "超时"]

BELL: Final = "bell"
"""The topic of what rings for who leads: the alarms."""

GRAVEST: Final[tuple[AlarmKind, ...]] = ("紧急", "办不成", "汇报", "没人接", "超时")
"""The kinds, in the order in which somebody has to look at them."""

NOTE_LIMIT: Final = 200
"""The longest note of an acknowledgement, in characters."""

_ALARMS = table_of(AlarmRow)
_VIEW = _ALARMS.c["id", "kind", "words", "chat", "rang_at", "seen_at", "seen_by", "seen_note"]


def bell_of(login: str) -> str:
    """Give the topic of what rings for one clerk: whose turn it is, whom to call."""
    return f"bell:{login}"


@dataclass(frozen=True, slots=True)
class Alarm:
    """One alarm. `chat` is what it is about; `seen_at` is None until it is acknowledged."""

    id: int
    kind: str
    words: str
    chat: int | None
    rang_at: datetime
    seen_at: datetime | None
    seen_by: str | None
    seen_note: str | None


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """Somebody knows, and it rings no more."""


@dataclass(frozen=True, slots=True)
class NoSuchAlarm:
    """It is not there, or a colleague has acknowledged it already."""


def ring(
    work: Work, town_id: TownId, key: str, kind: AlarmKind, words: str, chat: int | None
) -> bool:
    """Ring, once for each key; False where it rang before. Words say nothing of who it is."""
    values = {
        "town": town_id,
        "key": key,
        "kind": kind,
        "words": words,
        "chat": chat,
        "rang_at": work.now,
    }
    rang = work.execute(_ringing(work.dialect), values).scalar_one_or_none() is not None
    if rang:
        work.announce(town_id, BELL)
    return rang


@cache
def _ringing(dialect: str) -> Insert:
    return insert_into(dialect, _ALARMS).on_conflict_do_nothing().returning(_ALARMS.c.id)


def acknowledge(
    work: Work, town_id: TownId, alarm: int, login: str, note: str
) -> Acknowledged | NoSuchAlarm:
    """Note who has seen to it and what is done; of two at once the first counts."""
    mine = (_ALARMS.c.town == town_id, _ALARMS.c.id == alarm, _ALARMS.c.seen_at.is_(None))
    values = {"seen_at": work.now, "seen_by": login, "seen_note": note[:NOTE_LIMIT] or None}
    done = update(_ALARMS).where(*mine).values(values).returning(_ALARMS.c.id)
    if work.execute(done).one_or_none() is None:
        return NoSuchAlarm()
    work.announce(town_id, BELL)
    return Acknowledged()


def silence(work: Work, town_id: TownId, chat: int, kind: AlarmKind, login: str, note: str) -> None:
    """End this kind of alarm about a chat: what it rang for has been seen to."""
    rings = (_ALARMS.c.town == town_id, _ALARMS.c.chat == chat, _ALARMS.c.seen_at.is_(None))
    values = {"seen_at": work.now, "seen_by": login, "seen_note": note}
    work.execute(update(_ALARMS).where(*rings, _ALARMS.c.kind == kind).values(values))


def acknowledge_all(work: Work, town_id: TownId, kind: str, upto: int, login: str) -> int:
    """Note that somebody has seen to all of a kind, up to the newest that was shown; how many."""
    rings = (_ALARMS.c.town == town_id, _ALARMS.c.kind == kind, _ALARMS.c.seen_at.is_(None))
    done = update(_ALARMS).where(*rings, _ALARMS.c.id <= upto).returning(_ALARMS.c.id)
    count = len(work.execute(done.values(seen_at=work.now, seen_by=login)).all())
    if count:
        work.announce(town_id, BELL)
    return count


def ringing(work: Work, town_id: TownId) -> tuple[Alarm, ...]:
    """Give every alarm that rings, the oldest first."""
    wanted = select(*_VIEW).where(_ALARMS.c.town == town_id, _ALARMS.c.seen_at.is_(None))
    return tuple(Alarm(*each) for each in work.execute(wanted.order_by(_ALARMS.c.id)))


def seen_to(work: Work, town_id: TownId, limit: int) -> tuple[Alarm, ...]:
    """Give the alarms that were acknowledged last, the newest first."""
    wanted = (
        select(*_VIEW)
        .where(_ALARMS.c.town == town_id, _ALARMS.c.seen_at.is_not(None))
        .order_by(_ALARMS.c.seen_at.desc(), _ALARMS.c.id.desc())
        .limit(limit)
    )
    return tuple(Alarm(*each) for each in work.execute(wanted))
