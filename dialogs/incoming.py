"""What comes into a talk, and what a step of it gives back."""

from dataclasses import dataclass

from dialogs.machine import NOTHING_UNDERSTOOD, SaidKind
from dialogs.misses import Miss
from dialogs.talk import Talk
from knowledge.search.understanding import Understanding


@dataclass(frozen=True, slots=True)
class Incoming:
    """What came in, before it is read against the question that waits. `tap` is WeChat's tap id."""

    text: str
    kind: SaidKind = "text"
    tap: int | None = None
    understanding: Understanding = NOTHING_UNDERSTOOD
    place: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What to say, a message each (at most 1,900 bytes), and where the talk stands then.

    `missed` is what this turn shows not to have been understood, now or earlier.
    """

    say: tuple[str, ...]
    talk: Talk
    missed: Miss | None = None
