"""A visit's day in a real browser: booked, checked in, called, rated, and a time closed."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.conftest import NOW
from tests.support.centre import Centre, open_centre
from tests.support.chromium import PHONE, in_chromium, on_sqlite, open_page
from tests.support.clerk import PASSWORD, ClerkAtWork
from tests.support.clock import RunningClock
from tests.support.hall import books, hall_key, link_of, passes
from tests.support.waiting import arrives, clicks, goes, press

pytestmark = [*in_chromium, on_sqlite]

TOWN = "chini"
COUNTER = "zonghe-1"


@pytest.fixture
def clock() -> RunningClock:
    """A clock that starts at NOW and runs."""
    return RunningClock(NOW)


@pytest_asyncio.fixture(loop_scope="session")
async def centre(database_url: str, clock: RunningClock, tmp_path: Path) -> AsyncIterator[Centre]:
    async with open_centre(database_url, clock, tmp_path) as opened:
        yield opened


async def _desk(browser: Browser, centre: Centre, role: str) -> Page:
    """Sign in at a desk."""
    clerk = await ClerkAtWork.sign_in(centre, TOWN, role)
    page = await open_page(browser)
    await page.goto(f"{centre.url}/console/login?town={TOWN}")
    await page.fill("[name=login]", clerk.login)
    await page.fill("[name=password]", PASSWORD)
    async with arrives(page):
        await page.keyboard.press("Enter")
    return page


async def _narrow(page: Page) -> None:
    width = await page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360, f"{page.url} is {width} px wide"


async def _checks_in(phone: Page, centre: Centre, number: str, ticket: str) -> None:
    await phone.goto(f"{centre.url}/hall/{TOWN}/checkin?k={await hall_key(centre, TOWN)}")
    await _narrow(phone)
    await phone.fill("#what", number)
    async with arrives(phone):
        await phone.get_by_role("button", name="我到了").click()
    await expect(phone.get_by_role("alert")).to_contain_text("只有号不能报到")
    await _narrow(phone)
    await phone.goto(ticket)
    async with arrives(phone):
        await phone.get_by_role("button", name="我到了").click()
    await expect(phone.locator("h1")).to_contain_text("A001")
    await _narrow(phone)


async def _serves(desk: Page, screen: Page, centre: Centre) -> None:
    """Call, begin and end with a key each, and see it on the hall's screen."""
    await desk.goto(f"{centre.url}/console/hall?counter={COUNTER}")
    await expect(desk.locator("#hall-waiting")).to_contain_text("A001")
    await press(desk, "i")
    await expect(desk.locator("[name=what]")).to_be_focused()
    await press(desk, "Escape")
    await goes(desk, "n")
    await expect(desk.locator(".hall-number")).to_have_text("A001")
    await screen.goto(f"{centre.url}/hall/{TOWN}/screen")
    await expect(screen.locator(".called .fresh")).to_contain_text("A001")
    await goes(desk, "s")
    await expect(desk.locator(".hall-number.serving")).to_have_text("A001")
    await expect(screen.locator(".called .serving")).to_contain_text("A001")
    await goes(desk, "e")
    await expect(desk.locator(".hall-number.none")).to_be_visible()


async def _rates(phone: Page, centre: Centre) -> None:
    code = await hall_key(centre, TOWN, f"counter:{COUNTER}")
    await phone.goto(f"{centre.url}/r/{TOWN}/{code}")
    await _narrow(phone)
    async with arrives(phone):
        await phone.get_by_role("button", name="非常不满意").click()
    await phone.get_by_label("等得太久").check()
    await _narrow(phone)
    async with arrives(phone):
        await phone.get_by_role("button", name="说完了").click()
    await expect(phone.locator("h1")).to_have_text("谢谢您说出来")


async def _closes(lead: Page, centre: Centre) -> None:
    await lead.goto(f"{centre.url}/console/closures")
    await lead.fill("[name=from]", "2026-11-25T09:00")
    await lead.fill("[name=until]", "2026-11-25T12:00")
    await lead.fill("[name=reason]", "停电")
    await clicks(lead, "先看看碰到谁")
    await clicks(lead, "发布停办，告诉这 1 位")
    await expect(lead.locator("#closures")).to_contain_text("等回复 1")


async def test_a_day_at_the_hall_from_the_booking_to_the_rating(
    centre: Centre, clock: RunningClock, chromium: Browser
) -> None:
    zhang, late = centre.citizen("张三", TOWN), centre.citizen("李四", TOWN)
    number = await books(zhang, "我想今天下午来办低保", "2点")
    await books(late, "我想明天上午来办低保", "10点")
    phone, screen = await open_page(chromium, PHONE), await open_page(chromium)
    await phone.goto(link_of(zhang, "打开我的号"))
    await expect(phone.locator("h1")).to_contain_text(number)
    await _narrow(phone)

    await passes(centre, clock, hours=3, minutes=50)
    await _checks_in(phone, centre, number, link_of(zhang, "打开我的号"))
    await _serves(await _desk(chromium, centre, "办事员"), screen, centre)
    await _rates(phone, centre)
    lead = await _desk(chromium, centre, "负责人")
    await lead.goto(f"{centre.url}/console/ratings")
    await expect(lead.locator("#rectifying")).to_contain_text("等得太久")

    await _closes(lead, centre)
    await late.waits_to_hear("因停电办不了")
    await late.taps("A. ")
    late.hears("改好了")
    await lead.reload()
    await expect(lead.locator("#closures")).to_contain_text("改了 1")
