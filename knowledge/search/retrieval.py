"""Finds the matters that share characters with a question: BM25 over characters and their pairs."""

import heapq
import math
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

_TOKENS = re.compile(r"[a-z]+|[0-9]+|[^\s,a-z0-9]")
_SATURATION = 1.2
_LENGTH = 0.5
_DEEP = 24
_UNKNOWN = 3.0
"""The rarity given to what no matter has: about that of a word in one matter out of twenty."""


def grams(text: str, function: Container[str] = frozenset()) -> Iterator[str]:
    """Give the characters (numbers and letters as whole words) and pairs of each clause.

    `function` characters alone, and pairs of them, are left out.
    """
    for clause in text.split(","):
        tokens = _TOKENS.findall(clause)
        heavy = [each not in function for each in tokens]
        for place, token in enumerate(tokens):
            if heavy[place]:
                yield token
            if place and (heavy[place] or heavy[place - 1]):
                yield tokens[place - 1] + token


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for one matter, by its number.

    `document`: BM25 of its names and aliases; `background`: BM25 of its conditions and papers.
    `contained` (0 to 1): how much of its best text is in the question; `covered` (0 to 1): how
    much of the question is in that text.
    """

    number: int
    document: float
    background: float
    contained: float
    covered: float


class _Postings:
    """An inverted index: in which documents a gram stands, with its BM25 weight there."""

    def __init__(self, documents: Sequence[Iterable[str]]) -> None:
        counts = [Counter(document) for document in documents]
        average = sum(map(Counter.total, counts)) / max(1, len(counts)) or 1.0
        frequency = Counter(gram for count in counts for gram in count)
        self.rarity = {
            gram: math.log(1 + (len(counts) - n + 0.5) / (n + 0.5)) for gram, n in frequency.items()
        }
        self._limit = max(400, len(counts) // 25)  # commoner grams say little and cost much
        self._where: dict[str, list[tuple[int, float]]] = {}
        for number, count in enumerate(counts):
            damp = _SATURATION * (1 - _LENGTH + _LENGTH * count.total() / average)
            for gram, times in count.items():
                weight = self.rarity[gram] * times / (times + damp)
                self._where.setdefault(gram, []).append((number, weight))

    def score(self, wanted: Iterable[str]) -> dict[int, float]:
        scores: dict[int, float] = {}
        for gram in wanted:
            found = self._where.get(gram, ())
            if len(found) <= self._limit:
                for number, weight in found:
                    scores[number] = scores.get(number, 0.0) + weight
        return scores


class Retrieval:
    """Matters by number, each with its short texts (names, aliases) and its background texts."""

    def __init__(
        self,
        texts: Sequence[Sequence[str]],
        background: Sequence[Sequence[str]],
        function: Container[str],
    ) -> None:
        self._function = function
        self._texts = [[frozenset(grams(each, function)) for each in group] for group in texts]
        self._documents = _Postings(
            [[gram for each in group for gram in each] for group in self._texts]
        )
        self._background = _Postings(
            [
                [gram for each in group for gram in grams(each, function) if len(gram) > 1]
                for group in background
            ]
        )
        rarity = self._documents.rarity
        self._weights = [
            [sum(rarity[gram] for gram in each) or 1.0 for each in group] for group in self._texts
        ]

    def look_up(self, question: str) -> tuple[Evidence, ...]:
        """Give the evidence for the matters that share most with the question, in no order."""
        wanted = frozenset(grams(question, self._function))
        documents = self._documents.score(wanted)
        background = self._background.score(wanted)
        rarity = self._documents.rarity
        weight = sum(rarity.get(gram, _UNKNOWN) for gram in wanted) or 1.0
        deep = heapq.nlargest(_DEEP, documents, key=documents.__getitem__)
        return tuple(
            Evidence(
                number,
                documents[number],
                background.get(number, 0.0),
                *self._best(number, wanted, weight),
            )
            for number in deep
        )

    def _best(self, number: int, wanted: frozenset[str], weight: float) -> tuple[float, float]:
        """Give how much of the best text is in the question, and of the question in it."""
        rarity = self._documents.rarity
        best = (0.0, 0.0, 0.0)
        for text, whole in zip(self._texts[number], self._weights[number], strict=True):
            shared = sum(rarity[gram] for gram in wanted & text)
            best = max(best, (shared * shared / whole, shared / whole, shared / weight))
        return best[1], best[2]
