"""The alarms of a town as 督办 shows them: those of one kind folded into a line, gravest first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from handoff.alarms import GRAVEST, Alarm, ringing, seen_to
from handoff.console.words import lasted, moment
from handoff.ports import Work
from knowledge.matters import TownId

TOGETHER: Final = frozenset({"没人接", "超时"})
"""What may be acknowledged all at once: of the others each wants its own answer."""

_DECIDED: Final = frozenset({"办不成", "汇报"})  # stand above already, where they are decided
_SEEN = 30


@dataclass(frozen=True, slots=True)
class AlarmLine:
    """One alarm; `seen` says who has acknowledged it and what was done, None while it rings."""

    id: int
    kind: str
    words: str
    chat: int | None
    rang: str
    seen: str | None


@dataclass(frozen=True, slots=True)
class AlarmGroup:
    """The alarms of one kind that ring: how many, and how long the first has rung.

    `open`: it is not folded. `together`: they may be acknowledged all at once, up to `newest`.
    `urgent`: a life may hang on it, so it stands on top of everything, unfolded.
    """

    kind: str
    newest: int
    count: int
    longest: str
    words: str
    together: bool
    open: bool
    urgent: bool
    lines: tuple[AlarmLine, ...]


@dataclass(frozen=True, slots=True)
class Alarms:
    """What rings, by kind, and what was acknowledged last."""

    groups: tuple[AlarmGroup, ...]
    seen: tuple[AlarmLine, ...]


def alarms_shown(work: Work, town: TownId, names: Mapping[str, str]) -> Alarms:
    """Read them; `names` are those of the clerks by log-in."""
    rings = ringing(work, town)
    kinds = sorted({each.kind for each in rings}, key=GRAVEST.index)
    return Alarms(
        tuple(_group(kind, (e for e in rings if e.kind == kind), work.now) for kind in kinds),
        tuple(_line(each, names, work.now) for each in seen_to(work, town, _SEEN)),
    )


def _group(kind: str, rings: Iterable[Alarm], now: datetime) -> AlarmGroup:
    alarms = tuple(rings)
    first = alarms[0]
    return AlarmGroup(
        kind=kind,
        newest=alarms[-1].id,
        count=len(alarms),
        longest=f"{moment(first.rang_at, now)} · 响了 {lasted(now - first.rang_at)}",
        words=first.words,
        open=len(alarms) == 1 and kind not in _DECIDED,
        together=kind in TOGETHER and len(alarms) > 1,
        urgent=kind == GRAVEST[0],
        lines=tuple(_line(each, {}, now) for each in alarms),
    )


def _line(alarm: Alarm, names: Mapping[str, str], now: datetime) -> AlarmLine:
    seen = None
    if alarm.seen_at is not None:
        who = names.get(alarm.seen_by or "", alarm.seen_by or "")
        seen = "，".join(
            each for each in (who, moment(alarm.seen_at, now), alarm.seen_note) if each
        )
    return AlarmLine(
        alarm.id, alarm.kind, alarm.words, alarm.chat, moment(alarm.rang_at, now), seen
    )
