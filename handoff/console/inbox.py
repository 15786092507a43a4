"""One chat as the lists show it, and the names of what it is about."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from handoff.console.words import Tone, lasted, moment, stamp, subject, tone
from handoff.queue import TakenChat, WaitingChat
from knowledge.chains import KIND
from knowledge.matters import Catalog

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


def waiting_item(chat: WaitingChat, catalog: Catalog, now: datetime, names: dict[str, str]) -> Item:
    """Give one that waits; `names` are those of the clerks by log-in."""
    item = _item(chat, chat.reason, catalog, chat.opened_at, now)
    whose = names.get(chat.offered_to, chat.offered_to) if chat.offered_to else None
    held = moment(chat.held_until, now) if chat.held_until else None
    return replace(item, whose=whose, held=held)


def offered_item(
    chat: WaitingChat | TakenChat, catalog: Catalog, now: datetime, names: dict[str, str]
) -> Item:
    """Give what this clerk is offered, with the time that is left to take it."""
    if isinstance(chat, TakenChat):
        item, by = taken_item(chat, catalog, now), names.get(chat.clerk, chat.clerk)
    else:
        item, by = waiting_item(chat, catalog, now, {}), None
    ends = chat.offer_ends or now
    left = lasted(max(timedelta(), ends - now))
    return replace(item, by=by, offer=stamp(ends), offer_left=left, whose=None)


def taken_item(chat: TakenChat, catalog: Catalog, now: datetime) -> Item:
    """Give one that a clerk has; `since` is when its citizen began to wait for a word."""
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
