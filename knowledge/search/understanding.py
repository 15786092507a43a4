"""What was understood from a citizen's words."""

from dataclasses import dataclass
from typing import Literal

UnderstandingKind = Literal["matter", "clarify", "chain", "intent", "none"]
Intent = Literal[
    "book", "home_visit", "cancel_booking", "reschedule", "progress", "human", "complain",
    "suggest", "rate", "unsolved", "hours", "where", "proxy", "greet", "thanks", "repeat", "back",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """A matter that may be meant; `score` lies between 0 and 1 and only orders candidates."""

    code: str
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Understanding:
    """`kind` says how sure we are; `candidates` are best first (at most four, but for a chain).

    matter: the first candidate is meant. clarify: ask which. chain: `chain` names a 一件事 and the
    candidates are its matters in order. intent: no matter, but `intent`. none: not understood.
    `intent` may stand beside a matter, a question back or a chain (“我想明天来办低保”: matter and
    book).
    """

    text: str
    kind: UnderstandingKind
    candidates: tuple[Candidate, ...] = ()
    intent: Intent | None = None
    chain: str | None = None
