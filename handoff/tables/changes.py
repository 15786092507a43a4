"""Who has to be told that a list has changed, and how far the looking has come."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, Integer, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.matters import CitizenId, TownId
from knowledge.tables import Base


class ChangeRow(Base):
    """A citizen's notice or booking that a new version of the catalog touches.

    `lines` say what is different; `message` is what was sent of it. It is settled when that message
    arrived, or when a clerk has called (`called_at`). source: BY-13
    """

    __tablename__ = "catalog_changes"
    __table_args__ = (
        Index(
            "ix_catalog_changes_open",
            "town",
            "id",
            sqlite_where=text("called_at IS NULL"),
            postgresql_where=text("called_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    citizen: Mapped[CitizenId]
    matter: Mapped[str] = mapped_column(String(60))
    version: Mapped[str] = mapped_column(String(20))
    before: Mapped[str | None] = mapped_column(String(20))
    notice: Mapped[str | None] = mapped_column(String(20))
    booking: Mapped[str | None] = mapped_column(String(20))
    lines: Mapped[list[Any]]
    message: Mapped[int | None]
    made_at: Mapped[datetime]
    called_at: Mapped[datetime | None]
    called_by: Mapped[str | None] = mapped_column(String(40))
    call_note: Mapped[str | None] = mapped_column(Text)


class CatalogLookRow(Base):
    """How far a town's live notices were held against a version; `through` is a notice's id."""

    __tablename__ = "catalog_looks"

    town: Mapped[TownId] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(String(20))
    through: Mapped[int] = mapped_column(default=0)
    done: Mapped[bool] = mapped_column(default=False)
