"""Hears what is asked of a matter (“要几张照片，多久办好”): elements, in the order of the text."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from knowledge.search.normalise import WHEN
from knowledge.search.patterns import LexiconError, any_of, words
from knowledge.search.understanding import Element

_OF_PAPERS = frozenset(("paper", "sign", "seal", "fill", "sample"))
_SUBJECT_AT_LEAST = 2  # characters beside the questions that make a subject of its own


@dataclass(frozen=True, slots=True)
class Asked:
    """The elements asked about; `subject`: the message names something beside them.

    `papers` are the words by which lists write the papers that it names.
    """

    elements: tuple[Element, ...]
    subject: bool
    papers: tuple[str, ...]


class Questions:
    """The table of elements. Pure: the same text always gives the same result."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        """Read the table of asked.toml. Raises LexiconError."""
        people = words(table.get("people", {}).get("words", ()))
        self._rules = tuple(_rule(row, people) for row in table["element"])
        self._around = re.compile(words(table["around"]["words"]))
        self._plain_papers = re.compile(words(table["papers"]["plain"]))
        self._answers = frozenset(table["answers"]["words"])
        self._papers = tuple(tuple(line) for line in table["papers"]["same"])

    def hear(self, plain: str) -> Asked:
        """Give the elements that a plain text asks about; none where it asks about nothing."""
        taken: list[tuple[int, int, Element]] = []
        for element, says in self._rules:
            for found in says.finditer(plain):
                begin, end = found.span()
                if begin < end and not any(b < end and begin < e for b, e, _ in taken):
                    taken.append((begin, end, element))
        taken.sort()
        elements = tuple(dict.fromkeys(element for _, _, element in taken))
        rest = WHEN.sub("", _without(plain, taken).replace(",", ""))
        rest = self._around.sub("", rest)
        if _OF_PAPERS.intersection(elements):
            rest = self._plain_papers.sub("", rest)
        return Asked(elements, len(rest) >= _SUBJECT_AT_LEAST, self._named(plain))

    def only_answers(self, plain: str) -> bool:
        """Say whether a text is an answer (“不清楚”) and asks nothing by itself."""
        return plain.replace(",", "") in self._answers

    def _named(self, plain: str) -> tuple[str, ...]:
        lines = (line for line in self._papers if any(word in plain for word in line))
        return tuple(word for line in lines for word in line)


def _rule(row: Mapping[str, Any], people: str) -> tuple[Element, re.Pattern[str]]:
    known: Sequence[Element] = get_args(Element)
    for name in known:
        if name == row["name"]:
            says = [each.replace("{people}", f"(?:{people})") for each in row["says"]]
            return name, any_of(f"asked.toml: “{name}”", says)
    raise LexiconError(f"asked.toml: 没有名为“{row['name']}”的要素，只有：{'、'.join(known)}")


def _without(text: str, spans: Iterable[tuple[int, int, Element]]) -> str:
    kept, at = [], 0
    for begin, end, _ in spans:
        kept.append(text[at:begin])
        at = max(at, end)
    return "".join(kept) + text[at:]
