"""The bar on top of the console, its keys and what opens from it."""

import pytest
from playwright.async_api import Browser, expect

from bot.database import Database
from handoff.clerks import add_clerk
from tests.browser.served import served, sign_in
from tests.conftest import HeldClock
from tests.handoff.console.cataloging import shelved
from tests.handoff.console.office import LI, Office, hashed
from tests.support.chromium import in_chromium, on_sqlite
from tests.support.waiting import arrives, goes, press

pytestmark = [*in_chromium, on_sqlite]


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
        await goes(page, "g", "k")
        assert page.url == f"{url}/console/board"
        await press(page, "?")
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
        async with arrives(page):
            await page.locator(".more").get_by_role("link", name="排班").click()
        await expect(page.locator(".more summary")).to_have_text("更多 · 排班")
