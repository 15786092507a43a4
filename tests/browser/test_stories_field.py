"""Whole stories on the way: visits and requests to agents, on real phones and at real desks."""

import re
from datetime import timedelta

from playwright.async_api import Page, expect
from sqlalchemy import select

from handoff.ports import Work
from handoff.tables.visits import VisitRow
from tests.support.citizen import Citizen
from tests.support.home_visits import trip_rows, visit_row
from tests.support.proxy_work import asks_for_mother, asks_for_proxy
from tests.support.stories import Stage, fits_the_hand, stage, theatre, told_by_chromium

__all__ = ["stage", "theatre"]

pytestmark = told_by_chromium


def _day(stage: Stage, days: int) -> str:
    """Say a day as citizens do, some working days on."""
    calendar, day, left = stage.centre.parts.calendar, stage.today, days
    while left:
        day += timedelta(days=1)
        left -= calendar.is_worked(day.date())
    return f"{day.month}月{day.day}日"


async def _asks_visit(family: Citizen, stage: Stage) -> str:
    """Ask for one's mother at home; give the visit's number."""
    await family.says("我妈瘫在床上能上门不")
    wish = f"{_day(stage, 2)}上午"
    for each in ("高龄津贴", "长岭村，老槐树边上，家里有狗", "13955551234", wish, "对"):
        await family.says(each)
    heard = await family.waits_to_hear("约上了")
    number: str = re.findall(r"V\d{6}-\d{3}", heard)[0]
    return number


async def _plans(lead: Page, stage: Stage) -> None:
    await lead.goto(f"{stage.url}/console/trips/plan")
    await lead.get_by_role("button", name="就这样排").click()
    await lead.goto(f"{stage.url}/console/trips")
    confirm = lead.get_by_role("button", name="定下，告诉家里")
    if not await confirm.count():
        await lead.get_by_role("link", name="下一周").click()
    await confirm.first.click()


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
    number = await _asks_visit(family, stage)
    lead = await stage.desk("banzhuyuan", "负责人")
    await _plans(lead, stage)
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
    await pair.get_by_role("button", name="我们出发了").click()
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
    await clerk.get_by_role("button", name="告诉群众", exact=True).click()
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


async def _press(phone: Page, name: str) -> None:
    await phone.get_by_role("button", name=name).click()


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
    await phone.locator("a.card", has_text=number).click()
    await phone.check("[value=代办]")
    await _press(phone, "接了，告诉群众")
    await zhang.waits_to_hear("接了")
    await fits_the_hand(phone)
    await phone.locator(".paper input[type=checkbox]").first.check()
    await _press(phone, "收下，开收条")
    await zhang.waits_to_hear("收条 S")
    await _receipt_opens(zhang, stage)

    await _press(phone, "手上的都交了")
    await zhang.waits_to_hear("已经交到")
    await phone.fill("[name=result]", "批下来了")
    await phone.fill("[name=given_out]", "领取卡")
    await _press(phone, "办好了")
    await zhang.waits_to_hear("办好了：批下来了")
    await fits_the_hand(phone)
    await _press(phone, "都还给他了，请他确认")
    await zhang.waits_to_hear("都拿到了请回“收到了”")
    await zhang.taps("收到了")
    await zhang.waits_to_hear("办结了，材料都清了")
    await phone.get_by_role("link", name="‹ 列表").click()
    await phone.get_by_text("七天内了结的 1").click()
    await expect(phone.locator("details a.card")).to_contain_text(number)


