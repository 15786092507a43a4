"""What a clerk does for a citizen from within the chat, by keyboard; the citizen hears it there."""

from playwright.async_api import Page, expect

from tests.support.citizen import Citizen
from tests.support.stories import Stage, stage, theatre, told_by_chromium

__all__ = ["stage", "theatre"]

pytestmark = told_by_chromium


async def takes(stage: Stage, citizen: Citizen, town: str) -> Page:
    """Have the town's first clerk take the citizen's chat, by keys."""
    clerk = await stage.desk(town, "办事员")
    await clerk.wait_for_load_state("load")  # the keys are there
    await clerk.keyboard.press("j")
    await clerk.keyboard.press("t")
    await expect(clerk.locator("#answer-text")).to_be_focused()
    citizen.begins_to_listen()
    return clerk


async def test_a_notice_for_what_was_said_is_sent_with_three_keys(stage: Stage) -> None:
    li = stage.citizen("三键", "baiyang")
    await li.says("低保要带什么")
    await li.taps("有残疾证")
    await li.says("人工")
    clerk = await takes(stage, li, "baiyang")
    await clerk.fill("#answer-text", "正在写的话")
    await clerk.keyboard.press("Alt+KeyN")
    await expect(clerk.locator("#picker-q")).to_be_focused()
    await expect(clerk.locator("#picker-name")).to_have_text("第一次申请低保")
    await expect(clerk.get_by_label("有残疾证")).to_be_checked()
    shown = await clerk.locator(".preview li").first.inner_text()
    await clerk.keyboard.press("Enter")
    heard = await li.waits_to_hear("一次性告知单 G")
    assert shown.splitlines()[-1] in heard
    await expect(clerk.locator("#answer-text")).to_be_focused()
    await expect(clerk.locator("#answer-text")).to_have_value("正在写的话")
    await expect(clerk.locator("#said .right").first).to_contain_text("一次性告知单")


async def test_another_matter_is_found_by_the_first_letters_of_its_sounds(stage: Stage) -> None:
    li = stage.citizen("换一件", "xili")
    await li.says("人工")
    clerk = await takes(stage, li, "xili")
    await clerk.keyboard.press("Escape")
    await clerk.keyboard.press("n")
    await expect(clerk.locator("#picker-q")).to_be_focused()
    await clerk.keyboard.type("cjz")
    await clerk.keyboard.press("Enter")
    await expect(clerk.locator("#picker-name")).to_have_text("第一次办残疾证")
    await expect(clerk.locator("#picker-send")).to_be_enabled()
    li.begins_to_listen()
    await clerk.keyboard.press("Enter")
    await li.waits_to_hear("【残疾人证新办】")
    await expect(clerk.locator("#picker")).to_have_count(0)
    await clerk.keyboard.press("Alt+KeyN")
    await expect(clerk.locator("#picker-q")).to_be_focused()
    await clerk.keyboard.press("Escape")
    await expect(clerk.locator("#picker")).to_have_count(0)
