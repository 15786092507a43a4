"""Taking a chat, over or back: one conditional update each, so one owner."""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, bindparam, select, update

from handoff.alarms import BELL, bell_of, silence
from handoff.events import note_event
from handoff.ports import Work
from handoff.tables.contacts import ChatRow
from handoff.tables.upsert import table_of
from handoff.unanswered import PATIENCE, unanswered_since
from knowledge.matters import CitizenId, TownId

QUEUE = "queue"
"""The topic of the queue and of everybody's taken chats."""

WORDS = "words"
"""The topic of what citizens say who wait: every list shows it, in no hurry."""

_CHATS = table_of(ChatRow)
NOT_OFFERED: Final[dict[str, Any]] = {
    "offered_to": None,
    "offered_at": None,
    "offer_ends": None,
    "tried": [],
}
_THIS = (_CHATS.c.town == bindparam("of_town"), _CHATS.c.id == bindparam("of_chat"))
_HELD = select(*_CHATS.c["state", "clerk"], unanswered_since().label("since")).where(*_THIS)
_OFFERED_TO = select(_CHATS.c.offered_to).where(*_THIS)


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


def announce_words(work: Work, town_id: TownId, chat: int, *clerks: str | None) -> None:
    """Tell open pages that something was said: the list of who has it shows it (topic `desk:…`).

    The first of the clerks has taken it; where nobody has, every list shows it, but in no hurry.
    """
    for each in clerks:
        if each is not None:
            work.announce(town_id, f"desk:{each}")
    if clerks[0] is None:
        work.announce(town_id, WORDS)
    work.announce(town_id, f"chat:{chat}")


def take(
    work: Work, town_id: TownId, chat: int, login: str
) -> Taken | TakenAlready | ChatClosed | NoSuchChat:
    """Take a waiting chat, or one that is offered to this clerk; of several exactly one gets it.

    Taking what one has already is no error.
    """
    whose = work.execute(_OFFERED_TO, {"of_town": town_id, "of_chat": chat}).scalar_one_or_none()
    taken = _change(work, town_id, chat, _CHATS.c.state == "waiting", _taken_by(work, login))
    if taken is not None:
        note_event(work, town_id, taken.contact, "taken", login)
        _announce_taken(work, town_id, chat, login, whose)
        return Taken(chat, taken.citizen)
    offered = _take_offered(work, town_id, chat, login)
    if offered is not None:
        return offered
    match holder_of(work, town_id, chat):
        case str(by) if by == login:
            return Taken(chat, _citizen(work, town_id, chat))
        case str(by):
            return TakenAlready(by)
        case None:  # handed back at this very instant
            return take(work, town_id, chat, login)
        case refusal:
            return refusal


def _taken_by(work: Work, login: str) -> dict[str, Any]:
    values = {"state": "taken", "clerk": login, "had": login, "taken_at": work.now}
    return {**values, **NOT_OFFERED, "held_until": None, "told_at": None}


def _take_offered(work: Work, town_id: TownId, chat: int, login: str) -> Taken | None:
    """Take over what is offered to this clerk, since its own is gone or silent."""
    found = work.execute(_HELD, {"of_town": town_id, "of_chat": chat}).one_or_none()
    if found is None or found.state != "taken" or found.clerk == login:
        return None
    still = (
        (_CHATS.c.state == "taken")
        & (_CHATS.c.clerk == found.clerk)
        & (_CHATS.c.offered_to == login)
    )
    taken = _change(work, town_id, chat, still, _taken_by(work, login))
    if taken is None:
        return None
    note_event(work, town_id, taken.contact, "taken over", login, found.clerk)
    _announce_taken(work, town_id, chat, login)
    return Taken(chat, taken.citizen)


def _announce_taken(
    work: Work, town_id: TownId, chat: int, login: str, whose: str | None = None
) -> None:
    announce_chat(work, town_id, chat)
    silence(work, town_id, chat, "没人接", login, "已经接待")
    for topic in {BELL, bell_of(login), bell_of(whose or login)}:
        work.announce(town_id, topic)


def hand_back(
    work: Work, town_id: TownId, chat: int, login: str
) -> HandedBack | TakenAlready | ChatClosed | NoSuchChat:
    """Put one's own chat back into the queue; it keeps its opened_at, so it is not set back."""
    given = _change(
        work,
        town_id,
        chat,
        (_CHATS.c.state == "taken") & (_CHATS.c.clerk == login),
        {"state": "waiting", "clerk": None, "taken_at": None, **NOT_OFFERED, "tried": [login]},
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
    whose = work.execute(_OFFERED_TO, {"of_town": town_id, "of_chat": chat}).scalar_one_or_none()
    taken = _change(
        work,
        town_id,
        chat,
        (_CHATS.c.state == "taken") & (_CHATS.c.clerk == found.clerk),
        _taken_by(work, login),
    )
    if taken is None:  # closed, handed back or taken over at this very instant
        return take(work, town_id, chat, login)
    note_event(work, town_id, taken.contact, "taken over", login, found.clerk)
    _announce_taken(work, town_id, chat, login, whose)
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
