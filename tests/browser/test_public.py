"""The public pages in a real browser: on a phone, without script, on paper."""

from collections.abc import AsyncIterator
from urllib.parse import quote

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser

from tests.bot.pages.test_public_pages import app
from tests.support.chromium import PHONE, in_chromium, open_page
from tests.support.waiting import arrives

pytestmark = in_chromium

PATHS = ["/hall/baiyang", f"/v/baiyang/{quote('龙泉村')}"]
SMALL = """() => [...document.querySelectorAll("a, button, input:not([type=hidden])")]
  .filter(each => each.offsetParent && each.getBoundingClientRect().height < 47.5)
  .map(each => each.outerHTML)"""
TINY = """() => [...document.querySelectorAll("body *")]
  .filter(each => each.childNodes.length && parseFloat(getComputedStyle(each).fontSize) < 18)
  .map(each => each.tagName)"""


@pytest_asyncio.fixture(loop_scope="session")
async def site() -> AsyncIterator[str]:
    """The address of the pages."""
    async with TestServer(app("")) as server:
        yield str(server.make_url("")).rstrip("/")


@pytest.mark.parametrize("path", PATHS)
async def test_on_a_phone_all_fits_is_large_and_can_be_touched(
    chromium: Browser, site: str, path: str
) -> None:
    page = await open_page(chromium, PHONE)
    for address in (path, f"{path}?big=1"):
        await page.goto(site + address)

        assert await page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        assert await page.evaluate(SMALL) == []
        assert await page.evaluate(TINY) == []


@pytest.mark.parametrize("path", PATHS)
async def test_searching_works_without_script(chromium: Browser, site: str, path: str) -> None:
    page = await open_page(chromium, PHONE, script=False)
    await page.goto(site + path)
    await page.fill("#q", "长寿钱")
    async with arrives(page):
        await page.click("button[type=submit]")

    names = await page.locator("h4").all_inner_texts()
    assert names[0].startswith("高龄津贴")
    assert len(names) < 5


@pytest.mark.parametrize("path", PATHS)
async def test_on_paper_there_is_nothing_to_tap(chromium: Browser, site: str, path: str) -> None:
    page = await open_page(chromium)
    await page.goto(site + path)
    await page.emulate_media(media="print")

    for gone in (".tools", ".search", ".jump", ".screen"):
        assert not await page.locator(gone).first.is_visible()
    assert await page.locator("h4").first.is_visible()
