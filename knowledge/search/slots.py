"""Reads what is said beside the matter: for whom, which village, when; and what is told already."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.contrast import read_contrast
from knowledge.search.normalise import WHEN
from knowledge.search.patterns import any_of, words
from knowledge.search.understanding import Slots
from knowledge.towns import Village

_GAP = "[^,不没别非未无]{0,6}"
_FOR = r"(?:替|帮|给|为|代)[^,]{0,3}"

_ONLY_WHEN = r"(?:放|下|散)(?:了)?(?:学|课|晚自习)"
"""After a child: 娃放学以后 says when, not for whom."""


class Kin:
    """For whom somebody asks, by the words of kin.toml."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        """Read the table of kin.toml."""
        self._names = {word: name for name, said in table["whom"].items() for word in said}
        kin = words(self._names)
        before, after = words(table["only"]["before"]), words(table["only"]["after"])
        self._asked_for = re.compile(rf"{_FOR}(?P<whom>{kin})")
        self._begins = re.compile(
            rf"^(?:那么?|然后|还有|另外)?(?:我|俺)?(?:家)?(?P<whom>{kin})(?!{_ONLY_WHEN})"
        )
        self._only = re.compile(rf"(?:{before})*(?P<whom>{kin})(?:{after})*")

    def whom(self, plain: str) -> str | None:
        """Give for whom a plain text asks (“妈妈”), or None where it does not say."""
        contrast = read_contrast(plain)
        plain = contrast.meant if contrast else plain
        found = self._asked_for.search(plain) or self._begins.match(plain)
        return self._names[found["whom"]] if found else None

    def only_whom(self, plain: str) -> str | None:
        """Give for whom, where the text says nothing else (“我爸的话呢”, “不是我爸，是我妈”)."""
        contrast = read_contrast(plain)
        plain = contrast.meant if contrast else plain
        found = self._only.fullmatch(plain.replace(",", ""))
        return self._names[found["whom"]] if found else None


class Told:
    """Reads the circumstances that a message tells by itself, by the rules of told.toml."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        """Read the table of told.toml. Raises LexiconError for a pattern that is none."""
        clause = table["clause"]
        self._harmless = any_of("told.toml: “harmless”", clause["harmless"])
        self._before = any_of("told.toml: “before”", clause["before"])
        self._after = any_of("told.toml: “after”", clause["after"])
        self._names = {
            kind: any_of("told.toml: “names”", each) for kind, each in table["names"].items()
        }
        self._rules = tuple(_rule(row) for row in table["told"])

    def hear(self, plain: str, written: str = "") -> tuple[tuple[str, str], ...]:
        """Give circumstance and answer pairs; what is denied, asked or told in two ways is not.

        `written` is the same with the fillers: 想 in “想离婚了” is none there.
        """
        clauses = self._harmless.sub("", plain).split(",")
        several = {kind for kind, each in self._names.items() if len(set(each.findall(plain))) > 1}
        found: dict[str, set[str]] = {}
        for rule in self._rules:
            if rule.one in several or rule.unless.search(plain) or rule.unless.search(written):
                continue
            if any(self._says(rule, each) for each in clauses):
                found.setdefault(rule.circumstance, set()).add(rule.answer)
        return tuple((name, answers.pop()) for name, answers in found.items() if len(answers) == 1)

    def hear_both(
        self, plain: str, repaired: str, written: str = ""
    ) -> tuple[tuple[str, str], ...]:
        """Give what both wordings tell, and what only repairing brought out.

        Repairing by sound may lose a denial or a doubt (要是丢了 → 补是丢了): what is told in words
        that stand in `plain` too has to be told by it, and nothing in a clause that it denies.
        """
        told = self.hear(plain, written)
        if repaired == plain:
            return told
        answers = dict(told)
        return tuple(
            (name, answer)
            for name, answer in self.hear(repaired, written)
            if answers.get(name, answer) == answer
            and ((name, answer) in told or self._only_repaired(name, answer, plain, repaired))
        )

    def _only_repaired(self, name: str, answer: str, plain: str, repaired: str) -> bool:
        said = {
            match[0]
            for rule in self._rules
            if (rule.circumstance, rule.answer) == (name, answer)
            for match in rule.says.finditer(repaired)
        }
        doubted = sum(1 for _ in self._before.finditer(plain))
        return doubted <= sum(1 for _ in self._before.finditer(repaired)) and not any(
            each in plain for each in said
        )

    def _says(self, rule: "_Rule", clause: str) -> bool:
        match = rule.says.search(clause)
        if match is None or self._before.search(clause[: match.start()]):
            return False
        return self._after.match(clause[match.end() :]) is None


@dataclass(frozen=True, slots=True)
class _Rule:
    """How an answer is told in a clause, and what in the whole message makes it doubtful.

    `one` is the kind of names of which the message may hold but one.
    """

    circumstance: str
    answer: str
    says: re.Pattern[str]
    unless: re.Pattern[str]
    one: str | None


def _rule(row: Mapping[str, Any]) -> _Rule:
    name, where = row["circumstance"], f"told.toml: “{row['circumstance']}”"
    says = (each.replace("…", _GAP) for each in row["says"])
    unless = (each.replace("…", _GAP) for each in row["unless"])
    return _Rule(name, row["answer"], any_of(where, says), any_of(where, unless), row.get("one"))


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
