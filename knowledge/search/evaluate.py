"""Measures an index on labelled questions: right, among the offered, wrong and sure, refused."""

import json
import statistics
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.search.index import Index
from knowledge.search.understanding import Understanding


class QuestionFileError(ValueError):
    """A line of a question file is wrong; the message names it and what should stand there."""


@dataclass(frozen=True, slots=True)
class Question:
    """A labelled question: `kind` is matter, ambiguous, intent or outside; `accept` holds codes."""

    text: str
    kind: str
    accept: frozenset[str]
    intent: str
    register: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question, what was understood, and how long that took in milliseconds."""

    question: Question
    understood: Understanding
    milliseconds: float

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that were answered or offered."""
        return tuple(each.code for each in self.understood.candidates)

    @property
    def first_right(self) -> bool:
        """The best candidate is one that the label accepts."""
        return bool(self.codes) and self.codes[0] in self.question.accept

    @property
    def sure(self) -> bool:
        """It was answered outright."""
        return self.understood.kind == "matter"

    @property
    def found(self) -> bool:
        """An accepted matter was answered outright, or is among the offered (at most four)."""
        return self.first_right if self.sure else bool(self.question.accept & set(self.codes))


@dataclass(frozen=True, slots=True)
class Report:
    """What came out. Every method gives a share between 0 and 1; `str` gives the whole table."""

    outcomes: tuple[Outcome, ...]

    def of(self, kind: str) -> tuple[Outcome, ...]:
        """Give the outcomes of the questions with this label."""
        return tuple(each for each in self.outcomes if each.question.kind == kind)

    @property
    def wrong_when_sure(self) -> float:
        """Of the matters answered outright, how many were wrong. The figure to keep low."""
        sure = [each for each in self.of("matter") if each.sure]
        return _share(not each.first_right for each in sure)

    def numbers(self) -> dict[str, float]:
        """Give the figures by name; those of matters, then of the other kinds of question."""
        matters, others = self.of("matter"), self.of("ambiguous")
        return {
            "matter: right outright": _share(each.sure and each.first_right for each in matters),
            "matter: right first": _share(each.first_right for each in matters),
            "matter: right among three": _share(
                bool(each.question.accept & set(each.codes[:3])) for each in matters
            ),
            "matter: right outright or offered": _share(each.found for each in matters),
            "matter: asked back": _share(each.understood.kind == "clarify" for each in matters),
            "matter: wrong outright": _share(
                each.sure and not each.first_right for each in matters
            ),
            "matter: wrong when sure": self.wrong_when_sure,
            "matter: not understood": _share(not each.codes for each in matters),
            "ambiguous: asked back with a right one": _share(
                not each.sure and each.found for each in others
            ),
            "ambiguous: answered outright": _share(each.sure for each in others),
            "outside: not taken for a matter": _share(not each.sure for each in self.of("outside")),
            "outside: nothing offered": _share(not each.codes for each in self.of("outside")),
            "intent: right": _share(
                each.understood.intent == each.question.intent and not each.codes
                for each in self.of("intent")
            ),
        }

    def __str__(self) -> str:
        lines = [f"{share:6.1%}  {name}" for name, share in self.numbers().items()]
        taken = statistics.median(each.milliseconds for each in self.outcomes)
        lines.append(f"{taken:5.2f}ms  median of {len(self.outcomes)} questions")
        lines.append(
            "by register (matters): right outright / right or offered / wrong outright / n"
        )
        lines += [
            f"{_share(e.sure and e.first_right for e in each):6.0%}"
            f"{_share(e.found for e in each):6.0%}"
            f"{_share(e.sure and not e.first_right for e in each):6.0%}{len(each):5}  {register}"
            for register, each in sorted(self._by_register().items())
        ]
        return "\n".join(lines)

    def _by_register(self) -> Mapping[str, list[Outcome]]:
        groups: dict[str, list[Outcome]] = defaultdict(list)
        for each in self.of("matter"):
            groups[each.question.register].append(each)
        return groups


def evaluate(index: Index, path: Path) -> Report:
    """Understand every question of a JSON-lines file and compare with its label.

    Raises QuestionFileError that names the line, also where the file holds no question.
    """
    outcomes = tuple(_outcome(index, each) for each in read_questions(path))
    if not outcomes:
        raise QuestionFileError(f"{path}: 里面没有一条问题")
    return Report(outcomes)


def read_questions(path: Path) -> Iterator[Question]:
    """Read lines of `{"text", "kind", "accept", "intent", "register"}`; empty lines are skipped."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.strip():
            yield _question(f"{path} 第{number}行", line)


def _question(where: str, line: str) -> Question:
    try:
        row: dict[str, Any] = json.loads(line)
        return Question(
            text=row["text"],
            kind=row["kind"],
            accept=frozenset(row.get("accept", ())),
            intent=row.get("intent", ""),
            register=row.get("register", ""),
        )
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise QuestionFileError(
            f'{where}: 应当是 JSON，如 {{"text": "…", "kind": "outside"}}（{error}）'
        ) from error


def _outcome(index: Index, question: Question) -> Outcome:
    start = time.perf_counter()
    understood = index.understand(question.text)
    return Outcome(question, understood, (time.perf_counter() - start) * 1000)


def _share(flags: Iterable[bool]) -> float:
    values = list(flags)
    return sum(values) / len(values) if values else 0.0
