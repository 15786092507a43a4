"""What could not reach a citizen: kept until the citizen writes again, then sent once more."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import bindparam, or_, update

from handoff.ports import Work
from handoff.tables.messages import Delivery, MessageRow
from handoff.tables.upsert import table_of
from handoff.taking import QUEUE
from knowledge.matters import CitizenId, TownId

KEPT_FOR: Final = timedelta(hours=48)
"""So long a kept message is worth sending; after that it counts as not sent."""

FROM_THE_CATALOG: Final = "目录更新"
"""Who says it when a list has changed: kept without an end, since it stays true."""

OUTBOX: Final = "outbox"
"""The topic that wakes the sender."""

_MESSAGES = table_of(MessageRow)
_ANEW: dict[str, Any] = {
    "delivery": Delivery.WAITING,
    "due_at": bindparam("now"),
    "attempts": 0,
    "reason": None,
}
_RESEND = (
    update(_MESSAGES)
    .where(
        _MESSAGES.c.town == bindparam("of_town"),
        _MESSAGES.c.citizen == bindparam("of_citizen"),
        _MESSAGES.c.delivery == Delivery.KEPT,
        or_(_MESSAGES.c.said_at > bindparam("since"), _MESSAGES.c.by == FROM_THE_CATALOG),
    )
    .values(_ANEW)
    .returning(_MESSAGES.c.chat)
)
_AGAIN = (
    update(_MESSAGES)
    .where(
        _MESSAGES.c.town == bindparam("of_town"),
        _MESSAGES.c.id == bindparam("of_id"),
        _MESSAGES.c.chat == bindparam("of_chat"),
        _MESSAGES.c.by.not_in(("citizen", "bot")),
        _MESSAGES.c.delivery.in_((Delivery.FAILED, Delivery.KEPT)),
    )
    .values(_ANEW)
    .returning(_MESSAGES.c.chat)
)


def resend(work: Work, town_id: TownId, citizen: CitizenId) -> int:
    """Send what clerks wrote and WeChat kept out until the citizen writes; gives how many.

    To be called when the citizen has written: that opens WeChat's window and quota anew. What is
    older than KEPT_FOR stays, but for what the catalog has to say.
    """
    key = {"of_town": town_id, "of_citizen": citizen, "since": work.now - KEPT_FOR}
    chats = work.execute(_RESEND, {**key, "now": work.now}).scalars().all()
    return _announced(work, town_id, chats)


def send_again(work: Work, town_id: TownId, chat: int, message: int) -> bool:
    """Send a clerk's message of this chat once more that was given up; False where it was not."""
    key = {"of_town": town_id, "of_chat": chat, "of_id": message, "now": work.now}
    return bool(_announced(work, town_id, work.execute(_AGAIN, key).scalars().all()))


def _announced(work: Work, town_id: TownId, chats: Sequence[int | None]) -> int:
    if chats:
        work.announce(town_id, OUTBOX)
        work.announce(town_id, QUEUE)
    for chat in {each for each in chats if each is not None}:
        work.announce(town_id, f"chat:{chat}")
    return len(chats)
