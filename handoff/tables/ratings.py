"""好差评: who was asked for a rating of which service, what was said, and what follows from it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.matters import CitizenId, TownId
from knowledge.tables import Base


class RatingAskRow(Base):
    """A service that may be rated once, by whoever has the key of `/r/<town>/<key>`.

    `service` is `ticket:12`, `visit:V261124-003` …; `citizen` is None where nobody is known;
    `message` is the question in the chat, if there was one. source: BZ-13
    """

    __tablename__ = "rating_asks"
    __table_args__ = (
        UniqueConstraint("town", "key"),
        UniqueConstraint("town", "service"),
        Index("ix_rating_asks_counter", "town", "counter", "asked_at"),
        Index("ix_rating_asks_citizen", "town", "citizen", "asked_at"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    key: Mapped[str] = mapped_column(String(32))
    service: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(40))
    citizen: Mapped[CitizenId | None]
    matter: Mapped[str | None] = mapped_column(String(60))
    counter: Mapped[str | None] = mapped_column(String(40))
    clerk: Mapped[str | None] = mapped_column(String(40))
    asked_at: Mapped[datetime]
    message: Mapped[int | None]


class RatingRow(Base):
    """评价: five levels, 5 非常满意 to 1 非常不满意, once for each service (the key).

    `channel` is 微信, 二维码 or 代办员; `reason` one of the list, `words` the citizen's own.
    """

    __tablename__ = "ratings"
    __table_args__ = (
        UniqueConstraint("town", "service"),
        Index("ix_ratings_at", "town", "rated_at"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    service: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(40))
    citizen: Mapped[CitizenId | None]
    matter: Mapped[str | None] = mapped_column(String(60))
    counter: Mapped[str | None] = mapped_column(String(40))
    clerk: Mapped[str | None] = mapped_column(String(40))
    level: Mapped[int]
    reason: Mapped[str | None] = mapped_column(String(40))
    words: Mapped[str | None] = mapped_column(Text)
    channel: Mapped[str] = mapped_column(String(10))
    rated_at: Mapped[datetime]


class RectificationRow(Base):
    """整改: what follows from a low rating. One for each rating.

    `steps` are [name, due day (ISO), done at (ISO) or None, by, note]: 核实, 整改, 反馈.
    """

    __tablename__ = "rectifications"
    __table_args__ = (
        UniqueConstraint("rating"),
        Index("ix_rectifications_open", "town", "closed_at"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    rating: Mapped[int]
    owner: Mapped[str] = mapped_column(String(40))
    steps: Mapped[list[Any]]
    due_on: Mapped[date]
    outcome: Mapped[str | None] = mapped_column(String(10))
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
