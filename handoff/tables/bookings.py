"""Places at the counters, the bookings that take them, notices told, and running numbers."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import CheckConstraint, Index, Integer, String, UniqueConstraint
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


class BookingRow(Base):
    """预约: one citizen's place at a counter. `state` is booked or cancelled."""

    __tablename__ = "bookings"
    __table_args__ = (
        UniqueConstraint("town", "number"),
        Index("ix_bookings_day", "town", "day", "counter", "start"),
        Index("ix_bookings_citizen", "town", "citizen", "state"),
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


class NoticeRow(Base):
    """一次性告知单 and 补正告知书: what was told, when and to whom. Never changed afterwards.

    `kind` is notice or correction; `key` is the unguessable part of the page's address. `breach_of`
    is what was told before, where all should have been told. source: BY-12, BY-15
    """

    __tablename__ = "notices"
    __table_args__ = (
        UniqueConstraint("town", "number"),
        Index("ix_notices_citizen", "town", "citizen", "matter"),
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
    """The last running number given out for a kind (booking, notice, …) on a day."""

    __tablename__ = "numbers"

    town: Mapped[TownId] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    last: Mapped[int]
