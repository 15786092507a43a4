"""First-question contacts, the chats in the queue, and the people who take them."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import ForeignKey, Index, Integer, String, Text, literal_column, text
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.matters import CitizenId, TownId
from knowledge.tables import Base

CLOSED: Final = literal_column("'closed'", String)
"""A chat's last state, as a literal: a bound value would keep a query from its partial index."""


class ContactRow(Base):
    """首问登记: one request of one citizen, its owner from the first minute, and its result.

    `owner` is a log-in of the town's staff; `result` is None while the contact has none. With a
    `reply_due` it ends only by its reply (衔接, 建议): closed_at is None until then.
    source: BY-7, BY-8, TL-7
    """

    __tablename__ = "contacts"
    __table_args__ = (
        Index("ix_contacts_open", "town", "result", "opened_at"),
        Index("ix_contacts_closed", "town", "closed_at"),
        Index("ix_contacts_owed", "town", "reply_due", "replied_at"),
        Index(
            "uq_contacts_one_open",
            "town",
            "citizen",
            unique=True,
            sqlite_where=text("result IS NULL"),
            postgresql_where=text("result IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    citizen: Mapped[CitizenId]
    channel: Mapped[str] = mapped_column(String(10), default="微信")
    asked: Mapped[str] = mapped_column(Text)
    opened_at: Mapped[datetime]
    heard_at: Mapped[datetime]
    matter: Mapped[str | None] = mapped_column(String(60))
    office: Mapped[str | None] = mapped_column(String(40))
    owner: Mapped[str] = mapped_column(String(40))
    owner_name: Mapped[str] = mapped_column(String(60))
    owner_by: Mapped[str] = mapped_column(String(10))
    result: Mapped[str | None] = mapped_column(String(20))
    result_note: Mapped[str | None] = mapped_column(Text)
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[str | None] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(10), default="问事", server_default="问事")
    reply_due: Mapped[datetime | None]
    reply: Mapped[str | None] = mapped_column(Text)
    replied_at: Mapped[datetime | None]
    replied_by: Mapped[str | None] = mapped_column(String(40))


class ContactEventRow(Base):
    """What happened to a contact, in order: opened, settled on an owner, called, closed."""

    __tablename__ = "contact_events"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    contact: Mapped[int] = mapped_column(ForeignKey("contacts.id"), index=True)
    at: Mapped[datetime]
    what: Mapped[str] = mapped_column(String(20))
    who: Mapped[str] = mapped_column(String(40))
    note: Mapped[str | None] = mapped_column(Text)


class ChatRow(Base):
    """会话: a citizen who asked for a person, from the queue to the close.

    `state` is waiting, taken or closed; at most one is open for a citizen. `offered_to` is whose
    turn it is to take it (or to take it over) until `offer_ends`; `tried` let an offer pass.
    `held_until` is the opening for which it waits out of hours. `had` had it last, `office` is
    where a transfer sent it, `told_at` when its citizen was told that it is passed on.
    """

    __tablename__ = "chats"
    __table_args__ = (
        Index("ix_chats_queue", "town", "state", "opened_at"),
        Index(
            "uq_chats_one_open",
            "town",
            "citizen",
            unique=True,
            sqlite_where=text("state != 'closed'"),
            postgresql_where=text("state != 'closed'"),
        ),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    citizen: Mapped[CitizenId]
    contact: Mapped[int] = mapped_column(ForeignKey("contacts.id"))
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    reason: Mapped[str] = mapped_column(String(40))
    asked: Mapped[str] = mapped_column(Text)
    matter: Mapped[str | None] = mapped_column(String(60))
    opened_at: Mapped[datetime]
    heard_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    clerk: Mapped[str | None] = mapped_column(String(40))
    taken_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    result: Mapped[str | None] = mapped_column(String(20))
    result_note: Mapped[str | None] = mapped_column(Text)
    office: Mapped[str | None] = mapped_column(String(40))
    had: Mapped[str | None] = mapped_column(String(40))
    offered_to: Mapped[str | None] = mapped_column(String(40))
    offered_at: Mapped[datetime | None]
    offer_ends: Mapped[datetime | None]
    tried: Mapped[list[Any] | None]
    held_until: Mapped[datetime | None]
    told_at: Mapped[datetime | None]


class ClerkRow(Base):
    """A log-in to the console. Who may do what is the role's (and the town file's) affair."""

    __tablename__ = "clerks"

    town: Mapped[TownId] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str] = mapped_column(String(60))
    role: Mapped[str] = mapped_column(String(20))
    password_hash: Mapped[str] = mapped_column(Text)
    failures: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]
    active: Mapped[bool] = mapped_column(default=True)


class SittingRow(Base):
    """A signed-in browser. Only the digest of the cookie's secret is kept."""

    __tablename__ = "sittings"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    town: Mapped[TownId]
    login: Mapped[str] = mapped_column(String(40))
    began_at: Mapped[datetime]
    ends_at: Mapped[datetime]


class LookRow(Base):
    """A look at a citizen's personal data: who looked at whose transcript, and when."""

    __tablename__ = "looks"
    __table_args__ = (Index("ix_looks_at", "town", "at"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    login: Mapped[str] = mapped_column(String(40))
    citizen: Mapped[CitizenId]
    what: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]
