"""Runs of digits as people write and dictate them, before they are read as a phone or ID number.

Half width; invisible marks gone; 幺 and 一 … 九 are digits where they stand in a run.
"""

import itertools
import re
import unicodedata
from dataclasses import dataclass

LONGEST = 1000
"""Characters of a message that are read; what follows is dropped."""

_SPOKEN = {
    each: str(value)
    for value, every in enumerate(
        (
            "零〇○oO",
            "一幺壹吆妖腰",
            "二两贰",
            "三叁",
            "四肆",
            "五伍",
            "六陆",
            "七柒",
            "八捌",
            "九玖",
        )
    )
    for each in every
}
_NUMERALS = "".join(_SPOKEN)
_GAP = r"[\s\-‐‑‒–—―−ー_.()]{0,3}"
_GROUP = rf"(?:[0-9]+|(?<![a-zA-Z])[{_NUMERALS}]+(?![a-zA-Z]))"
_RUN = re.compile(rf"{_GROUP}(?:{_GAP}{_GROUP}){{0,23}}")
_GROUPS = re.compile(_GROUP)
_INVISIBLE = re.compile(
    r"[\u00ad\u0300-\u036f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_FEWEST, _MOST_RUNS = 3, 8


@dataclass(frozen=True, slots=True)
class Figures:
    """A run of digits in plain text: its groups (all ASCII digits), and where each group stands."""

    groups: tuple[str, ...]
    places: tuple[tuple[int, int], ...]

    @property
    def digits(self) -> str:
        """All digits of the run without what stands between them."""
        return "".join(self.groups)

    @property
    def start(self) -> int:
        """Where the run begins in the plain text."""
        return self.places[0][0]

    @property
    def end(self) -> int:
        """Where the run has ended in the plain text."""
        return self.places[-1][1]


def plain_text(text: str) -> str:
    """Give at most LONGEST characters in half width, without invisible marks. Never raises."""
    folded = unicodedata.normalize("NFKC", text[:LONGEST])[:LONGEST]
    return _INVISIBLE.sub("", folded)


def figures(plain: str) -> tuple[Figures, ...]:
    """Give the first eight runs of at least three digits in a plain text, in order."""
    runs = (_figures(found) for found in _RUN.finditer(plain) if len(found[0]) >= _FEWEST)
    long = (each for each in runs if len(each.digits) >= _FEWEST)
    return tuple(itertools.islice(long, _MOST_RUNS))


def _figures(run: re.Match[str]) -> Figures:
    found = list(_GROUPS.finditer(run[0]))
    return Figures(
        groups=tuple("".join(_SPOKEN.get(each, each) for each in group[0]) for group in found),
        places=tuple((run.start() + group.start(), run.start() + group.end()) for group in found),
    )
