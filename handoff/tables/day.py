"""The day of a booking: reminders, closures and their proposals, tickets in the hall."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, Integer, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.matters import CitizenId, TownId
from knowledge.tables import Base

_AT_THE_COUNTER = "state IN ('called', 'serving')"


class ReminderRow(Base):
    """提醒: one booking's reminder of a kind (evening, soon). The key makes it exactly once.

    `starts_at` is the visit's; `message` what was sent, None where there is no chat. source: BZ-16
    """

    __tablename__ = "reminders"
    __table_args__ = (
        UniqueConstraint("town", "booking", "kind"),
        Index("ix_reminders_starts", "town", "starts_at"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    booking: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(10))
    starts_at: Mapped[datetime]
    message: Mapped[int | None]
    made_at: Mapped[datetime]


class ClosureRow(Base):
    """停办: no booking is served from `begins_at` to `ends_at` at these counters (empty: at all).

    `withdrawn_at` is set once it was taken back. source: BZ-16
    """

    __tablename__ = "closures"
    __table_args__ = (Index("ix_closures_ends", "town", "ends_at"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    begins_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    counters: Mapped[list[Any]]
    reason: Mapped[str] = mapped_column(String(60))
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(String(40))
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str | None] = mapped_column(String(40))


class ProposalRow(Base):
    """What a booked citizen is proposed because of a closure, once for each booking.

    `options` are up to three [day, start]; a place of the first is kept at `counter` until
    `answer_by`. `state` is open, late (not answered in time), moved, cancelled or withdrawn;
    `booking_after` is the number after moving.
    """

    __tablename__ = "closure_proposals"
    __table_args__ = (
        UniqueConstraint("town", "closure", "booking"),
        Index("ix_closure_proposals_citizen", "town", "citizen", "state"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    closure: Mapped[int]
    booking: Mapped[str] = mapped_column(String(20))
    citizen: Mapped[CitizenId]
    options: Mapped[list[Any]]
    counter: Mapped[str | None] = mapped_column(String(40))
    answer_by: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(10), default="open")
    message: Mapped[int | None]
    made_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    booking_after: Mapped[str | None] = mapped_column(String(20))


class PassRow(Base):
    """The unguessable part of an address: a ticket's, the hall's, a counter's.

    `about` is a booking's number, `hall`, or `counter:` and its id.
    """

    __tablename__ = "passes"

    town: Mapped[TownId] = mapped_column(primary_key=True)
    about: Mapped[str] = mapped_column(String(60), primary_key=True)
    key: Mapped[str] = mapped_column(String(32))


class TicketRow(Base):
    """排队号: a place in the hall's queue of a day, of a booking or of somebody who just came.

    `state` is waiting, called, serving, done, missed or left. `slot_at` is the booking's time where
    it still counts (None: late, or no booking); `first_for` says why somebody goes first (CN-12);
    `letter` names the group of counters; `only_at` is the counter that it was passed to; `calls`
    how often it was called there; `told_low` and `told_high` the minutes that were estimated.
    source: CN-8, XL-16
    """

    __tablename__ = "tickets"
    __table_args__ = (
        UniqueConstraint("town", "booking"),
        UniqueConstraint("town", "day", "number"),
        Index("ix_tickets_queue", "town", "day", "state"),
        Index(
            "uq_tickets_one_at_a_counter",
            "town",
            "counter",
            unique=True,
            sqlite_where=text(_AT_THE_COUNTER),
            postgresql_where=text(_AT_THE_COUNTER),
        ),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    day: Mapped[date]
    number: Mapped[str] = mapped_column(String(10))
    key: Mapped[str] = mapped_column(String(32))
    letter: Mapped[str] = mapped_column(String(4))
    booking: Mapped[str | None] = mapped_column(String(20))
    citizen: Mapped[CitizenId | None]
    matter: Mapped[str | None] = mapped_column(String(60))
    first_for: Mapped[str | None] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    slot_at: Mapped[datetime | None]
    only_at: Mapped[str | None] = mapped_column(String(40))
    taken_at: Mapped[datetime]
    queued_at: Mapped[datetime]
    channel: Mapped[str] = mapped_column(String(10))
    counter: Mapped[str | None] = mapped_column(String(40))
    clerk: Mapped[str | None] = mapped_column(String(40))
    calls: Mapped[int] = mapped_column(default=0)
    called_at: Mapped[datetime | None]
    began_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    told_low: Mapped[int | None]
    told_high: Mapped[int | None]
    note: Mapped[str | None] = mapped_column(Text)
