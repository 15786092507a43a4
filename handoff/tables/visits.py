"""Home visits: who asked, for whom, where, and what came of it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.matters import CitizenId, TownId
from knowledge.tables import Base


class VisitRow(Base):
    """上门: one visit to one person. `citizen` asked for it, `who` is visited.

    `halves` are the wished half-days, `["2026-11-25", "am"]` each; `state` is asked, doubtful,
    planned, confirmed, under_way, done, not_home or cancelled. source: BZ-9
    """

    __tablename__ = "visits"
    __table_args__ = (
        UniqueConstraint("town", "number"),
        Index("ix_visits_state", "town", "state", "on_day"),
        Index("ix_visits_citizen", "town", "citizen", "state"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    number: Mapped[str] = mapped_column(String(20))
    citizen: Mapped[CitizenId]
    person: Mapped[int | None]
    who: Mapped[str] = mapped_column(String(60))
    relation: Mapped[str] = mapped_column(String(20))
    phone: Mapped[str | None] = mapped_column(String(20))
    other_phone: Mapped[str | None] = mapped_column(String(20))
    village: Mapped[str | None] = mapped_column(String(60))
    place: Mapped[str] = mapped_column(Text)
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    matter: Mapped[str] = mapped_column(String(60))
    answers: Mapped[dict[str, Any]]
    notes: Mapped[str | None] = mapped_column(Text)
    need: Mapped[str | None] = mapped_column(Text)
    halves: Mapped[list[Any]]
    state: Mapped[str] = mapped_column(String(12), default="asked")
    trip: Mapped[int | None]
    on_day: Mapped[date | None]
    half: Mapped[str | None] = mapped_column(String(2))
    code_word: Mapped[str | None] = mapped_column(String(20))
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(String(40))
    channel: Mapped[str] = mapped_column(String(10), default="微信")
    result: Mapped[str | None] = mapped_column(String(20))
    result_note: Mapped[str | None] = mapped_column(Text)
    closed_at: Mapped[datetime | None]
