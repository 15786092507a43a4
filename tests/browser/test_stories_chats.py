"""Whole stories of chats: two clerks in two browsers, a citizen in the simulator."""

import asyncio
import re
from datetime import timedelta

from playwright.async_api import expect

from tests.support.chromium import in_chromium
from tests.support.desk_stories import writes
from tests.support.stories import Stage, stage, theatre
from tests.support.waiting import arrives, clicks, goes, press

__all__ = ["stage", "theatre"]

pytestmark = in_chromium


async def test_two_clerks_press_the_key_at_once_and_one_has_the_chat(stage: Stage) -> None:
    zhang = stage.citizen("张三", "baiyang")
    await zhang.says("人工")
    one = await stage.desk_with(zhang, takes=False)
    two = await stage.desk_with(zhang, place=1, takes=False)
    await asyncio.gather(goes(one, "t"), goes(two, "t"))
    has = one if await one.locator("#answer-text").count() else two
    other = two if has is one else one
    await expect(has.locator("#talk-head")).to_contain_text("您在接待")
    await expect(other.locator("#answer")).to_contain_text("接待")
    await expect(other.locator("#answer-text")).to_have_count(0)
    await writes(has, "您好，我来帮您")
    await zhang.waits_to_hear("您好，我来帮您")
    await expect(other.locator("#said")).to_contain_text("您好，我来帮您")


async def test_the_lead_takes_a_chat_over_and_both_screens_say_so(stage: Stage) -> None:
    zhang = stage.citizen("张三", "banzhuyuan")
    await zhang.says("人工")
    clerk = await stage.desk_with(zhang)
    lead = await stage.desk_with(zhang, "负责人", takes=False)
    async with arrives(lead):
        await lead.get_by_role("button", name="接手（现由").click()
    await expect(lead.locator("#talk-head")).to_contain_text("您在接待")
    await expect(clerk.locator("#answer-text")).to_have_count(0)
    await expect(clerk.locator("#list-mine")).to_contain_text("您手上没有会话")
    await writes(lead, "我是负责人，我来办")
    await zhang.waits_to_hear("我是负责人，我来办")


async def test_a_chat_is_passed_on_with_a_note_that_calls_the_colleague(stage: Stage) -> None:
    zhang = stage.citizen("张三", "xili")
    await zhang.says("人工")
    second = await stage.desk("xili", "办事员", 1)  # who is at work can be passed on to
    first = await stage.desk_with(zhang)
    await first.fill("#note-form [name=text]", "@zonghe-b 老人耳背，字打大一点")
    await first.locator("#note-form").get_by_role("button", name="记下").click()
    await expect(first.locator("#notes")).to_contain_text("老人耳背")
    await expect(second.locator("#list-mentioned")).to_contain_text("有人在备注里提到您")
    await first.get_by_text("转给…").click()
    await first.select_option("#passing [name=to]", "zonghe-b")
    await first.fill("#passing [name=reason]", "社保的事，您熟")
    await clicks(first, "转过去（首问责任人不变）")

    await expect(second.locator("#list-offered")).to_be_visible()
    await clicks(second, "接")
    await expect(second.locator("#notes")).to_contain_text("老人耳背")
    await expect(second.locator("#list-mentioned")).to_have_count(0)
    await second.get_by_text("经过（").click()
    await expect(second.locator(".steps")).to_contain_text("社保的事，您熟")


async def test_what_is_half_written_at_one_desk_is_there_at_the_next(stage: Stage) -> None:
    zhang = stage.citizen("张三", "chini")
    await zhang.says("人工")
    desk = await stage.desk_with(zhang)
    async with desk.expect_response("**/draft") as kept:
        await desk.fill("#answer-text", "您带上户口本和")
    assert (await kept.value).ok
    await desk.context.close()
    tablet = await stage.desk_with(zhang, takes=False)
    await expect(tablet.locator("#answer-text")).to_have_value("您带上户口本和")


async def test_words_that_wechat_no_longer_takes_become_a_call_and_then_arrive(
    stage: Stage,
) -> None:
    zhang = stage.citizen("张三", "anju")
    await zhang.says("人工")
    clerk = await stage.desk_with(zhang)
    await expect(clerk.locator("#talk-head")).to_contain_text("还能发")
    for number in range(1, 7):
        await writes(clerk, f"第{number}条")
        if number < 6:
            await zhang.waits_to_hear(f"第{number}条")
    await expect(clerk.locator("#said")).to_contain_text("等群众下次发消息时补发")
    await stage.passes(seconds=21)
    await expect(clerk.locator("#bell")).to_contain_text("1 条话没送到群众")
    await press(clerk, "Escape")
    await goes(clerk, "g", "d")
    await expect(clerk.locator("#unreached")).to_contain_text("第6条")

    await zhang.says("喂")
    await zhang.waits_to_hear("第6条")
    await stage.passes(seconds=21)
    await clerk.reload()
    await expect(clerk.locator("#unreached")).to_have_count(0)


