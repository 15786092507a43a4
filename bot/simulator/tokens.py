"""Access tokens: `token` makes a new one each time, `stable_token` gives the same while valid."""

import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal

LIFE = timedelta(hours=2)
OVERLAP = timedelta(minutes=5)
_KEPT = 8

Family = Literal["token", "stable"]


@dataclass(frozen=True, slots=True)
class Token:
    """One access token of an account."""

    value: str = field(repr=False)
    family: Family
    until: datetime


@dataclass(slots=True)
class Tokens:
    """The tokens of one account; each family leaves the other alone."""

    _made: list[Token] = field(default_factory=list)

    def fresh(self, now: datetime, family: Family) -> Token:
        """Make a new token; the family's older ones last 5 minutes more at most."""
        for place, each in enumerate(self._made):
            if each.family == family:
                self._made[place] = replace(each, until=min(each.until, now + OVERLAP))
        token = Token(f"SIM_{secrets.token_urlsafe(96)}", family, now + LIFE)
        self._made = [*self._made, token][-_KEPT:]
        return token

    def stable(self, now: datetime) -> Token:
        """Give the stable token: the same one until 5 minutes before its end."""
        newest = [each for each in self._made if each.family == "stable"][-1:]
        if newest and now < newest[0].until - OVERLAP:
            return newest[0]
        return self.fresh(now, "stable")

    def expire(self, now: datetime) -> None:
        """End every token now."""
        self._made = [replace(each, until=now) for each in self._made]

    def check(self, value: str, now: datetime) -> int | None:
        """Give 0 for a valid token, 42001 for one that has ended, None for one never made here."""
        for each in self._made:
            if secrets.compare_digest(each.value.encode(), value.encode()):
                return 0 if now < each.until else 42001
        return None
