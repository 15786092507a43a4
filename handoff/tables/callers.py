"""Who telephoned or came to the desk, for the contact that was registered then."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.matters import TownId
from knowledge.tables import Base


class CallerRow(Base):
    """来电、来访的人: name and phone beside the contact, dropped some time after its result.

    `told_at` says when the caller was told which office has it, `told_how` in what words.
    source: BY-9
    """

    __tablename__ = "callers"
    __table_args__ = (Index("ix_callers_phone", "town", "phone"),)

    contact: Mapped[int] = mapped_column(ForeignKey("contacts.id"), primary_key=True)
    town: Mapped[TownId]
    name: Mapped[str | None] = mapped_column(String(60))
    phone: Mapped[str | None] = mapped_column(String(30))
    told_at: Mapped[datetime | None]
    told_by: Mapped[str | None] = mapped_column(String(40))
    told_how: Mapped[str | None] = mapped_column(Text)
    dropped_at: Mapped[datetime | None]
