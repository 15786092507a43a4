"""The day sheet in a real browser on a phone: it opens without a server and sends marks later."""

import pytest_asyncio
from playwright.async_api import Browser, Page, expect
from sqlalchemy import select

from bot.database import Database
from handoff.ports import Work
from handoff.tables.trips import VisitPictureRow
from handoff.tables.upsert import table_of
from handoff.trips.confirming import confirm
from knowledge.search.index import Index
from tests.browser.served import served, sign_in
from tests.conftest import HeldClock
from tests.handoff.console.office import Office
from tests.support.chromium import PHONE, in_chromium, on_sqlite, open_page
from tests.support.home_visits import ask_visit, trip_rows, visit_row
from tests.support.visit_centre import CATALOG, DESK, TOWN, planned
from tests.support.waiting import arrives

pytestmark = [*in_chromium, on_sqlite]
SMALL = """() => [...document.querySelectorAll(
  "a, button, summary, select, textarea, fieldset label")]
  .filter(each => each.offsetParent && each.getBoundingClientRect().height < 47.5)
  .map(each => each.outerHTML)"""


@pytest_asyncio.fixture(loop_scope="session")
async def office(database: Database, clock: HeldClock) -> Office:
    """A centre whose a goes to two doors this afternoon."""
    office = Office(database, clock, knows=(CATALOG, Index(CATALOG)), shizhen=TOWN)
    await office.staff()
    await office.run(lambda work: [ask_visit(work, number, village="上村") for number in (1, 2)])
    await planned(database)
    (trip,) = await office.run(trip_rows)
    await office.run(lambda work: confirm(work, DESK, trip.id, "zhuren"))
    return office


async def _signs(page: Page, stop: str) -> None:
    await page.click(f"{stop} .proof summary")
    canvas = page.locator(f"{stop} canvas.signature")
    await canvas.scroll_into_view_if_needed()
    box = await canvas.bounding_box()
    assert box is not None
    await page.mouse.move(box["x"] + 20, box["y"] + 30)
    await page.mouse.down()
    await page.mouse.move(box["x"] + 120, box["y"] + 60, steps=4)
    await page.mouse.up()


async def test_a_mark_made_without_a_connection_is_sent_once_there_is_one(
    office: Office, chromium: Browser
) -> None:
    async with served(office) as url:
        page = await sign_in(chromium, url, "a", width=PHONE["width"])
        await page.goto(f"{url}/console/sheet")
        await page.wait_for_selector("html[data-kept=yes]")
        assert await page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        assert await page.evaluate(SMALL) == []

    await page.context.set_offline(True)
    await page.reload()  # the server is gone as well
    await expect(page.locator("#line")).to_contain_text("没有信号")
    await page.check("#stop-1 [name=tick]")
    await page.reload()
    await expect(page.locator("#stop-1 [name=tick]")).to_be_checked()
    await page.check("#stop-1 [value=办好了]")
    await _signs(page, "#stop-1")
    await page.click("#stop-1 button.main")
    await page.reload()
    await expect(page.locator("#queue")).to_contain_text("还有 1 家的结果")
    await expect(page.locator("#stop-1 [data-state]")).to_contain_text("办好了：存在手机上")
    assert (await office.run(lambda work: visit_row(work, 1))).state == "confirmed"

    async with served(office, int(url.rpartition(":")[2])):
        await page.context.set_offline(False)
        await expect(page.locator("#stop-1 [data-state]")).to_contain_text("记下了")
        await expect(page.locator("#queue")).to_be_hidden()
        assert (await office.run(lambda work: visit_row(work, 1))).result == "办好了"
        pictures = table_of(VisitPictureRow)

        def kinds(work: Work) -> list[str]:
            return list(work.execute(select(pictures.c.kind)).scalars())

        assert await office.run(kinds) == ["signature"]
        async with arrives(page):
            await page.click("text=刷新")
        await expect(page.locator("#stop-1")).to_contain_text("办过了：办好了")


async def test_it_is_a_plain_form_without_script(office: Office, chromium: Browser) -> None:
    async with served(office) as url:
        signed = await sign_in(chromium, url, "a")
        cookies = await signed.context.cookies()
        page = await open_page(chromium, PHONE, script=False)
        await page.context.add_cookies(
            [{"name": c["name"], "value": c["value"], "url": url} for c in cookies]
        )
        await page.goto(f"{url}/console/sheet")
        await page.check("#stop-2 [value=不在家]")
        await page.click("#stop-2 .not-home summary")
        await page.select_option("#stop-2 [name=then]", "打电话联系")
        await page.select_option("#stop-2 [name=next]", index=1)
        async with arrives(page):
            await page.click("#stop-2 button.main")

        await expect(page.locator("#stop-2")).to_contain_text("不在家：不在家，打电话联系")
        assert (await office.run(lambda work: visit_row(work, 2))).state == "not_home"
