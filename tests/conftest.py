"""What every test may ask for: a fresh database on either engine, and a clock it holds itself."""

import gc
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web_app
from hypothesis import HealthCheck, settings
from sqlalchemy import create_engine

from bot.database import Database
from bot.engine import make_engine
from bot.migrations.schema import METADATA
from tests.support.postgres import NoPostgresError, PostgresServer, postgres_server

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
"""A Tuesday, ten in the morning in China."""

# How long an example takes says how busy the machine is, nothing about the code.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")

IN_CI = bool(os.environ.get("CI"))  # noqa: TID251 - in CI nothing may be skipped


@dataclass
class HeldClock:
    """A bot.clock.Clock that stands still until told otherwise."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, time: timedelta) -> None:
        self.now += time


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: looking through it again takes long."""
    gc.freeze()


@pytest.fixture(autouse=True)
def _nothing_of_the_developer_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands under test see no database but what the test makes: none of whoever runs it."""
    for name in [each for each in os.environ if each.startswith("YICHUANG_")]:  # noqa: TID251 - to be rid of it
        monkeypatch.delenv(name)
    monkeypatch.setenv("YICHUANG_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("YICHUANG_DATABASE_URL", f"sqlite:///{tmp_path}/none/yichuang.db")


@pytest.fixture(autouse=True)
def _no_application_outlives_its_test() -> Iterator[None]:
    """aiohttp keeps the last 1024 handlers it met, and with them whole centres: 3 GB of them."""
    yield
    web_app._cached_build_middleware.cache_clear()


@pytest.fixture
def clock() -> HeldClock:
    """The clock of this test's database; it starts at NOW."""
    return HeldClock()


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """The session's PostgreSQL server. Where there can be none the tests skip, but fail in CI."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(postgres_server())
        except NoPostgresError as error:
            if IN_CI:
                raise
            pytest.skip(str(error))
        server.fill_template(METADATA)
        yield server


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables, to be copied."""
    file = tmp_path_factory.mktemp("template") / "yichuang.db"
    engine = create_engine(f"sqlite:///{file}")
    METADATA.create_all(engine)
    engine.dispose()
    return file


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh database with all tables, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        file = tmp_path / "yichuang.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), file)
        yield f"sqlite:///{file}"
    else:
        with request.getfixturevalue("postgres").database() as url:
            yield url


@pytest.fixture
def database(database_url: str, clock: HeldClock) -> Iterator[Database]:
    """A bot.database.Database on a fresh database with all tables, at the clock's time."""
    opened = Database(make_engine(database_url), clock=clock)
    yield opened
    opened.close()
