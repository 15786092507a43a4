"""Brings a database to the shape that this code expects.

A new database is made at once from the tables, which is what all versions together make
(tests/bot/test_migrations.py), and one that is up to date needs nothing: Alembic is only loaded
for one that is older.
"""

import logging
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    insert,
    inspect,
    make_url,
    select,
)

from bot.engine import make_engine

log = logging.getLogger(__name__)

_ADVISORY_LOCK = 19_960  # any number that nobody else locks on the same database
_VERSIONS = Path(__file__).parent / "versions"
_DIGITS = 4
_REVISION = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)


class NewerDatabaseError(RuntimeError):
    """The database was made by a newer version of this program."""


def migrate(url: str) -> str:
    """Upgrade the database to this code's revision, whole or not at all, and give that revision.

    Makes a SQLite file and its folder. Several servers may call it at once. Raises
    NewerDatabaseError, and touches nothing, when the database is ahead of the code.
    """
    file = _sqlite_file(url)
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            _prepare(connection)
            with connection.begin():
                _bring_up(connection)
    finally:
        engine.dispose()
    return head()


def current(url: str) -> str | None:
    """Give the database's revision; None where there is no database or nothing in it yet."""
    file = _sqlite_file(url)
    if file and not file.exists():
        return None
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            return _at(connection)
    finally:
        engine.dispose()


def head() -> str:
    """Give the revision that this code expects."""
    return _known()[-1]


def _known() -> list[str]:
    return sorted(each.name[:_DIGITS] for each in _VERSIONS.glob("[0-9]*.py"))


def _at(connection: Connection) -> str | None:
    if not inspect(connection).has_table(_REVISION.name):
        return None
    revision: str | None = connection.execute(select(_REVISION)).scalar_one_or_none()
    return revision


def _bring_up(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_ADVISORY_LOCK,))
    at = _at(connection)
    if at == head():
        return
    if at is not None and at not in _known():
        raise NewerDatabaseError(
            f"the database is at revision {at}, which this version of the program does not know "
            f"(its newest is {head()}). A newer version made it: run that version, or restore a "
            "backup from before the upgrade."
        )
    if at is None and not inspect(connection).get_table_names():
        _make(connection)
    else:
        from bot.migrations.versioning import upgrade  # noqa: PLC0415 - Alembic takes its time

        upgrade(connection)
    log.info("the database was brought from revision %s to %s", at, head())


def _make(connection: Connection) -> None:
    from bot.migrations.schema import METADATA  # noqa: PLC0415 - it loads every table

    METADATA.create_all(connection, checkfirst=False)
    _REVISION.create(connection)
    connection.execute(insert(_REVISION).values(version_num=head()))


def _prepare(connection: Connection) -> None:
    """SQLite alters a table by copying and dropping it, which foreign keys would refuse."""
    if connection.dialect.name == "sqlite":
        raw: Any = connection.connection.driver_connection  # past SQLAlchemy: before its BEGIN
        raw.execute("PRAGMA foreign_keys=OFF").close()


def _sqlite_file(url: str) -> Path | None:
    parts = make_url(url)
    if parts.get_backend_name() != "sqlite" or not parts.database or parts.database == ":memory:":
        return None
    return Path(parts.database)
