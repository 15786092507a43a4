"""事项目录 in a real browser: found by the keyboard, changed, published, checked."""

import asyncio

import pytest
from playwright.async_api import Browser, Page, Route, expect

from bot.database import Database
from handoff.ports import Catalogs
from tests.browser.served import served, sign_in
from tests.conftest import HeldClock
from tests.handoff.console.cataloging import CAIFA, DIBAO, HERE, LEAD, shelved
from tests.handoff.console.office import PASSWORD, Office
from tests.support.chromium import in_chromium, on_sqlite, open_page
from tests.support.waiting import arrives, clicks, goes, press

pytestmark = [*in_chromium, on_sqlite]


async def is_not_too_wide(page: Page, width: int) -> None:
    assert await page.evaluate("document.documentElement.scrollWidth") <= width, page.url


def catalogs(office: Office) -> Catalogs:
    assert office.catalogs is not None
    return office.catalogs


@pytest.mark.parametrize("width", [1280, 1024, 390])
async def test_a_matter_is_found_filtered_and_opened_by_the_keyboard(
    database: Database, clock: HeldClock, chromium: Browser, width: int
) -> None:
    office = await shelved(database, clock)
    async with served(office) as url:
        page = await sign_in(chromium, url, LEAD, width=width)
        await goes(page, "g", "c")
        await expect(page.locator("#count")).to_have_text("共 3 件")

        await press(page, "/")
        await page.keyboard.type("残疾证")
        await goes(page, "Enter")
        await expect(page.locator("#count")).to_have_text("找到 1 件，共 3 件")
        await clicks(page, "看全部", link=True)
        async with arrives(page):
            await page.get_by_label("领域").select_option("民政")
        await expect(page.locator("#count")).to_have_text("找到 1 件，共 3 件")
        async with arrives(page):
            await page.get_by_label("领域").select_option("")
        async with arrives(page):
            await page.get_by_label("高频").check()
        await expect(page.locator("#count")).to_have_text("找到 2 件，共 3 件")
        await is_not_too_wide(page, width)

        await press(page, "Escape", "j", "j", "k")
        await goes(page, "Enter")
        assert page.url == f"{url}{HERE}/matters/{DIBAO}"
        await is_not_too_wide(page, width)
        async with arrives(page):
            await page.get_by_label("是您本人来办").select_option("本人")
        assert page.url.endswith("#preview")
        await expect(page.locator(".told-list")).not_to_contain_text("授权委托书")


async def test_what_was_chosen_before_the_script_ran_is_acted_on(
    database: Database, clock: HeldClock, chromium: Browser
) -> None:
    office = await shelved(database, clock)
    chosen = asyncio.Event()

    async def late(route: Route) -> None:
        await chosen.wait()
        await route.continue_()

    async with served(office) as url:
        page = await sign_in(chromium, url, LEAD)
        await page.route("**/catalog.js*", late)
        await page.goto(f"{url}{HERE}", wait_until="commit")
        await page.get_by_label("领域").select_option("民政")
        await expect(page.locator("#count")).to_have_text("共 3 件")
        async with arrives(page):
            chosen.set()
        await expect(page.locator("#count")).to_have_text("找到 1 件，共 3 件")


