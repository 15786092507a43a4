"""What the bot did not understand, and what a clerk has taught it since."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.matters import CitizenId, TownId
from knowledge.tables import Base


class MissRow(Base):
    """One message that missed its matter; names and long numbers are masked before it is stored.

    `kind` is none (not understood), answer (an answer in the middle of a matter was not), clarify
    (asked back, and it was none of those `offered`) or wrong (answered, another was meant).
    `letters` are the text's letters and digits alone: messages that differ in nothing else are one
    group. `settled` is None until a clerk has seen to it, then example, alias, not_ours or nothing.
    """

    __tablename__ = "misses"
    __table_args__ = (
        Index("ix_misses_said", "town", "said_at"),
        Index("ix_misses_letters", "town", "letters"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    said_at: Mapped[datetime]
    citizen: Mapped[CitizenId]
    text: Mapped[str] = mapped_column(String(200))
    letters: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(10))
    offered: Mapped[list[Any]]
    near: Mapped[list[Any]]
    settled: Mapped[str | None] = mapped_column(String(10))
    matter: Mapped[str | None] = mapped_column(String(60))
    settled_by: Mapped[str | None] = mapped_column(String(40))
    settled_at: Mapped[datetime | None]


class TaughtRow(Base):
    """An example or an alias of a matter that a clerk taught; in force until it is dropped."""

    __tablename__ = "taught"
    __table_args__ = (
        Index(
            "uq_taught_in_force",
            "town",
            "letters",
            unique=True,
            sqlite_where=text("dropped_at IS NULL"),
            postgresql_where=text("dropped_at IS NULL"),
        ),
        Index("ix_taught_town", "town", "id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    matter: Mapped[str] = mapped_column(String(60))
    kind: Mapped[str] = mapped_column(String(10))
    text: Mapped[str] = mapped_column(String(190))
    letters: Mapped[str] = mapped_column(String(190))
    by: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]
    dropped_at: Mapped[datetime | None]
    dropped_by: Mapped[str | None] = mapped_column(String(40))
