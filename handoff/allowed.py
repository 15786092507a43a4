"""还能发几条: how many messages WeChat still takes for a citizen, and how long.

WeChat takes five of an account's own messages within 48 hours of the citizen's last one; what
answers the citizen's own post does not count.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, func, select

from handoff.nudges import TEMPLATE
from handoff.ports import Work
from handoff.tables.messages import Delivery, MessageRow
from handoff.tables.upsert import table_of
from knowledge.matters import CitizenId, TownId

MESSAGES: Final = 5
WINDOW: Final = timedelta(hours=48)

_MESSAGES = table_of(MessageRow)
_SPENT = (Delivery.WAITING, Delivery.SENDING, Delivery.SENT)
_THEIRS = (
    _MESSAGES.c.town == bindparam("of_town"),
    _MESSAGES.c.citizen == bindparam("of_citizen"),
)
_HEARD = (
    select(_MESSAGES.c.id, _MESSAGES.c.said_at)
    .where(*_THEIRS, _MESSAGES.c.by == "citizen", _MESSAGES.c.kind != "event")
    .order_by(_MESSAGES.c.id.desc())
    .limit(1)
)
_USED = select(func.count(_MESSAGES.c.id)).where(
    *_THEIRS,
    _MESSAGES.c.id > bindparam("heard"),
    _MESSAGES.c.delivery.in_(_SPENT),
    _MESSAGES.c.kind != TEMPLATE,
)


@dataclass(frozen=True, slots=True)
class Allowed:
    """So many messages until this instant; 0: they are kept until the citizen writes."""

    left: int
    until: datetime | None

    def lasts(self, now: datetime) -> timedelta:
        """Give how long the window is still open."""
        return max(timedelta(), self.until - now) if self.until else timedelta()


def allowed(work: Work, town_id: TownId, citizen: CitizenId) -> Allowed:
    """Count what is left for this citizen."""
    key = {"of_town": town_id, "of_citizen": citizen}
    heard = work.execute(_HEARD, key).one_or_none()
    if heard is None or heard.said_at + WINDOW <= work.now:
        return Allowed(0, None)
    used = int(work.execute(_USED, {**key, "heard": heard.id}).scalar_one())
    return Allowed(max(0, MESSAGES - used), heard.said_at + WINDOW)
