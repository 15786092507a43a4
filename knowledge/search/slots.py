"""Reads what is said beside the matter: for whom, which village, when; and what is told already."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from knowledge.search.normalise import WHEN
from knowledge.search.patterns import any_of, words
from knowledge.search.understanding import Slots
from knowledge.towns import Village

_DENIALS = ("不", "没", "别", "非", "未", "不是", "没有", "不用", "不想", "怕")
_FOR = r"(?:替|帮|给|为|代)[^,]{0,3}"


class Kin:
    """For whom somebody asks, by the words of kin.toml."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        """Read the table of kin.toml."""
        self._names = {word: name for name, said in table["whom"].items() for word in said}
        kin = words(self._names)
        before, after = words(table["only"]["before"]), words(table["only"]["after"])
        self._asked_for = re.compile(rf"{_FOR}(?P<whom>{kin})")
        self._begins = re.compile(rf"^(?:我|俺)?(?:家)?(?P<whom>{kin})")
        self._only = re.compile(rf"(?:{before})*(?P<whom>{kin})(?:{after})*")

    def whom(self, plain: str) -> str | None:
        """Give for whom a plain text asks (“妈妈”), or None where it does not say."""
        found = self._asked_for.search(plain) or self._begins.match(plain)
        return self._names[found["whom"]] if found else None

    def only_whom(self, plain: str) -> str | None:
        """Give for whom, where the text says nothing else (“我爸的话呢”), or None."""
        found = self._only.fullmatch(plain.replace(",", ""))
        return self._names[found["whom"]] if found else None


class Told:
    """Reads the circumstances that a message tells by itself, by the patterns of told.toml."""

    def __init__(self, table: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        """Read the table of told.toml. Raises LexiconError for a pattern that is none."""
        self._rules = tuple(
            (circumstance, answer, any_of(f"told.toml: “{circumstance}”", says))
            for circumstance, answers in table.items()
            for answer, says in answers.items()
        )

    def hear(self, plain: str) -> tuple[tuple[str, str], ...]:
        """Give circumstance and answer pairs; a circumstance told in two ways is not told."""
        found: dict[str, set[str]] = {}
        for circumstance, answer, says in self._rules:
            match = says.search(plain)
            if match and not plain[: match.start()].endswith(_DENIALS):
                found.setdefault(circumstance, set()).add(answer)
        return tuple((name, answers.pop()) for name, answers in found.items() if len(answers) == 1)


def read_slots(plain: str, kin: Kin, villages: Iterable[Village]) -> Slots:
    """Read for whom, the town's village that is named, and the words of a time."""
    when = [found[0] for found in WHEN.finditer(plain)]
    return Slots(kin.whom(plain), _village(plain, villages), "".join(when) or None)


def _village(plain: str, villages: Iterable[Village]) -> str | None:
    for village in villages:
        short = village.name.removesuffix("村").removesuffix("社区")
        if any(name in plain for name in (village.name, *village.aliases)):
            return village.name
        if len(short) > 1 and re.search(
            rf"{re.escape(short)}(?:[一二三四五六七八九十0-9]+[组队社]|的|人)", plain
        ):
            return village.name
    return None
