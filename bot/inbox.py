"""Each message counts once: its finished reply is kept, and a repeat gets the same again.

WeChat posts a message up to four times, also while the first is being worked on. Repeats share a
lane and the conversation's lock with the first, so they find the reply here; the primary key
stands behind that.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, bindparam, delete, func, insert, select, update

from bot.tables import InboxRow
from bot.work import OUTBOX
from handoff.ports import Work
from handoff.tables.messages import Delivery, MessageRow
from handoff.tables.upsert import table_of
from knowledge.matters import CitizenId, TownId

_INBOX = table_of(InboxRow)
_MESSAGES = table_of(MessageRow)
_THIS = (
    _INBOX.c.town == bindparam("of_town"),
    _INBOX.c.citizen == bindparam("of_citizen"),
    _INBOX.c.key == bindparam("of_key"),
)
_KEEP = insert(_INBOX)
_ITS_MESSAGE = (
    select(func.min(_MESSAGES.c.id))  # of twins in one batch each hands over one
    .where(
        _MESSAGES.c.town == bindparam("of_town"),
        _MESSAGES.c.citizen == bindparam("of_citizen"),
        _MESSAGES.c.by == "bot",
        _MESSAGES.c.delivery == Delivery.PASSIVE,
        _MESSAGES.c.said_at == select(_INBOX.c.heard_at).where(*_THIS).scalar_subquery(),
        _MESSAGES.c.text == select(_INBOX.c.reply).where(*_THIS).scalar_subquery(),
    )
    .scalar_subquery()
)
_GIVE_OVER = (
    update(_MESSAGES)
    .where(_MESSAGES.c.id == _ITS_MESSAGE)
    .values(delivery=Delivery.WAITING, due_at=bindparam("now"))
)
_SILENCE = update(_INBOX).where(*_THIS).values(reply="")


@dataclass(frozen=True, slots=True)
class Key:
    """What makes a message one: the town's account, who wrote, and WeChat's id for it."""

    town: TownId
    citizen: CitizenId
    message: str


def _named(key: Key) -> dict[str, Any]:
    return {"of_town": key.town, "of_citizen": key.citizen, "of_key": key.message}


def keep(work: Work, key: Key, reply: str) -> None:
    """Keep the finished reply (an empty one too) with the message."""
    work.write(
        _KEEP,
        [
            {
                "town": key.town,
                "citizen": key.citizen,
                "key": key.message,
                "heard_at": work.now,
                "reply": reply,
            }
        ],
    )


def give_over(work: Work, key: Key) -> None:
    """Hand a finished reply that came too late for WeChat's post to the outbox, once.

    A repeat of the message is answered with nothing from then on.
    """
    work.execute(_GIVE_OVER, {**_named(key), "now": work.now})
    work.execute(_SILENCE, _named(key))
    work.announce(key.town, OUTBOX)


def prune(work: Work, before: datetime) -> int:
    """Forget messages heard before this instant; gives how many. WeChat repeats for 15 s only."""
    gone = work.execute(delete(_INBOX).where(_INBOX.c.heard_at < before))
    return cast("CursorResult[Any]", gone).rowcount
