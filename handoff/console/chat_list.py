"""The left of the screen: the clerk's own chats, and who waits, oldest first.

What all clerks of a town see alike is read once, not by each of them, until the queue changes.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from handoff.chat_notes import mentions_of
from handoff.clerks import clerks_of
from handoff.console.inbox import Item, offered_item, taken_item, waiting_item
from handoff.ports import Work
from handoff.presence import is_away
from handoff.queue import (
    QUEUE,
    TakenChat,
    WaitingChat,
    all_offered_to,
    forsaken,
    how_many_wait,
    mine,
    offered_over,
    waiting,
)
from handoff.taking import WORDS
from knowledge.matters import Catalog, TownId

SHOWN: Final = 40
"""So many waiting chats are listed; the rest are counted."""

FRESH: Final = timedelta(seconds=1)
"""What all see alike is read anew after so long, whatever was announced: other servers and the
passing of time announce nothing here."""

_SPARE: Final = (
    20  # that many may be on offer to one clerk, and so stand elsewhere in that clerk's list
)

Changes = Callable[[TownId, str], int]
"""Gives another number after each change of this topic in this town."""


@dataclass(frozen=True, slots=True)
class ListPart:
    """What the list shows: offered to this clerk, this clerk's own, and everybody's.

    `chosen` is the chat that is open beside it; `acts`: whoever looks may take chats; `away`: the
    clerk has stepped out; in `mentioned` a colleague's note calls this clerk.
    """

    offered: tuple[Item, ...]
    mine: tuple[Item, ...]
    forsaken: tuple[Item, ...]
    waiting: tuple[Item, ...]
    waiting_count: int
    others: int
    more: int
    chosen: int | None
    login: str
    acts: bool
    away: bool
    mentioned: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class WaitingPart:
    """The number on the tab."""

    waiting: int


@dataclass(frozen=True, slots=True)
class _Alike:
    """What every clerk's list shows: who waits, who has waited too long, and the clerks' names."""

    change: int
    at: datetime
    catalog: Catalog
    waiting: tuple[Item, ...]
    forsaken: tuple[Item, ...]
    count: int
    offered_to: frozenset[str]
    names: dict[str, str]


class Lists:
    """Reads the lists; `changes` tells it when the queue of a town is no longer what it read."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._alike: dict[TownId, _Alike] = {}

    def read(
        self,
        work: Work,
        town: TownId,
        login: str,
        catalog: Catalog,
        chosen: int | None,
        *,
        acts: bool = True,
    ) -> ListPart:
        """Read this clerk's list as it is at this instant; `acts` as in ListPart."""
        alike, now = self._shared(work, town, catalog), work.now
        offered: tuple[TakenChat | WaitingChat, ...] = ()
        if login in alike.offered_to:
            over = offered_over(work, town, login)
            offered = (*over, *waiting(work, town, offered_to=login))
        offers = tuple(offered_item(each, catalog, now, alike.names) for each in offered)
        own = tuple(taken_item(each, catalog, now) for each in mine(work, town, login))
        elsewhere = {each.id for each in (*offers, *own)}
        queued = [each for each in alike.waiting if each.id not in elsewhere][:SHOWN]
        others = alike.count - sum(each.by is None for each in offers)
        return ListPart(
            offered=offers,
            mine=own,
            forsaken=tuple(each for each in alike.forsaken if each.id not in elsewhere),
            waiting=tuple(queued),
            waiting_count=alike.count,
            others=others,
            more=max(0, others - len(queued)),
            chosen=chosen,
            mentioned=mentions_of(work, town, login),
            login=login,
            acts=acts,
            away=is_away(work, town, login),
        )

    def _shared(self, work: Work, town: TownId, catalog: Catalog) -> _Alike:
        change = self._changes(town, QUEUE) + self._changes(
            town, WORDS
        )  # before it is read: a change in between counts
        kept = self._alike.get(town)
        if (
            kept is not None
            and kept.change == change
            and kept.catalog is catalog
            and timedelta() <= work.now - kept.at < FRESH
        ):
            return kept
        self._alike[town] = alike = _read(work, town, catalog, change)
        return alike


def _read(work: Work, town: TownId, catalog: Catalog, change: int) -> _Alike:
    names = {each.login: each.name for each in clerks_of(work, town)}
    now = work.now
    return _Alike(
        change=change,
        at=now,
        catalog=catalog,
        waiting=tuple(
            waiting_item(each, catalog, now, names) for each in waiting(work, town, SHOWN + _SPARE)
        ),
        forsaken=tuple(
            replace(taken_item(each, catalog, now), by=names.get(each.clerk, each.clerk))
            for each in forsaken(work, town)
        ),
        count=how_many_wait(work, town),
        offered_to=all_offered_to(work, town),
        names=names,
    )
