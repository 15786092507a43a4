"""Measures an index on labelled messages: right, among the offered, wrong and sure, rejected."""

import math
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from knowledge.matters import Catalog
from knowledge.search.index import Index
from knowledge.search.questions import KINDS, Kind, Question
from knowledge.search.understanding import Understanding
from knowledge.towns import Town

Verdict = Literal["right", "offered", "missed", "wrong", "rejected", "answered"]
"""What became of a message; each has exactly one.

right: a matter answered outright and rightly, a wish heard, or nothing shown for what is not ours.
offered: asked back with a right matter among the offered. missed: matters offered, none of them
right. wrong: the wrong matter answered outright, or another wish heard. rejected: not understood.
answered: a matter answered outright where none, or no single one, could be known.
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One message, what was understood, and how long that took in milliseconds."""

    question: Question
    understood: Understanding
    milliseconds: float

    @property
    def sure(self) -> bool:
        """It was answered outright."""
        return self.understood.kind == "matter"

    @property
    def first_right(self) -> bool:
        """The best of what was answered or offered is right."""
        return bool(self.understood.codes) and self.understood.codes[0] in self.question.accept

    @property
    def verdict(self) -> Verdict:
        """Judge it. All that was shown of a chain counts as offered."""
        question, codes = self.question, self.understood.codes
        if question.kind == "intent" and not codes and self.understood.intent:
            return "right" if self.understood.intent == question.intent else "wrong"
        if self.sure and question.kind == "matter":
            return "right" if self.first_right else "wrong"
        if codes:
            return "answered" if self.sure else self._offer()
        return "right" if question.kind == "outside" else "rejected"

    def _offer(self) -> Verdict:
        """Judge what was offered; of an ambiguous message without a label anything may be."""
        accept = self.question.accept
        unlabelled = self.question.kind == "ambiguous" and not accept
        fits = self.question.kind in {"matter", "ambiguous"} and (
            unlabelled or not accept.isdisjoint(self.understood.codes)
        )
        return "offered" if fits else "missed"


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each verdict fell among `n` messages, and how often the best was right."""

    n: int
    verdicts: Mapping[Verdict, int]
    first: int

    def share(self, *verdicts: Verdict) -> float:
        """Give the share (0 to 1) of these verdicts together; 0 of nothing."""
        return sum(self.verdicts.get(each, 0) for each in verdicts) / self.n if self.n else 0.0

    @property
    def wrong_when_sure(self) -> float:
        """Of what was answered outright the share that was wrong. The figure to keep low."""
        wrong = self.verdicts.get("wrong", 0)
        sure = wrong + self.verdicts.get("right", 0)
        return wrong / sure if sure else 0.0


@dataclass(frozen=True, slots=True)
class Confused:
    """The codes that were right, sorted, the one taken for them, and how often."""

    accepted: tuple[str, ...]
    answered: str
    times: int


@dataclass(frozen=True, slots=True)
class Report:
    """What came out, in the order of the questions; `left_out` are no matters of the town."""

    outcomes: tuple[Outcome, ...]
    left_out: int = 0

    def kinds(self) -> Mapping[Kind, Tally]:
        """Give the tally of each kind of message that there is."""
        groups = {kind: [e for e in self.outcomes if e.question.kind == kind] for kind in KINDS}
        return {kind: _tally(each) for kind, each in groups.items() if each}

    def registers(self) -> Mapping[str, Mapping[Kind, Tally]]:
        """Give the same for each register that a message is labelled with, in order of name."""
        names = sorted({each.question.register for each in self.outcomes} - {""})
        return {
            name: Report(tuple(e for e in self.outcomes if e.question.register == name)).kinds()
            for name in names
        }

    def confused(self, *, sure: bool) -> tuple[Confused, ...]:
        """Give which matter was put first for which, most frequent first.

        `sure`: answered outright; else only offered, before the right one or without it.
        """
        pairs = Counter(
            (tuple(sorted(each.question.accept)), each.understood.codes[0])
            for each in self.outcomes
            if each.question.accept and each.understood.kind == ("matter" if sure else "clarify")
            if not each.first_right and each.question.kind in {"matter", "ambiguous"}
        )
        ordered = sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(Confused(*pair, times) for pair, times in ordered)

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """Those that are neither right nor asked back with a right matter."""
        return tuple(each for each in self.outcomes if each.verdict not in {"right", "offered"})

    def milliseconds(self) -> list[float]:
        """Give what each took."""
        return [each.milliseconds for each in self.outcomes]


def evaluate(
    index: Index, catalog: Catalog, questions: Iterable[Question], town: Town | None = None
) -> Report:
    """Understand every message (for a town) and compare with its label.

    Messages about matters that the town does not do are left out, and counted.
    """
    every = tuple(questions)
    asked = [each for each in every if _done(each, catalog, town)]
    outcomes = tuple(_outcome(index, each, town) for each in asked)
    return Report(outcomes, len(every) - len(asked))


def percentile(values: Sequence[float], percent: float) -> float:
    """Give the least value that is not exceeded by so many percent of them; 0 of nothing."""
    place = math.ceil(len(values) * percent / 100) - 1
    return sorted(values)[max(0, place)] if values else 0.0


def _done(question: Question, catalog: Catalog, town: Town | None) -> bool:
    matters = [each for each in map(catalog.matter, question.accept) if each]
    return not (town and matters) or any(town.takes(each) for each in matters)


def _outcome(index: Index, question: Question, town: Town | None) -> Outcome:
    start = time.perf_counter()
    understood = index.understand(question.text, town)
    return Outcome(question, understood, (time.perf_counter() - start) * 1000)


def _tally(outcomes: Sequence[Outcome]) -> Tally:
    verdicts = Counter(each.verdict for each in outcomes)
    return Tally(len(outcomes), verdicts, sum(each.first_right for each in outcomes))
