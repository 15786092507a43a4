"""The words for days and times of day, read once from `knowledge/data/day_words.toml`."""

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

_SHIPPED = Path(__file__).parents[1] / "data" / "day_words.toml"
_AROUND = re.compile(r"\(\?[^()]*\)")


@dataclass(frozen=True, slots=True)
class DayWords:
    """The file's tables; every word is a piece of a regular expression."""

    near: Mapping[str, int]
    some: Mapping[str, tuple[int, int]]
    parts: Mapping[str, tuple[str, ...]]
    wishes: Mapping[str, tuple[str, ...]]
    denied_before: tuple[str, ...]
    denied_after: tuple[str, ...]
    change: tuple[str, ...]
    asked: tuple[str, ...]
    typed: Mapping[str, str]
    heard: tuple[str, ...]


@functools.cache
def day_words() -> DayWords:
    """Give the shipped words."""
    table = tomllib.loads(_SHIPPED.read_text("utf-8"))
    denials = table["denials"]
    return DayWords(
        near=table["near"],
        some={word: (first, last) for word, (first, last) in table["some"].items()},
        parts={kind: tuple(words) for kind, words in table["parts"].items()},
        wishes={kind: tuple(words) for kind, words in table["wishes"].items()},
        denied_before=tuple(denials["before"]),
        denied_after=tuple(denials["after"]),
        change=tuple(denials["change"]),
        asked=tuple(denials["asked"]),
        typed=table["typed"],
        heard=tuple(table["heard"]["words"]),
    )


def one_of(words: Iterable[str]) -> str:
    """Give an alternation that takes the longest word first."""
    return "|".join(sorted(words, key=len, reverse=True))


def bare(word: str) -> str:
    """Give the word itself, without what must not stand around it."""
    while (inner := _AROUND.sub("", word)) != word:
        word = inner
    return word