async def test_an_agent_moves_between_the_pages_and_signs_out(stage: Stage) -> None:
    phone = await stage.phone_of("bachuan", "代办员")
    for name, path in (("今天上门", "sheet"), ("考勤", "attendance"), ("我的代办", "agent")):
        if "attendance" in phone.url:
            await phone.goto(f"{stage.url}/console/sheet")
        await phone.get_by_role("link", name=name).click()
        await phone.wait_for_url(f"{stage.url}/console/{path}")
        assert await phone.evaluate("document.documentElement.scrollWidth") <= 360
    await phone.goto(f"{stage.url}/console/attendance")
    await phone.keyboard.press("g")  # the console's scripts run for an agent too
    await phone.keyboard.press("j")
    await phone.wait_for_url(f"{stage.url}/console/sheet")
    for path in ("agent", "sheet"):
        await phone.goto(f"{stage.url}/console/{path}")
        await fits_the_hand(phone)
    await _press(phone, "退出")
    await phone.wait_for_url("**/console/login?*")
    await fits_the_hand(phone)
    assert await phone.evaluate("caches.keys()") == []


async def test_a_request_goes_to_the_deputy_while_the_agent_is_away(stage: Stage) -> None:
    zhang = stage.citizen("孙六", "xili")
    lead = await stage.desk("xili", "负责人")
    await _away(lead, stage, "daiban-liuquan")
    number = await asks_for_proxy(zhang, "高龄津贴", "柳泉村")
    deputy = await stage.phone_of("xili", "代办员", 0)  # 东里村
    card = deputy.locator("a.card", has_text=number)
    if not await card.count():
        await stage.passes(minutes=125)
        await deputy.reload()
    await expect(card).to_contain_text("柳泉村")
    await card.click()
    await deputy.check("[value=帮办]")
    await _press(deputy, "接了，告诉群众")
    await zhang.waits_to_hear("东里村代办员")


async def _away(lead: Page, stage: Stage, login: str) -> None:
    """Note on the roster's page that somebody is away all day today."""
    day = stage.today.date().isoformat()
    await lead.goto(f"{stage.url}/console/roster")
    await lead.select_option("#away [name=login]", login)
    await lead.fill("#away [name=first]", f"{day}T00:00")
    await lead.fill("#away [name=until]", f"{day}T23:00")
    await lead.get_by_role("button", name="记上").click()
    await expect(lead.locator("#entered").first).to_be_visible()


async def test_what_another_s_phone_still_holds_is_not_sent_as_mine(stage: Stage) -> None:
    phone = await stage.phone_of("bachuan", "代办员")
    await phone.goto(f"{stage.url}/console/sheet")
    held = '[{"id":"x","visit":"1","login":"somebody","at":"","fields":[],"pictures":[]}]'
    await phone.evaluate(f"localStorage.setItem('yichuang-marks', '{held}')")
    await phone.reload()
    await expect(phone.locator("#queue")).to_be_hidden()
    assert await phone.evaluate("localStorage.getItem('yichuang-marks')") == held


async def test_a_pair_s_trip_is_covered_when_one_of_them_falls_ill(stage: Stage) -> None:
    family = stage.citizen("赵七", "banzhuyuan")
    number = await _asks_visit(family, stage)
    lead = await stage.desk("banzhuyuan", "负责人")
    await _plans(lead, stage)
    await family.waits_to_hear("上门时间定了")

    def mine(work: Work) -> tuple[int, str]:
        found = work.execute(select(VisitRow.id, VisitRow.trip).where(VisitRow.number == number))
        visit = found.one()
        trip = next(each for each in trip_rows(work) if each.id == visit.trip)
        return visit.id, trip.lead

    visit, ill = await stage.centre.parts.database.run(mine)
    while (await stage.centre.parts.database.run(lambda w: visit_row(w, visit))).on_day > (
        stage.today.date()
    ):
        await stage.until(8, days=1)
        await family.says("上门什么时候来")
    lead = await stage.desk("banzhuyuan", "负责人")
    family.begins_to_listen()
    await _away(lead, stage, ill)
    await stage.passes(minutes=2)
    await family.waits_to_hear("上门有变动")
    _, instead = await stage.centre.parts.database.run(mine)
    assert instead != ill
    pair = await stage.phone_of_login("banzhuyuan", instead)
    await pair.goto(f"{stage.url}/console/sheet")
    await expect(pair.locator("main")).to_contain_text(number)
