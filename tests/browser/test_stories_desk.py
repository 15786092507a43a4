"""Whole stories at the hall and at the desk: two clerks in two browsers, a citizen in the chat."""

import re
from datetime import timedelta

from playwright.async_api import Page, expect

from tests.support.chromium import in_chromium, open_page
from tests.support.clerk import ClerkAtWork
from tests.support.hall import books, link_of
from tests.support.stories import Stage, fits_the_hand, stage, theatre
from tests.support.waiting import arrives, clicks, goes

__all__ = ["stage", "theatre"]

pytestmark = in_chromium

HELP = "minzheng.dibao"


async def test_a_booking_is_reminded_served_badly_and_put_right(stage: Stage) -> None:
    town, counter = "xili", _first_counter(stage, "xili")
    sun = stage.citizen("孙六", town)
    number = await books(sun, "我想明天上午来办低保", "10点")
    sun.begins_to_listen()
    await stage.until(18, 40)
    assert (await sun.waits_to_hear("【提醒】")).count(number) >= 1
    await stage.until(9, 50, days=1)
    phone, clerk = await stage.phone(), await stage.desk(town, "办事员")
    await phone.goto(link_of(sun, "打开我的号"))
    async with arrives(phone):
        await phone.get_by_role("button", name="我到了").click()
    await expect(phone.locator("h1")).to_contain_text("A001")
    await fits_the_hand(phone)
    await clerk.goto(f"{stage.url}/console/hall?counter={counter}")
    for key, state in (("n", "called"), ("s", "serving"), ("e", "none")):
        await goes(clerk, key)
        await expect(clerk.locator(f".hall-number.{state}")).to_be_visible()
    await sun.waits_to_hear("这次办得怎么样")
    await sun.taps("不满意")
    await sun.says("排了一个小时才轮到我")

    lead = await stage.desk(town, "负责人")
    await lead.goto(f"{stage.url}/console/ratings")
    row = lead.locator("#rectifying tbody tr").first
    await expect(row).to_contain_text("排了一个小时")
    await row.locator("[name=outcome]").select_option("属实已改")
    for step, note in (("核实", "属实"), ("整改", "加开一个窗口"), ("反馈", "加开了窗口，对不起")):
        await expect(row.get_by_role("button", name=f"记下{step}")).to_be_visible()
        await row.locator("[name=note]").fill(note)
        async with arrives(lead):
            await row.get_by_role("button", name=f"记下{step}").click()
    await sun.waits_to_hear("加开了窗口，对不起")


def _first_counter(stage: Stage, town: str) -> str:
    found = stage.centre.parts.towns.get(town)
    assert found is not None
    return found.counters[0].id


async def test_who_walks_in_gets_a_number_at_the_desk_and_is_called(stage: Stage) -> None:
    old = stage.citizen("赵大爷", "chini")
    await old.says("取号")
    await old.says("综合服务窗口")
    number = re.findall(r"[A-Z]\d{3}", old.hears("打开我的号"))[0]
    phone, clerk = await stage.phone(), await stage.desk("chini", "办事员")
    await phone.goto(link_of(old, "打开我的号"))
    await fits_the_hand(phone)
    await clerk.goto(f"{stage.url}/console/hall?counter=zonghe-1")
    await expect(clerk.locator("#hall-waiting")).to_contain_text(number)
    async with arrives(clerk):
        await clerk.get_by_role("button", name="取号").click()
    await expect(clerk.locator("#hall-waiting tbody tr")).to_have_count(2)
    old.begins_to_listen()
    await goes(clerk, "n")
    await old.waits_to_hear(f"{number} 叫到您了")
    screen = await open_page(stage.browser)
    await screen.goto(f"{stage.url}/hall/chini/screen")
    await expect(screen.locator(".called .fresh")).to_contain_text(number)
    await phone.reload()
    await expect(phone.locator(".say")).to_contain_text("叫到您了")


async def test_phone_and_web_want_the_same_last_place(stage: Stage) -> None:
    """Of four windows three are taken; the caller gets the fourth, the web page says so."""
    li, tomorrow = stage.citizen("网二", "baiyang"), _next_day(stage)
    one, two = await stage.desk("baiyang", "办事员"), await stage.desk("baiyang", "办事员", 1)
    for number in range(3):
        await _phone_booking(one, stage, f"{tomorrow}T10:00", number)
    web = await stage.phone()
    await web.goto(f"{stage.url}/b/baiyang/m/{HELP}?day={tomorrow}&start=10:00")
    await fits_the_hand(web)
    await web.fill("[name=name]", "网上人")
    await web.fill("[name=phone]", "13900000002")
    await _phone_booking(two, stage, f"{tomorrow}T10:00", 4)
    await clicks(web, "下一步")
    code = web.locator(".code")
    await expect(code.or_(web.get_by_role("alert"))).to_be_visible()
    if await code.count():
        await li.says(await code.inner_text())
        await web.reload()
    await expect(web.locator("main")).to_contain_text("约走了")
    await one.goto(f"{stage.url}/console/bookings?day={tomorrow}")
    assert (await one.content()).count(">10:00<") == 4


