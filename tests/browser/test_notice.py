"""The one-time notice in a real browser: on a phone, in large type, without script, on paper."""

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, Page

from knowledge.corrections import Fault
from tests.support.chromium import PHONE, in_chromium, open_page
from tests.support.pages import (
    PAPERS,
    PATH,
    found_correction,
    found_notice,
    page_app,
    page_notice,
    paper,
)
from tests.support.waiting import arrives

pytestmark = in_chromium

TOUCHED = "a:visible, button:visible, label.paper:visible, summary:visible"


@pytest_asyncio.fixture(loop_scope="session")
async def site() -> AsyncIterator[str]:
    """The address of a notice's page."""
    async with TestServer(page_app(found_notice())) as server:
        yield str(server.make_url(PATH))


async def _open(chromium: Browser, site: str, width: int = PHONE["width"]) -> Page:
    page = await open_page(chromium, {"width": width, "height": PHONE["height"]})
    await page.goto(site)
    return page


async def _ticked(page: Page) -> list[str]:
    boxes = await page.locator("input:checked").all()
    return [await each.get_attribute("value") or "" for each in boxes]


async def test_ticks_survive_a_reload_and_are_counted(chromium: Browser, site: str) -> None:
    page = await _open(chromium, site)
    assert await page.locator("[data-count]").inner_text() == f"已备 0 / {len(PAPERS)}"

    await page.get_by_text("诚信承诺", exact=False).first.click()
    await page.get_by_text("结婚证").last.click()
    await page.reload()

    assert await _ticked(page) == ["诚信承诺|", "结婚证|已婚或再婚的"]
    assert await page.locator("[data-count]").inner_text() == f"已备 2 / {len(PAPERS)}"
    await page.get_by_text("结婚证").last.click()
    await page.reload()
    assert await _ticked(page) == ["诚信承诺|"]


async def test_all_ticked_says_that_nothing_is_missing(chromium: Browser, site: str) -> None:
    page = await _open(chromium, site)

    for each in await page.locator(".papers label.paper").all():
        await each.click()

    assert await page.locator("[data-count]").inner_text() == "都备齐了"


async def test_what_else_is_in_the_store_breaks_nothing(chromium: Browser, site: str) -> None:
    page = await _open(chromium, site)
    key = "yichuang/notice/baiyang/G261124-0007"
    for junk in ("{", "null", '{"a":1}', "[1]"):
        await page.evaluate("([key, junk]) => localStorage.setItem(key, junk)", [key, junk])
        await page.reload()
        assert await _ticked(page) == []


async def test_without_script_the_page_is_whole(chromium: Browser, site: str) -> None:
    page = await open_page(chromium, PHONE, script=False)
    await page.goto(site)

    await page.get_by_text("居民身份证").first.click()
    assert await _ticked(page) == ["居民身份证（申请人）|"]
    assert await page.get_by_text("打印").is_hidden()
    async with arrives(page):
        await page.get_by_text("大字版").click()
    assert page.url.endswith("?big=1")
    assert await page.get_by_text("普通字").is_visible()


async def test_large_type_is_larger_and_goes_back(chromium: Browser, site: str) -> None:
    page = await _open(chromium, site)
    sizes = [await _smallest_type(page)]
    async with arrives(page):
        await page.get_by_text("大字版").click()
    sizes.append(await _smallest_type(page))
    async with arrives(page):
        await page.get_by_text("普通字").click()
    sizes.append(await _smallest_type(page))

    assert sizes == [18, 24, 18]


async def _smallest_type(page: Page) -> float:
    """Give the size in px of the smallest text on the page."""
    found: float = await page.evaluate(
        """() => Math.min(...[...document.querySelectorAll("body *")]
          .filter((each) => [...each.childNodes].some(
            (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim()))
          .map((each) => parseFloat(getComputedStyle(each).fontSize)))"""
    )
    return found


@pytest.mark.parametrize("width", [320, 360, 390, 1280])
@pytest.mark.parametrize("query", ["", "?big=1"])
async def test_nothing_is_wider_than_the_screen_or_too_small_to_touch(
    chromium: Browser, site: str, width: int, query: str
) -> None:
    page = await _open(chromium, site + query, width)

    assert await page.evaluate("document.documentElement.scrollWidth") == width
    for each in await page.locator(TOUCHED).all():
        box = await each.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 48, await each.inner_text()


