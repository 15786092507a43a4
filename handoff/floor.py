"""The floor: who is at work with how many chats, and whose turn a chat is. Nothing is changed here.

source: BY-7, BZ-12
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from handoff.skills import duties, skilled
from knowledge.calendar import Calendar, local
from knowledge.open_time import open_between
from knowledge.sessions import next_opening, open_now
from knowledge.towns import Town

_UNKNOWN: Final = timedelta(days=1)
"""How long a chat is held where the calendar does not know the next opening."""


@dataclass(frozen=True, slots=True)
class OpenChat:
    """A chat that has not ended, as far as it matters for whose turn it is.

    `since` is when its citizen began to wait for its clerk's word; `knew` last had this citizen.
    """

    id: int
    state: str
    clerk: str | None
    office: str | None = None
    knew: str | None = None
    offered_to: str | None = None
    offer_ends: datetime | None = None
    tried: tuple[str, ...] = ()
    held_until: datetime | None = None
    since: datetime | None = None
    taken_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """It is this log-in's turn until `ends`. `alone`: nobody at work could take it."""

    to: str
    ends: datetime
    tried: tuple[str, ...]
    why: str
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Its clerk is at it again: the offer to another is over."""


@dataclass(frozen=True, slots=True)
class Hold:
    """We are closed and nobody has it: it waits for this opening."""

    until: datetime


@dataclass(slots=True)
class Floor:
    """A town at one instant. `loads` are chats taken or on offer, `today` those taken this day."""

    town: Town
    calendar: Calendar
    now: datetime
    here: frozenset[str]
    loads: Counter[str] = field(default_factory=Counter)
    today: Counter[str] = field(default_factory=Counter)
    open: bool = field(init=False)
    reopens: datetime | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.open = open_now(self.town, self.calendar, self.now) is not None
        if not self.open:
            session = next_opening(self.town, self.calendar, self.now)
            self.reopens = session.start if session else None

    def next_step(self, chat: OpenChat) -> Offer | Withdraw | Hold | None:
        """Say what is to be done now, so that the chat is in somebody's hands; None: it is."""
        if not self.open:
            return self._when_closed(chat)
        if chat.state == "taken" and not self._neglected(chat):
            return Withdraw() if chat.offered_to else None
        if self._stands(chat):
            return None
        return self._offer(chat)

    def _when_closed(self, chat: OpenChat) -> Withdraw | Hold | None:
        if chat.state == "taken" and chat.clerk in self.here and not self._left_waiting(chat):
            return Withdraw() if chat.offered_to else None
        waits = chat.held_until is not None and chat.held_until > self.now
        if waits and (self.reopens is None or chat.held_until == self.reopens):
            return None
        return Hold(self.reopens or self.now + _UNKNOWN)

    def _neglected(self, chat: OpenChat) -> bool:
        """Say whether its clerk is gone, or lets the citizen wait too long."""
        if chat.clerk not in self.here:
            return True
        if chat.since is None:
            return False
        since = max(chat.since, chat.taken_at or chat.since)
        if self.now - since <= self.town.chats.silent:  # open time is never longer than time
            return False
        return open_between(self.town, self.calendar, since, self.now) > self.town.chats.silent

    def _left_waiting(self, chat: OpenChat) -> bool:
        """Say whether a citizen waits too long after closing time, though the page is open."""
        since = chat.since and max(chat.since, chat.taken_at or chat.since)
        return since is not None and self.now - since > self.town.chats.silent

    def _stands(self, chat: OpenChat) -> bool:
        if chat.offered_to is None or chat.offer_ends is None or chat.offer_ends <= self.now:
            return False
        lead = self.town.lead
        if chat.offered_to == lead and lead in chat.tried:  # only since nobody else was free
            return self._whose(chat, (*_but(chat.tried, lead), *_its(chat))) is None
        return chat.offered_to in self.here or chat.offered_to == lead

    def _offer(self, chat: OpenChat) -> Offer:
        lead = self.town.lead
        let_pass = chat.tried if chat.offered_to is None else (*chat.tried, chat.offered_to)
        passed = tuple(dict.fromkeys(let_pass))
        to = self._whose(chat, (*_but(passed, lead), *_its(chat)))
        why = "轮到"
        if to is None and lead in chat.tried:  # a whole round is over: begin anew
            passed = ()
            to = self._whose(chat, _its(chat))
        if to is None:
            to, passed, why = lead, (*_but(passed, lead), lead), "别人都没空"
        elif lead in passed:
            passed = _but(passed, lead)
        alone = to == lead and not self.skilled_here(chat)
        return Offer(to, self.now + self.town.chats.take, passed, why, alone=alone)

    def _whose(self, chat: OpenChat, passed: Collection[str]) -> str | None:
        """Give who is free for it: who knew the citizen, else the least loaded with the skill."""
        if chat.knew is not None and self._free(chat.knew, passed):
            return chat.knew
        duty = self._on_duty(chat.office)
        for group in skilled(self.town, chat.office):
            free = [each for each in group if self._free(each, passed)]
            if free:
                return min(free, key=lambda each: (self._burden(each), each not in duty))
        return None

    def skilled_here(self, chat: OpenChat) -> bool:
        """Say whether anybody who could take it is at work, free or not."""
        return any(each in self.here for group in skilled(self.town, chat.office) for each in group)

    def _burden(self, login: str) -> tuple[int, int]:
        return self.loads[login], self.today[login]

    def _free(self, login: str, passed: Collection[str]) -> bool:
        full = self.loads[login] >= self.town.chats.capacity
        return login in self.here and login not in passed and not full

    def _on_duty(self, office: str | None) -> frozenset[str]:
        day = local(self.now).date()
        on = (self.town.on_duty(day, **which) for which in duties(self.town, office))
        return frozenset(each.login for each in on if each is not None)


def _but(logins: tuple[str, ...], one: str) -> tuple[str, ...]:
    return tuple(each for each in logins if each != one)


def _its(chat: OpenChat) -> tuple[str, ...]:
    return (chat.clerk,) if chat.clerk is not None else ()
