"""Finds matters that have no learned weights by what they are called: a town's own, or new ones."""

from collections.abc import Container, Iterator, Sequence

from knowledge.matters import Matter
from knowledge.search.lexicon import Lexicon
from knowledge.search.retrieval import Evidence, Retrieval
from knowledge.search.wording import Wording, Wordings


class Unlearned:
    """The matters whose codes are not learned; costs nothing where there are none."""

    def __init__(
        self,
        matters: Sequence[Matter],
        wording: Wording,
        lexicon: Lexicon,
        learned: Container[str],
    ) -> None:
        self._concepts = wording.normaliser.concepts
        self._weights = lexicon.thresholds.unlearned
        plain, concepts = wording.normaliser.plain, self._concepts
        self._numbers = frozenset(n for n, m in enumerate(matters) if m.code not in learned)
        heard = wording.names if self._numbers else []  # all matters: what is rare shows only so
        self._retrieval = Retrieval(
            [[concepts(each) for each in dict.fromkeys(group)] for group in heard],
            [[concepts(plain(each)) for each in _background(m)] for m in matters[: len(heard)]],
            lexicon.function,
        )

    def logits(self, said: Wordings) -> dict[int, float]:
        """Give the matters that share most with the message: the higher the more likely."""
        found: dict[int, float] = {}
        for each in self._evidence(said) if self._numbers else ():
            if each.number in self._numbers:
                found[each.number] = max(found.get(each.number, -99.0), self._logit(each))
        return found

    def _evidence(self, said: Wordings) -> tuple[Evidence, ...]:
        look_up, concepts = self._retrieval.look_up, self._concepts
        heard = look_up(concepts(said.question))
        if said.repaired == said.question:
            return heard
        return (*heard, *look_up(concepts(said.repaired)))

    def _logit(self, evidence: Evidence) -> float:
        weights = self._weights
        return (
            weights["bias"]
            + weights["document"] * evidence.document
            + weights["background"] * evidence.background
            + weights["contained"] * evidence.contained
            + weights["covered"] * evidence.covered
        )


def _background(matter: Matter) -> Iterator[str]:
    yield from (*matter.conditions, *matter.triage, matter.result, matter.target)
    for material in matter.materials:
        yield material.name
        yield material.when or ""
