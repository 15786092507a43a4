"""Whole stories on the way: visits and requests to agents, on real phones and at real desks."""

import re

from playwright.async_api import Page, expect

from tests.support.chromium import in_chromium
from tests.support.citizen import Citizen
from tests.support.field_stories import asks_visit, plans
from tests.support.home_visits import trip_rows
from tests.support.proxy_work import asks_for_mother
from tests.support.stories import Stage, fits_the_hand, stage, theatre
from tests.support.waiting import arrives, clicks, goes

__all__ = ["stage", "theatre"]

pytestmark = in_chromium


async def _family_s_page(family: Citizen, stage: Stage) -> str:
    """Open the page of who comes, in the dark; give the code word."""
    told = await family.waits_to_hear("上门时间定了")
    page = await stage.phone(dark=True)
    await page.goto(re.findall(r"http\S+/visit/\S+", told)[0])
    await expect(page.locator("h1")).to_contain_text("上门")
    await fits_the_hand(page)
    code = await page.locator(".code").inner_text()
    assert code in told
    return code


async def _marks_where_there_is_no_signal(pair: Page) -> None:
    await pair.wait_for_selector("html[data-kept=yes]")
    await pair.context.set_offline(True)
    await pair.reload()
    await expect(pair.locator("#line")).to_contain_text("没有信号")
    await pair.get_by_role("button", name="退出").click()
    await expect(pair.locator("#line")).to_contain_text("要等有信号再点")
    await pair.check("article [value=办好了]")
    await pair.locator("form[data-mark] button.main").click()
    await expect(pair.locator("#queue")).to_contain_text("还有 1 家的结果")


async def test_a_visit_from_the_request_to_what_the_family_thinks_of_it(stage: Stage) -> None:
    family = stage.citizen("李四", "banzhuyuan")
    number = await asks_visit(family, stage)
    lead = await stage.desk("banzhuyuan", "负责人")
    await plans(lead, stage)
    code = await _family_s_page(family, stage)
    trips = await stage.centre.parts.database.run(trip_rows)
    trip = trips[-1]
    while stage.today.date() < trip.on_day:
        await stage.until(8, days=1)
        await family.says("上门什么时候来")
        family.hears(number)
    pair = await stage.phone_of_login("banzhuyuan", trip.lead)
    await pair.goto(f"{stage.url}/console/sheet")
    await expect(pair.locator("article")).to_contain_text(code)
    await fits_the_hand(pair)
    await clicks(pair, "我们出发了")
    await _marks_where_there_is_no_signal(pair)
    family.begins_to_listen()
    await pair.context.set_offline(False)
    await family.waits_to_hear("办好了")
    await expect(pair.locator("[data-state]")).to_contain_text("记下了")
    await family.waits_to_hear("这次办得怎么样")
    await family.taps("不满意")
    await family.taps("等得太久")
    family.hears("记下了")
    lead = await stage.desk("banzhuyuan", "负责人")  # days have passed
    await lead.goto(f"{stage.url}/console/ratings")
    await expect(lead.locator("#rectifying")).to_contain_text(number)


async def test_a_visit_that_is_kindly_refused_becomes_a_request_to_an_agent(stage: Stage) -> None:
    wang = stage.citizen("王五", "banzhuyuan")
    await wang.says("能不能上门给我办")
    for each in ("我自己，太远了没车", "高龄津贴", "茶坪村", "13900001111", "都行", "对"):
        await wang.says(each)
    number = re.findall(r"V\d{6}-\d{3}", wang.hears("先请人看一看"))[0]
    clerk = await stage.desk("banzhuyuan", "办事员")
    await clerk.goto(f"{stage.url}/console/visits/{number}")
    await clerk.fill("[name=reason]", "您那天正好要来镇上")
    await clerk.select_option("[name=instead]", "代办")
    wang.begins_to_listen()
    await clicks(clerk, "告诉群众")
    await wang.waits_to_hear("您那天正好要来镇上")

    await wang.taps("代办")
    for _ in range(6):
        heard = "\n".join(wang.latest)
        if "代办号 D" in heard:
            break
        await wang.says(_answer(heard))
    request = re.findall(r"D\d{6}-\d{3}", wang.hears("代办号 D"))[0]
    await clerk.goto(f"{stage.url}/console/proxies")
    await expect(clerk.locator("main")).to_contain_text(request)


