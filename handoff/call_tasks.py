"""Whom somebody has to call (待告知) about a booking: as long as no message has reached them.

source: BZ-16
"""

from collections.abc import Sequence
from typing import Final, Literal

from sqlalchemy import insert, update

from handoff.calls import CALLS
from handoff.day_bookings import DayBooking
from handoff.ports import Work
from handoff.tables.changes import ChangeRow
from handoff.tables.upsert import table_of
from knowledge.matters import TownId

About = Literal["提醒", "停办"]
REMINDER: Final = "提醒"
CLOSURE: Final = "停办"

_CHANGES = table_of(ChangeRow)


def leave_call(
    work: Work,
    town: TownId,
    about: About,
    booking: DayBooking,
    lines: Sequence[str],
    message: int | None,
) -> None:
    """Put a call down; with a `message` it only shows where WeChat did not take that message."""
    row = {
        "town": town,
        "citizen": booking.citizen,
        "matter": booking.matter,
        "version": about,
        "booking": booking.number,
        "lines": list(lines),
        "message": message,
        "made_at": work.now,
    }
    work.execute(insert(_CHANGES), row)
    work.announce(town, CALLS)


def drop_calls(work: Work, town: TownId, about: About, booking: str, why: str) -> None:
    """Take the calls about this booking (its number) off the list: there is nothing left to say."""
    done = (
        update(_CHANGES)
        .where(
            _CHANGES.c.town == town,
            _CHANGES.c.version == about,
            _CHANGES.c.booking == booking,
            _CHANGES.c.called_at.is_(None),
        )
        .values(called_at=work.now, called_by="bot", call_note=why)
    )
    work.execute(done)
    work.announce(town, CALLS)
