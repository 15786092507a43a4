"""What a clerk sees of a chat: who asked what, and everything that was said; and who looked."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, insert, literal, select

from handoff.ports import Work
from handoff.tables.contacts import ChatRow, ContactRow, LookRow
from handoff.tables.messages import MessageRow
from handoff.tables.upsert import table_of
from handoff.unanswered import newest_words, unanswered_since
from knowledge.matters import CitizenId, TownId

ONE_LOOK = timedelta(minutes=10)
"""Looks at the same within this time are one."""
_CHATS, _CONTACTS, _LOOKS = table_of(ChatRow), table_of(ContactRow), table_of(LookRow)
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
)


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
    wanted = (
        select(*_VIEW)
        .join(_CONTACTS, _CONTACTS.c.id == _CHATS.c.contact)
        .where(_CHATS.c.town == town_id, _CHATS.c.id == chat)
    )
    found = work.execute(wanted).one_or_none()
    return None if found is None else ChatView(*found)


def transcript(
    work: Work, town_id: TownId, citizen: CitizenId, *, after_id: int = 0, limit: int = 200
) -> tuple[Said, ...]:
    """Give the last `limit` messages with ids above `after_id`, in the order they were said."""
    wanted = (
        select(
            MessageRow.id,
            MessageRow.by,
            MessageRow.kind,
            MessageRow.text,
            MessageRow.content,
            MessageRow.said_at,
            MessageRow.delivery,
            MessageRow.reason,
        )
        .where(MessageRow.town == town_id, MessageRow.citizen == citizen, MessageRow.id > after_id)
        .order_by(MessageRow.id.desc())
        .limit(limit)
    )
    return tuple(Said(*each) for each in reversed(work.execute(wanted).all()))


def look(work: Work, town_id: TownId, login: str, citizen: CitizenId, what: str) -> None:
    """Write down that this clerk looked at this citizen's data; once in ten minutes is enough."""
    lately = select(LookRow.id).where(
        LookRow.town == town_id,
        LookRow.login == login,
        LookRow.citizen == citizen,
        LookRow.what == what,
        LookRow.at > work.now - ONE_LOOK,
    )
    values = {"town": town_id, "login": login, "citizen": citizen, "what": what, "at": work.now}
    row = select(*(literal(value, _LOOKS.c[name].type) for name, value in values.items()))
    work.execute(insert(_LOOKS).from_select(list(values), row.where(~lately.exists())))
