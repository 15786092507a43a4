"""会话: a citizen and the clerk who has taken the chat, from word to word to its result.

source: BY-8, BY-10, BZ-7
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from sqlalchemy import Row, bindparam, select, update

from handoff.chat_notes import drop_draft
from handoff.contacts import INSTEAD, PASSED_ON, close_contact
from handoff.ports import Work
from handoff.referrals import alternative_for
from handoff.results import (
    NOTE_LIMIT,
    RESULTS,
    NeedsDecision,
    NoteTooLong,
    ResultMissing,
    goodbye,
    result_of,
)
from handoff.tables.contacts import CLOSED, ChatRow
from handoff.tables.messages import MessageRow
from handoff.tables.upsert import table_of
from handoff.taking import (
    NOT_OFFERED,
    ChatClosed,
    NoSuchChat,
    announce_chat,
    announce_words,
    holder_of,
)
from handoff.transcripts import ChatView, Said, chat_view, look, transcript
from knowledge.matters import CitizenId, TownId

__all__ = [
    "NOTE_LIMIT",
    "RESULTS",
    "TEXT_LIMIT",
    "Answered",
    "ChatClosed",
    "ChatView",
    "Closed",
    "EmptyText",
    "NeedsDecision",
    "NewWords",
    "NotYours",
    "NoteTooLong",
    "OpenChat",
    "ResultMissing",
    "Said",
    "TextTooLong",
    "answer",
    "chat_view",
    "close",
    "heard",
    "look",
    "open_chat",
    "transcript",
]

TEXT_LIMIT: Final = 1900
"""The longest text that goes out as one message, in UTF-8 bytes (WeChat cuts at 2,048)."""

REPLY_WITHIN: Final = timedelta(days=7)
"""Calendar days, where whoever passes on does not say by when the reply is due."""

_CHATS, _MESSAGES = table_of(ChatRow), table_of(MessageRow)
_OPEN = select(_CHATS.c.id, _CHATS.c.state, _CHATS.c.clerk).where(
    _CHATS.c.town == bindparam("of_town"),
    _CHATS.c.citizen == bindparam("of_citizen"),
    _CHATS.c.state != CLOSED,
)
_UNSEEN = (
    select(_MESSAGES.c.id)
    .join(
        _CHATS,
        (_CHATS.c.town == _MESSAGES.c.town) & (_CHATS.c.citizen == _MESSAGES.c.citizen),
    )
    .where(
        _CHATS.c.town == bindparam("of_town"),
        _CHATS.c.id == bindparam("of_chat"),
        _CHATS.c.state == "taken",
        _MESSAGES.c.by == "citizen",
        _MESSAGES.c.kind != "event",
        _MESSAGES.c.id > bindparam("seen"),
    )
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class OpenChat:
    """The chat that a citizen has open: `waiting`, or `taken` by `clerk` (a log-in)."""

    id: int
    state: Literal["waiting", "taken"]
    clerk: str | None


@dataclass(frozen=True, slots=True)
class Answered:
    """The words are in the outbox as this message."""

    message: int


@dataclass(frozen=True, slots=True)
class NotYours:
    """Another clerk (a log-in) has the chat; None: it waits and must be taken first."""

    by: str | None


@dataclass(frozen=True, slots=True)
class EmptyText:
    """There is nothing to send."""


@dataclass(frozen=True, slots=True)
class TextTooLong:
    """The text has this many UTF-8 bytes, more than TEXT_LIMIT."""

    bytes: int


@dataclass(frozen=True, slots=True)
class Closed:
    """The chat and its contact have their result."""

    chat: int


@dataclass(frozen=True, slots=True)
class NewWords:
    """The citizen has written since what the clerk last saw."""


def open_chat(work: Work, town_id: TownId, citizen: CitizenId) -> OpenChat | None:
    """Give the citizen's chat that is waiting or taken, if there is one."""
    key = {"of_town": town_id, "of_citizen": citizen}
    found = work.execute(_OPEN, key).one_or_none()
    return None if found is None else OpenChat(*found)


