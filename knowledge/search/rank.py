"""Puts what was learned, found by name and found alike together into one order of chances."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.search.second import SecondReading


@dataclass(frozen=True, slots=True)
class Ranked:
    """A matter by its number, and the chance (0 to 1) that it is meant, before calibration."""

    number: int
    chance: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """The matters best first, the chance of `nothing` of ours, and how many grams were read.

    `several`: how much it sounds like a message that fits several (any size, 0 in the middle).
    `second`: what the second reading says of the first matter, where it has learned of it.
    """

    matters: tuple[Ranked, ...]
    nothing: float
    length: int
    several: float = 0.0
    second: SecondReading | None = None


EMPTY = Ranking((), 1.0, 0)
_DEEP = 24


def rank(logits: Mapping[int, float], nothing: float, length: int, several: float = 0.0) -> Ranking:
    """Turn numbers of any size (the higher the likelier) into chances, and order the best few."""
    if not logits:
        return Ranking((), 1.0, length)
    most = max(nothing, *logits.values())
    risen = {number: math.exp(each - most) for number, each in logits.items()}
    none = math.exp(nothing - most)
    total = sum(risen.values()) + none
    best = sorted(risen, key=lambda number: (-risen[number], number))[:_DEEP]
    matters = tuple(Ranked(number, risen[number] / total) for number in best)
    return Ranking(matters, none / total, length, several)
