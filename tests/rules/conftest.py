"""The rules' scenarios run the whole product over HTTP, on SQLite and on PostgreSQL."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.conftest import NOW
from tests.support.centre import Centre, open_centre
from tests.support.clock import RunningClock


@pytest.fixture
def clock() -> RunningClock:
    """A clock that starts at NOW and runs."""
    return RunningClock(NOW)


@pytest_asyncio.fixture
async def centre(database_url: str, clock: RunningClock, tmp_path: Path) -> AsyncIterator[Centre]:
    """Run the product with the shipped towns and catalog."""
    async with open_centre(database_url, clock, tmp_path) as opened:
        yield opened
