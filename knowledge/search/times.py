"""Measures a reader of wished days and times on labelled messages."""

import time as clock
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

Period = Literal["am", "pm", "evening"]
Field = Literal["date", "period", "time", "ambiguous"]
FIELDS: tuple[Field, ...] = ("date", "period", "time", "ambiguous")


@dataclass(frozen=True, slots=True)
class Wish:
    """A local day, part of the day and clock time, None where not said; or that it is not clear.

    `why` is what a reader says of it; no label holds that.
    """

    date: date | None
    period: Period | None
    time: time | None
    ambiguous: bool
    why: str = ""

    def as_json(self) -> dict[str, object]:
        """Give it as `yichuang when --json` writes it."""
        return {
            "date": self.date.isoformat() if self.date else None,
            "period": self.period,
            "time": f"{self.time:%H:%M}" if self.time else None,
            "ambiguous": self.ambiguous,
        }


TimeReader = Callable[[str, datetime], Wish]
"""Reads a text at an aware instant in China's time."""


@dataclass(frozen=True, slots=True)
class TimeQuestion:
    """A labelled message that says a time.

    As a line: `{"now", "text", "date", "period", "time", "ambiguous"}`.
    `now` is in China's time, which it was written in where it has no offset.
    """

    line: int
    id: str
    text: str
    now: datetime
    wish: Wish
    register: str


@dataclass(frozen=True, slots=True)
class TimeOutcome:
    """One message, what was read in it, and how long that took in milliseconds."""

    question: TimeQuestion
    read: Wish
    milliseconds: float

    @property
    def wrong(self) -> tuple[Field, ...]:
        """The fields that differ from the label."""
        wish, read = self.question.wish.as_json(), self.read.as_json()
        return tuple(each for each in FIELDS if read[each] != wish[each])


@dataclass(frozen=True, slots=True)
class TimeReport:
    """What came out, in the order of the questions."""

    outcomes: tuple[TimeOutcome, ...]

    @property
    def failures(self) -> tuple[TimeOutcome, ...]:
        """Those of which not all four fields are right."""
        return tuple(each for each in self.outcomes if each.wrong)

    def share(self, *fields: Field) -> float:
        """Give the share (0 to 1) in which all of these fields are right; 0 of nothing."""
        right = sum(not set(fields) & set(each.wrong) for each in self.outcomes)
        return right / len(self.outcomes) if self.outcomes else 0.0

    def milliseconds(self) -> list[float]:
        """Give what each took."""
        return [each.milliseconds for each in self.outcomes]


def evaluate_times(read: TimeReader, questions: Sequence[TimeQuestion]) -> TimeReport:
    """Read every message at its `now`, and compare with its label."""
    return TimeReport(tuple(_outcome(read, each) for each in questions))


def _outcome(read: TimeReader, question: TimeQuestion) -> TimeOutcome:
    start = clock.perf_counter()
    found = read(question.text, question.now)
    return TimeOutcome(question, found, (clock.perf_counter() - start) * 1000)
