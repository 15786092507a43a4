"""What a clerk sees of a chat: who asked what, and everything that was said; and who looked."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, insert, select

from handoff.ports import Work
from handoff.tables.contacts import ChatRow, ContactRow, LookRow
from handoff.tables.messages import MessageRow
from handoff.tables.upsert import table_of
from handoff.unanswered import newest_words, unanswered_since
from knowledge.matters import CitizenId, TownId

ONE_LOOK = timedelta(minutes=10)
"""Looks at the same within this time are one."""
_CHATS, _CONTACTS, _LOOKS = table_of(ChatRow), table_of(ContactRow), table_of(LookRow)
_MESSAGES = table_of(MessageRow)
_VIEW: tuple[ColumnElement[Any], ...] = (
    *_CHATS.c["id", "citizen", "state", "clerk", "asked"],
    _CONTACTS.c.asked,
    newest_words(),
    _CHATS.c.reason,
    func.coalesce(_CHATS.c.matter, _CONTACTS.c.matter),
    *_CHATS.c["opened_at", "taken_at", "heard_at", "answered_at", "closed_at"],
    *_CHATS.c["result", "result_note", "contact"],
    *_CONTACTS.c["owner", "owner_name", "owner_by"],
    unanswered_since(),
    *_CHATS.c["offered_to", "held_until"],
)
_OF_TOWN: ColumnElement[Any] = bindparam("of_town")
# built once: a chat is shown again with every word that is said in it
_ONE = (
    select(*_VIEW)
    .join(_CONTACTS, _CONTACTS.c.id == _CHATS.c.contact)
    .where(_CHATS.c.town == _OF_TOWN, _CHATS.c.id == bindparam("of_chat"))
)
_LAST_SAID = (
    select(*_MESSAGES.c["id", "by", "kind", "text", "content", "said_at", "delivery", "reason"])
    .where(
        _MESSAGES.c.town == _OF_TOWN,
        _MESSAGES.c.citizen == bindparam("of_citizen"),
        _MESSAGES.c.id > bindparam("after_id"),
    )
    .order_by(_MESSAGES.c.id.desc())
    .limit(bindparam("most"))
)
_LOOKED_LATELY = select(_LOOKS.c.id).where(
    _LOOKS.c.town == _OF_TOWN,
    _LOOKS.c.login == bindparam("of_login"),
    _LOOKS.c.citizen == bindparam("of_citizen"),
    _LOOKS.c.what == bindparam("of_what"),
    _LOOKS.c.at > bindparam("since"),
)
_LOOK = insert(_LOOKS)


@dataclass(frozen=True, slots=True)
class ChatView:
    """A chat and the contact it belongs to. `matter` is a code, `clerk` and `owner` are log-ins."""

    id: int
    citizen: CitizenId
    state: str
    clerk: str | None
    asked: str
    first_asked: str
    newest: str | None
    reason: str
    matter: str | None
    opened_at: datetime
    taken_at: datetime | None
    heard_at: datetime
    answered_at: datetime | None
    closed_at: datetime | None
    result: str | None
    note: str | None
    contact: int
    owner: str
    owner_name: str
    owner_by: str
    unanswered_since: datetime | None
    offered_to: str | None = None
    held_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One message. `by` is `citizen`, `bot` or a log-in; `reason` says why it could not be sent."""

    id: int
    by: str
    kind: str
    text: str
    content: dict[str, Any] | None
    said_at: datetime
    delivery: str
    reason: str | None


def chat_view(work: Work, town_id: TownId, chat: int) -> ChatView | None:
    """Give the chat of this id, open or closed; None where this town has no such chat."""
    found = work.execute(_ONE, {"of_town": town_id, "of_chat": chat}).one_or_none()
    return None if found is None else ChatView(*found)


def transcript(
    work: Work, town_id: TownId, citizen: CitizenId, *, after_id: int = 0, limit: int = 200
) -> tuple[Said, ...]:
    """Give the last `limit` messages with ids above `after_id`, in the order they were said."""
    key = {"of_town": town_id, "of_citizen": citizen, "after_id": after_id, "most": limit}
    return tuple(Said(*each) for each in reversed(work.execute(_LAST_SAID, key).all()))


def look(work: Work, town_id: TownId, login: str, citizen: CitizenId, what: str) -> None:
    """Write down that this clerk looked at this citizen's data; once in ten minutes is enough."""
    key = {"of_town": town_id, "of_login": login, "of_citizen": citizen, "of_what": what}
    if work.execute(_LOOKED_LATELY, {**key, "since": work.now - ONE_LOOK}).first() is None:
        values = {"town": town_id, "login": login, "citizen": citizen, "what": what, "at": work.now}
        work.execute(_LOOK, values)
