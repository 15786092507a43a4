"""The body's own rows: messages that came in, where each conversation stands, access tokens."""

from datetime import datetime
from typing import Any

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.matters import CitizenId, TownId
from knowledge.tables import Base


class InboxRow(Base):
    """A message that made its turn, with the finished reply: a repeat gets the same again."""

    __tablename__ = "inbox"

    town: Mapped[TownId] = mapped_column(primary_key=True)
    citizen: Mapped[CitizenId] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(160), primary_key=True)
    heard_at: Mapped[datetime]
    reply: Mapped[str] = mapped_column(Text)


class ConversationRow(Base):
    """Where a citizen's conversation stands: the dialogs that are open, and what is remembered."""

    __tablename__ = "conversations"

    town: Mapped[TownId] = mapped_column(primary_key=True)
    citizen: Mapped[CitizenId] = mapped_column(primary_key=True)
    state: Mapped[dict[str, Any]]
    heard_at: Mapped[datetime | None]
    followed: Mapped[bool] = mapped_column(default=True)
    turns: Mapped[int] = mapped_column(default=0)


class TokenRow(Base):
    """WeChat's access token of a town's account."""

    __tablename__ = "tokens"

    town: Mapped[TownId] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(Text)
    ends_at: Mapped[datetime]