@pytest.mark.parametrize("width", [1280, 1024])
async def test_a_fault_keeps_what_was_typed_and_once_mended_it_is_published(
    database: Database, clock: HeldClock, chromium: Browser, width: int
) -> None:
    office = await shelved(database, clock)
    async with served(office) as url:
        page = await sign_in(chromium, url, LEAD, width=width)
        await page.goto(f"{url}{HERE}/matters/{DIBAO}/edit")
        await is_not_too_wide(page, width)
        await page.fill("[name=fee]", "五元")
        await page.fill("[name=promised_days]", "二十")
        await clicks(page, "复制 最低生活保障申请表")
        await expect(page.locator("#paper-1")).to_contain_text("最低生活保障申请表")
        await page.fill("[name='m1.name']", "镇里的表")
        async with arrives(page):
            await page.locator("#paper-1").get_by_role("button", name="下移").click()
        await clicks(page, "看看改了什么")

        await expect(page.locator("#faults")).to_contain_text("有 1 处要改")
        await expect(page.locator("[name=promised_days]")).to_be_focused()
        await expect(page.locator("[name=fee]")).to_have_value("五元")
        await expect(page.locator("[name='m2.name']")).to_have_value("镇里的表")
        await page.fill("[name=promised_days]", "20")
        await goes(page, "Enter")

        await expect(page.locator("#changes")).to_contain_text("一共 3 处改动")
        await is_not_too_wide(page, width)
        await clicks(page, "回去接着改")
        await expect(page.locator("[name='m2.name']")).to_have_value("镇里的表")
        async with arrives(page):
            await page.locator("[name=fee]").press("Control+Enter")
        await expect(page.locator("#note")).to_be_focused()
        await page.keyboard.type("镇里定的")
        await goes(page, "Enter")
        await expect(page.locator("#done")).to_contain_text("已发布：第 1 版")
        await _is_in_force_and_told(office, page, width)


async def _is_in_force_and_told(office: Office, page: Page, width: int) -> None:
    row = catalogs(office).layers(office.shizhen.id).document.matters[DIBAO]
    assert (row["fee"], row["promised_days"]) == ("五元", 20)
    assert [each["name"] for each in row["materials"]][2] == "镇里的表"
    async with arrives(page):
        await page.get_by_role("link", name="历史").click()
    await expect(page.locator("#rows")).to_contain_text("镇里定的")
    await clicks(page, "比较选中的两版")
    await expect(page.locator("#changes")).to_contain_text("一共 3 处不同")
    await is_not_too_wide(page, width)


async def test_a_matter_is_checked_and_the_next_one_is_offered(
    database: Database, clock: HeldClock, chromium: Browser
) -> None:
    office = await shelved(database, clock)
    async with served(office) as url:
        page = await sign_in(chromium, url, LEAD)
        await page.goto(f"{url}{HERE}/check")
        await press(page, "j")
        await goes(page, "Enter")
        await clicks(page, "已逐项核对")
        await expect(page.locator("#done")).to_contain_text("已记下")
        async with arrives(page):
            await page.locator("#next").click()
        await clicks(page, "已逐项核对")
        await expect(page.locator("#next")).to_be_visible()
        async with arrives(page):
            await page.get_by_role("link", name="核对清单").click()
        await expect(page.locator("#progress")).to_contain_text("2 / 3")
        assert len(catalogs(office).catalog(office.shizhen.id).confirmed) == 2


async def test_all_of_it_works_without_script(
    database: Database, clock: HeldClock, chromium: Browser
) -> None:
    office = await shelved(database, clock)
    async with served(office) as url:
        page = await open_page(chromium, script=False)
        await page.goto(f"{url}/console/login?town=shizhen")
        await page.fill("[name=login]", LEAD)
        await page.fill("[name=password]", PASSWORD)
        await page.get_by_role("button", name="登录").click()
        await page.get_by_text("更多").click()
        await page.get_by_role("link", name="事项目录").click()
        await page.get_by_label("低频").check()
        await page.get_by_role("button", name="筛选").click()
        await expect(page.locator("#count")).to_contain_text("共 3 件")
        await page.goto(f"{url}{HERE}/matters/{CAIFA}/edit")
        await page.get_by_role("button", name="加一份材料").click()
        last = page.locator(".paper").last
        await last.get_by_label("材料名称").fill("村里的证明")
        await page.get_by_role("button", name="看看改了什么").click()
        await page.get_by_label("说明").fill("村里要")
        await page.get_by_role("button", name="发布").click()
        await expect(page.locator("#done")).to_contain_text("已发布：第 1 版")
        await expect(page.locator("#papers")).to_contain_text("村里的证明")
