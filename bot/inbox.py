"""Each message counts once: its finished reply is kept, and a repeat gets the same again.

WeChat posts a message up to four times, also while the first is being worked on. Repeats share a
lane and the conversation's lock with the first, so they find the reply here; the primary key
stands behind that.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, bindparam, delete, insert, select, update

from bot.tables import InboxRow
from handoff.ports import Work
from handoff.tables.messages import Delivery, MessageRow
from knowledge.matters import CitizenId, TownId

_INBOX = InboxRow.metadata.tables[InboxRow.__tablename__]
_FIND = select(InboxRow.reply).where(
    InboxRow.town == bindparam("town"),
    InboxRow.citizen == bindparam("citizen"),
    InboxRow.key == bindparam("key"),
)


@dataclass(frozen=True, slots=True)
class Key:
    """What makes a message one: the town's account, who wrote, and WeChat's id for it."""

    town: TownId
    citizen: CitizenId
    message: str


def find(work: Work, key: Key) -> str | None:
    """Give the reply that this message got, or None where it was not heard before."""
    values = {"town": key.town, "citizen": key.citizen, "key": key.message}
    return work.session.execute(_FIND, values).scalar_one_or_none()


def keep(work: Work, key: Key, reply: str) -> None:
    """Keep the finished reply (an empty one too) with the message."""
    work.session.execute(
        insert(_INBOX),
        {
            "town": key.town,
            "citizen": key.citizen,
            "key": key.message,
            "heard_at": work.now,
            "reply": reply,
        },
    )


def give_over(work: Work, key: Key) -> None:
    """Hand a finished reply that came too late for WeChat's post to the outbox."""
    heard_at = (
        select(InboxRow.heard_at)
        .where(
            InboxRow.town == key.town,
            InboxRow.citizen == key.citizen,
            InboxRow.key == key.message,
        )
        .scalar_subquery()
    )
    work.session.execute(
        update(MessageRow)
        .where(
            MessageRow.town == key.town,
            MessageRow.citizen == key.citizen,
            MessageRow.delivery == Delivery.PASSIVE,
            MessageRow.said_at == heard_at,
        )
        .values(delivery=Delivery.WAITING, due_at=work.now)
        .execution_options(synchronize_session=False)
    )
    work.announce(key.town, "outbox")


def prune(work: Work, before: datetime) -> int:
    """Forget messages heard before this instant; gives how many. WeChat repeats for 15 s only."""
    gone = work.session.execute(delete(_INBOX).where(_INBOX.c.heard_at < before))
    return cast("CursorResult[Any]", gone).rowcount
