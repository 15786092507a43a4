"""Taking a chat, over or back: one conditional update each, so one owner."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, bindparam, select, update

from handoff.events import note_event
from handoff.ports import Work
from handoff.tables.contacts import ChatRow
from handoff.tables.upsert import table_of
from handoff.unanswered import PATIENCE, unanswered_since
from knowledge.matters import CitizenId, TownId

QUEUE = "queue"
"""The topic of the queue and of everybody's taken chats."""

_CHATS = table_of(ChatRow)
_HELD = select(_CHATS.c.state, _CHATS.c.clerk, unanswered_since().label("since")).where(
    _CHATS.c.town == bindparam("of_town"), _CHATS.c.id == bindparam("of_chat")
)


@dataclass(frozen=True, slots=True)
class Taken:
    """The chat is yours."""

    chat: int
    citizen: CitizenId


@dataclass(frozen=True, slots=True)
class TakenAlready:
    """Another clerk (a log-in) has it."""

    by: str


@dataclass(frozen=True, slots=True)
class HandedBack:
    """The chat waits again, in the place it had."""

    chat: int


@dataclass(frozen=True, slots=True)
class ChatClosed:
    """The chat has ended."""


@dataclass(frozen=True, slots=True)
class NoSuchChat:
    """The town has no such chat."""


def announce_chat(work: Work, town_id: TownId, chat: int) -> None:
    """Tell open pages that the queue and this chat (topic `chat:<id>`) have changed."""
    work.announce(town_id, QUEUE)
    work.announce(town_id, f"chat:{chat}")


def take(
    work: Work, town_id: TownId, chat: int, login: str
) -> Taken | TakenAlready | ChatClosed | NoSuchChat:
    """Take a waiting chat; of several who try at once exactly one gets it.

    Taking what one has already is no error.
    """
    taken = _change(
        work,
        town_id,
        chat,
        _CHATS.c.state == "waiting",
        {"state": "taken", "clerk": login, "taken_at": work.now},
    )
    if taken is not None:
        note_event(work, town_id, taken.contact, "taken", login)
        announce_chat(work, town_id, chat)
        return Taken(chat, taken.citizen)
    match holder_of(work, town_id, chat):
        case str(by) if by == login:
            return Taken(chat, _citizen(work, town_id, chat))
        case str(by):
            return TakenAlready(by)
        case None:  # handed back at this very instant
            return take(work, town_id, chat, login)
        case refusal:
            return refusal


def hand_back(
    work: Work, town_id: TownId, chat: int, login: str
) -> HandedBack | TakenAlready | ChatClosed | NoSuchChat:
    """Put one's own chat back into the queue; it keeps its opened_at, so it is not set back."""
    given = _change(
        work,
        town_id,
        chat,
        (_CHATS.c.state == "taken") & (_CHATS.c.clerk == login),
        {"state": "waiting", "clerk": None, "taken_at": None},
    )
    if given is not None:
        note_event(work, town_id, given.contact, "handed back", login)
        announce_chat(work, town_id, chat)
        return HandedBack(chat)
    match holder_of(work, town_id, chat):
        case str(by):
            return TakenAlready(by)
        case None:
            return HandedBack(chat)
        case refusal:
            return refusal


def take_over(
    work: Work, town_id: TownId, chat: int, login: str, *, leads: bool
) -> Taken | TakenAlready | ChatClosed | NoSuchChat:
    """Take a chat that another clerk has: who leads may at once, others after PATIENCE unanswered.

    It goes into the contact's events; the contact's owner stays. A waiting chat is simply taken.
    """
    found = work.execute(_HELD, {"of_town": town_id, "of_chat": chat}).one_or_none()
    if found is None or found.state != "taken" or found.clerk == login:
        return take(work, town_id, chat, login)
    if not leads and (found.since is None or found.since > work.now - PATIENCE):
        return TakenAlready(found.clerk)
    taken = _change(
        work,
        town_id,
        chat,
        (_CHATS.c.state == "taken") & (_CHATS.c.clerk == found.clerk),
        {"clerk": login, "taken_at": work.now},
    )
    if taken is None:  # closed, handed back or taken over at this very instant
        return take(work, town_id, chat, login)
    note_event(work, town_id, taken.contact, "taken over", login, found.clerk)
    announce_chat(work, town_id, chat)
    return Taken(chat, taken.citizen)


def holder_of(work: Work, town_id: TownId, chat: int) -> str | ChatClosed | NoSuchChat | None:
    """Give the log-in of the clerk who has this chat, None while it waits."""
    wanted = select(ChatRow.state, ChatRow.clerk).where(ChatRow.town == town_id, ChatRow.id == chat)
    there = work.execute(wanted).one_or_none()
    if there is None:
        return NoSuchChat()
    return ChatClosed() if there.state == "closed" else there.clerk


def _change(
    work: Work, town_id: TownId, chat: int, still: ColumnElement[bool], values: dict[str, Any]
) -> Row[Any] | None:
    changed = (
        update(_CHATS)
        .where(_CHATS.c.town == town_id, _CHATS.c.id == chat, still)
        .values(values)
        .returning(_CHATS.c.citizen, _CHATS.c.contact)
    )
    return work.execute(changed).one_or_none()


def _citizen(work: Work, town_id: TownId, chat: int) -> CitizenId:
    wanted = select(ChatRow.citizen).where(ChatRow.town == town_id, ChatRow.id == chat)
    return CitizenId(work.execute(wanted).scalar_one())
