"""Visits at home: who asked for whom, where, for what and when, and what came of it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.matters import CitizenId, TownId
from knowledge.tables import Base


class VisitRow(Base):
    """上门: one visit at a person's home, from the wish to what was done there.

    `citizen` asked; `person` is the household profile of the one who is visited (None: the
    citizen, or nobody kept), `who` their name. `place` is words: a landmark, group or street.
    `state` is asked, doubtful, planned, confirmed, under_way, done, not_home or cancelled.
    `halves` are the half-days wished, [["2026-11-25", "am"], …]. source: BZ-9
    """

    __tablename__ = "visits"
    __table_args__ = (
        Index("uq_visits_number", "town", "number", unique=True),
        Index("ix_visits_state", "town", "state", "made_at"),
        Index("ix_visits_citizen", "town", "citizen"),
        Index("ix_visits_day", "town", "on_day"),
        Index("ix_visits_closed", "town", "closed_at"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    number: Mapped[str] = mapped_column(String(20))
    citizen: Mapped[CitizenId]
    person: Mapped[int | None]
    who: Mapped[str] = mapped_column(String(60))
    relation: Mapped[str] = mapped_column(String(20))
    phone: Mapped[str | None] = mapped_column(String(40))
    other_phone: Mapped[str | None] = mapped_column(String(40))
    village: Mapped[str | None] = mapped_column(String(60))
    place: Mapped[str] = mapped_column(String(200))
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    matter: Mapped[str | None] = mapped_column(String(60))
    answers: Mapped[dict[str, Any]]
    notes: Mapped[str] = mapped_column(String(300), default="")
    need: Mapped[str] = mapped_column(String(200), default="")
    halves: Mapped[list[Any]]
    state: Mapped[str] = mapped_column(String(10))
    trip: Mapped[int | None]
    on_day: Mapped[date | None]
    half: Mapped[str | None] = mapped_column(String(2))
    code_word: Mapped[str | None] = mapped_column(String(20))
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(String(40))
    channel: Mapped[str] = mapped_column(String(10))
    result: Mapped[str | None] = mapped_column(String(20))
    result_note: Mapped[str | None] = mapped_column(Text)
    closed_at: Mapped[datetime | None]
