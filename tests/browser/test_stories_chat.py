"""What a clerk does for a citizen from within the chat, by keyboard; the citizen hears it there."""

import re

from playwright.async_api import Page, expect

from tests.support.chromium import in_chromium
from tests.support.citizen import Citizen
from tests.support.stories import Stage, stage, theatre
from tests.support.waiting import press

__all__ = ["stage", "theatre"]

pytestmark = in_chromium


async def takes(stage: Stage, citizen: Citizen) -> Page:
    """Have the town's first clerk take the citizen's chat, by keys."""
    clerk = await stage.desk_with(citizen)
    await expect(clerk.locator("#answer-text")).to_be_focused()
    citizen.begins_to_listen()
    return clerk


async def test_a_notice_for_what_was_said_is_sent_with_three_keys(stage: Stage) -> None:
    li = stage.citizen("三键", "baiyang")
    await li.says("低保要带什么")
    await li.taps("有残疾证")
    await li.says("人工")
    clerk = await takes(stage, li)
    await clerk.fill("#answer-text", "正在写的话")
    await press(clerk, "Alt+KeyN")
    await expect(clerk.locator("#picker-q")).to_be_focused()
    await expect(clerk.locator("#picker-name")).to_have_text("第一次申请低保")
    await expect(clerk.get_by_label("有残疾证")).to_be_checked()
    shown = await clerk.locator(".preview li").first.inner_text()
    await press(clerk, "Enter")
    heard = await li.waits_to_hear("一次性告知单 G")
    assert shown.splitlines()[-1] in heard
    await expect(clerk.locator("#answer-text")).to_be_focused()
    await expect(clerk.locator("#answer-text")).to_have_value("正在写的话")
    await expect(clerk.locator("#said .right").first).to_contain_text("一次性告知单")


async def test_another_matter_is_found_by_the_first_letters_of_its_sounds(stage: Stage) -> None:
    li = stage.citizen("换一件", "xili")
    await li.says("人工")
    clerk = await takes(stage, li)
    await press(clerk, "Escape")
    await press(clerk, "n")
    await expect(clerk.locator("#picker-q")).to_be_focused()
    await clerk.keyboard.type("cjz")
    await press(clerk, "Enter")
    await expect(clerk.locator("#picker-name")).to_have_text("第一次办残疾证")
    await expect(clerk.locator("#picker-send")).to_be_enabled()
    li.begins_to_listen()
    await press(clerk, "Enter")
    await li.waits_to_hear("【残疾人证新办】")
    await expect(clerk.locator("#picker")).to_have_count(0)
    await press(clerk, "Alt+KeyN")
    await expect(clerk.locator("#picker-q")).to_be_focused()
    await press(clerk, "Escape")
    await expect(clerk.locator("#picker")).to_have_count(0)


async def test_the_citizen_taps_one_of_the_times_that_the_clerk_offered(stage: Stage) -> None:
    li = stage.citizen("选时间", "baiyang")
    await li.says("低保要带什么")
    await li.says("人工")
    clerk = await takes(stage, li)
    await press(clerk, "Alt+KeyB")
    await expect(clerk.locator("[name=slot]").first).to_be_focused()
    await press(clerk, "Alt+KeyO")
    await li.waits_to_hear("哪个时间方便？点一个就约好了")
    await expect(clerk.locator("#answer-text")).to_be_focused()
    await li.taps("14:00")
    li.hears("约好了。您的号")
    await expect(clerk.locator("#said .bot").last).to_contain_text("约好了。您的号")
    await expect(clerk.locator("#citizen")).to_contain_text("14:00")
    await expect(clerk.locator("#list-mine")).to_contain_text("已回复")
    await li.taps("14:00")
    li.hears("这件事您已经约过了")


async def test_a_rating_is_asked_for_and_given_within_the_chat(stage: Stage) -> None:
    li = stage.citizen("评一评", "chini")
    await li.says("人工")
    clerk = await takes(stage, li)
    await press(clerk, "Alt+KeyS")
    await li.waits_to_hear("【评价】这次咨询")
    await li.taps("不满意")
    li.hears("是哪里不好")
    await li.taps("态度不好")
    li.hears("记下了")
    await expect(clerk.locator("#citizen")).to_contain_text("评价：不满意")
    await li.says("我还要问一句")
    li.hears_nothing()
    await expect(clerk.locator("#list-mine")).to_contain_text("等回复")


