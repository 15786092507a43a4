"""Pictures of papers that citizens sent ahead, on the checklist of the notice that named them."""

from datetime import datetime

from sqlalchemy import Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.matters import CitizenId, TownId
from knowledge.tables import Base


class PrecheckPaperRow(Base):
    """One picture. `paper` is None until somebody said which of the notice's papers it is.

    `media` is WeChat's id of the picture, by which its message is found (a message has no number
    yet while its turn runs). `verdict` is 齐 or 不对, with what to mend in `note`; it was given
    `by` a log-in at `looked_at`. source: BY-5
    """

    __tablename__ = "precheck_papers"
    __table_args__ = (Index("ix_precheck_papers_citizen", "town", "citizen", "id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    citizen: Mapped[CitizenId]
    notice: Mapped[str] = mapped_column(String(20))
    paper: Mapped[str | None] = mapped_column(Text)
    media: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    verdict: Mapped[str | None] = mapped_column(String(10))
    note: Mapped[str | None] = mapped_column(String(200))
    by: Mapped[str | None] = mapped_column(String(40))
    looked_at: Mapped[datetime | None]
