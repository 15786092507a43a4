"""One Chromium for all browser tests of a process, and pages in it that fail on a script's fault.

`--slow-pages` (tests/browser/conftest.py) makes every script and every document late, so that a
test which acts before its page is there fails each time and not once in a thousand.
"""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import (
    Browser,
    BrowserContext,
    Page,
    Route,
    ViewportSize,
    async_playwright,
)

CHROMIUM = Path("/usr/bin/chromium")
ARGS = ["--no-sandbox", "--disable-gpu"]
IN_CI = bool(os.environ.get("CI"))  # noqa: TID251 - in CI nothing may be skipped
PATIENCE = 15_000
"""Milliseconds: a busy machine is slow, not wrong."""

PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 720}

in_chromium = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.skipif(
        not CHROMIUM.exists() and not IN_CI, reason=f"there is no Chromium at {CHROMIUM}"
    ),
]
"""What every module of browser tests is marked with: all of them share one browser."""

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

LATE = {"script": 0.4, "document": 0.3}
"""Seconds by which a slowed page's parts come late."""

slowed: set[str] = set()
"""Which parts come late; `--slow-pages` fills it."""

faults: list[str] = []
"""What scripts of pages failed with; a test ends with none."""


@asynccontextmanager
async def launched() -> AsyncIterator[Browser]:
    """Run a Chromium until the block ends."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        await browser.close()


async def open_context(
    browser: Browser, size: ViewportSize = DESK, *, dark: bool = False, script: bool = True
) -> BrowserContext:
    """Open a browser of one's own: with cookies and a memory that nobody else has."""
    context = await browser.new_context(
        viewport=size,
        color_scheme="dark" if dark else "light",
        java_script_enabled=script,
    )
    context.set_default_timeout(PATIENCE)
    if slowed:
        await context.route("**/*", _late)
    return context


async def open_page(
    browser: Browser, size: ViewportSize = DESK, *, dark: bool = False, script: bool = True
) -> Page:
    """Open one page in a browser of one's own; any fault of a script fails the test."""
    page = await (await open_context(browser, size, dark=dark, script=script)).new_page()
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    return page


async def close_pages(browser: Browser) -> None:
    """Close whatever was opened, and check that no script failed."""
    for each in browser.contexts:
        await each.close()
    found = faults.copy()
    faults.clear()
    assert not found, found


async def _late(route: Route) -> None:
    kind = route.request.resource_type
    if kind in slowed:
        await asyncio.sleep(LATE[kind])
    await route.continue_()
