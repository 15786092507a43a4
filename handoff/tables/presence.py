"""Who is at the console at this moment."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.matters import TownId
from knowledge.tables import Base


class PresenceRow(Base):
    """When a log-in's console was last heard of. Signing out removes it; `away`: stepped out."""

    __tablename__ = "presences"

    town: Mapped[TownId] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(String(40), primary_key=True)
    seen_at: Mapped[datetime]
    away: Mapped[bool] = mapped_column(default=False)
