"""What was said, both ways: the transcript that a clerk reads, and the outbox in one table."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, Integer, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.matters import CitizenId, TownId
from knowledge.tables import Base


class Delivery(StrEnum):
    """Where an outgoing message stands. PASSIVE went out as the answer to WeChat's post.

    KEPT: WeChat refused it until the citizen writes again (quota, closed window); sent then.
    """

    HEARD = "heard"
    PASSIVE = "passive"
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    KEPT = "kept"


UNSENT = "delivery IN ('waiting', 'sending')"
"""Only what is still to be sent is indexed for the sender: the rest would cost every turn."""
HELD = "delivery = 'kept'"
"""What waits for its citizen to write; every turn asks whether there is any."""

STUCK = "delivery IN ('failed', 'kept')"
"""What did not arrive: few among many, and each a clerk's word that may have to be a call."""

VOICE = "kind = 'voice'"
"""Few among many; the clerks' queue asks for them."""


class MessageRow(Base):
    """One message. `by` is `citizen`, `bot` or a clerk's log-in; `reason` says why it failed.

    `content` holds what a kind has beside its text (media id, place, url …).
    """

    __tablename__ = "messages"
    __table_args__ = (
        Index("ix_messages_transcript", "town", "citizen", "id"),
        Index(
            "ix_messages_outbox",
            "delivery",
            "due_at",
            sqlite_where=text(UNSENT),
            postgresql_where=text(UNSENT),
        ),
        Index(
            "ix_messages_kept",
            "town",
            "citizen",
            "delivery",  # always the same; without it SQLite takes the transcript's
            sqlite_where=text(HELD),
            postgresql_where=text(HELD),
        ),
        Index(
            "ix_messages_stuck",
            "town",
            "said_at",
            sqlite_where=text(STUCK),
            postgresql_where=text(STUCK),
        ),
        Index(
            "ix_messages_voices",
            "town",
            "id",
            sqlite_where=text(VOICE),
            postgresql_where=text(VOICE),
        ),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    citizen: Mapped[CitizenId]
    by: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(20), default="text")
    text: Mapped[str] = mapped_column(Text)
    content: Mapped[dict[str, Any] | None]
    said_at: Mapped[datetime]
    delivery: Mapped[str] = mapped_column(String(10))
    due_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    reason: Mapped[str | None] = mapped_column(Text)
    chat: Mapped[int | None]