async def test_a_visit_and_a_proxy_come_back_to_the_chat_and_stand_beside_it(stage: Stage) -> None:
    li = stage.citizen("上门代办", "baiyang")
    await li.says("低保要带什么")
    await li.says("人工")
    clerk = await takes(stage, li)
    await press(clerk, "Alt+KeyV")
    await expect(clerk.locator("[name=who]")).to_be_focused()
    await clerk.keyboard.type("李奶奶")
    await press(clerk, "Enter")
    await li.waits_to_hear("记下了上门（V")
    await expect(clerk.locator("#answer-text")).to_be_focused()
    await expect(clerk.locator("#citizen")).to_contain_text("上门 V")

    await press(clerk, "Alt+KeyP")
    await expect(clerk.locator("[name=matter]")).to_have_value("最低生活保障审核确认")
    await clerk.select_option("[name=village]", index=1)
    for field, words in (("who", "李奶奶"), ("phone", "13812345678"), ("consent", "她说行")):
        await clerk.fill(f"[name={field}]", words)
    await press(clerk, "Enter")
    await expect(clerk.locator("#citizen")).to_contain_text("代办 D")
    await expect(clerk.locator("#list-mine")).to_contain_text("已回复")


async def test_the_lead_sees_that_the_clerk_is_writing_and_goes_unseen_when_gone(
    stage: Stage,
) -> None:
    li = stage.citizen("谁在写", "xili")
    await li.says("人工")
    clerk, lead = await takes(stage, li), await stage.desk("xili", "负责人")
    await lead.goto(clerk.url)
    await expect(lead.locator("#who")).to_contain_text("正在看")
    await expect(clerk.locator("#who")).to_contain_text("正在看")
    await clerk.keyboard.type("您好")
    await expect(lead.locator("#who")).to_contain_text("正在写")
    await expect(clerk.locator("#answer-text")).to_have_value("您好")
    await lead.goto(f"{stage.url}/console/register")
    await expect(clerk.locator("#who")).to_be_hidden()


async def test_answers_and_colleagues_are_listed_while_one_types(stage: Stage) -> None:
    li = stage.citizen("边打边选", "banzhuyuan")
    await li.says("人工")
    clerk = await takes(stage, li)
    chat, _lead = clerk.url, await stage.desk("banzhuyuan", "负责人")
    await clerk.goto(f"{stage.url}/console/canned")
    await clerk.keyboard.type("来中心")
    await clerk.keyboard.press("Tab")
    await clerk.keyboard.type("请到{地址}。")
    await clerk.keyboard.press("Control+Enter")
    await expect(clerk.locator("#canned")).to_contain_text("来中心")
    await clerk.goto(chat)
    await expect(clerk.locator("#answer-text")).to_be_focused()
    await clerk.keyboard.type("您好，；lzx")
    await expect(clerk.locator("#canned")).to_be_visible()
    await clerk.keyboard.press("Enter")
    await expect(clerk.locator("#answer-text")).to_have_value(re.compile("^您好，请到.+。$"))

    await clerk.keyboard.press("Alt+KeyM")
    await clerk.keyboard.type("@fuze")
    await expect(clerk.locator("#colleagues")).to_be_visible()
    await clerk.keyboard.press("Tab")
    await clerk.keyboard.type("看看")
    await li.says("在吗")
    await expect(clerk.locator("#said .left").last).to_contain_text("在吗")
    await expect(clerk.locator("#note-text")).to_have_value(re.compile("^@.+ 看看$"))
    await expect(clerk.locator("#note-text")).to_be_focused()
    await clerk.keyboard.press("Enter")
    await expect(clerk.locator("#notes")).to_contain_text("看看")
    await expect(clerk.locator("#note-text")).to_have_value("")
    await expect(clerk.locator("#answer-text")).to_have_value(re.compile("^您好，请到"))
