"""没送到的话: whom a clerk's words did not reach is called by phone: a task with a deadline."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from handoff.calls import CALLS, Called, NothingToCall
from handoff.ports import Work
from handoff.tables.alarms import UnreachedRow
from handoff.tables.messages import Delivery, MessageRow
from handoff.tables.upsert import table_of
from knowledge.matters import CitizenId, TownId

_MESSAGES, _UNREACHED = table_of(MessageRow), table_of(UnreachedRow)


@dataclass(frozen=True, slots=True)
class Unreached:
    """A clerk's words (`text`) that WeChat did not take, and until when the clerk is to call."""

    message: int
    citizen: CitizenId
    chat: int | None
    login: str
    text: str
    reason: str | None
    due_at: datetime


def unreached(work: Work, town_id: TownId) -> tuple[Unreached, ...]:
    """Give who is still to be called, the next due first."""
    wanted = (
        select(
            *_UNREACHED.c["message", "citizen", "chat", "login"],
            *_MESSAGES.c["text", "reason"],
            _UNREACHED.c.due_at,
        )
        .join(_MESSAGES, _MESSAGES.c.id == _UNREACHED.c.message)
        .where(_UNREACHED.c.town == town_id, _UNREACHED.c.done_at.is_(None))
        .order_by(_UNREACHED.c.due_at, _UNREACHED.c.message)
    )
    return tuple(Unreached(*each) for each in work.execute(wanted))


def reached(
    work: Work, town_id: TownId, message: int, login: str, note: str
) -> Called | NothingToCall:
    """Record that the citizen was called, or what came of it: the words are not sent any more."""
    done = (
        update(_UNREACHED)
        .where(
            _UNREACHED.c.town == town_id,
            _UNREACHED.c.message == message,
            _UNREACHED.c.done_at.is_(None),
        )
        .values(done_at=work.now, done_by=login, note=note)
        .returning(_UNREACHED.c.message)
    )
    if work.execute(done).first() is None:
        return NothingToCall()
    kept = (_MESSAGES.c.id == message, _MESSAGES.c.delivery == Delivery.KEPT)
    work.execute(
        update(_MESSAGES).where(*kept).values(delivery=Delivery.FAILED, reason="已经打电话告诉")
    )
    work.announce(town_id, CALLS)
    return Called()
