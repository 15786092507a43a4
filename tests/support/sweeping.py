"""A PostgreSQL database that test after test may have: swept in between, not made anew."""

from pathlib import Path
from typing import LiteralString

import psycopg
from psycopg.sql import SQL, Identifier, Literal

_MOST_TESTS = 200
"""Then it is made anew: what was deleted goes on taking room."""

_HANG_UP_OTHERS: LiteralString = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""
_SHAPE: LiteralString = """
SELECT
  (SELECT md5(string_agg(c::text, ';' ORDER BY c)) FROM (
     SELECT (relname, relkind, relhastriggers, relrowsecurity)::text AS c
     FROM pg_class WHERE relnamespace = 'public'::regnamespace) AS classes),
  (SELECT md5(string_agg(c::text, ';' ORDER BY c)) FROM (
     SELECT (attrelid::regclass, attname, atttypid, attnotnull, attisdropped)::text AS c
     FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
     WHERE relnamespace = 'public'::regnamespace) AS columns),
  (SELECT md5(string_agg(c::text, ';' ORDER BY c)) FROM (
     SELECT (conname, conrelid, contype)::text AS c
     FROM pg_constraint WHERE connamespace = 'public'::regnamespace) AS constraints),
  (SELECT count(*) FROM pg_trigger), (SELECT count(*) FROM pg_rules),
  (SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace)
"""


class Swept:
    """A database just made of the template, by its name. It notes how it is shaped."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self._folder = folder
        self._tests = 0
        with self._connection() as connection:
            self._shape = connection.execute(_SHAPE).fetchone()
            tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname='public'")
            empty = SQL("; ").join(SQL("DELETE FROM {}").format(Identifier(t)) for (t,) in tables)
            counts = connection.execute(
                "SELECT sequencename, start_value FROM pg_sequences WHERE schemaname='public'"
            )
            begin_anew = SQL("; ").join(
                SQL("SELECT setval({}, {}, false)").format(Literal(name), Literal(first))
                for name, first in counts
            )
        # as a replica, so that no foreign key asks for an order
        self._sweeping = SQL("; ").join(
            [SQL("SET session_replication_role = replica"), empty, begin_anew]
        )

    def sweep(self) -> bool:
        """Empty every table and begin every count anew; False: it is no good any more.

        That is where a test has changed a table or left a lock that does not go away.
        """
        self._tests += 1
        if self._tests >= _MOST_TESTS:
            return False
        try:
            with self._connection() as connection:
                connection.execute(_HANG_UP_OTHERS)
                if connection.execute(_SHAPE).fetchone() != self._shape:
                    return False
                connection.execute(self._sweeping)
        except psycopg.OperationalError:
            return False
        return True

    def _connection(self) -> psycopg.Connection:
        return psycopg.connect(
            dbname=self.name,
            user="postgres",
            host=str(self._folder),
            autocommit=True,
            options="-c lock_timeout=2s",
        )
