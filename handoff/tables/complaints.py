"""Complaints: taken, looked into, answered, and what follows for the first responsible."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.matters import CitizenId, TownId
from knowledge.tables import Base


class ComplaintRow(Base):
    """投诉: one complaint of one citizen; `contact` is the one in which it came.

    `outcome` is None until a leader has decided: 属实, 部分属实 or 不属实. A sustained one stands
    in the record of `about` (a log-in, the first responsible), who may write an appeal once.
    source: BY-11, BY-18
    """

    __tablename__ = "complaints"
    __table_args__ = (
        Index("ix_complaints_open", "town", "outcome", "id"),
        Index("ix_complaints_about", "town", "about", "id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    citizen: Mapped[CitizenId]
    contact: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"))
    asked: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]
    outcome: Mapped[str | None] = mapped_column(String(10))
    about: Mapped[str | None] = mapped_column(String(40))
    answer: Mapped[str | None] = mapped_column(Text)
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str | None] = mapped_column(String(40))
    appeal: Mapped[str | None] = mapped_column(Text)
    appealed_at: Mapped[datetime | None]