def _answer(asked: str) -> str:
    """Answer whatever the request's dialog asks next."""
    if "对，提交" in asked:
        return "对，提交"
    if "同意" in asked:
        return "同意"
    if "哪个村" in asked:
        return "茶坪村"
    if "电话" in asked:
        return "王五 13900001111"
    return "我自己" if "给谁" in asked or "谁" in asked else "高龄津贴"


async def _receipt_opens(citizen: Citizen, stage: Stage) -> None:
    links = [p.href for b in citizen.chat.phone.bubbles for p in b.parts if p.kind == "link"]
    family = await stage.phone(dark=True)
    await family.goto(next(each for each in reversed(links) if "/r/xili/S" in each))
    await expect(family.locator("h1")).to_contain_text("收条")
    await fits_the_hand(family)


async def test_an_agent_does_it_all_on_the_phone(stage: Stage) -> None:
    zhang = stage.citizen("张三", "xili")
    number = await asks_for_mother(zhang)
    phone = await stage.phone_of("xili", "代办员", 1)  # 柳泉村
    await fits_the_hand(phone)
    async with arrives(phone):
        await phone.locator("a.card", has_text=number).click()
    await phone.check("[value=代办]")
    await clicks(phone, "接了，告诉群众")
    await zhang.waits_to_hear("接了")
    await fits_the_hand(phone)
    await phone.locator(".paper input[type=checkbox]").first.check()
    await clicks(phone, "收下，开收条")
    await zhang.waits_to_hear("收条 S")
    await _receipt_opens(zhang, stage)

    await clicks(phone, "手上的都交了")
    await zhang.waits_to_hear("已经交到")
    await phone.fill("[name=result]", "批下来了")
    await phone.fill("[name=given_out]", "领取卡")
    await clicks(phone, "办好了")
    await zhang.waits_to_hear("办好了：批下来了")
    await fits_the_hand(phone)
    await clicks(phone, "都还给他了，请他确认")
    await zhang.waits_to_hear("都拿到了请回“收到了”")
    await zhang.taps("收到了")
    await zhang.waits_to_hear("办结了，材料都清了")
    async with arrives(phone):
        await phone.get_by_role("link", name="‹ 列表").click()
    await phone.get_by_text("七天内了结的 1").click()
    await expect(phone.locator("details a.card")).to_contain_text(number)


async def test_an_agent_moves_between_the_pages_and_signs_out(stage: Stage) -> None:
    phone = await stage.phone_of("bachuan", "代办员")
    for name, path in (("今天上门", "sheet"), ("考勤", "attendance"), ("我的代办", "agent")):
        if "attendance" in phone.url:
            await phone.goto(f"{stage.url}/console/sheet")
        async with arrives(phone):
            await phone.get_by_role("link", name=name).click()
        assert phone.url == f"{stage.url}/console/{path}"
        assert await phone.evaluate("document.documentElement.scrollWidth") <= 360
    await phone.goto(f"{stage.url}/console/attendance")
    await goes(phone, "g", "j")  # the console's scripts run for an agent too
    assert phone.url == f"{stage.url}/console/sheet"
    for path in ("agent", "sheet"):
        await phone.goto(f"{stage.url}/console/{path}")
        await fits_the_hand(phone)
    await clicks(phone, "退出")
    assert "/console/login?" in phone.url
    await fits_the_hand(phone)
    assert await phone.evaluate("caches.keys()") == []
