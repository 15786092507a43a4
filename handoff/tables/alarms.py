"""What leaders must know at once, what they must decide, and whom no message has reached."""

from datetime import datetime

from sqlalchemy import Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.matters import CitizenId, TownId
from knowledge.tables import Base


class AlarmRow(Base):
    """警报: rings for who leads until somebody has acknowledged it. `key` makes it one.

    `kind` is 紧急, 汇报, 办不成, 没人接 or 超时.
    """

    __tablename__ = "alarms"
    __table_args__ = (
        Index("uq_alarms_key", "town", "key", unique=True),
        Index("ix_alarms_open", "town", "seen_at"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    key: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(10))
    words: Mapped[str] = mapped_column(Text)
    chat: Mapped[int | None]
    rang_at: Mapped[datetime]
    seen_at: Mapped[datetime | None]
    seen_by: Mapped[str | None] = mapped_column(String(40))
    seen_note: Mapped[str | None] = mapped_column(Text)


class ReferralRow(Base):
    """请示: a clerk reports to the leader (汇报), or asks to end what cannot be done (办不成).

    `decision` is 同意 or 再办; 同意 of what cannot be done has its `alternative`.
    source: BY-10, BZ-11
    """

    __tablename__ = "referrals"
    __table_args__ = (Index("ix_referrals_open", "town", "decided_at", "due_at"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    kind: Mapped[str] = mapped_column(String(10))
    contact: Mapped[int]
    chat: Mapped[int | None]
    asked_by: Mapped[str] = mapped_column(String(40))
    words: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime]
    due_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str | None] = mapped_column(String(40))
    decision: Mapped[str | None] = mapped_column(String(10))
    alternative: Mapped[str | None] = mapped_column(Text)


class UnreachedRow(Base):
    """A clerk's words that WeChat did not take: the clerk's task, with a deadline.

    It is done by itself where they arrive after all.
    """

    __tablename__ = "unreached"
    __table_args__ = (Index("ix_unreached_open", "town", "done_at", "due_at"),)

    message: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    town: Mapped[TownId]
    citizen: Mapped[CitizenId]
    chat: Mapped[int | None]
    login: Mapped[str] = mapped_column(String(40))
    made_at: Mapped[datetime]
    due_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    done_by: Mapped[str | None] = mapped_column(String(40))
    note: Mapped[str | None] = mapped_column(Text)