async def test_a_voice_is_listened_to_and_written_down_for_the_bot(stage: Stage) -> None:
    granny = stage.citizen("王奶奶", "bachuan")
    await granny.sends_voice()
    granny.hears("语音收到了")
    clerk = await stage.desk("bachuan", "办事员")
    await goes(clerk, "g", "v")
    seconds = await clerk.locator("#listening audio").evaluate(
        """sound => new Promise((heard, fault) => {
          sound.onloadedmetadata = () => heard(sound.duration);
          sound.onerror = () => fault(new Error("the sound can't be played"));
          sound.load();
          sound.play().catch(() => {});
        })"""
    )
    assert seconds > 1
    granny.begins_to_listen()
    await clerk.locator("#listening [name=text]").fill("高龄津贴要带什么")
    await goes(clerk, "Enter")
    await expect(clerk.locator("main")).to_contain_text("没有要听的语音")
    await granny.waits_to_hear("听了您的语音：“高龄津贴要带什么”")


async def test_a_photo_is_looked_at_closely_and_its_paper_is_answered(stage: Stage) -> None:
    zhang = stage.citizen("张三", "damiao")
    await zhang.says("高龄津贴要带什么")
    while "接下来" not in "\n".join(zhang.latest):
        await zhang.says("不清楚")
    await zhang.sends_picture()
    await zhang.says("1")
    await zhang.says("发完了")
    clerk = await stage.desk_with(zhang)
    await expect(clerk.locator("#said img").first).to_have_js_property("complete", value=True)
    below = "said => said.scrollHeight - said.scrollTop - said.clientHeight"
    assert await clerk.locator("#said").evaluate(below) < 2, "the newest line is in sight"
    await clerk.locator("#said a.picture").first.click()
    large = clerk.locator("dialog.zoom img")
    await expect(large).to_be_visible()
    await press(clerk, "+", "r")
    await expect(large).to_have_attribute("style", "transform: rotate(90deg) scale(1.25);")
    await press(clerk, "Escape")
    await expect(large).to_have_count(0)

    async with arrives(clerk):
        await clerk.locator("#citizen").get_by_role("link", name="材料预审").click()
    await clerk.locator("[name^='verdict.']").first.select_option("不对")
    await clerk.locator("[name^='note.']").first.fill("反面没拍到")
    zhang.begins_to_listen()
    await clicks(clerk, "发给群众")
    await zhang.waits_to_hear("反面没拍到")


async def test_who_writes_at_night_is_the_first_in_the_morning(stage: Stage) -> None:
    zhang, worked = stage.citizen("张三", "dongcheng"), stage.centre.parts.calendar.is_worked
    while not worked(stage.today.date() + timedelta(days=1)):  # two days on WeChat takes no word
        stage.new_morning()
    await stage.until(21)
    await zhang.says("人工")
    zhang.hears("一开门就先看您的")
    await stage.until(8, 59, days=1)
    clerk = await stage.desk("dongcheng", "办事员")
    await expect(clerk.locator("#list-waiting .asked")).to_have_count(1)
    await clerk.reload()
    await stage.passes(minutes=2)
    await expect(clerk.locator("#list-offered .offered")).to_have_count(1)
    await clicks(clerk, "接")
    await writes(clerk, "早上好，昨晚的话看到了")
    await zhang.waits_to_hear("早上好，昨晚的话看到了")


async def test_a_clerk_shuts_the_laptop_and_the_chat_moves_on(stage: Stage) -> None:
    zhang = stage.citizen("张三", "erping")
    await zhang.says("人工")
    first = await stage.desk_with(zhang)
    await zhang.says("在吗")
    await first.context.close()
    second = await stage.desk("erping", "办事员", 1)
    await stage.passes(minutes=4)
    await second.reload()
    await stage.passes(seconds=2)
    await expect(second.locator("#list-offered")).to_contain_text("没有回，请接手")
    await clicks(second, "接")
    await writes(second, "您好，我接着看")
    await zhang.waits_to_hear("我接着看")


async def test_a_ready_line_a_list_and_a_booking_are_sent_from_the_chat(stage: Stage) -> None:
    zhang = stage.citizen("张三", "jiuxian")
    await zhang.says("低保要带什么")
    await zhang.says("人工")
    clerk = await stage.desk("jiuxian", "办事员")
    await clerk.goto(f"{stage.url}/console/canned")
    await clerk.fill("[name=key]", "带证")
    await clerk.fill("textarea", "您办{事项}，请带身份证原件。")
    await clicks(clerk, "记下")
    await clerk.goto(f"{stage.url}/console/chats/{await stage.chat_of(zhang)}")
    await goes(clerk, "t")
    await clerk.locator("#answer-text").press_sequentially("；带证")
    await clerk.locator("#answer-text").press("Tab")
    await expect(clerk.locator("#answer-text")).to_have_value(
        re.compile("您办最低生活保障.*请带身份证")
    )
    await clerk.locator("#answer-text").press("Enter")
    await zhang.waits_to_hear("请带身份证原件")

    zhang.begins_to_listen()
    await clerk.get_by_role("link", name="发告知单", exact=True).click()
    await expect(clerk.locator("#picker-name")).to_have_text("第一次申请低保")
    await clerk.locator("#picker-send").click()
    await zhang.waits_to_hear("告知单")
    await clicks(clerk, "帮他预约", link=True)
    await clerk.locator("[name=slot]").first.check(force=True)
    zhang.begins_to_listen()
    await clicks(clerk, "约上")
    await zhang.waits_to_hear("您的号")
