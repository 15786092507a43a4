"""What the dialog of suggestions needs from the centre."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Suggested:
    """The suggestion stands in the register under `number` and is answered by that (local) day."""

    number: int
    answer_by: date


@dataclass(frozen=True, slots=True)
class Raised:
    """What the citizen raised (建议 投诉 办不成事 问的事), under its number; days are local.

    `words` holds a line for each time it was said. `answer_by` is None where no day was promised;
    `outcome` is a complaint's (属实 …); `owner` has it now.
    """

    kind: str
    number: int
    words: str
    on: date
    answer_by: date | None = None
    answered_on: date | None = None
    answer: str | None = None
    outcome: str | None = None
    owner: str | None = None


class SuggestDesk(Protocol):
    """Takes suggestions down, and says how they and complaints stand. source: TL-7."""

    def raised(self) -> tuple[Raised, ...]:
        """Give what this citizen raised of late, unanswered ones first, then the latest."""

    def suggest(self, words: str) -> Suggested:
        """Record this citizen's suggestion; somebody of the centre answers it."""
