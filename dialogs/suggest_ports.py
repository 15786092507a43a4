"""What the dialog of suggestions needs from the centre."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Suggested:
    """The suggestion stands in the register under `number` and is answered by that (local) day."""

    number: int
    answer_by: date


class SuggestDesk(Protocol):
    """Takes suggestions down. source: TL-7."""

    def suggest(self, words: str) -> Suggested:
        """Record this citizen's suggestion; somebody of the centre answers it."""
