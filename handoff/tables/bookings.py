"""Places at the counters, the bookings that take them, notices told, and running numbers."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import CheckConstraint, Index, Integer, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.matters import CitizenId, TownId
from knowledge.tables import Base


class SlotRow(Base):
    """A slot in which a place was taken at least once. Free slots without a row are all free."""

    __tablename__ = "slots"
    __table_args__ = (CheckConstraint("taken >= 0 AND taken <= capacity", "never_oversold"),)

    town: Mapped[TownId] = mapped_column(primary_key=True)
    counter: Mapped[str] = mapped_column(String(40), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    start: Mapped[time] = mapped_column(primary_key=True)
    capacity: Mapped[int]
    taken: Mapped[int] = mapped_column(default=0)


NAMED = "phone IS NOT NULL OR for_name IS NOT NULL"
"""What is to be forgotten one day; the rest has nothing of a person's."""


class BookingRow(Base):
    """预约: one citizen's place at a counter, from the hold to what became of it.

    `state`: held (until `held_until`), booked, arrived, serving, done, missed, cancelled, moved
    (its place was given back for that of another row, whose `moved_from` is this number).
    A row takes `slots` slots in a row, from `start` to `end`. `offer` is the waiting wish that a
    held place is offered to. `citizen` made it; `for_name` and `phone` are of who comes, `person`
    is their household profile. `channel`: 微信 网页 电话 窗口. source: BZ-8
    """

    __tablename__ = "bookings"
    __table_args__ = (
        UniqueConstraint("town", "number"),
        Index("ix_bookings_day", "town", "day", "counter", "start"),
        Index("ix_bookings_citizen", "town", "citizen", "state"),
        Index(
            "ix_bookings_named",
            "town",
            "day",
            sqlite_where=text(NAMED),
            postgresql_where=text(NAMED),
        ),
        Index(
            "ix_bookings_held",
            "town",
            "held_until",
            sqlite_where=text("state = 'held'"),
            postgresql_where=text("state = 'held'"),
        ),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    number: Mapped[str] = mapped_column(String(20))
    citizen: Mapped[CitizenId]
    matter: Mapped[str] = mapped_column(String(60))
    counter: Mapped[str] = mapped_column(String(40))
    day: Mapped[date]
    start: Mapped[time]
    end: Mapped[time]
    state: Mapped[str] = mapped_column(String(10), default="booked")
    notice: Mapped[str | None] = mapped_column(String(20))
    made_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]
    slots: Mapped[int] = mapped_column(server_default="1")
    offer: Mapped[int | None]
    for_name: Mapped[str | None] = mapped_column(String(60))
    person: Mapped[int | None]
    phone: Mapped[str | None] = mapped_column(String(40))
    channel: Mapped[str] = mapped_column(String(10), server_default="微信")
    held_until: Mapped[datetime | None]
    moved_from: Mapped[str | None] = mapped_column(String(20))
    arrived_at: Mapped[datetime | None]
    called_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    missed_at: Mapped[datetime | None]


class WaitRow(Base):
    """候补: a citizen's wish for a place of a matter, to be told when one is free.

    `halves` are [day, "am" | "pm" | ""] pairs, empty for any day up to `last_on`. `state`:
    waiting, offered (the place of `day` and `start` is held until `answer_by`), taken (`number` is
    the booking), declined, lapsed (no answer in time), over (the last day passed).
    """

    __tablename__ = "waits"
    __table_args__ = (
        Index("ix_waits_state", "town", "state", "id"),
        Index(
            "uq_waits_one_live",
            "town",
            "citizen",
            "matter",
            unique=True,
            sqlite_where=text("state IN ('waiting', 'offered')"),
            postgresql_where=text("state IN ('waiting', 'offered')"),
        ),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    citizen: Mapped[CitizenId]
    matter: Mapped[str] = mapped_column(String(60))
    halves: Mapped[list[Any]]
    last_on: Mapped[date]
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    number: Mapped[str | None] = mapped_column(String(20))
    day: Mapped[date | None]
    start: Mapped[time | None]
    answer_by: Mapped[datetime | None]
    made_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class WebBookingRow(Base):
    """A booking being made on the web page, until its code arrives in chat from a citizen.

    `key` is the unguessable part of the page's address; `code` is what to send. `number` is the
    booking that came of it, `refused` why none did. source: BZ-8
    """

    __tablename__ = "web_bookings"
    __table_args__ = (
        Index("ix_web_bookings_code", "town", "code", "expires_at"),
        Index("ix_web_bookings_phone", "town", "phone", "made_at"),
    )

    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    town: Mapped[TownId]
    code: Mapped[str] = mapped_column(String(6))
    matter: Mapped[str] = mapped_column(String(60))
    day: Mapped[date]
    start: Mapped[time]
    name: Mapped[str] = mapped_column(String(60))
    phone: Mapped[str] = mapped_column(String(40))
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    citizen: Mapped[CitizenId | None]
    number: Mapped[str | None] = mapped_column(String(20))
    refused: Mapped[str | None] = mapped_column(String(20))


class CodeTryRow(Base):
    """How many wrong codes a citizen sent in chat since `since`."""

    __tablename__ = "code_tries"

    town: Mapped[TownId] = mapped_column(primary_key=True)
    citizen: Mapped[CitizenId] = mapped_column(primary_key=True)
    since: Mapped[datetime]
    tries: Mapped[int]


class NoticeRow(Base):
    """一次性告知单 and 补正告知书: what was told, when and to whom. Never changed afterwards.

    `kind` is notice or correction; `key` is the unguessable part of the page's address. `breach_of`
    is what was told before, where all should have been told. source: BY-12, BY-15
    """

    __tablename__ = "notices"
    __table_args__ = (
        UniqueConstraint("town", "number"),
        Index("ix_notices_citizen", "town", "citizen", "matter"),
        Index("ix_notices_told", "town", "told_at", "id"),  # the oldest that is live …
        Index("ix_notices_town", "town", "id"),  # … and the next ones after it
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    number: Mapped[str] = mapped_column(String(20))
    key: Mapped[str] = mapped_column(String(32))
    citizen: Mapped[CitizenId]
    matter: Mapped[str] = mapped_column(String(60))
    catalog_version: Mapped[str] = mapped_column(String(12))
    answers: Mapped[dict[str, Any]]
    notice: Mapped[dict[str, Any]]
    added: Mapped[list[Any] | None]
    told_at: Mapped[datetime]
    told_by: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(10), server_default="notice")
    case_number: Mapped[str | None] = mapped_column(String(20))
    breach_of: Mapped[str | None] = mapped_column(String(20))


class NumberRow(Base):
    """The last running number given out for a kind (booking, notice, ticket-A …) on a day."""

    __tablename__ = "numbers"

    town: Mapped[TownId] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    last: Mapped[int]
