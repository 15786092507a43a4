"""The sheet of a whole 一件事 in a real browser: on a phone, in large type, on paper."""

import re

import pytest
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser

from knowledge.chains import ChainNotice
from tests.bot.pages.test_chain_page import AFTER, BIRTH, found_chain
from tests.browser.test_notice import TOUCHED, _open, _smallest_type
from tests.support.chains import shipped
from tests.support.chromium import in_chromium
from tests.support.pages import PATH, page_app

pytestmark = in_chromium


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("query", ["", "?big=1"])
async def test_it_fits_the_screen_and_the_finger(
    chromium: Browser,
    width: int,
    query: str,
) -> None:
    async with TestServer(page_app(found_chain(AFTER))) as server:
        page = await _open(chromium, str(server.make_url(PATH)) + query, width)

        assert await page.evaluate("document.documentElement.scrollWidth") == width
        assert await _smallest_type(page) == (24 if query else 18)
        for each in (await page.locator(TOUCHED).all())[:12]:
            box = await each.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 48


ANSWERED = shipped(
    "once.shenhou",
    {
        "agent": ("本人",),
        "death": ("医院去世",),
        "cremation": ("本地火化",),
        "income_tier": ("低保",),
    },
)


@pytest.mark.parametrize("notice", [BIRTH, ANSWERED], ids=["birth", "death"])
async def test_once_the_questions_are_answered_it_prints_on_one_leaf(
    chromium: Browser,
    notice: ChainNotice,
) -> None:
    async with TestServer(page_app(found_chain(notice))) as server:
        page = await _open(chromium, str(server.make_url(PATH)))
        printed = await page.pdf(prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= 2
