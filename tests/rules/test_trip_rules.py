"""上门 from the request to the door: a pair is assigned, the family told, the outcome marked."""

import re
from datetime import timedelta
from html import unescape

import pytest

from handoff.ports import Work
from knowledge.towns import Staff
from tests.support.centre import Centre
from tests.support.citizen import Citizen
from tests.support.clerk import ClerkAtWork
from tests.support.clock import RunningClock
from tests.support.home_visits import ask_visit, trip_rows, visit_row

TOWN = "banzhuyuan"


async def _asked_for_by(centre: Centre, family: Citizen) -> int:
    """Have a visit asked for, as the dialog leaves it: for an old person in a village."""
    town = centre.parts.towns.get(TOWN)
    assert town is not None
    village = town.villages[0].name
    openid = family.openid

    def ask(work: Work) -> int:
        return ask_visit(
            work, 1, town=TOWN, citizen=openid, village=village, matter="minzheng.gaoling"
        )

    return await centre.parts.database.run(ask)


async def _planned_and_confirmed(centre: Centre, lead: ClerkAtWork) -> int:
    preview = await lead.page("/console/trips/plan")
    seen = re.search(r'name="seen" value="([^"]+)"', preview)
    assert seen is not None
    await lead.post("/console/trips/plan", seen=seen[1])
    (trip,) = await centre.parts.database.run(trip_rows)
    assert trip.lead != trip.mate
    await lead.post(f"/console/trips/{trip.id}", do="confirm")
    return int(trip.id)


@pytest.mark.rule("BZ-9")
async def test_a_visit_gets_a_pair_and_a_time_and_the_family_knows_who_comes(
    centre: Centre, clock: RunningClock
) -> None:
    """Of the rule this is what comes after the request, which the dialog's scenario shows."""
    family = centre.citizen("张三", TOWN)
    await family.says("你好")
    visit = await _asked_for_by(centre, family)
    lead = await ClerkAtWork.sign_in(centre, TOWN, "负责人")

    trip = await _planned_and_confirmed(centre, lead)

    row = await centre.parts.database.run(lambda work: visit_row(work, visit))
    told = await family.waits_to_hear("上门时间定了")
    for each in ("来的人：", f"暗号：{row.code_word}", "请先备好：", "居民身份证"):
        assert each in told
    found = re.search(r"http\S+/visit/\S+", told)
    assert found is not None
    path = found[0].removeprefix(centre.url)
    assert row.code_word in await lead.page(path)

    await family.says("谢谢")
    clock.pass_(timedelta(hours=4))
    (kept,) = await centre.parts.database.run(trip_rows)
    people = [each.login for each in _staff(centre) if each.role == "办事员"]
    goes = await ClerkAtWork.sign_in(centre, TOWN, "办事员", people.index(kept.lead))
    sheet = unescape(await goes.page(f"/console/sheet/{trip}"))
    assert row.code_word in sheet
    assert "tel:13800000001" in sheet
    await goes.post("/console/sheet/mark", visit=str(visit), outcome="办好了")
    await family.waits_to_hear("办好了")


@pytest.mark.rule("BZ-12")
async def test_a_visit_changes_hands_and_the_family_hears_who_comes_instead(
    centre: Centre,
) -> None:
    """Of the rule this is the visits; chats and bookings have scenarios of their own."""
    family = centre.citizen("张三", TOWN)
    await family.says("你好")
    await _asked_for_by(centre, family)
    lead = await ClerkAtWork.sign_in(centre, TOWN, "负责人")
    trip = await _planned_and_confirmed(centre, lead)
    await family.waits_to_hear("上门时间定了")

    (before,) = await centre.parts.database.run(trip_rows)
    others = [
        each
        for each in _staff(centre)
        if each.role == "办事员" and each.login not in {before.lead, before.mate}
    ]
    await lead.post(f"/console/trips/{trip}", do="send", lead=others[0].login, mate=before.mate)
    await lead.post(f"/console/trips/{trip}", do="confirm")

    assert others[0].name in await family.waits_to_hear("上门有变动")


def _staff(centre: Centre) -> tuple[Staff, ...]:
    town = centre.parts.towns.get(TOWN)
    assert town is not None
    return town.staff
