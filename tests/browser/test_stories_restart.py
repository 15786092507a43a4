"""Stories of a server that goes away and comes back while clerks are at work."""

from playwright.async_api import Browser, expect

from bot.database import Database
from tests.browser.served import served, sign_in
from tests.conftest import HeldClock
from tests.handoff.console.office import LI, Office
from tests.support.chromium import in_chromium, on_sqlite
from tests.support.desk_stories import writes
from tests.support.waiting import clicks

pytestmark = [*in_chromium, on_sqlite]


async def test_a_restart_signs_nobody_out_and_loses_nothing_half_written(
    database: Database, clock: HeldClock, chromium: Browser
) -> None:
    office = Office(database, clock)
    await office.staff()
    await office.calls(LI, "低保")
    async with served(office) as url:
        page = await sign_in(chromium, url, "a")
        await clicks(page, "接待")
        await page.fill("#answer-text", "请带身份证")
    await expect(page.locator("#line")).to_be_visible()
    async with served(Office(database, clock), port=int(url.rpartition(":")[2])):
        await expect(page.locator("#line")).to_be_hidden()
        await writes(page, "请带身份证")
        await page.reload()
        await expect(page.locator("#talk-head")).to_contain_text("您在接待")
        await expect(page.locator("#said .right .text")).to_have_text(["请带身份证"])


async def test_after_a_cut_connection_no_line_is_lost_and_none_is_there_twice(
    database: Database, clock: HeldClock, chromium: Browser
) -> None:
    office = Office(database, clock)
    await office.staff()
    await office.calls(LI, "第1句")
    async with served(office) as url:
        page = await sign_in(chromium, url, "a")
        await clicks(page, "接待")
        await office.says(LI, "第2句")
        office.live.publish([(office.shizhen.id, "chat:1")])
        await expect(page.locator("#said .left .text")).to_have_text(["第1句", "第2句"])
    for number in (3, 4):
        await office.says(LI, f"第{number}句")
    await expect(page.locator("#line")).to_be_visible()
    again = Office(database, clock)
    async with served(again, port=int(url.rpartition(":")[2])):
        await expect(page.locator("#said .left .text")).to_have_text(
            [f"第{number}句" for number in (1, 2, 3, 4)]
        )
        await again.says(LI, "第5句")
        again.live.publish([(again.shizhen.id, "chat:1")])
        await expect(page.locator("#said .left .text")).to_have_text(
            [f"第{number}句" for number in (1, 2, 3, 4, 5)]
        )
        numbers = await page.locator("#said > li").evaluate_all("all => all.map(each => each.id)")
        assert len(numbers) == len(set(numbers))
