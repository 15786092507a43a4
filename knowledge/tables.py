"""The floor of all tables: the declarative base, aware instants, and constraint names."""

from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, DateTime, Index, Integer, MetaData, String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from knowledge.matters import CitizenId, TownId


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant, kept in UTC. A naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Turn any aware instant into UTC on the way in."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """SQLite forgets the zone: give it back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Every table of the product hangs on this, so that one Alembic history covers them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        }
    )
    type_annotation_map: ClassVar = {
        datetime: UtcDateTime,
        TownId: String(40),
        CitizenId: String(64),
        dict[str, Any]: JSON,
        list[Any]: JSON,
    }


class CatalogVersionRow(Base):
    """One version of one layer of the catalog; the highest number is in force. Never changed.

    `town` is a town's or a district's id, or empty for the base, whose `content` is a whole
    document; a layer's is what it says otherwise. `made_from` is shipped, import, edit or back.
    source: BY-13
    """

    __tablename__ = "catalog_versions"

    town: Mapped[TownId] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    content: Mapped[dict[str, Any]]
    digest: Mapped[str] = mapped_column(String(12))
    made_from: Mapped[str] = mapped_column(String(10))
    note: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(String(40))


class ConfirmationRow(Base):
    """核对: somebody of the town has checked a matter as it then was; the newest row counts.

    `digest` is of the matter's row: a matter that was changed since has to be checked again.
    """

    __tablename__ = "catalog_confirmations"
    __table_args__ = (Index("ix_catalog_confirmations_matter", "town", "matter", "id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    matter: Mapped[str] = mapped_column(String(60))
    digest: Mapped[str] = mapped_column(String(12))
    confirmed: Mapped[bool]
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(40))