def _next_day(stage: Stage) -> str:
    day = stage.today.date() + timedelta(days=1)
    while not stage.centre.parts.calendar.is_worked(day):
        day += timedelta(days=1)
    return day.isoformat()


async def _phone_booking(clerk: Page, stage: Stage, slot: str, number: int) -> None:
    await clerk.goto(f"{stage.url}/console/bookings/new?matter={HELP}&channel=电话")
    await clerk.locator(f"[name=slot][value='{slot}']").check(force=True)
    await clerk.fill("[name=name]", f"来电{number}")
    await clerk.fill("[name=phone]", f"1381234567{number}")
    await clicks(clerk, "约上")
    await expect(clerk.locator("main")).to_contain_text(f"来电{number}")


async def test_a_chat_that_one_does_not_take_goes_to_the_next_and_on_when_silent(
    stage: Stage,
) -> None:
    first, second = await stage.desk("baiyang", "办事员"), await stage.desk("baiyang", "办事员", 1)
    zhang = stage.citizen("张三", "baiyang")
    await zhang.says("人工")
    await stage.passes(seconds=1)
    offered = {each: each.locator("#list-offered .offered") for each in (first, second)}
    for each in (first, second):
        await each.reload()
    has = first if await offered[first].count() else second
    other = second if has is first else first
    await expect(offered[has]).to_have_count(1)
    await stage.passes(minutes=3, seconds=5)
    await expect(offered[other]).to_have_count(1)
    await expect(offered[has]).to_have_count(0)
    await clicks(other, "接")
    await other.fill("#answer-text", "您好，请说")
    await other.keyboard.press("Enter")
    await zhang.waits_to_hear("您好，请说")
    await zhang.says("低保要带什么，我在外地")

    await stage.passes(minutes=11)
    await zhang.waits_to_hear("请另一位同志接着看")
    await expect(has.locator("#list-offered")).to_contain_text("没有回，请接手")
    await clicks(has, "接")
    await has.fill("#answer-text", "我来接着办")
    await has.keyboard.press("Enter")
    await zhang.waits_to_hear("我来接着办")
    await expect(other.locator("#list-mine")).to_contain_text("您手上没有会话")


async def test_a_is_on_leave_and_b_has_the_chat_from_the_first_word(stage: Stage) -> None:
    lead, b = await stage.desk("banzhuyuan", "负责人"), stage.today.date()
    await lead.goto(f"{stage.url}/console/roster")
    await lead.select_option("#away [name=login]", "minzheng-a")
    await lead.fill("#away [name=first]", f"{b}T00:00")
    await lead.fill("#away [name=until]", f"{b}T23:00")
    await clicks(lead, "记上")
    await expect(lead.locator("#entered").first).to_be_visible()
    wang = stage.citizen("王五", "banzhuyuan")
    await wang.says("低保要带什么")
    await lead.goto(f"{stage.url}/console/register")
    await expect(lead.locator("#entries")).to_contain_text("民政所B岗")
    public = await stage.phone(dark=True)
    await public.goto(f"{stage.url}/hall/banzhuyuan")
    await expect(public.locator("main")).to_contain_text("今天：民政所B岗")
    await fits_the_hand(public)


async def test_a_freed_place_is_offered_to_who_waits_and_taken(stage: Stage) -> None:
    day, morning = _next_day(stage), await ClerkAtWork.sign_in(stage.centre, "anju", "办事员")
    new = f"/console/bookings/new?matter={HELP}"
    for number in range(60):
        free = re.findall(rf'value="({day}T(?:09|1[01]):\d\d)"', await morning.page(new))
        if not free:
            break
        fields = {"matter": HELP, "slot": free[0], "channel": "电话", "name": f"来电{number}"}
        await morning.post("/console/bookings/new", **fields, phone=f"138123456{number:02}")
    li = stage.citizen("等位人", "anju")
    await li.says(f"我想{int(day[5:7])}月{int(day[8:])}日上午来办低保")
    await li.taps("有空位告诉我")
    li.hears("记下了")

    clerk = await stage.desk("anju", "办事员")
    await clerk.goto(f"{stage.url}/console/bookings?day={day}")
    async with arrives(clerk):
        await clerk.locator("main a[href^='/console/bookings/2']").first.click()
    await clerk.get_by_text("取消预约", exact=True).click()
    li.begins_to_listen()
    async with arrives(clerk):
        await clerk.get_by_role("button", name="确定取消").click()
    await stage.passes(seconds=5)
    await li.waits_to_hear("您等的号有了")
    await li.taps("要这个号")
    li.hears("约好了")
