"""Bookings as the day of the visit sees them: who comes when, and what has become of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import select

from handoff.ports import Work
from handoff.tables.bookings import BookingRow
from handoff.tables.messages import MessageRow
from handoff.tables.upsert import table_of
from knowledge.calendar import CHINA
from knowledge.matters import CitizenId, TownId

_BOOKINGS, _MESSAGES = table_of(BookingRow), table_of(MessageRow)
_COLUMNS = _BOOKINGS.c[
    "number", "citizen", "matter", "counter", "day", "start", "end", "state", "notice", "made_at",
    "phone", "for_name", "slots",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class DayBooking:
    """A booking; `matter` and `counter` are codes, `on`, `start` and `end` local."""

    number: str
    citizen: CitizenId
    matter: str
    counter: str
    on: date
    start: time
    end: time
    state: str
    notice: str | None
    made_at: datetime
    phone: str | None
    for_name: str | None
    slots: int

    @property
    def starts_at(self) -> datetime:
        """The visit's start, aware."""
        return datetime.combine(self.on, self.start, CHINA)

    @property
    def ends_at(self) -> datetime:
        """The visit's end, aware."""
        return datetime.combine(self.on, self.end, CHINA)


def day_bookings(
    work: Work, town: TownId, first: date, last: date, states: Sequence[str] = ("booked",)
) -> tuple[DayBooking, ...]:
    """Give the bookings in these states on these local days (both included), by time."""
    wanted = (
        select(*_COLUMNS)
        .where(
            _BOOKINGS.c.town == town,
            _BOOKINGS.c.day.between(first, last),
            _BOOKINGS.c.state.in_(states),
        )
        .order_by(_BOOKINGS.c.day, _BOOKINGS.c.start, _BOOKINGS.c.id)
    )
    return tuple(DayBooking(*each) for each in work.execute(wanted))


def booking_named(work: Work, town: TownId, number: str) -> DayBooking | None:
    """Give the booking with this number, whatever its state."""
    wanted = select(*_COLUMNS).where(_BOOKINGS.c.town == town, _BOOKINGS.c.number == number)
    row = work.execute(wanted).one_or_none()
    return None if row is None else DayBooking(*row)


def has_chat(work: Work, town: TownId, citizen: CitizenId) -> bool:
    """Say whether this citizen ever wrote to us: only then is there somebody to write to."""
    heard = select(_MESSAGES.c.id).where(
        _MESSAGES.c.town == town, _MESSAGES.c.citizen == citizen, _MESSAGES.c.by == "citizen"
    )
    return work.execute(heard.limit(1)).first() is not None
