"""Brings a database to the shape that this code expects."""

import logging
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, make_url

from bot.engine import make_engine

log = logging.getLogger(__name__)
logging.getLogger("alembic").setLevel(logging.WARNING)  # the line below says the same in one

_ADVISORY_LOCK = 19_960  # any number that nobody else locks on the same database


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
                return _upgrade(connection)
    finally:
        engine.dispose()


def current(url: str) -> str | None:
    """Give the database's revision; None where there is no database or nothing in it yet."""
    file = _sqlite_file(url)
    if file and not file.exists():
        return None
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()


def head() -> str:
    """Give the revision that this code expects."""
    revision = _versions().get_current_head()
    if revision is None:
        raise LookupError("bot/migrations/versions holds no revision")
    return revision


def revise(message: str) -> None:
    """Write the next version file: what the tables have and the versions so far do not make."""
    engine = make_engine("sqlite://")
    with engine.begin() as connection:
        config = _config(connection)
        command.upgrade(config, "head")
        count = len(list(_versions().walk_revisions()))
        command.revision(config, message, autogenerate=True, rev_id=f"{count + 1:04}")
    engine.dispose()


def _upgrade(connection: Connection) -> str:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_ADVISORY_LOCK,))
    at = MigrationContext.configure(connection).get_current_revision()
    known = {each.revision for each in _versions().walk_revisions()}
    if at is not None and at not in known:
        raise NewerDatabaseError(
            f"the database is at revision {at}, which this version of the program does not know "
            f"(its newest is {head()}). A newer version made it: run that version, or restore a "
            "backup from before the upgrade."
        )
    command.upgrade(_config(connection), "head")
    if at != head():
        log.info("the database was brought from revision %s to %s", at, head())
    return head()


def _prepare(connection: Connection) -> None:
    """SQLite alters a table by copying and dropping it, which foreign keys would refuse."""
    if connection.dialect.name == "sqlite":
        raw: Any = connection.connection.driver_connection  # past SQLAlchemy: before its BEGIN
        raw.execute("PRAGMA foreign_keys=OFF").close()


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _versions() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _sqlite_file(url: str) -> Path | None:
    parts = make_url(url)
    if parts.get_backend_name() != "sqlite" or not parts.database or parts.database == ":memory:":
        return None
    return Path(parts.database)
