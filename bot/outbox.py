"""The outbox: claim a message, then mark it sent, put off, in doubt, kept, or given up.

The outbox is the transcript's own rows (handoff.tables.messages). A message is claimed before it
is sent, for a minute: if the server dies in between, it is claimed again after that. Whether it
had been sent cannot be known then, nor when WeChat took the call and did not answer: WeChat has no
key against repeats. One rule for both: it is sent once more, as one text too many does less harm
than one that is lost, and the message says so to the clerk for good (DOUBT); the second time it
is given up, and says that too.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select, text, update

from handoff.outgoing import FROM_THE_CATALOG
from handoff.ports import Work
from handoff.tables.messages import UNSENT, Delivery, MessageRow
from handoff.taking import QUEUE
from knowledge.matters import CitizenId, TownId

LEASE = timedelta(seconds=60)
"""Longer than all calls for one message take together (two tokens, two sends of 10 s each)."""

BACK_OFF = (
    timedelta(seconds=1),
    timedelta(seconds=5),
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
)
"""How long to wait after the first, second … attempt; after the last one it is given up."""

DOUBT = "没有收到微信的确认，再发一次，群众可能收到两条"
GIVEN_UP_IN_DOUBT = "两次都没有收到微信的确认，群众可能收到了，也可能没有，请向群众核实"

_DOUBT_DELAY = timedelta(seconds=30)
_UNSENT = text(f"messages.{UNSENT}")  # in words, since only they let the partial index be used


@dataclass(frozen=True, slots=True)
class Letter:
    """A claimed message. `attempts` counts this one too. Its repr shows no citizen and no text."""

    id: int
    town: TownId
    citizen: CitizenId = field(repr=False)
    kind: str
    text: str = field(repr=False)
    attempts: int
    said_at: datetime


def claim(work: Work, limit: int) -> list[Letter]:
    """Claim up to `limit` messages, those first that are due longest, one for each citizen.

    A citizen's next message has to wait until the one before it is sent or given up. Two senders
    never claim the same. Messages whose claim ran out are claimed again, or given up in doubt.
    """
    _give_up_doubtful(work)
    firsts = (
        select(func.min(MessageRow.id)).where(_UNSENT).group_by(MessageRow.town, MessageRow.citizen)
    )
    due = (
        select(MessageRow.id)
        .where(_due(work), MessageRow.id.in_(firsts))
        .order_by(MessageRow.due_at, MessageRow.id)
        .limit(limit)
        .with_for_update(skip_locked=True)  # PostgreSQL: looks at `_due` again on the newest row
        .cte("due")
    )
    claimed = work.execute(
        update(MessageRow)
        .where(MessageRow.id.in_(select(due.c.id)))
        .values(
            delivery=Delivery.SENDING,
            due_at=work.now + LEASE,
            attempts=MessageRow.attempts + 1,
            reason=case((MessageRow.delivery == Delivery.SENDING, DOUBT), else_=MessageRow.reason),
        )
        .returning(
            MessageRow.id,
            MessageRow.town,
            MessageRow.citizen,
            MessageRow.kind,
            MessageRow.text,
            MessageRow.attempts,
            MessageRow.said_at,
        )
        .execution_options(synchronize_session=False)
    )
    return sorted((Letter(*row) for row in claimed), key=lambda letter: letter.id)


def delay_after(attempts: int) -> timedelta | None:
    """Give how long to wait after so many attempts, or None when it is time to give up."""
    return BACK_OFF[attempts - 1] if attempts <= len(BACK_OFF) else None


def sent(work: Work, message: int) -> None:
    """Mark a claimed message as sent. A remark that it may have been sent twice stays."""
    _mark(work, message, delivery=Delivery.SENT, due_at=None, reason=_or_doubt(None))


def later(work: Work, message: int, delay: timedelta, reason: str) -> None:
    """Put a claimed message off; nothing was sent. `reason` is for the clerk."""
    _wait(work, message, delay, reason=_or_doubt(reason))


def doubt(work: Work, message: int) -> None:
    """Mark a claimed message as perhaps sent: it is sent once more, or given up if it was that."""
    _give_up_doubtful(work, message)
    _wait(work, message, _DOUBT_DELAY, reason=DOUBT)


def failed(work: Work, message: int, reason: str) -> None:
    """Give a claimed message up, for a reason in the clerk's words.

    What the catalog has to say stays true, and is kept until its citizen writes again.
    """
    kept_all_the_same = MessageRow.by == FROM_THE_CATALOG
    delivery = case((kept_all_the_same, Delivery.KEPT), else_=Delivery.FAILED)
    _mark(work, message, delivery=delivery, due_at=None, reason=reason)


def kept(work: Work, message: int, reason: str) -> None:
    """Keep a claimed message until its citizen writes again (handoff.outgoing.resend).

    Only a clerk's words: what the bot said is old by then, and is given up.
    """
    delivery = case((MessageRow.by == "bot", Delivery.FAILED), else_=Delivery.KEPT)
    _mark(work, message, delivery=delivery, due_at=None, reason=reason)


def give_back(work: Work, message: int) -> None:
    """Undo a claim: nothing was sent, and the attempt does not count."""
    _wait(work, message, timedelta(), attempts=MessageRow.attempts - 1)


def _due(work: Work) -> ColumnElement[bool]:
    return and_(
        _UNSENT,
        or_(MessageRow.due_at.is_(None), MessageRow.due_at <= work.now),
    )


def _or_doubt(reason: str | None) -> ColumnElement[str | None]:
    return case((MessageRow.reason == DOUBT, DOUBT), else_=reason)


def _give_up_doubtful(work: Work, message: int | None = None) -> None:
    """Give up what is in doubt a second time: this message, or all whose claim ran out."""
    which = _due(work) if message is None else MessageRow.id == message
    _change(
        work,
        and_(which, MessageRow.delivery == Delivery.SENDING, MessageRow.reason == DOUBT),
        delivery=Delivery.FAILED,
        due_at=None,
        reason=GIVEN_UP_IN_DOUBT,
    )


def _wait(work: Work, message: int, delay: timedelta, **values: Any) -> None:  # noqa: ANN401 - columns
    _mark(work, message, delivery=Delivery.WAITING, due_at=work.now + delay, **values)


def _mark(work: Work, message: int, **values: Any) -> None:  # noqa: ANN401 - columns
    claimed = MessageRow.delivery == Delivery.SENDING
    _change(work, and_(MessageRow.id == message, claimed), **values)


def _change(work: Work, which: ColumnElement[bool], **values: Any) -> None:  # noqa: ANN401 - columns
    changed = work.execute(
        update(MessageRow)
        .where(which)
        .values(**values)
        .returning(MessageRow.town, MessageRow.chat)
        .execution_options(synchronize_session=False)
    )
    given_up = values["due_at"] is None and values["delivery"] is not Delivery.SENT
    for town, chat in changed:
        work.announce(town, f"chat:{chat}" if chat is not None else QUEUE)
        if chat is not None and given_up:
            work.announce(town, QUEUE)  # the list says that it did not arrive
