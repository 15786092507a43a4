"""Whole stories of agents and pairs, played in real browsers."""

import re

from playwright.async_api import Page, expect
from sqlalchemy import select

from handoff.ports import Work
from handoff.tables.visits import VisitRow
from tests.support.chromium import in_chromium
from tests.support.field_stories import asks_visit, plans
from tests.support.home_visits import trip_rows, visit_row
from tests.support.proxy_work import asks_for_proxy
from tests.support.stories import Stage, stage, theatre
from tests.support.waiting import arrives, clicks

__all__ = ["stage", "theatre"]

pytestmark = in_chromium


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
    async with arrives(deputy):
        await card.click()
    await deputy.check("[value=帮办]")
    await clicks(deputy, "接了，告诉群众")
    await zhang.waits_to_hear("东里村代办员")


async def test_an_agent_s_phone_shows_a_new_request_by_itself(stage: Stage) -> None:
    agent = await stage.phone_of_login("xili", "daiban-liuquan")
    await expect(agent.locator("main h2").first).to_have_text("等您接的 0")
    number = await asks_for_proxy(stage.citizen("周八", "xili"), "高龄津贴", "柳泉村")
    await expect(agent.locator("a.card", has_text=number)).to_be_visible()
    await expect(agent).to_have_title(re.compile("有新的代办"))


async def _away(lead: Page, stage: Stage, login: str) -> None:
    """Note on the roster's page that somebody is away all day today."""
    day = stage.today.date().isoformat()
    await lead.goto(f"{stage.url}/console/roster")
    await lead.select_option("#away [name=login]", login)
    await lead.fill("#away [name=first]", f"{day}T00:00")
    await lead.fill("#away [name=until]", f"{day}T23:00")
    await clicks(lead, "记上")
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
    number = await asks_visit(family, stage)
    lead = await stage.desk("banzhuyuan", "负责人")
    await plans(lead, stage)
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
