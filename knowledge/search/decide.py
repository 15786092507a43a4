"""Decides whether to answer, ask back or leave it, by chances whose weights are data."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from knowledge.search.lexicon import Thresholds
from knowledge.search.rank import Ranking

_LEAST, _MOST = 1e-4, 10.0
_LONG = 30
"""Grams beyond which a longer message is not surer for its length."""
Decision = Literal["matter", "clarify", "none"]


@dataclass(frozen=True, slots=True)
class Nature:
    """What sort of text it is, whatever the matter.

    `generic`: only words that stand for nothing in particular (never sure); `elsewhere`: it names
    what other bodies do (never asked back); `denied`: it says what is not meant (less easily sure);
    `framed`: it has the frame of a letter around what it asks (more easily sure); `placed`: it says
    as a letter does where it comes from (a little more easily); `long`: it tells a story, and so
    details (a little more easily).
    """

    generic: bool
    elsewhere: bool
    denied: bool
    framed: bool = False
    placed: bool = False
    long: bool = False

    @property
    def letter(self) -> bool:
        """Say whether it was written as a letter, by somebody who took the trouble."""
        return self.framed or self.placed


@dataclass(frozen=True, slots=True)
class Chances:
    """How likely the first candidate is meant, and that the question is one of ours (0 to 1).

    `named`: the whole question is a name that only the first candidate bears.
    """

    first: float
    ours: float
    named: bool = False


def features(ranking: Ranking) -> dict[str, float]:
    """Give what the chances are reckoned from; the ranking holds at least one matter."""
    first = ranking.matters[0].chance
    next_best = ranking.matters[1].chance if len(ranking.matters) > 1 else 0.0
    seen = {
        "bias": 1.0,
        "strength": _log(first) - _log(1 - first),
        "margin": _log(first) - _log(next_best),
        "nothing": _log(ranking.nothing),
        "several": _bound(ranking.several),
        "length": math.log1p(min(ranking.length, _LONG)),
    }
    if ranking.second:
        seen["second"] = _bound(ranking.second.meant)
        seen["second_nothing"] = _bound(ranking.second.nothing)
        seen["second_several"] = _bound(ranking.second.several)
    return seen


def chances(ranking: Ranking, thresholds: Thresholds) -> Chances:
    """Reckon the chances; both 0 where nothing was found."""
    if not ranking.matters:
        return Chances(0.0, 0.0)
    seen = features(ranking)
    if ranking.second is None:
        alone = thresholds.chance_alone, thresholds.within_alone
        return Chances(_chance(seen, alone[0]), _chance(seen, alone[1]))
    return Chances(_chance(seen, thresholds.chance), _chance(seen, thresholds.within))


def decide(
    odds: Chances, thresholds: Thresholds, nature: Nature, *, intent: bool, short: bool = False
) -> Decision:
    """Answer when sure, ask back when it is ours, else leave it.

    Beside an `intent` a matter is asked back only where it is plainly ours; a `short` text more
    hesitantly than a longer one, a letter most readily.
    """
    enough = thresholds.sure_long if nature.long else thresholds.sure
    if nature.placed:
        enough = thresholds.sure_placed
    if nature.framed:
        enough = thresholds.sure_letter
    if nature.denied:
        enough = max(enough, thresholds.sure_denied)
    if nature.elsewhere:
        enough = max(enough, thresholds.sure_elsewhere)
    if odds.named or (odds.first >= enough and not nature.generic):
        return "matter"
    ours = thresholds.ours if short else thresholds.ours_long
    if nature.letter:
        ours = thresholds.ours_letter
    least = thresholds.plain if intent or nature.elsewhere else ours
    return "clarify" if odds.ours >= least else "none"


def _chance(seen: Mapping[str, float], weights: Mapping[str, float]) -> float:
    total = sum(weight * seen[name] for name, weight in weights.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _bound(odds: float) -> float:
    return max(-_MOST, min(_MOST, odds))


def _log(chance: float) -> float:
    return math.log(max(chance, 0.0) + _LEAST)
