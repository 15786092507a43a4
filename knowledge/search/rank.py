"""Puts the evidence for each matter together into one order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knowledge.search.retrieval import Evidence


@dataclass(frozen=True, slots=True)
class Ranked:
    """A matter by its number, its score (higher is better, unbounded) and what spoke for it."""

    number: int
    score: float
    evidence: Evidence


def rank(
    heard: Iterable[Evidence], repaired: Iterable[Evidence], weights: Mapping[str, float]
) -> tuple[Ranked, ...]:
    """Order the matters, best first.

    `heard` is the evidence of the text as written, `repaired` that of the text repaired by sound,
    which costs the weight `repair`; the better of the two counts for each matter.
    """
    best: dict[int, Ranked] = {}
    for evidence, cost in ((heard, 0.0), (repaired, weights["repair"])):
        for each in evidence:
            score = _score(each, weights) - cost
            if each.number not in best or score > best[each.number].score:
                best[each.number] = Ranked(each.number, score, each)
    return tuple(sorted(best.values(), key=lambda each: (-each.score, each.number)))


def _score(evidence: Evidence, weights: Mapping[str, float]) -> float:
    return (
        weights["document"] * evidence.document
        + weights["background"] * evidence.background
        + weights["contained"] * evidence.contained
        + weights["covered"] * evidence.covered
    )
