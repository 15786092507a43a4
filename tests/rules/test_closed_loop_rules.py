"""Nothing ends without a result, complaints are decided and remembered, ratings are mended."""

import re
from datetime import timedelta

import pytest

from handoff.console.loops import SHOWN
from handoff.ports import Work
from handoff.ratings import ask_for_rating
from knowledge.matters import CitizenId, TownId
from tests.support.centre import Centre
from tests.support.clerk import ClerkAtWork
from tests.support.clock import RunningClock

LOOPS = "/console/loops"


@pytest.mark.rule("BZ-7")
async def test_everything_without_a_result_stands_in_one_list_oldest_first(
    centre: Centre, clock: RunningClock
) -> None:
    first = centre.citizen("张三", "banzhuyuan")
    await first.says("低保要带什么")
    clock.pass_(timedelta(minutes=30))
    await centre.citizen("李四", "banzhuyuan").says("人工")
    lead = await ClerkAtWork.sign_in(centre, "banzhuyuan", "负责人")

    page = await lead.page(LOOPS)
    kinds = re.findall(r'data-name="种类">([^<]+)<', page)
    assert sorted(kinds) == ["会话", "首问", "首问"]
    assert kinds[0] == "首问", "the oldest is first"
    only = await lead.page(f"{LOOPS}?kind=会话")
    assert re.findall(r'data-name="种类">([^<]+)<', only) == ["会话"]

    clerk = await ClerkAtWork.sign_in(centre, "banzhuyuan", "办事员")
    await clerk.takes_the_only_chat()
    await clerk.closes("告知")
    for _question in range(3):
        await first.says("不清楚")
    await first.waits_to_hear("接下来")
    assert "都有结果了" in await lead.page(LOOPS)


@pytest.mark.rule("BZ-7")
async def test_a_list_too_long_for_a_page_is_counted_whole_and_goes_on(centre: Centre) -> None:
    for number in range(SHOWN + 5):
        await centre.citizen(f"群众{number}", "banzhuyuan").says("低保要带什么")
    lead = await ClerkAtWork.sign_in(centre, "banzhuyuan", "负责人")

    page = await lead.page(LOOPS)
    assert f"没闭环的 {SHOWN + 5}" in page
    assert page.count('data-name="种类"') == SHOWN
    (onward,) = re.findall(r'href="(/console/loops\?from=[^"]+)">后面还有 5 件', page)
    rest = await lead.page(onward.replace("&amp;", "&"))
    assert rest.count('data-name="种类"') == 5
    assert "‹ 更早的" in rest


@pytest.mark.rule("BY-11")
async def test_a_sustained_complaint_stands_with_the_first_responsible_who_may_appeal(
    centre: Centre,
) -> None:
    citizen = centre.citizen("王五")
    await citizen.says("高龄津贴多久到账")
    await citizen.says("我要投诉，窗口的人不理我")
    lead = await ClerkAtWork.sign_in(centre, "baiyang", "负责人")
    page = await lead.page("/console/complaints")
    assert "不理我" in page
    (number,) = re.findall(r'id="complaint-(\d+)"', page)
    (responsible,) = re.findall(r'<option value="([^"]+)" selected>', page) or ["minzheng-a"]
    place = f"/console/complaints/{number}/decide"
    refused = await lead.post(place, outcome="属实", about="", answer="已批评教育")
    assert "属实的要选首问责任人是谁" in refused
    assert "已批评教育" in refused, "what was typed is not lost"

    citizen.begins_to_listen()
    await lead.post(place, outcome="属实", about=responsible, answer="已批评教育，向您道歉")
    await citizen.waits_to_hear("已批评教育，向您道歉")

    staff = centre.parts.towns.get("baiyang")
    assert staff is not None
    clerks = [each.login for each in staff.staff if each.role == "办事员"]
    person = await ClerkAtWork.sign_in(centre, "baiyang", "办事员", clerks.index(responsible))
    mine = await person.page("/console/complaints")
    assert "不理我" in mine
    await person.post(f"/console/complaints/{number}/appeal", appeal="当时在接电话")
    assert "当时在接电话" in await lead.page("/console/complaints")
    other = (clerks.index(responsible) + 1) % len(clerks)
    colleague = await ClerkAtWork.sign_in(centre, "baiyang", "办事员", other)
    assert "不理我" not in await colleague.page("/console/complaints")
    assert "属实投诉" in await lead.page("/console/board")
    again = await lead.post(place, outcome="不属实", about="", answer="再定一次")
    assert "已经有人定了" in again


@pytest.mark.rule("BZ-13")
async def test_a_low_rating_is_mended_step_by_step_and_counted(centre: Centre) -> None:
    citizen = centre.citizen("赵六", "banzhuyuan")
    await citizen.says("你好")

    def ask(work: Work) -> None:
        ask_for_rating(
            work,
            TownId("banzhuyuan"),
            "ticket:1",
            "A001",
            citizen=CitizenId(citizen.openid),
            matter="minzheng.dibao",
            counter="yi",
            clerk="zonghe-a",
        )

    await centre.parts.database.run(ask)
    await citizen.says("评价A001 不满意")
    await citizen.says("态度不好")
    lead = await ClerkAtWork.sign_in(centre, "banzhuyuan", "负责人")
    page = await lead.page("/console/ratings")
    (number,) = re.findall(r'id="rectify-(\d+)"', page)
    for step, note in (("核实", "查了录像"), ("整改", "换了人"), ("反馈", "已经改了，谢谢您")):
        citizen.begins_to_listen()
        await lead.post(f"/console/ratings/{number}", step=step, note=note, outcome="属实已改")
    await citizen.waits_to_hear("已经改了，谢谢您")
    assert "没有要整改的" in await lead.page("/console/ratings")

    analysis = await lead.page("/console/ratings/analysis")
    for kind in ("按事项", "按窗口", "按人", "按月份"):
        assert kind in analysis
    assert "最低生活保障" in analysis
