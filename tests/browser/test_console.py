"""The console in a real browser: a chat appears, is taken, answered and closed; and the keys."""

from playwright.async_api import Browser, expect

from bot.database import Database
from handoff.console.live import Live
from tests.browser.served import served, sign_in
from tests.conftest import HeldClock
from tests.handoff.console.office import LI, PASSWORD, WANG, Office
from tests.support.chromium import in_chromium, on_sqlite, open_page
from tests.support.waiting import clicks, goes, press

pytestmark = [*in_chromium, on_sqlite]


async def test_a_chat_appears_by_itself_is_taken_answered_and_closed(
    database: Database, clock: HeldClock, chromium: Browser
) -> None:
    office = Office(database, clock)
    await office.staff()
    async with served(office) as url:
        page = await sign_in(chromium, url, "a")
        await expect(page.locator("#list-waiting")).to_contain_text("没有人在等")

        await office.calls(LI, "低保怎么申请")
        await expect(page.locator("#list-waiting")).to_contain_text("低保怎么申请")
        await expect(page).to_have_title("(1) 会话 · 示镇便民服务中心")

        await clicks(page, "接待")
        await expect(page.locator("#talk-head")).to_contain_text("您在接待")
        await expect(page).to_have_title("会话 · 示镇便民服务中心")

        await page.fill("#answer-text", "请带身份证")
        await expect(page.locator("#answer-count")).to_have_text("15 / 1900 字节")
        await page.keyboard.press("Enter")
        await expect(page.locator("#said .right .text")).to_have_text("请带身份证")
        await expect(page.locator("#answer-text")).to_have_value("")

        await page.fill("#answer-text", "正在写的话")
        await office.says(LI, "还要什么")
        office.live.publish([(office.shizhen.id, "chat:1")])
        await expect(page.locator("#said .left").last).to_contain_text("还要什么")
        await expect(page.locator("#answer-text")).to_have_value("正在写的话")
        await expect(page.locator("#answer-text")).to_be_focused()
        newest = await page.locator("#said > li").last.get_attribute("id")
        await expect(page.locator("#seen")).to_have_value(str(newest).removeprefix("said-"))


async def test_a_chat_is_closed_with_a_note_that_says_to_whom(
    database: Database, clock: HeldClock, chromium: Browser
) -> None:
    office = Office(database, clock)
    await office.staff()
    await office.calls(LI, "低保怎么申请")
    async with served(office) as url:
        page = await sign_in(chromium, url, "a")
        await clicks(page, "接待")
        await page.locator("#closing summary").click()
        await page.check("input[value=引导]")
        await page.get_by_role("button", name="办结并告别").click()
        why = "引导、衔接要写清找谁、怎么联系"
        assert await page.locator("input[name=note]").evaluate("e => e.validationMessage") == why
        await page.fill("input[name=note]", "区医保局")
        await clicks(page, "办结并告别")
        assert page.url == f"{url}/console/"
        await expect(page.locator("#list-mine")).to_contain_text("您手上没有会话")
        await page.goto(f"{url}/console/register")
        await expect(page.locator("#entries")).to_contain_text("区医保局")


async def test_a_second_clerk_sees_at_once_that_a_chat_is_taken(
    database: Database, clock: HeldClock, chromium: Browser
) -> None:
    office = Office(database, clock)
    await office.staff()
    await office.calls(LI, "低保")
    async with served(office) as url:
        first, second = await sign_in(chromium, url, "a"), await sign_in(chromium, url, "b")
        await second.goto(f"{url}/console/chats/1")
        await clicks(first, "接待")

        await expect(second.locator("#answer")).to_contain_text("已由民生A岗（示例）接待")
        await expect(second.locator("#list-waiting")).to_contain_text("没有人在等")


async def test_a_server_that_was_away_is_caught_up_with_by_itself(
    database: Database, clock: HeldClock, chromium: Browser
) -> None:
    office = Office(database, clock)
    await office.staff()
    async with served(office) as url:
        page = await sign_in(chromium, url, "a")
        await expect(page.locator("#list-waiting")).to_contain_text("没有人在等")
    await expect(page.locator("#line")).to_be_visible()
    await office.calls(LI, "断线时来的")

    office.live = Live()
    async with served(office, port=int(url.rpartition(":")[2])):
        await expect(page.locator("#list-waiting .asked")).to_have_text(["断线时来的"])
        await expect(page.locator("#line")).to_be_hidden()


async def test_drafts_stay_with_their_chat_until_one_signs_out(
    database: Database, clock: HeldClock, chromium: Browser
) -> None:
    office = Office(database, clock)
    await office.staff()
    await office.calls(LI, "低保")
    async with served(office) as url:
        page = await sign_in(chromium, url, "a")
        await clicks(page, "接待")
        await page.fill("#answer-text", "没写完")
        await page.goto(f"{url}/console/bookings")
        await page.goto(f"{url}/console/chats/1")
        await expect(page.locator("#answer-text")).to_have_value("没写完")

        await clicks(page, "退出")
        assert page.url.endswith("/console/login?town=shizhen")
        assert await page.evaluate("localStorage.length") == 0


async def test_the_keyboard_is_enough(
    database: Database, clock: HeldClock, chromium: Browser
) -> None:
    office = Office(database, clock)
    await office.staff()
    await office.calls(LI, "先来的")
    office.pass_(minutes=1)
    await office.calls(WANG, "后来的")
    async with served(office) as url:
        page = await sign_in(chromium, url, "a")
        await press(page, "?")
        await expect(page.locator("#help")).to_be_visible()
        await press(page, "Escape", "j", "j", "k", "j")
        await goes(page, "t")
        await expect(page.locator("#talk-head h1")).to_have_text("后来的")
        await expect(page.locator("#answer-text")).to_be_focused()

        await page.keyboard.type("jt/?g")
        await expect(page.locator("#answer-text")).to_have_value("jt/?g")
        await press(page, "Escape", "j")
        await goes(page, "Enter")
        await expect(page.locator("#talk-head h1")).to_have_text("先来的")
        for key, path in (("b", "bookings"), ("r", "register"), ("q", "")):
            await goes(page, "g", key)
            assert page.url == f"{url}/console/{path}"


async def test_the_console_works_without_script(
    database: Database, clock: HeldClock, chromium: Browser
) -> None:
    office = Office(database, clock)
    await office.staff()
    await office.calls(LI, "低保")
    async with served(office) as url:
        page = await open_page(chromium, script=False)
        await page.goto(f"{url}/console/login?town=shizhen")
        await page.fill("[name=login]", "a")
        await page.fill("[name=password]", PASSWORD)
        await page.get_by_role("button", name="登录").click()
        await page.get_by_role("button", name="接待", exact=True).click()
        await page.fill("#answer-text", "请带身份证")
        await page.get_by_role("button", name="发送").click()
        await expect(page.locator("#said .right .text")).to_have_text("请带身份证")
        await page.locator("#closing summary").click()
        await page.check("input[value=告知]")
        await page.get_by_role("button", name="办结并告别").click()
        await expect(page.locator("#list-mine")).to_contain_text("您手上没有会话")
        await page.get_by_role("link", name="帮助").click()
        await expect(page.locator("main")).to_contain_text("快捷键")
