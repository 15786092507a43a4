"""Households: the people that one citizen cares for, as far as they said yes to it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.matters import CitizenId, TownId
from knowledge.tables import Base


class PersonRow(Base):
    """家人: one person whom a citizen cares for. There is no column for an ID number.

    `circumstances` are answers remembered, id to answers; `marks` are 高龄 残疾 患病 孕期 as far as
    somebody said so. `consent` is how the person agreed (聊天 纸质 窗口; None: not yet), at
    `consent_at`, recorded by `consent_by` (the citizen or a log-in), `consent_note` what shows it.
    In force until `until`, told once before (`told_at`); once it is ended (`ended_at`), everything
    personal is blank.
    source: BZ-9, CN-12
    """

    __tablename__ = "household"
    __table_args__ = (Index("ix_household_citizen", "town", "citizen"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    citizen: Mapped[CitizenId]
    name: Mapped[str] = mapped_column(String(60))
    relation: Mapped[str] = mapped_column(String(20))
    born: Mapped[int | None]
    elder: Mapped[bool] = mapped_column(default=False)
    village: Mapped[str | None] = mapped_column(String(60))
    place: Mapped[str] = mapped_column(String(200))
    phone: Mapped[str | None] = mapped_column(String(40))
    circumstances: Mapped[dict[str, Any]]
    marks: Mapped[list[Any]]
    consent: Mapped[str | None] = mapped_column(String(20))
    consent_at: Mapped[datetime | None]
    consent_by: Mapped[str | None] = mapped_column(String(40))
    consent_note: Mapped[str | None] = mapped_column(String(200))
    made_at: Mapped[datetime]
    until: Mapped[date]
    told_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
