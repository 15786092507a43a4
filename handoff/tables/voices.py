"""Voice messages that somebody has listened to."""

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.matters import CitizenId, TownId
from knowledge.tables import Base


class VoiceRow(Base):
    """听写: what a clerk heard in a voice message; `text` None where it could not be understood."""

    __tablename__ = "voices"

    message: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    town: Mapped[TownId]
    citizen: Mapped[CitizenId]
    text: Mapped[str | None] = mapped_column(Text)
    by: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]