async def test_nothing_is_refused_by_the_page_s_own_policy(chromium: Browser, site: str) -> None:
    faults: list[str] = []
    page = await open_page(chromium, PHONE)
    page.on("console", lambda each: faults.append(each.text) if each.type == "error" else None)
    await page.goto(site)
    await page.get_by_role("button", name="打印").wait_for()

    assert faults == []


async def test_a_long_list_prints_on_one_sheet_with_lines_to_sign(chromium: Browser) -> None:
    long = [
        paper(f"第{number}种证明材料", copies=1, note="验原件、留复印件，近三个月内开具")
        for number in range(14)
    ]
    async with TestServer(page_app(found_notice(page_notice(long)))) as server:
        page = await _open(chromium, str(server.make_url(PATH)))
        sheets = await page.pdf(prefer_css_page_size=True)
        await page.emulate_media(media="print")

        assert len(re.findall(rb"/Type\s*/Page\b", sheets)) == 1
        assert b"/MediaBox [0 0 594.95996 841.91998]" in sheets  # A4
        assert await page.get_by_text("被告知人（签名）").is_visible()
        assert await page.get_by_text("大字版").is_hidden()


@pytest.mark.parametrize("papers", [1, 5, 9])
async def test_up_to_nine_papers_print_on_one_sheet(chromium: Browser, papers: int) -> None:
    note = "复印首页、户主页和本人页；原件看过就还您；来之前请申请人签好字或按好手印"
    some = [
        paper(f"第{n}种证明材料", copies=1, where="镇上窗口领", note=note) for n in range(papers)
    ]
    async with TestServer(page_app(found_notice(page_notice(some)))) as server:
        page = await _open(chromium, str(server.make_url(PATH)))
        sheets = await page.pdf(prefer_css_page_size=True)

        assert len(re.findall(rb"/Type\s*/Page\b", sheets)) == 1


async def test_what_is_spared_is_chosen_behind_one_tap_and_posted(
    chromium: Browser, site: str
) -> None:
    page = await _open(chromium, site)
    choice = page.locator("input[name=spare]").first
    assert await choice.is_hidden()

    await page.locator("details.spare summary").click()
    await choice.check()
    async with page.expect_request(lambda each: each.method == "POST") as posted:
        await page.get_by_role("button", name="按这样给我一张").click()
    request = await posted.value

    assert request.url.endswith(f"{PATH}/spare")
    assert request.post_data == "spare=0-%E7%94%B5%E5%AD%90%E8%AF%81%E7%85%A7"


async def test_ticks_go_over_to_the_shorter_list(chromium: Browser, site: str) -> None:
    page = await _open(chromium, site)
    await page.evaluate("sessionStorage.setItem('yichuang/carried', '[\"诚信承诺|\"]')")
    await page.reload()

    assert await _ticked(page) == ["诚信承诺|"]


async def test_a_correction_prints_on_one_sheet(chromium: Browser) -> None:
    faults = tuple(
        Fault(f"第{n}种证明材料", "缺", "原件1份，复印件1份（复印首页、户主页和本人页）")
        for n in range(9)
    )
    async with TestServer(page_app(found_correction(faults))) as server:
        page = await _open(chromium, str(server.make_url(PATH)))
        await page.get_by_text("一共 9 样").wait_for()
        sheets = await page.pdf(prefer_css_page_size=True)

        assert len(re.findall(rb"/Type\s*/Page\b", sheets)) == 1


async def test_the_print_shows_every_paper_of_the_screen_and_no_more(
    chromium: Browser, site: str
) -> None:
    page = await _open(chromium, site)
    papers = page.locator(".papers .paper")
    seen = [each.split() for each in await papers.all_inner_texts()]

    await page.emulate_media(media="print")
    printed = [each.split() for each in await papers.all_inner_texts()]

    assert ["".join(each) for each in printed] == ["".join(each) for each in seen]
    for each in await papers.all():
        assert await each.is_visible()
    for screen_only in ("看地图", "打电话问", "少带几样"):
        assert await page.get_by_text(screen_only).first.is_hidden()
