"""The left of the screen: the clerk's own chats, and who waits, oldest first."""

from dataclasses import dataclass, replace
from datetime import datetime

from handoff.chat_notes import mentions_of
from handoff.clerks import clerks_of
from handoff.console.words import Tone, lasted, moment, stamp, subject, tone
from handoff.ports import Work
from handoff.queue import TakenChat, WaitingChat, forsaken, mine, waiting
from knowledge.chains import KIND
from knowledge.matters import Catalog, TownId

SHOWN = 40
"""So many waiting chats are listed; the rest are counted."""
_ASKED = 80  # characters: what two lines hold


@dataclass(frozen=True, slots=True)
class Item:
    """One chat in the list. `since` (with its words and tone) is when the wait began, if any.

    `by` is the clerk who has it, where that is another.
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


@dataclass(frozen=True, slots=True)
class ListPart:
    """What the list shows; `chosen` is open beside it, in `mentioned` a note calls the clerk."""

    mine: tuple[Item, ...]
    forsaken: tuple[Item, ...]
    waiting: tuple[Item, ...]
    waiting_count: int
    more: int
    chosen: int | None
    mentioned: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class WaitingPart:
    """The number on the tab."""

    waiting: int


def read_list(
    work: Work, town: TownId, login: str, catalog: Catalog, chosen: int | None
) -> ListPart:
    """Read both lists as they are at this instant."""
    queued = waiting(work, town)
    late = forsaken(work, town, login)
    names = {each.login: each.name for each in clerks_of(work, town)} if late else {}
    return ListPart(
        mine=tuple(_mine(each, catalog, work.now) for each in mine(work, town, login)),
        forsaken=tuple(
            replace(_mine(each, catalog, work.now), by=names.get(each.clerk, each.clerk))
            for each in late
        ),
        waiting=tuple(_waiting(each, catalog, work.now) for each in queued[:SHOWN]),
        waiting_count=len(queued),
        more=max(0, len(queued) - SHOWN),
        chosen=chosen,
        mentioned=mentions_of(work, town, login),
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


def _waiting(chat: WaitingChat, catalog: Catalog, now: datetime) -> Item:
    return _item(chat, chat.reason, catalog, chat.opened_at, now)


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
        tone=tone(wait),
    )
