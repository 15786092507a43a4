"""How what a household is or gets stands, as it is told: had now, lacked, or not to be known."""

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from knowledge.reading.subjects import SOMEBODY_ELSE, said_of

Holding = Literal["has", "lacks", "unclear"]

_FILE = Path(__file__).parents[1] / "data" / "statuses.toml"
_LONGEST = 40  # characters: who says more tells a story
_BREAKS = re.compile(r"[\s,，.。;；!！~～]+")
_AND = re.compile(r"(?:和|跟|与|还有|或者?|、|/)*")
_ASKS = re.compile(
    r"[?？]|[吗么呢]$|是不是|有没有|算不算|能不能|可不可以|要不要|怎|咋|什么|啥|哪|(?<!好)几|多少|多久|谁"
)
_UNSURE = re.compile(r"不清楚|不知道|不晓得|不确定|不记得|忘了|说不|搞不")
_OUTSIDE = frozenset({"邻居", "村民", "亲戚", SOMEBODY_ELSE})


@dataclass(frozen=True, slots=True)
class Status:
    """One thing that is told. `whose`: the relation of whom it is said; None: not somebody else.

    `answers` are those of the circumstances that it is where it is had; `rest` is what was said
    beside it.
    """

    name: str
    holding: Holding
    whose: str | None
    answers: Mapping[str, str]
    rest: str = ""


def read_statuses(text: str, whom: str | None = None) -> tuple[Status, ...]:
    """Read what is told of statuses, in the order told; empty for a question. Never raises.

    `whom` is whose matter it is: what is said of that one is said of nobody else.
    """
    if len(text) > _LONGEST or _ASKS.search(text) or _UNSURE.search(text):
        return ()
    return tuple(found for clause in _BREAKS.split(text) for found in _of_clause(clause, whom))


def all_of(circumstance: str, answer: str) -> frozenset[str]:
    """Give the names of the statuses that are this answer of a circumstance."""
    kinds = _table().kinds.values()
    return frozenset(each.name for each in kinds if each.answers.get(circumstance) == answer)


def is_of_another_time(text: str) -> bool:
    """Say whether words tell of what was once, or of what is wished for or not yet granted."""
    return bool(_table().past.search(text) or _table().wish.search(text))


def _of_clause(clause: str, whom: str | None) -> Iterator[Status]:
    table = _table()
    named = list(table.says.finditer(clause))
    for place, found in enumerate(named):
        before, after = _around(clause, named, place)
        kind = table.kinds[str(found.lastgroup)]
        whose = said_of(clause[: found.start()], whom) or said_of(after, whom)
        holding = _holding(table, kind, before, after)
        if whose is not None and (holding == "lacks" or not kind.kin or whose in _OUTSIDE):
            holding = "unclear"
        yield Status(kind.name, holding, whose, kind.answers, before + after)


def _around(clause: str, named: Sequence[re.Match[str]], place: int) -> tuple[str, str]:
    """Give what is said before and after one thing; what is said of “A和B” is said of both."""
    ends = [0, *(each.end() for each in named)]
    starts = [*(each.start() for each in named), len(clause)]
    between = [clause[end:start] for end, start in zip(ends, starts, strict=True)]
    first, last = place, place + 1
    while first and _AND.fullmatch(between[first]):
        first -= 1
    while last < len(named) and _AND.fullmatch(between[last]):
        last += 1
    before, after = between[first], between[last]
    denied = last < len(named) and _table().no.search(before)
    return before, "" if denied else after  # “不是特困也不是低保”: the second no is the next one's


def _holding(table: "_Table", kind: "_Kind", before: str, after: str) -> Holding:
    said = f"{before}|{after}"
    if not kind.once and (table.past.search(before) or table.wish.search(said)):
        return "unclear"
    if table.no.search(before):
        return "unclear" if table.no.search(after) else "lacks"
    if table.no_after.fullmatch(after.rstrip("啊呀哦嘛呢哈的")):
        return "lacks"
    if table.no.search(after) or table.past.search(after) or table.ended.search(after):
        return "unclear"
    return "unclear" if kind.granted and table.lost.search(after) else "has"


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    kin: bool
    granted: bool
    once: bool
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Table:
    says: re.Pattern[str]
    kinds: Mapping[str, _Kind]
    no: re.Pattern[str]
    no_after: re.Pattern[str]
    past: re.Pattern[str]
    wish: re.Pattern[str]
    lost: re.Pattern[str]
    ended: re.Pattern[str]


@functools.cache
def _table() -> _Table:
    table = tomllib.loads(_FILE.read_text("utf-8"))
    rows = {f"s{place}": row for place, row in enumerate(table["status"])}
    words = {name: re.compile(said) for name, said in table["words"].items()}
    return _Table(
        says=re.compile("|".join(f"(?P<{name}>{row['says']})" for name, row in rows.items())),
        kinds={
            name: _Kind(
                row["name"],
                row.get("kin", False),
                row.get("granted", False),
                row.get("once", False),
                row["answers"],
            )
            for name, row in rows.items()
        },
        **words,
    )