def heard(work: Work, town_id: TownId, chat: int, now: datetime) -> None:
    """Note that the citizen of this chat spoke at `now`, and show it to the clerks."""
    spoke = update(_CHATS).where(_CHATS.c.town == town_id, _CHATS.c.id == chat).values(heard_at=now)
    whose = work.execute(spoke.returning(*_CHATS.c["clerk", "offered_to"])).one_or_none()
    if whose is not None:
        announce_words(work, town_id, chat, *whose)


def answer(
    work: Work, town_id: TownId, chat: int, login: str, text: str, *, typed: bool = True
) -> Answered | NotYours | ChatClosed | EmptyText | TextTooLong:
    """Send a clerk's words; only who has taken the chat may. A chat that is not there is closed.

    `typed`: they are from the box, whose draft goes.
    """
    words = text.strip()
    size = len(words.encode("utf-8", "replace"))
    if not words:
        return EmptyText()
    if size > TEXT_LIMIT:
        return TextTooLong(size)
    own = _change_own(work, town_id, chat, login, {"answered_at": work.now})
    if own is None:
        return _why_not(work, town_id, chat)
    message = work.say(town_id, own.citizen, words, by=login, chat=chat)
    if typed:
        drop_draft(work, town_id, chat, login)
    announce_words(work, town_id, chat, login)
    return Answered(message)


def close(
    work: Work,
    town_id: TownId,
    chat: int,
    login: str,
    result: str,
    note: str | None,
    *,
    seen: int | None = None,
    reply_due: datetime | None = None,
) -> Closed | NotYours | ChatClosed | ResultMissing | NoteTooLong | NewWords | NeedsDecision:
    """End one's own chat and its contact with a result, and say goodbye to the citizen.

    引导 and 衔接 need a note that says to whom, in words that the citizen may read. `seen` is the
    last message that the clerk saw; None: nobody knows. 衔接 is owed a reply by `reply_due` (within
    REPLY_WITHIN where none is given); 另办 says the leader's alternative. source: BY-8, BZ-11
    """
    words = (note or "").strip() or None
    given = result_of(result, words)
    if not isinstance(given, str):
        return given
    read = {"of_town": town_id, "of_chat": chat, "seen": seen}
    if seen is not None and work.execute(_UNSEEN, read).first():
        return NewWords()
    if given == INSTEAD:
        words = _alternative(work, town_id, chat)
        if words is None:
            return NeedsDecision()
    due = (reply_due or work.now + REPLY_WITHIN) if given == PASSED_ON else None
    ending = {"state": "closed", "closed_at": work.now, "result": given, "result_note": words}
    ending |= NOT_OFFERED
    own = _change_own(work, town_id, chat, login, ending)
    if own is None:
        return _why_not(work, town_id, chat)
    close_contact(work, town_id, own.citizen, given, words, login, due)
    work.say(town_id, own.citizen, goodbye(given, words, due), by=login, chat=chat)
    announce_chat(work, town_id, chat)
    return Closed(chat)


def _alternative(work: Work, town_id: TownId, chat: int) -> str | None:
    contact = select(_CHATS.c.contact).where(_CHATS.c.town == town_id, _CHATS.c.id == chat)
    number = work.execute(contact).scalar_one_or_none()
    return None if number is None else alternative_for(work, town_id, number)


def _change_own(
    work: Work, town_id: TownId, chat: int, login: str, values: dict[str, Any]
) -> Row[Any] | None:
    changed = (
        update(_CHATS)
        .where(
            _CHATS.c.town == town_id,
            _CHATS.c.id == chat,
            _CHATS.c.state == "taken",
            _CHATS.c.clerk == login,
        )
        .values(values)
        .returning(_CHATS.c.citizen)
    )
    return work.execute(changed).one_or_none()


def _why_not(work: Work, town_id: TownId, chat: int) -> NotYours | ChatClosed:
    match holder_of(work, town_id, chat):
        case ChatClosed() | NoSuchChat():
            return ChatClosed()
        case by:
            return NotYours(by)
