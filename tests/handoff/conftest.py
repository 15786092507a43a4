"""A second server on the same database, for what two of them must not do at once."""

from collections.abc import Iterator

import pytest

from bot.database import Database
from bot.engine import make_engine
from tests.conftest import HeldClock


@pytest.fixture
def second(database_url: str, clock: HeldClock) -> Iterator[Database]:
    """Another Database on the URL of `database`."""
    opened = Database(make_engine(database_url), clock=clock)
    yield opened
    opened.close()
