"""How many messages an account may send a citizen on its own, and until when.

WeChat does not say whether quotas add up; here each action sets its own anew, and the shorter-lived
one is used first.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

_CONVERSATION = (5, timedelta(hours=48))
_MOMENT = (3, timedelta(minutes=1))


@dataclass(frozen=True, slots=True)
class Grant:
    """So many messages are left, until this instant (not included)."""

    left: int
    until: datetime


@dataclass(slots=True)
class Allowance:
    """What one citizen's actions allow the account to send."""

    conversation: Grant | None = None
    moment: Grant | None = None

    def wrote(self, now: datetime) -> None:
        """Count a message of the citizen: 5 messages within 48 hours."""
        self.conversation = Grant(_CONVERSATION[0], now + _CONVERSATION[1])

    def touched(self, now: datetime) -> None:
        """Count a CLICK menu, a follow, a scan or a tapped menu word: 3 messages in a minute."""
        self.moment = Grant(_MOMENT[0], now + _MOMENT[1])

    def spend(self, now: datetime) -> int:
        """Take one message from what is left; give 0, or the code of the refusal."""
        if self.moment and self._usable(self.moment, now):
            self.moment = Grant(self.moment.left - 1, self.moment.until)
            return 0
        if self.conversation and self._usable(self.conversation, now):
            self.conversation = Grant(self.conversation.left - 1, self.conversation.until)
            return 0
        return 45047 if self.open(now) else 45015

    def left(self, now: datetime) -> int:
        """Give how many messages may still be sent now."""
        grants = (self.moment, self.conversation)
        return sum(each.left for each in grants if each and self._usable(each, now))

    def open(self, now: datetime) -> bool:
        """Say whether any window is open, used up or not."""
        return any(each and now < each.until for each in (self.moment, self.conversation))

    def _usable(self, grant: Grant, now: datetime) -> bool:
        return grant.left > 0 and now < grant.until
