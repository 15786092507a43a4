"""The bar on top of the console, its keys and what opens from it."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.database import Database
from handoff.clerks import add_clerk
from tests.conftest import HeldClock
from tests.handoff.console.cataloging import shelved
from tests.handoff.console.office import LI, PASSWORD, Office, hashed

CHROMIUM = Path("/usr/bin/chromium")
ARGS = ["--no-sandbox", "--disable-gpu"]
IN_CI = bool(os.environ.get("CI"))  # noqa: TID251 - in CI nothing may be skipped

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
    pytest.mark.skipif(
        not CHROMIUM.exists() and not IN_CI, reason=f"there is no Chromium at {CHROMIUM}"
    ),
]


@pytest.fixture
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        await browser.close()


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
    """Open a browser of one's own and sign in; any fault of a script fails the test."""
    context = await browser.new_context(viewport={"width": width, "height": 720})
    page = await context.new_page()
    page.set_default_timeout(10_000)
    page.on("pageerror", lambda error: pytest.fail(f"script: {error}"))
    await page.goto(f"{url}/console/login?town=shizhen")
    await page.fill("[name=login]", login)
    await page.fill("[name=password]", PASSWORD)
    await page.keyboard.press("Enter")
    await page.wait_for_url(f"{url}{home}")
    return page


@pytest.mark.parametrize("width", [390, 1280])
async def test_nothing_is_wider_than_the_screen(
    database: Database, clock: HeldClock, chromium: Browser, width: int
) -> None:
    office = Office(database, clock)
    await office.staff()
    await office.calls(LI, "https://example.com/" + "a" * 150)
    async with served(office) as url:
        page = await sign_in(chromium, url, "a", width=width)
        for path in ("/", "/chats/1", "/bookings", "/register", "/help"):
            await page.goto(f"{url}/console{path}")
            over = await page.evaluate("document.documentElement.scrollWidth - innerWidth")

            assert over <= 0, path


async def test_the_keys_and_the_bar_work_for_who_sees_no_chats(
    database: Database, clock: HeldClock, chromium: Browser
) -> None:
    office = await shelved(database, clock)
    town = office.shizhen.id
    await office.run(
        lambda work: add_clerk(work, town, "x", "系统管理员（示例）", "系统管理员", hashed())
    )
    async with served(office) as url:
        page = await sign_in(chromium, url, "x", home="/console/catalog")
        await page.keyboard.press("g")
        await page.keyboard.press("k")
        await page.wait_for_url(f"{url}/console/board")
        await page.keyboard.press("?")
        await expect(page.locator("#help")).to_be_visible()


async def test_what_is_under_more_opens_on_a_phone_and_closes_again(
    database: Database, clock: HeldClock, chromium: Browser
) -> None:
    office = Office(database, clock)
    await office.staff()
    async with served(office) as url:
        page = await sign_in(chromium, url, "a", width=390)
        await page.locator(".more summary").click()
        await page.locator(".more").get_by_role("link", name="排班").click(trial=True)
        await page.keyboard.press("Escape")
        await expect(page.locator(".more div")).to_be_hidden()
        await page.locator(".more summary").click()
        await page.locator(".more").get_by_role("link", name="排班").click()
        await expect(page.locator(".more summary")).to_have_text("更多 · 排班")
