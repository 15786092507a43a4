"""The left of the screen: the clerk's own chats, and who waits, oldest first."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from handoff.chat_notes import mentions_of
from handoff.clerks import clerks_of
from handoff.console.words import Tone, lasted, moment, stamp, subject, tone
from handoff.ports import Work
from handoff.presence import is_away
from handoff.queue import (
    TakenChat,
    WaitingChat,
    forsaken,
    how_many_wait,
    mine,
    offered_over,
    waiting,
)
from knowledge.chains import KIND
from knowledge.matters import Catalog, TownId

SHOWN = 40
"""So many waiting chats are listed; the rest are counted."""
_ASKED = 80  # characters: what two lines hold


@dataclass(frozen=True, slots=True)
class Item:
    """One chat in the list. `since` (with its words and tone) is when the wait began, if any.

    `by` is the clerk who has it, where that is another. `offer` (with its words) is when the offer
    to this clerk ends, `whose` whose turn it is else, `held` for when it is held.
    """

    id: int
    asked: str
    matter: str | None
    reason: str
    at: str
    since: str | None
    waited: str
    tone: Tone
    undelivered: bool = False
    by: str | None = None
    offer: str | None = None
    offer_left: str = ""
    whose: str | None = None
    held: str | None = None


@dataclass(frozen=True, slots=True)
class ListPart:
    """What the list shows: offered to this clerk, this clerk's own, and everybody's.

    `chosen` is the chat that is open beside it; `acts`: whoever looks may take chats;
    `away`: the clerk has stepped out; in `mentioned` a colleague's note calls this clerk.
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


def read_list(
    work: Work, town: TownId, login: str, catalog: Catalog, chosen: int | None, *, acts: bool
) -> ListPart:
    """Read both lists as they are at this instant."""
    names = {each.login: each.name for each in clerks_of(work, town)}
    now = work.now
    offers = (
        *(_offered(each, catalog, now, names) for each in offered_over(work, town, login)),
        *(_offered(each, catalog, now, names) for each in waiting(work, town, offered_to=login)),
    )
    mine_too = {each.id for each in offers}
    queued = [e for e in waiting(work, town, SHOWN + len(offers)) if e.id not in mine_too]
    late = [each for each in forsaken(work, town, login) if each.id not in mine_too]
    count = how_many_wait(work, town)
    others = count - sum(each.by is None for each in offers)
    return ListPart(
        offered=offers,
        mine=tuple(_mine(each, catalog, work.now) for each in mine(work, town, login)),
        forsaken=tuple(
            replace(_mine(each, catalog, work.now), by=names.get(each.clerk, each.clerk))
            for each in late
        ),
        waiting=tuple(_waiting(each, catalog, now, names) for each in queued[:SHOWN]),
        waiting_count=count,
        others=others,
        more=max(0, others - SHOWN),
        chosen=chosen,
        mentioned=mentions_of(work, town, login),
        login=login,
        acts=acts,
        away=is_away(work, town, login),
    )


def matter_name(catalog: Catalog, code: str | None) -> str | None:
    """Give the name of a matter, or of a chain (`chain:` and its id).

    A code that the catalog no longer has is shown as it is.
    """
    if not code:
        return code
    kind, _, chain = code.partition(":")
    found = catalog.chain(chain) if kind == KIND else catalog.matter(code)
    return found.name if found else code


def shortened(text: str, limit: int = _ASKED) -> str:
    """Give the text on one line, cut with … where it is too long."""
    words = " ".join(text.split())
    return words if len(words) <= limit else f"{words[:limit]}…"


def _waiting(chat: WaitingChat, catalog: Catalog, now: datetime, names: dict[str, str]) -> Item:
    item = _item(chat, chat.reason, catalog, chat.opened_at, now)
    whose = names.get(chat.offered_to, chat.offered_to) if chat.offered_to else None
    held = moment(chat.held_until, now) if chat.held_until else None
    return replace(item, whose=whose, held=held)


def _offered(
    chat: WaitingChat | TakenChat, catalog: Catalog, now: datetime, names: dict[str, str]
) -> Item:
    """Give what this clerk is offered, with the time that is left to take it."""
    if isinstance(chat, TakenChat):
        item, by = _mine(chat, catalog, now), names.get(chat.clerk, chat.clerk)
    else:
        item, by = _waiting(chat, catalog, now, {}), None
    ends = chat.offer_ends or now
    left = lasted(max(timedelta(), ends - now))
    return replace(item, by=by, offer=stamp(ends), offer_left=left, whose=None)


def _mine(chat: TakenChat, catalog: Catalog, now: datetime) -> Item:
    item = _item(chat, chat.reason, catalog, chat.unanswered_since, now)
    return replace(item, undelivered=chat.undelivered)


def _item(
    chat: WaitingChat | TakenChat,
    reason: str,
    catalog: Catalog,
    since: datetime | None,
    now: datetime,
) -> Item:
    wait = now - (since or now)
    return Item(
        id=chat.id,
        asked=shortened(subject(chat.asked, chat.first_asked, chat.newest)),
        matter=matter_name(catalog, chat.matter),
        reason=reason,
        at=moment(chat.heard_at, now).removeprefix("今天 "),
        since=stamp(since) if since else None,
        waited=lasted(wait),
        tone=Tone.LATE if reason.startswith("紧急") else tone(wait),
    )
