"""A stage in safe mode for each test that asks for one."""

from collections.abc import AsyncIterator

import pytest

from tests.bot.simulator.stage import Stage, staged
from tests.conftest import HeldClock


@pytest.fixture
async def stage(clock: HeldClock) -> AsyncIterator[Stage]:
    async with staged(clock) as made:
        yield made
