"""A console served to real browsers, and signing in to it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web
from playwright.async_api import Browser, Page

from tests.handoff.console.office import PASSWORD, Office
from tests.support.chromium import open_page
from tests.support.waiting import arrives


@asynccontextmanager
async def served(office: Office, port: int = 0) -> AsyncIterator[str]:
    """Serve the console on this port or a free one; gives its address."""
    runner = web.AppRunner(office.app(), access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def sign_in(
    browser: Browser, url: str, login: str, *, width: int = 1280, home: str = "/console/"
) -> Page:
    """Open a browser of one's own and sign in; the page is there and listens to the keys."""
    page = await open_page(browser, {"width": width, "height": 720})
    await page.goto(f"{url}/console/login?town=shizhen")
    await page.fill("[name=login]", login)
    await page.fill("[name=password]", PASSWORD)
    async with arrives(page):
        await page.keyboard.press("Enter")
    assert page.url == f"{url}{home}"
    return page
