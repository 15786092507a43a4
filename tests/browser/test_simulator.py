"""The simulated phone in a real browser: follow, ask, tap, read."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, Page, expect

from bot.simulator.bubbles import FAILURE
from tests.bot.simulator.stage import Stage, staged, tap
from tests.conftest import HeldClock
from tests.support.chromium import in_chromium, open_page

pytestmark = in_chromium


@asynccontextmanager
async def phone(chromium: Browser, stage: Stage, name: str = "张大爷") -> AsyncIterator[Page]:
    """Open this citizen's phone; whatever goes wrong in the page's script fails the test."""
    asked: list[str] = []
    page = await open_page(chromium, {"width": 390, "height": 844})
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    await page.goto(str(stage.browser.make_url(f"/simulator/{stage.bot.town.id}/{name}")))
    await page.locator("html[data-streamed]").wait_for(state="attached")
    yield page
    await page.close()
    assert asked == []


async def _write(page: Page, text: str) -> None:
    if not await page.get_by_label("写消息").is_visible():
        await page.get_by_label("改用键盘").click()
    await page.get_by_label("写消息").fill(text)
    await page.get_by_label("写消息").press("Enter")


async def test_a_citizen_follows_asks_and_taps_a_blue_word(
    clock: HeldClock, chromium: Browser
) -> None:
    async with staged(clock) as stage, phone(chromium, stage) as page:
        stage.bot.answer = lambda said: (
            f"给谁办？\n1. {tap('本人', 111)}" if said.get("Content") == "身份证" else "好的"
        )
        await page.get_by_role("button", name="关注公众号").click()
        await expect(page.locator(".row.account .bubble")).to_have_text("好的")
        await _write(page, "身份证")
        await expect(page.locator(".row.citizen .bubble")).to_have_text("身份证")
        await page.get_by_role("button", name="本人").click()

        await expect(page.locator(".row.citizen .bubble").last).to_have_text("本人")
        await expect(page.locator(".row.account .bubble").last).to_have_text("好的")
        await expect(page.get_by_text("模拟器 · 这不是微信").first).to_be_visible()
        assert stage.bot.heard[-1]["bizmsgmenuid"] == "111"


async def test_the_menu_opens_and_clicks(clock: HeldClock, chromium: Browser) -> None:
    async with staged(clock) as stage, phone(chromium, stage) as page:
        await page.get_by_role("button", name="关注公众号").click()
        await page.get_by_role("button", name="预约", exact=True).click()
        await page.get_by_role("button", name="我的预约").click()

        await expect(page.locator(".row.account")).to_have_count(2)
        assert stage.bot.heard[-1]["EventKey"] == "my"


async def test_hostile_markup_is_only_text(clock: HeldClock, chromium: Browser) -> None:
    hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    async with staged(clock) as stage, phone(chromium, stage) as page:
        stage.bot.answer = lambda _said: hostile
        await page.get_by_role("button", name="关注公众号").click()

        await expect(page.locator(".row.account .bubble")).to_have_text(hostile)
        await expect(page.locator(".bubble img, .bubble script")).to_have_count(0)


async def test_a_place_a_picture_and_a_voice_are_sent(clock: HeldClock, chromium: Browser) -> None:
    async with staged(clock) as stage, phone(chromium, stage) as page:
        stage.bot.answer = lambda _said: None
        await page.get_by_role("button", name="关注公众号").click()
        await page.get_by_label("改用键盘").click()
        for tile in ("位置", "证件样张", "语音"):
            await page.get_by_label("更多").click()
            await page.locator(".more").get_by_role("button", name=tile).click()
            if tile == "位置":
                await page.get_by_role("button", name="水口村").click()
        await expect(page.locator(".row.citizen")).to_have_count(3)

        await expect(page.locator(".bubble.image img")).to_have_js_property("naturalWidth", 480)
        assert [each["MsgType"] for each in stage.bot.heard[1:]] == ["location", "image", "voice"]


async def test_the_drawer_breaks_the_network_and_shows_the_wire(
    clock: HeldClock, chromium: Browser
) -> None:
    async with staged(clock) as stage, phone(chromium, stage) as page:
        await page.get_by_role("button", name="关注公众号").click()
        await page.get_by_label("网络状况和报文").click()
        await page.get_by_label("丢失").select_option("replies")
        await page.get_by_text("线上报文").click()
        await expect(page.locator("[data-wire] pre").first).to_contain_text("/wechat/shitan?")
        await page.get_by_label("模拟器的开关").get_by_label("关上").click()
        await _write(page, "在吗")

        await expect(page.locator(".line")).to_have_text(FAILURE)


async def test_what_comes_by_the_api_appears_by_itself_and_ends_the_typing(
    clock: HeldClock, chromium: Browser
) -> None:
    async with staged(clock) as stage, phone(chromium, stage) as page:
        zhang = stage.citizen()
        await zhang.says("人工")
        await page.reload()
        await expect(page.locator(".row.citizen .bubble")).to_have_text("人工")
        zhang.chat.phone.tell({"type": "typing", "on": True})
        await expect(page.locator("h1")).to_have_text("对方正在输入…")
        zhang.chat.phone.show(clock.now, "account", "text", "我是小李", pushed=True)

        await expect(page.locator(".row.account .bubble").last).to_have_text("我是小李")
        await expect(page.locator("h1")).to_have_text("示镇便民服务中心")
