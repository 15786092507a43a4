"""Columns of a chat: since when it waits for a word, whether the last one arrived, what was asked.

Words that stand for a chat come from whoever spoke; a chat may have had several clerks.
"""

from datetime import timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select

from handoff.tables.contacts import ChatRow, ContactRow
from handoff.tables.messages import Delivery, MessageRow
from handoff.tables.upsert import table_of

PATIENCE: Final = timedelta(minutes=15)
"""After so long without a word from its clerk, any other may take a chat over."""

BARE_CALLS: Final = frozenset(
    {"人工", "转人工", "人工客服", "人工服务", "找人工", "要人工", "我要人工", "客服"}
    | {"真人", "找个人", "[点菜单] human"}
)
"""What says no more than that a person is wanted."""

_CHATS, _CONTACTS, _MESSAGES = table_of(ChatRow), table_of(ContactRow), table_of(MessageRow)
_OF_CHAT = and_(_MESSAGES.c.town == _CHATS.c.town, _MESSAGES.c.citizen == _CHATS.c.citizen)


def unanswered_since() -> ColumnElement[Any]:
    """Not by comparing times: what is written in one batch has one time, but ids stand in order."""
    heard = (
        select(func.min(_MESSAGES.c.said_at))
        .where(
            _OF_CHAT,
            _MESSAGES.c.by == "citizen",
            _MESSAGES.c.kind != "event",
            _MESSAGES.c.id > func.coalesce(_last_answer().scalar_subquery(), 0),
        )
        .correlate(_CHATS)
        .scalar_subquery()
    )
    return case((_CHATS.c.answered_at.is_(None), _CHATS.c.opened_at), else_=heard)


def undelivered() -> ColumnElement[bool]:
    """Say whether the last word of a clerk in this chat was refused or is kept."""
    last = _MESSAGES.alias("last")
    return (
        select(last.c.id)
        .where(
            last.c.id == _last_answer().scalar_subquery(),
            last.c.delivery.in_((Delivery.FAILED, Delivery.KEPT)),
        )
        .correlate(_CHATS)
        .exists()
    )


def newest_words() -> ColumnElement[Any]:
    """Give what the citizen wrote last within the contact that says more than a bare call."""
    return (
        select(_MESSAGES.c.text)
        .where(
            _OF_CHAT,
            _MESSAGES.c.by == "citizen",
            _MESSAGES.c.text != "",
            _MESSAGES.c.text.not_in(sorted(BARE_CALLS)),
            _MESSAGES.c.said_at >= _CONTACTS.c.opened_at,
        )
        .order_by(_MESSAGES.c.id.desc())
        .limit(1)
        .correlate(_CHATS, _CONTACTS)
        .scalar_subquery()
    )


def _last_answer() -> Select[tuple[int]]:
    answer = _MESSAGES.alias("answer")
    return (
        select(func.max(answer.c.id))
        .where(
            answer.c.town == _CHATS.c.town,
            answer.c.citizen == _CHATS.c.citizen,
            answer.c.chat == _CHATS.c.id,
            or_(
                answer.c.by.not_in(("citizen", "bot")),
                and_(answer.c.by == "bot", answer.c.delivery == Delivery.PASSIVE),  # of a tap
            ),
        )
        .correlate(_CHATS)
    )
