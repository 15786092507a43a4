"""Chats that clerks have: one's own, colleagues' that one is asked to take over, forsaken ones."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select

from handoff.ports import Work
from handoff.tables.contacts import ChatRow, ContactRow
from handoff.tables.upsert import table_of
from handoff.unanswered import PATIENCE, newest_words, unanswered_since, undelivered
from knowledge.matters import CitizenId, TownId

_CHATS, _CONTACTS = table_of(ChatRow), table_of(ContactRow)
ASKED: tuple[ColumnElement[Any], ...] = (
    *_CHATS.c["id", "citizen", "asked"],
    _CONTACTS.c.asked,
    newest_words(),
    _CHATS.c.reason,
    func.coalesce(_CHATS.c.matter, _CONTACTS.c.matter),
)
"""What a list shows of any chat: its id, citizen, words, reason and matter."""

_TAKEN = (
    *ASKED,
    *_CHATS.c["opened_at", "taken_at", "heard_at", "clerk"],
    unanswered_since(),
    undelivered(),
    *_CHATS.c["offered_to", "offer_ends"],
)


@dataclass(frozen=True, slots=True)
class TakenChat:
    """A chat that a clerk has. `unanswered_since` is when the citizen began to wait for a word.

    `undelivered`: the last word of a clerk did not reach WeChat, or not yet. `offered_to` is who
    may take it over, since its clerk is gone or silent.
    """

    id: int
    citizen: CitizenId
    asked: str
    first_asked: str
    newest: str | None
    reason: str
    matter: str | None
    opened_at: datetime
    taken_at: datetime
    heard_at: datetime
    clerk: str
    unanswered_since: datetime | None
    undelivered: bool
    offered_to: str | None = None
    offer_ends: datetime | None = None


def offered_over(work: Work, town_id: TownId, login: str) -> tuple[TakenChat, ...]:
    """Give colleagues' chats that this clerk is asked to take over, oldest first."""
    return _taken(work, town_id, and_(ChatRow.clerk != login, ChatRow.offered_to == login))


def mine(work: Work, town_id: TownId, login: str) -> tuple[TakenChat, ...]:
    """Give the open chats that this clerk has, oldest first."""
    return _taken(work, town_id, ChatRow.clerk == login)


def forsaken(work: Work, town_id: TownId, login: str) -> tuple[TakenChat, ...]:
    """Give others' chats whose citizen has waited longer than PATIENCE for a word, oldest first."""
    # the cheap half first: most chats were answered a short while ago
    maybe = func.coalesce(ChatRow.answered_at, ChatRow.opened_at) <= work.now - PATIENCE
    late = unanswered_since() <= work.now - PATIENCE
    return _taken(work, town_id, and_(ChatRow.clerk != login, maybe, late))


def _taken(work: Work, town_id: TownId, which: ColumnElement[bool]) -> tuple[TakenChat, ...]:
    wanted = (
        select(*_TAKEN)
        .join(ContactRow, ContactRow.id == ChatRow.contact)
        .where(ChatRow.town == town_id, ChatRow.state == "taken", which)
        .order_by(ChatRow.opened_at, ChatRow.id)
    )
    return tuple(TakenChat(*each) for each in work.execute(wanted))
