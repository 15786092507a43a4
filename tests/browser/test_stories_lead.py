"""Whole stories of who answers for the desk: leaders, supervisors, complaints, phone calls."""

from playwright.async_api import Page, expect

from tests.support.chromium import in_chromium, open_page
from tests.support.desk_stories import writes
from tests.support.field_stories import asks_visit
from tests.support.stories import Stage, stage, theatre
from tests.support.waiting import arrives, clicks, goes, press

__all__ = ["stage", "theatre"]

pytestmark = in_chromium


async def test_urgent_words_ring_at_the_leader_on_duty_until_somebody_knows(stage: Stage) -> None:
    zhang = stage.citizen("张三", "baiyang")
    leader = await stage.desk("baiyang", "带班领导")
    await expect(leader.locator("#bell")).to_be_hidden()
    await zhang.says("我妈摔倒了起不来")
    zhang.hears("120")
    await expect(leader.locator("#bell.alarm")).to_contain_text("紧急，有人受伤或发病")
    async with arrives(leader):
        await leader.locator("#bell a").first.click()
    line = leader.locator("#urgent tbody tr")
    await line.locator("[name=note]").fill("已打120，村干部在路上")
    async with arrives(leader):
        await line.get_by_role("button", name="知道了").click()
    await leader.get_by_text("知道了的 1").click()
    await expect(leader.locator("#alarms-seen")).to_contain_text("村干部在路上")
    await expect(leader.locator("#bell")).not_to_contain_text("紧急")


async def test_what_can_not_be_done_here_is_for_the_leader_to_say(stage: Stage) -> None:
    zhang = stage.citizen("张三", "banzhuyuan")
    await zhang.says("人工")
    clerk, leader = await stage.desk_with(zhang), await stage.desk("banzhuyuan", "带班领导")
    await clerk.get_by_text("请示…").click()
    await clerk.check("#referring [value=办不成]")
    await clerk.fill("#referring [name=words]", "户口不在本镇")
    await clicks(clerk, "请示领导")
    await expect(leader.locator("#bell")).to_contain_text("办不成")
    await goes(leader, "g", "u")
    await leader.select_option("#asked [name=decision]", "同意")
    await leader.fill("#asked [name=words]", "请到户口所在的镇办，可以网上交材料")
    await clicks(leader, "答复")
    await expect(clerk.locator("#citizen")).to_contain_text("可以网上交材料")

    await clerk.reload()
    await press(clerk, "Escape", "c")
    await clerk.check("#closing [value=另办]")
    await clicks(clerk, "办结并告别")
    await zhang.waits_to_hear("请到户口所在的镇办")
    await expect(clerk.locator("#list-mine")).to_contain_text("您手上没有会话")


async def test_a_promised_reply_is_owed_until_it_is_sent(stage: Stage) -> None:
    li = stage.citizen("李四", "xili")
    await li.says("人工")
    clerk = await stage.desk_with(li)
    await writes(clerk, "要请民政办核实，一天内答复您")
    await press(clerk, "Escape", "c")
    await clerk.check("#closing [value=衔接]")
    await clerk.select_option("#closing [name=days]", "1")
    await clerk.fill("#closing [name=note]", "请民政办核实")
    await clicks(clerk, "办结并告别")
    await li.waits_to_hear("前答复")
    lead = await stage.desk("xili", "负责人")
    await goes(lead, "g", "u")
    await lead.fill("#owed [name=text]", "核实过了，可以办")
    await clicks(lead, "发出并办结")
    await li.waits_to_hear("核实过了，可以办")
    await expect(lead.locator("#owed")).to_have_text("没有欠着的答复。")


async def test_the_supervisor_reads_everything_and_no_phone_number(stage: Stage) -> None:
    family = stage.citizen("李四", "banzhuyuan")
    number = await asks_visit(family, stage)
    clerk = await stage.desk("banzhuyuan", "办事员")
    await clerk.goto(f"{stage.url}/console/visits/{number}")
    await expect(clerk.locator("main")).to_contain_text("139 5555 1234")
    reader = await stage.desk("banzhuyuan", "监督员")
    await reader.goto(f"{stage.url}/console/visits/{number}")
    await expect(reader.locator("main")).to_contain_text("1234")
    await family.says("人工")
    chat = f"chats/{await stage.chat_of(family)}"
    for path in ("", chat, "register", "bookings", "oversight", "visits", f"visits/{number}"):
        await reader.goto(f"{stage.url}/console/{path}")
        assert "5555" not in await reader.content(), path
        assert await reader.locator("main form button:visible").all_inner_texts() == [], path


