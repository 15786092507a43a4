"""A citizen's circumstances: the questions and their answers."""

from collections.abc import Mapping
from dataclasses import dataclass

UNSURE = "不清楚"
"""Always an answer: what hangs on it is then listed, with the words that say when it is needed."""

Answers = Mapping[str, tuple[str, ...]]
"""What was answered: circumstance id → the answers chosen (one, or several where allowed)."""


@dataclass(frozen=True, slots=True)
class Circumstance:
    """One question about a citizen's case. `several` allows more than one of its answers.

    `personal`: it is about the person or the household and not about this matter or its papers, so
    the answer holds for the same person's next matter too.
    """

    id: str
    question: str
    answers: tuple[str, ...]
    several: bool = False
    personal: bool = False
