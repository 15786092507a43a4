"""Plain tables and inserts that may meet a row: the hot path's statements, on either database."""

from typing import cast

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from knowledge.tables import Base


def table_of(row: type[Base]) -> Table:
    """Give the row's plain table: a statement on it costs half of one that goes by the ORM."""
    return cast("Table", row.__table__)


def insert_into(dialect: str, table: Table) -> postgresql.Insert | sqlite.Insert:
    """Begin an insert that can say what to do where the row is there already (ON CONFLICT)."""
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
