"""A migrated database is the one that the tables describe, on both engines."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, text

from bot.migrations import NewerDatabaseError, current, head, migrate
from bot.migrations.schema import METADATA
from bot.migrations.versioning import upgrade
from tests.support.postgres import PostgresServer

_MADE_BY_ALEMBIC = "alembic_version"
_SHAPE = {
    "sqlite": f"SELECT name, sql FROM sqlite_master WHERE tbl_name != '{_MADE_BY_ALEMBIC}'",  # noqa: S608 - a constant
    "postgresql": f"""
        SELECT indexname, indexdef FROM pg_indexes
            WHERE schemaname = 'public' AND tablename != '{_MADE_BY_ALEMBIC}'
        UNION SELECT conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
            FROM pg_constraint WHERE connamespace = 'public'::regnamespace
            AND conrelid::regclass::text != '{_MADE_BY_ALEMBIC}'
        UNION SELECT table_name || '.' || column_name,
            concat_ws(' ', data_type, character_maximum_length, is_nullable, column_default)
            FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name != '{_MADE_BY_ALEMBIC}'
    """,  # noqa: S608 - a constant
}


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database with nothing in it; on SQLite not even its folder is there."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/a folder with 100%/yichuang.db"
    else:
        server: PostgresServer = request.getfixturevalue("postgres")
        with server.database(empty=True) as url:
            yield url


def _shape(connection: Connection) -> dict[str, str]:
    """Give every table, index and constraint as the engine itself writes it down."""
    rows = connection.execute(text(_SHAPE[connection.dialect.name]))
    return {name: re.sub(r'[\s"]+', " ", str(made)) for name, made in rows}


def by_the_versions(url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        upgrade(connection)
    engine.dispose()


@pytest.mark.parametrize("making", [migrate, by_the_versions], ids=["anew", "by the versions"])
def test_migrating_makes_what_the_tables_say(
    empty_url: str, making: Callable[[str], object]
) -> None:
    migrate(empty_url)  # on SQLite the folder is needed for what follows
    _emptied(empty_url)
    making(empty_url)
    assert current(empty_url) == head()
    engine = create_engine(empty_url)
    with engine.begin() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)
        migrated = _shape(connection)
        METADATA.drop_all(connection)
        METADATA.create_all(connection)
        described = _shape(connection)
    engine.dispose()

    assert differences == []
    assert migrated == described


def _emptied(url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        METADATA.drop_all(connection)
        connection.execute(text("DROP TABLE alembic_version"))
    engine.dispose()


def test_a_server_that_is_up_to_date_loads_no_alembic(empty_url: str) -> None:
    migrate(empty_url)
    asked = "import sys; from bot.migrations import migrate; migrate(sys.argv[1])"
    asked += "; sys.exit('alembic' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", asked, empty_url], check=False).returncode == 0


def test_an_open_contact_and_an_open_chat_are_unique_by_a_partial_index(empty_url: str) -> None:
    migrate(empty_url)
    engine = create_engine(empty_url)

    with engine.connect() as connection:
        shape = _shape(connection)
    engine.dispose()
    assert "WHERE" in shape["uq_contacts_one_open"]
    assert "WHERE" in shape["uq_chats_one_open"]


def test_migrating_twice_changes_nothing(empty_url: str) -> None:
    assert current(empty_url) is None
    assert migrate(empty_url) == head()
    assert migrate(empty_url) == head()
    assert current(empty_url) == head()


def test_servers_that_start_together_migrate_once(empty_url: str) -> None:
    asked = [
        sys.executable,
        "-c",
        "import sys; from bot.migrations import migrate; migrate(sys.argv[1])",
    ]
    servers = [subprocess.Popen([*asked, empty_url], stderr=subprocess.PIPE) for _each in range(3)]
    complaints = [each.communicate(timeout=30)[1].decode() for each in servers]

    assert complaints == [""] * 3
    assert current(empty_url) == head()


def test_asking_for_the_revision_makes_no_database(tmp_path: Path) -> None:
    file = tmp_path / "yichuang.db"

    assert current(f"sqlite:///{file}") is None
    assert not file.exists()


def test_a_database_of_a_newer_program_is_refused_and_left_alone(empty_url: str) -> None:
    migrate(empty_url)
    engine = create_engine(empty_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(NewerDatabaseError, match=r"revision 9999.*newer version"):
        migrate(empty_url)

    assert current(empty_url) == "9999"
    engine.dispose()


def test_a_failed_upgrade_leaves_the_database_as_it_was(empty_url: str) -> None:
    migrate(empty_url)  # on SQLite the folder is needed for what follows
    _emptied(empty_url)
    engine = create_engine(empty_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE tokens (somebody_elses integer)"))
        before = _shape(connection)

    with pytest.raises(Exception, match="tokens"):
        migrate(empty_url)

    with engine.connect() as connection:
        assert _shape(connection) == before
    engine.dispose()
