"""帮办代办: requests, what happened to them, the papers handed over, receipts, and pictures."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Integer, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.matters import CitizenId, TownId
from knowledge.tables import Base


class ProxyRow(Base):
    """One request. `citizen` asked by chat; None where somebody called or came.

    `state`: asked accepted declined under_way handed_in done returned cancelled. `agent` is the
    log-in that has it and `step` how far it climbed: 0 agent, 1 deputy, 2 the centre's lead; who
    has not answered by `answer_by` loses it. `consent` keeps the words, `consent_how` is 本人说的
    or 纸上签字, `consent_media` WeChat's id of the paper's picture. `way` is one of four.
    source: XL-12, TL-5
    """

    __tablename__ = "proxies"
    __table_args__ = (
        UniqueConstraint("town", "number"),
        Index("ix_proxies_closed", "town", "closed_at"),
        Index("ix_proxies_due", "state", "answer_by"),
        Index("ix_proxies_village", "town", "village", "state"),
        Index("ix_proxies_citizen", "town", "citizen", "state"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    number: Mapped[str] = mapped_column(String(20))
    citizen: Mapped[CitizenId | None]
    who: Mapped[str] = mapped_column(String(40))
    relation: Mapped[str] = mapped_column(String(20))
    phone: Mapped[str] = mapped_column(String(20))
    village: Mapped[str] = mapped_column(String(40))
    matter: Mapped[str] = mapped_column(String(60))
    answers: Mapped[dict[str, Any]]
    notice: Mapped[str | None] = mapped_column(String(20))
    consent: Mapped[str] = mapped_column(Text)
    consent_how: Mapped[str] = mapped_column(String(10))
    consent_media: Mapped[str | None] = mapped_column(Text)
    way: Mapped[str | None] = mapped_column(String(10))
    state: Mapped[str] = mapped_column(String(12), default="asked")
    agent: Mapped[str] = mapped_column(String(40))
    step: Mapped[int] = mapped_column(default=0)
    asked_at: Mapped[datetime]
    answer_by: Mapped[datetime | None]
    channel: Mapped[str] = mapped_column(String(10))
    made_by: Mapped[str] = mapped_column(String(40))
    result: Mapped[str | None] = mapped_column(Text)
    closed_at: Mapped[datetime | None]
    turn: Mapped[int] = mapped_column(default=0)


class ProxyEventRow(Base):
    """What happened to a request, in order. `who` is a log-in, `citizen` or `clock`."""

    __tablename__ = "proxy_events"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    proxy: Mapped[int] = mapped_column(ForeignKey("proxies.id"), index=True)
    at: Mapped[datetime]
    what: Mapped[str] = mapped_column(String(20))
    who: Mapped[str] = mapped_column(String(40))
    note: Mapped[str | None] = mapped_column(Text)


class ProxyPaperRow(Base):
    """A paper that was handed over. `held` is agent, counter or citizen (given back).

    A copy is never owed back; `result` marks what the authority gave out.
    """

    __tablename__ = "proxy_papers"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    proxy: Mapped[int] = mapped_column(ForeignKey("proxies.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    original: Mapped[bool]
    count: Mapped[int]
    result: Mapped[bool] = mapped_column(default=False)
    held: Mapped[str] = mapped_column(String(10))


class ProxyReceiptRow(Base):
    """A receipt, never changed but for its confirmation: what was handed to whom, and when.

    `kind` is 收 (citizen → agent), 交 (agent → counter), 取 (counter → agent) or 还 (→ citizen);
    `key` is the unguessable part of its page's address. `papers` are [name, original, count].
    """

    __tablename__ = "proxy_receipts"
    __table_args__ = (Index("ix_proxy_receipts_number", "town", "number", unique=True),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    number: Mapped[str] = mapped_column(String(20))
    key: Mapped[str] = mapped_column(String(32))
    proxy: Mapped[int] = mapped_column(ForeignKey("proxies.id"), index=True)
    kind: Mapped[str] = mapped_column(String(4))
    papers: Mapped[list[Any]]
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(40))
    to: Mapped[str] = mapped_column(String(60))
    confirmed_at: Mapped[datetime | None]
    confirmed_how: Mapped[str | None] = mapped_column(String(40))


class ProxyPictureRow(Base):
    """A picture that an agent took: a signed consent, a paper, the result."""

    __tablename__ = "proxy_pictures"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    proxy: Mapped[int] = mapped_column(ForeignKey("proxies.id"), index=True)
    what: Mapped[str] = mapped_column(String(10))
    content_type: Mapped[str] = mapped_column(String(20))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(40))
