"""Trips: which visits are made on a half-day by whom, and what the pair marked on the way."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ForeignKey, Index, Integer, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.matters import TownId
from knowledge.tables import Base


class TripRow(Base):
    """出车: two people on one half-day (`am`, `pm`). `minutes` are for the round with its doors.

    `state` is planned, confirmed, under_way, done or cancelled; `mate` is None while nobody is
    named. source: BZ-9
    """

    __tablename__ = "trips"
    __table_args__ = (
        UniqueConstraint("town", "number"),
        Index("ix_trips_day", "town", "on_day", "half"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    number: Mapped[str] = mapped_column(String(20))
    on_day: Mapped[date]
    half: Mapped[str] = mapped_column(String(2))
    lead: Mapped[str] = mapped_column(String(40))
    mate: Mapped[str | None] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(12), default="planned")
    minutes: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(String(40))


class TripStopRow(Base):
    """A door on a trip, in its `order` from 1. `pinned`: no plan may move it.

    `key` opens the family's page; `told` is what they were told last, `reminded_on` for which day
    they were reminded.
    """

    __tablename__ = "trip_stops"
    __table_args__ = (
        Index("uq_trip_stops_trip_visit", "town", "trip", "visit", unique=True),
        Index("ix_trip_stops_visit", "town", "visit"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    trip: Mapped[int] = mapped_column(ForeignKey("trips.id"))
    visit: Mapped[int] = mapped_column(ForeignKey("visits.id"))
    order: Mapped[int]
    eta: Mapped[time]
    pinned: Mapped[bool] = mapped_column(default=False)
    key: Mapped[str] = mapped_column(String(32))
    told: Mapped[str | None] = mapped_column(String(120))
    told_at: Mapped[datetime | None]
    reminded_on: Mapped[date | None]


class VisitMarkRow(Base):
    """What a pair marked at a door: once for each `mark`, which the phone makes up.

    `kept` is False where somebody had closed the visit otherwise before.
    """

    __tablename__ = "visit_marks"

    town: Mapped[TownId] = mapped_column(primary_key=True)
    mark: Mapped[str] = mapped_column(String(40), primary_key=True)
    visit: Mapped[int] = mapped_column(ForeignKey("visits.id"), index=True)
    login: Mapped[str] = mapped_column(String(40))
    marked_at: Mapped[datetime]
    received_at: Mapped[datetime]
    content: Mapped[dict[str, Any]]
    kept: Mapped[bool] = mapped_column(default=True)


class VisitPictureRow(Base):
    """A photo or a signature taken at the door (`kind`: photo, signature)."""

    __tablename__ = "visit_pictures"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    visit: Mapped[int] = mapped_column(ForeignKey("visits.id"), index=True)
    mark: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(10))
    content_type: Mapped[str] = mapped_column(String(20))
    content: Mapped[bytes] = mapped_column(LargeBinary)