async def test_a_complaint_is_decided_answered_and_appealed_against(stage: Stage) -> None:
    wang = stage.citizen("王五", "chini")
    await wang.says("高龄津贴多久到账")
    await wang.says("我要投诉，窗口的人不理我")
    lead = await stage.desk("chini", "负责人")
    await goes(lead, "g", "e")
    line = lead.locator("#complaints tbody tr")
    await expect(line).to_contain_text("不理我")
    await line.locator("[name=outcome]").select_option("属实")
    await line.locator("[name=about]").select_option("zonghe-a")
    await line.locator("[name=answer]").fill("已批评教育，向您道歉")
    wang.begins_to_listen()
    await clicks(lead, "定下并答复")
    await wang.waits_to_hear("已批评教育，向您道歉")

    clerk = await stage.desk("chini", "办事员")
    await goes(clerk, "g", "e")
    await clerk.fill("[name=appeal]", "当时在接电话，没有听见")
    await clicks(clerk, "申辩")
    await lead.reload()
    await expect(line).to_contain_text("当时在接电话")
    other = await stage.desk("chini", "办事员", 1)
    await goes(other, "g", "e")
    await expect(other.locator("main")).to_contain_text("没有投诉")


async def test_a_phone_call_is_registered_without_touching_the_mouse(stage: Stage) -> None:
    clerk = await stage.desk("baiyang", "办事员", 1)
    await goes(clerk, "g", "r")
    await goes(clerk, "g", "n")
    for words in ("我妈的高龄津贴没到账", "陈大山", "138 1234 5678", "高龄津贴"):
        await clerk.keyboard.type(words)
        await clerk.keyboard.press("Tab")
    await clerk.locator("[name=matter]").focus()
    await goes(clerk, "Enter")
    await expect(clerk.locator("#card")).to_contain_text("陈大山")
    await expect(clerk.locator("#tell [name=how]")).to_be_focused()
    await clerk.keyboard.type("由民生办办，明天上午回电话")
    await goes(clerk, "Enter")
    await expect(clerk.locator("#card")).to_contain_text("由民生办办，明天上午回电话")


async def test_help_lists_the_keys_of_whoever_asks(stage: Stage) -> None:
    clerk, reader = await stage.desk("anju", "办事员"), await stage.desk("anju", "监督员")
    for page, seen, unseen in ((clerk, "常用语", "看板"), (reader, "看板", "常用语")):
        await press(page, "?")
        await expect(page.locator("#help")).to_contain_text(seen)
        await expect(page.locator("#help")).not_to_contain_text(unseen)
        await press(page, "Escape")
        await expect(page.locator("#help")).to_be_hidden()


DIM = """() => {
  const paper = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (colour) => {
    paper.clearRect(0, 0, 1, 1);
    paper.fillStyle = colour;
    paper.fillRect(0, 0, 1, 1);
    return [...paper.getImageData(0, 0, 1, 1).data];
  };
  const light = (colour) => colour.slice(0, 3).map((part) => part / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, which) => sum + part * [0.2126, 0.7152, 0.0722][which], 0);
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = rgb(getComputedStyle(each).backgroundColor);
      if (colour[3] > 250) return colour;
    }
    return rgb(matchMedia("(prefers-color-scheme: dark)").matches ? "black" : "white");
  };
  const found = new Set();
  for (const each of document.querySelectorAll("body *")) {
    const says = [...each.childNodes].some((one) => one.nodeType === 3 && one.textContent.trim());
    if (!says || !each.checkVisibility() || each.closest(":disabled, option")) continue;
    const ink = light(rgb(getComputedStyle(each).color));
    const [less, more] = [ink, light(behind(each))].sort((a, b) => a - b);
    const contrast = (more + 0.05) / (less + 0.05);
    if (contrast < 4.5) found.add(`${each.textContent.trim().slice(0, 20)} ${contrast.toFixed(2)}`);
  }
  return [...found];
}"""


async def test_by_night_and_by_day_all_words_can_be_read(stage: Stage) -> None:
    zhang = stage.citizen("张三", "nancheng")
    await zhang.says("低保要带什么")
    await zhang.says("人工")
    light = await stage.desk_with(zhang)
    await writes(light, "您好")
    await light.fill("#note-form [name=text]", "老人")
    await light.locator("#note-form").get_by_role("button", name="记下").click()
    await expect(light.locator("#notes")).to_contain_text("老人")
    dark = await _the_same_in_the_dark(light, stage)
    for page in (light, dark):
        for path in (f"chats/{await stage.chat_of(zhang)}", "register", "oversight", "roster"):
            await page.goto(f"{stage.url}/console/{path}")
            assert await page.evaluate(DIM) == [], page.url
    assert await dark.evaluate("getComputedStyle(document.body).backgroundColor") != (
        await light.evaluate("getComputedStyle(document.body).backgroundColor")
    )


async def _the_same_in_the_dark(page: Page, stage: Stage) -> Page:
    dark = await open_page(stage.browser, dark=True)
    await dark.context.add_cookies(
        [
            {"name": each["name"], "value": each["value"], "url": stage.url}
            for each in await page.context.cookies()
        ]
    )
    return dark
