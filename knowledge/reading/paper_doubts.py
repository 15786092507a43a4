"""Reads a doubt about one paper: may it be electronic, may another stand in, what if there is none.

“没有户口本行不行”, “护照可以代替身份证吗”, “电子身份证行不”, “身份证要原件吗”. It names papers and
asks of them alone; what says more (“办低保没有户口本行不行”) is none.
"""

import functools
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

DoubtKind = Literal["electronic", "instead", "lacking", "lost", "away", "asked"]

_FILE = Path(__file__).parents[1] / "data" / "paper_doubts.toml"
_LONGEST = 26  # characters: who writes more tells a story
_GAPS = re.compile(r"[\s,，。;；、!！?？~～:：]+")
_ELECTRONIC = re.compile(r"电子|手机[上里]|扫描件")
_ON_THE_PHONE = re.compile(r"电子(?:版|档|证照|的)*的?|手机[上里]的?|扫描件")
_HOW_TO_GET = re.compile(
    r"(?:怎么|咋|如何|哪里?|啷个)[^,]{0,3}(?:办|申|开|弄|领|下|激活|查|搞|弄|出)|密码"
)
_ONLY = re.compile(r"只[有是剩]")


@dataclass(frozen=True, slots=True)
class PaperDoubt:
    """What is asked of a paper: `said` as the citizen calls it, `words` as lists may write it.

    electronic: may it be on the phone. instead: may it stand in for another (`whose`: the words of
    that one, where it is named). lacking, lost, away: there is none, it is gone, it is somewhere
    else. asked: is it needed, as original or copy. `renew` is what to say to get a new one;
    `at_a_loss`: it asks what to do (“怎么办”), not whether it can be done without.
    """

    kind: DoubtKind
    said: str
    words: tuple[str, ...]
    whose: tuple[str, ...] = ()
    renew: str | None = None
    at_a_loss: bool = False


def read_paper_doubt(text: str) -> PaperDoubt | None:
    """Read a doubt about one paper; None where the text says anything else. Never raises."""
    said = _GAPS.sub("", text)
    return _read(said) if 0 < len(said) <= _LONGEST else None


def words_for(said: str) -> tuple[str, ...]:
    """Give the words by which lists may write a paper that is called so; itself if unknown."""
    return _table().known(said)[0]


@functools.lru_cache(maxsize=256)
def _read(said: str) -> PaperDoubt | None:
    table = _table()
    if electronic := _electronic(said, table):
        return electronic
    for kind, pattern in table.patterns:
        found = pattern.fullmatch(said)
        if found is not None:
            named = found.groupdict()
            whose = named.get("whose")
            return table.doubt(kind, named["paper"], whose, at_a_loss=named.get("loss") is not None)
    return None


def _electronic(said: str, table: "_Table") -> PaperDoubt | None:
    if not _ELECTRONIC.search(said) or _HOW_TO_GET.search(said):
        return None
    without = _ON_THE_PHONE.sub("", said)
    paper = table.paper.search(without)
    asks = table.question.search(said) or _ONLY.search(said)
    if paper is None or not asks or not table.around.fullmatch(table.paper.sub("", without)):
        return None
    return table.doubt("electronic", paper[0], None)


class _Table:
    """The table of papers, and the ways to ask made of it."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._rows = [
            (re.compile("|".join(row["say"])), _words(row), row.get("renew"))
            for row in data["paper"]
        ]
        parts = _parts(data)
        self.paper = re.compile(parts["any"])
        self.around, self.question = (re.compile(parts[each]) for each in ("around", "question"))
        self.patterns = tuple(
            (_kind(row["kind"]), re.compile(parts["start"] + _filled(says, parts)))
            for row in data["shape"]
            for says in row["says"]
        )

    def doubt(
        self, kind: DoubtKind, said: str, whose: str | None, *, at_a_loss: bool = False
    ) -> PaperDoubt:
        """Give the doubt with what the table knows of its papers."""
        words, renew = self.known(said)
        other = self.known(whose)[0] if whose else ()
        return PaperDoubt(kind, said, words, other, renew, at_a_loss)

    def known(self, said: str) -> tuple[tuple[str, ...], str | None]:
        """Give how lists write it, and what to say to get a new one."""
        for says, words, renew in self._rows:
            if says.fullmatch(said):
                return words, renew
        return (said,), None


def _words(row: dict[str, Any]) -> tuple[str, ...]:
    listed: Iterable[str] = row.get("lists", row["say"])
    return tuple(map(str, listed))


def _parts(data: dict[str, Any]) -> dict[str, str]:
    """Give the parts of patterns, each filled in with those before it."""
    says = sorted((w for row in data["paper"] for w in row["say"]), key=len, reverse=True)
    other = "|".join(sorted(data["other"]["ends"], key=len, reverse=True))
    one = rf"(?:{'|'.join(says)}|(?:(?![不没签写开填打])[一-龥]){{0,5}}?(?:{other}))"
    parts = {"any": one, "paper": f"(?P<paper>{one})", "whose": f"(?P<whose>{one})"}
    for name, says_so in data["parts"].items():
        parts[name] = _filled(says_so, parts)
    return parts


def _filled(pattern: str, parts: dict[str, str]) -> str:
    return re.sub(r"(?<!\?P)<(\w+)>", lambda found: f"(?:{parts[found[1]]})", pattern)


def _kind(name: str) -> DoubtKind:
    return next(each for each in get_args(DoubtKind) if each == name)


@functools.cache
def _table() -> _Table:
    return _Table(tomllib.loads(_FILE.read_text("utf-8")))
