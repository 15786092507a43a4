"""待打电话: citizens whom a change touches and whom no message has reached.

source: BY-13
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, or_, select, update

from handoff.ports import Work
from handoff.tables.changes import ChangeRow
from handoff.tables.messages import Delivery, MessageRow
from handoff.tables.upsert import table_of
from knowledge.matters import CitizenId, TownId

CALLS: Final = "calls"
"""The topic of a town's list of calls."""

_CHANGES, _MESSAGES = table_of(ChangeRow), table_of(MessageRow)
_STUCK = (Delivery.FAILED, Delivery.KEPT)


@dataclass(frozen=True, slots=True)
class Call:
    """A citizen to be called. `lines` say what is different, `reason` why no message arrived.

    `matter` is a code; `before` and `notice` are the old and the new notice, `booking` its number.
    `called_at`, `called_by` and `note` are set once somebody has called.
    """

    id: int
    citizen: CitizenId
    matter: str
    version: str
    before: str | None
    notice: str | None
    booking: str | None
    lines: tuple[str, ...]
    reason: str | None
    made_at: datetime
    called_at: datetime | None = None
    called_by: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Called:
    """The call is recorded; what still waited to be sent to this citizen of it is not sent."""


@dataclass(frozen=True, slots=True)
class NothingToCall:
    """There is no such open call in this town: somebody else was faster, or it arrived."""


def open_calls(work: Work, town: TownId, limit: int = 200) -> tuple[Call, ...]:
    """Give the calls to be made, those with a booking first, then the oldest first."""
    wanted = (
        _calls()
        .where(_CHANGES.c.town == town, _CHANGES.c.called_at.is_(None), _unreached())
        .order_by(_CHANGES.c.booking.is_(None), _CHANGES.c.id)
        .limit(limit)
    )
    return tuple(_call(*each) for each in work.execute(wanted))


def made_calls(work: Work, town: TownId, limit: int = 50) -> tuple[Call, ...]:
    """Give the calls that were made, the newest first."""
    wanted = (
        _calls()
        .where(_CHANGES.c.town == town, _CHANGES.c.called_at.is_not(None))
        .order_by(_CHANGES.c.called_at.desc(), _CHANGES.c.id.desc())
        .limit(limit)
    )
    return tuple(_call(*each) for each in work.execute(wanted))


def called(work: Work, town: TownId, call: int, by: str, note: str) -> Called | NothingToCall:
    """Record that this clerk (log-in) has reached the citizen, or what came of trying."""
    done = (
        update(_CHANGES)
        .where(_CHANGES.c.town == town, _CHANGES.c.id == call, _CHANGES.c.called_at.is_(None))
        .values(called_at=work.now, called_by=by, call_note=note)
        .returning(_CHANGES.c.message)
    )
    row = work.execute(done).one_or_none()
    if row is None:
        return NothingToCall()
    unsent = and_(_MESSAGES.c.id == row.message, _MESSAGES.c.delivery == Delivery.KEPT)
    work.execute(
        update(_MESSAGES).where(unsent).values(delivery=Delivery.FAILED, reason="已经打电话告诉")
    )
    work.announce(town, CALLS)
    return Called()


def _calls() -> Any:  # noqa: ANN401 - a select of eleven columns and more
    columns = _CHANGES.c[
        "id", "citizen", "matter", "version", "before", "notice", "booking", "lines"
    ]
    after = _CHANGES.c["made_at", "called_at", "called_by", "call_note"]
    return select(*columns, _MESSAGES.c.reason, *after).select_from(
        _CHANGES.outerjoin(_MESSAGES, _MESSAGES.c.id == _CHANGES.c.message)
    )


def _unreached() -> ColumnElement[bool]:
    return or_(_CHANGES.c.message.is_(None), _MESSAGES.c.delivery.in_(_STUCK))


def _call(*values: Any) -> Call:  # noqa: ANN401 - columns
    row = list(values)
    row[7] = tuple(row[7])
    return Call(*row)
