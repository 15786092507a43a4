"""Offering chats: each change is one conditional update, so that it is made exactly once."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, update

from handoff.alarms import bell_of
from handoff.events import note_event
from handoff.floor import Hold, Offer, OpenChat, Withdraw
from handoff.ports import Work
from handoff.tables.contacts import ChatRow
from handoff.tables.upsert import table_of
from handoff.taking import NOT_OFFERED, announce_chat
from knowledge.calendar import local
from knowledge.matters import CitizenId, TownId

_CHATS = table_of(ChatRow)


def do_step(
    work: Work, town_id: TownId, chat: OpenChat, contact: int, step: Offer | Withdraw | Hold
) -> bool:
    """Make the step, if the chat still stands as it was read; False where another was faster."""
    if not _change(work, town_id, chat, _values(work, chat, step)):
        return False
    match step:
        case Offer(to, why=why):
            note_event(work, town_id, contact, "offered", to, why)
        case Hold(until) if chat.held_until is None:
            note_event(work, town_id, contact, "held", "bot", moment_words(until))
        case Hold() | Withdraw():
            pass
    announce_chat(work, town_id, chat.id)
    for login in (chat.offered_to, step.to if isinstance(step, Offer) else None):
        if login is not None:
            work.announce(town_id, bell_of(login))
    return True


def _values(work: Work, chat: OpenChat, step: Offer | Withdraw | Hold) -> dict[str, Any]:
    match step:
        case Offer(to, ends, tried):
            offer = {"offered_to": to, "offered_at": work.now, "offer_ends": ends}
            values = {**offer, "tried": list(tried), "held_until": None}
            return values if chat.held_until is None else {**values, "told_at": None}
        case Withdraw():
            return NOT_OFFERED
        case Hold(until):
            return _held(chat, until)


def moment_words(instant: datetime) -> str:
    """Give the instant for the timeline: 11月25日 09:00."""
    here = local(instant)
    return f"{here.month}月{here.day}日 {here:%H:%M}"


def _held(chat: OpenChat, until: datetime) -> dict[str, Any]:
    values: dict[str, Any] = {**NOT_OFFERED, "held_until": until}
    if chat.state == "taken":
        values |= {"state": "waiting", "clerk": None, "taken_at": None, "had": chat.clerk}
    return values


def _change(work: Work, town_id: TownId, chat: OpenChat, values: dict[str, Any]) -> bool:
    still = and_(
        _CHATS.c.town == town_id,
        _CHATS.c.id == chat.id,
        _CHATS.c.state == chat.state,
        _CHATS.c.clerk.is_not_distinct_from(chat.clerk),
        _CHATS.c.offered_to.is_not_distinct_from(chat.offered_to),
        _CHATS.c.offer_ends.is_not_distinct_from(chat.offer_ends),
        _CHATS.c.held_until.is_not_distinct_from(chat.held_until),
    )
    changed = update(_CHATS).where(still).values(values).returning(_CHATS.c.id)
    return work.execute(changed).one_or_none() is not None


def tell_once(
    work: Work, town_id: TownId, chat: int, citizen: CitizenId, words: str | None
) -> None:
    """Tell the citizen that the chat is passed on, once until it is taken or we open again.

    Without words it only counts as told.
    """
    first = (
        update(_CHATS)
        .where(_CHATS.c.town == town_id, _CHATS.c.id == chat, _CHATS.c.told_at.is_(None))
        .values(told_at=work.now)
        .returning(_CHATS.c.id)
    )
    if work.execute(first).one_or_none() is not None and words is not None:
        work.say(town_id, citizen, words, by="bot", chat=chat)
