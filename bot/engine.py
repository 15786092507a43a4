"""The SQLAlchemy engine of a database URL, set up so that a commit is durable."""

import json
import time
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

LANES_ON_POSTGRESQL = 3

_PRAGMAS = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "wal_autocheckpoint=8000",  # pages: a checkpoint holds up the turns that wait for its commit
    "cache_size=-8000",  # KiB
)
_WAIT = 10.0  # seconds for another server's lock on the same file
_PAUSE = 0.02  # seconds between two tries


def make_engine(url: str) -> Engine:
    """Make an engine on which a commit is durable; SQLite gets WAL, FULL and BEGIN IMMEDIATE.

    Its errors never quote what was stored: that is a citizen's words.
    """
    if not url.startswith("sqlite"):
        return create_engine(
            url,
            pool_size=LANES_ON_POSTGRESQL + 1,
            pool_pre_ping=True,
            hide_parameters=True,
            json_serializer=_json,
        )
    engine = create_engine(
        url,
        connect_args={"check_same_thread": False, "timeout": _WAIT},
        hide_parameters=True,
        json_serializer=_json,
    )

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: Any) -> None:  # noqa: ANN401 - sqlite3's own objects
        connection.isolation_level = None  # SQLAlchemy, not sqlite3, says BEGIN
        _use_wal(connection, engine)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _json(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """Write Chinese as it is: escaped, a catalog of ten thousand matters is twice as large."""
    return json.dumps(value, ensure_ascii=False)


def _use_wal(connection: Any, engine: Engine) -> None:  # noqa: ANN401 - sqlite3's own object
    # Where two servers start on a new file, SQLite refuses this one switch without waiting.
    give_up = time.monotonic() + _WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL").close()
        except engine.dialect.loaded_dbapi.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > give_up:
                raise
            time.sleep(_PAUSE)
        else:
            return
