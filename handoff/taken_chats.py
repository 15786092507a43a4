"""Chats that clerks have: one's own, colleagues' that one is asked to take over, forsaken ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, select

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


def _those(which: ColumnElement[bool]) -> Select[Any]:
    return (
        select(*_TAKEN)
        .join(_CONTACTS, _CONTACTS.c.id == _CHATS.c.contact)
        .where(_CHATS.c.town == bindparam("of_town"), _CHATS.c.state == "taken", which)
        .order_by(_CHATS.c.opened_at, _CHATS.c.id)
    )


# built once: every list of every clerk asks
_LOGIN: ColumnElement[Any] = bindparam("of_login")
_MINE = _those(_CHATS.c.clerk == _LOGIN)
_OFFERED_OVER = _those(and_(_CHATS.c.clerk != _LOGIN, _CHATS.c.offered_to == _LOGIN))
_FORSAKEN = _those(
    and_(  # the cheap half first: most chats were answered a short while ago
        func.coalesce(_CHATS.c.answered_at, _CHATS.c.opened_at) <= bindparam("early"),
        unanswered_since() <= bindparam("early"),
    )
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
    return _taken(work, _OFFERED_OVER, {"of_town": town_id, "of_login": login})


def mine(work: Work, town_id: TownId, login: str) -> tuple[TakenChat, ...]:
    """Give the open chats that this clerk has, oldest first."""
    return _taken(work, _MINE, {"of_town": town_id, "of_login": login})


def forsaken(work: Work, town_id: TownId) -> tuple[TakenChat, ...]:
    """Give the chats whose citizen has waited longer than PATIENCE for a word, oldest first."""
    return _taken(work, _FORSAKEN, {"of_town": town_id, "early": work.now - PATIENCE})


def _taken(work: Work, wanted: Select[Any], key: Mapping[str, Any]) -> tuple[TakenChat, ...]:
    return tuple(TakenChat(*each) for each in work.execute(wanted, key))
