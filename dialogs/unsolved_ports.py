"""What the dialogs need from the centre for the “办不成事” window. source: CN-2."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class UnsolvedTaken:
    """The matter is with the centre's lead. `window` is the counter's name, where there is one.

    `ahead`, `open_now`, `opening` are those of a call for a person.
    """

    lead: str
    window: str | None
    ahead: int
    open_now: bool
    opening: str


class UnsolvedDesk(Protocol):
    """The “办不成事” window of one citizen, in the transaction of this turn."""

    def take(self, kind: str, story: str, matter: str | None) -> UnsolvedTaken:
        """Give the story to the centre's lead, as a contact of the channel 办不成事."""
