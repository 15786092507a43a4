"""A database that a town has used is brought to the newest revision with all that is in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot.migrations import migrate
from bot.migrations.versioning import upgrade
from tests.support.postgres import PostgresServer

_NOTICE = text(
    "INSERT INTO notices (town, number, key, citizen, matter, catalog_version, answers, notice,"
    " added, told_at, told_by) VALUES ('shizhen', 'G261124-0001', 'k', 'oLi', 'minzheng.shi',"
    " 'abc', '{}', '{}', '[]', '2026-11-24 02:00:00', 'bot')"
)
_MESSAGE = text(
    'INSERT INTO messages (town, citizen, "by", kind, text, said_at, delivery, attempts)'
    " VALUES ('shizhen', 'oLi', 'lead', 'text', '您好', '2026-11-24 02:00:00', 'kept', 1)"
)


@pytest.fixture(params=["sqlite", "postgresql"])
def used_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database of the first revision, with a notice and a message in it."""
    if request.param == "sqlite":
        yield _used(f"sqlite:///{tmp_path}/yichuang.db")
    else:
        server: PostgresServer = request.getfixturevalue("postgres")
        with server.database(empty=True) as url:
            yield _used(url)


def _used(url: str) -> str:
    engine = create_engine(url)
    with engine.begin() as connection:
        upgrade(connection, "0001")
        connection.execute(_NOTICE)
        connection.execute(_MESSAGE)
    engine.dispose()
    return url


def test_what_was_told_and_said_before_is_all_there(used_url: str) -> None:
    migrate(used_url)

    engine = create_engine(used_url)
    with engine.connect() as connection:
        notices = connection.execute(text("SELECT number, kind, breach_of FROM notices")).all()
        messages = connection.execute(text("SELECT text, delivery FROM messages")).all()
    engine.dispose()

    assert [tuple(each) for each in notices] == [("G261124-0001", "notice", None)]
    assert [tuple(each) for each in messages] == [("您好", "kept")]
