"""What dialogs ask of the roster: the duty with who was set by hand and who stands in."""

from typing import Protocol

from knowledge.duty import Duty


class RosterDesk(Protocol):
    """The centre's roster, in one transaction."""

    def changed(self, plan: Duty) -> Duty:
        """Give the duty of the plan's day as it is now: with leave, cover and turns set by hand."""
