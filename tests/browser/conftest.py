"""One Chromium for all of it; and a way to make each page slow, to find tests that act too soon."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.support.chromium import LATE, PATIENCE, close_pages, launched, slowed

expect.set_options(timeout=PATIENCE)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--slow-pages",
        choices=[*LATE, "all"],
        help="let every script or document (or both) of the browser tests' pages come late",
    )


def pytest_configure(config: pytest.Config) -> None:
    chosen = config.getoption("--slow-pages", default=None)
    slowed.update(LATE if chosen == "all" else [chosen] if chosen else [])


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def one_chromium() -> AsyncIterator[Browser]:
    """The process's Chromium, for what lasts longer than a test."""
    async with launched() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="session")
async def chromium(one_chromium: Browser) -> AsyncIterator[Browser]:
    """The process's Chromium; whatever the test opened in it is closed after the test."""
    yield one_chromium
    await close_pages(one_chromium)
