"""Scenarios of people and duty, driven through chat, console and the public page."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from handoff.ports import Work
from handoff.slots import free_times
from tests.support.centre import Centre, open_centre
from tests.support.citizen import Citizen
from tests.support.clerk import ClerkAtWork
from tests.support.clock import RunningClock
from tests.support.visits import booked_counters

TOMORROW = date(2026, 11, 25)
WEEK = "/console/roster?day=2026-11-24"
SPECIAL = """
special_sessions = [
  { name = "午间错时服务", hours = "12:00-13:30", weekdays = [3], counters = ["zonghe-1"] },
  { name = "节假日受理", hours = "9:00-11:00", dates = [2026-11-28], counters = ["zonghe-1"] },
]
"""


async def away(lead: ClerkAtWork, login: str, first: str, until: str, why: str = "请假") -> str:
    return await lead.post(
        "/console/roster/absences", login=login, first=first, until=until, why=why
    )


async def put(lead: ClerkAtWork, cell: str, login: str) -> str:
    return await lead.post("/console/roster/turns", cell=cell, login=login)


async def places(centre: Centre, town: str, on: date) -> Mapping[str, set[str]]:
    """Give the windows that can be booked for the 低保 at each start of a day."""
    found, matter = centre.parts.towns.get(town), centre.parts.catalog.matter("minzheng.dibao")
    assert found is not None
    assert matter is not None

    def read(work: Work) -> dict[str, set[str]]:
        starts: dict[str, set[str]] = {}
        free = free_times(work, found, centre.parts.calendar, matter, on, work.now)
        for each in free:
            starts.setdefault(f"{each.start:%H:%M}", set()).add(each.counter.id)
        return starts

    return await centre.parts.database.run(read)


def desk_of(page: str, name: str) -> str:
    """Give what the public page says of one window, without markup."""
    text = re.sub(r"<[^>]+>", " ", page)
    return text[text.index(name) :][:400]


@pytest.mark.rule("BY-4")
async def test_the_general_window_s_roster_is_arranged_published_and_its_gap_is_flagged(
    centre: Centre,
) -> None:
    lead = await ClerkAtWork.sign_in(centre, "baiyang", "负责人")
    clerk = await ClerkAtWork.sign_in(centre, "baiyang", "办事员")
    page = await lead.page(WEEK)
    assert "1号 无差别综合窗口" in page
    assert "综合窗口A岗（示例）" in page
    assert "<b>没有人" not in page

    cell = f"counter:wuchabie::{TOMORROW}"
    refused = await clerk.post("/console/roster/turns", cell=cell, login="cunjian-b")
    assert "没有这个页面" in refused
    assert "cunjian-b" not in await clerk.page(f"{WEEK}&cell={cell}")
    await put(lead, cell, "cunjian-b")

    zhang = centre.citizen("张三")
    await zhang.says("明天谁值班")
    zhang.hears("1号 无差别综合窗口：村镇建设窗口B岗（示例）")
    assert "村镇建设窗口B岗（示例）" in desk_of(await lead.page("/hall/baiyang"), "1号 无差别")

    await put(lead, cell, "")
    for login in ("zonghe-a", "zonghe-b"):
        await away(lead, login, "2026-11-26T00:00", "2026-11-27T00:00")
    await centre.whole.timer.run_all()
    flagged = "没有人：11月26日 周四 1号 无差别综合窗口"
    assert flagged in await lead.page("/console/")
    assert flagged not in await clerk.page("/console/")
    assert "11月26日 周四 1号 无差别综合窗口：没有人" in await lead.page("/console/roster")


@pytest.mark.rule("BZ-12")
async def test_a_away_means_b_at_once_and_both_away_raise_an_alarm(centre: Centre) -> None:
    lead = await ClerkAtWork.sign_in(centre, "banzhuyuan", "负责人")
    li = centre.citizen("李四", "banzhuyuan")
    await book_at_nine(li)
    (window,) = await booked_counters(centre, "banzhuyuan")
    holder = await holder_of(lead, window)

    # A of the 民政所 has the duty and goes out: B answers from the first word on
    office = await duty_of_office(lead, "minzheng")
    other = {"minzheng-a": "minzheng-b", "minzheng-b": "minzheng-a"}[office]
    await away(lead, office, "2026-11-24T00:00", "2026-11-25T00:00", "外出")
    wang = centre.citizen("王五", "banzhuyuan")
    await wang.says("低保要带什么")
    register = await lead.register()
    assert f"{_name(centre, other)}（顶岗）" in register

    # A of a window is away: the reserve sits down, the booking stands and nobody is missing
    told = await away(lead, holder, "2026-11-25T00:00", "2026-11-26T00:00")
    assert "没有约好的群众受影响" in told
    assert "综合窗口" in told
    assert window in (await places(centre, "banzhuyuan", TOMORROW))["10:00"]

    # all are away: an alarm, no places, and the booking is listed, not cancelled
    for login in ("zonghe-a", "zonghe-b", "zonghe-c", "zonghe-d"):
        if login != holder:
            told = await away(lead, login, "2026-11-25T00:00", "2026-11-26T00:00")
    assert "约了但没人" in told
    assert "约了 1 人，只能接 0 人" in told
    assert "/console/closures?from=2026-11-25T09:00" in told
    assert await places(centre, "banzhuyuan", TOMORROW) == {}
    assert "没有人：明天 11月25日 周三" in await lead.page("/console/")
    await li.says("我约的几点")
    assert "11月25日" in "\n".join(li.latest)


async def book_at_nine(citizen: Citizen) -> None:
    await citizen.says("我想明天上午9点来办低保")
    if "几点来" in "\n".join(citizen.latest):
        await citizen.says("9点")
    await citizen.says("确定")


async def holder_of(lead: ClerkAtWork, counter: str) -> str:
    town = lead.centre.parts.towns.get(lead.town)
    assert town is not None
    person = town.on_duty(TOMORROW, counter=counter)
    assert person is not None
    return person.login


async def duty_of_office(lead: ClerkAtWork, office: str) -> str:
    town = lead.centre.parts.towns.get(lead.town)
    assert town is not None
    person = town.on_duty(date(2026, 11, 24), office=office)
    assert person is not None
    return person.login


def _name(centre: Centre, login: str) -> str:
    town = centre.parts.towns.get("banzhuyuan")
    person = town.person(login) if town else None
    assert person is not None
    return person.name


@pytest.mark.rule("BZ-12")
async def test_the_chat_and_question_of_who_goes_out_are_b_s_at_one_click(centre: Centre) -> None:
    lead = await ClerkAtWork.sign_in(centre, "baiyang", "负责人")
    first = await ClerkAtWork.sign_in(centre, "baiyang", "办事员", 0)
    second = await ClerkAtWork.sign_in(centre, "baiyang", "办事员", 1)
    assert (first.login, second.login) == ("zonghe-a", "zonghe-b")
    zhang = centre.citizen("张三")
    await zhang.says("人工")
    await first.takes_the_only_chat()

    await away(lead, "zonghe-a", "2026-11-24T09:00", "2026-11-24T18:00", "外出")

    offered = await second.page("/console/roster")
    assert "不在的人手上的事" in offered
    assert "我来接" in offered
    assert "不在的人手上的事" not in await first.page("/console/roster")
    await second.post(f"/console/roster/left/chat-{first.chat}")
    second.chat = first.chat
    assert "综合窗口B岗" in await second.answers("您好，我来接着办")
    await zhang.waits_to_hear("我来接着办")


@pytest.mark.rule("BZ-14")
async def test_a_month_without_a_leader_s_half_day_is_flagged_until_one_is_planned(
    centre: Centre,
) -> None:
    await centre.whole.timer.run_all()
    lead = await ClerkAtWork.sign_in(centre, "banzhuyuan", "负责人")
    assert "2026年11月还没有领导带班半天" in await lead.page("/console/")
    town = centre.parts.towns.get("banzhuyuan")
    assert town is not None
    leader = next(each for each in town.staff if each.role == "带班领导")

    await put(lead, "leader::pm:2026-11-26", leader.login)

    assert "还没有领导带班" not in await lead.page("/console/")
    assert leader.name in await lead.page(WEEK)
    assert f"11月26日下午 {leader.name}" in await lead.page("/hall/banzhuyuan")
    li = centre.citizen("李四", "banzhuyuan")
    await li.says("后天谁值班")
    li.hears(f"带班领导：{leader.name}（下午）")


@pytest.mark.rule("BZ-10")
async def test_special_sessions_are_bookable_when_open_and_somebody_has_them(
    database_url: str, clock: RunningClock, tmp_path: Path
) -> None:
    folder = tmp_path / "towns"
    folder.mkdir()
    shipped = Path("knowledge/data/towns/banzhuyuan.toml").read_text("utf-8")
    text = shipped.replace("\nstaff = [", f"{SPECIAL}\nstaff = [", 1)
    (folder / "banzhuyuan.toml").write_text(text, "utf-8")
    async with open_centre(database_url, clock, tmp_path / "var", folder) as centre:
        saturday, thursday = date(2026, 11, 28), date(2026, 11, 26)
        assert {"12:00", "12:30", "13:00"} <= set(await places(centre, "banzhuyuan", TOMORROW))
        assert "12:00" not in await places(centre, "banzhuyuan", thursday)
        assert set(await places(centre, "banzhuyuan", saturday)) == {
            "09:00", "09:30", "10:00", "10:30",
        }  # fmt: skip

        lead = await ClerkAtWork.sign_in(centre, "banzhuyuan", "负责人")
        week = await lead.page(WEEK)
        assert "午间错时服务 12:00–13:30 · 1号" in week
        assert "节假日受理 09:00–11:00 · 1号" in week
        await put(lead, f"counter:zonghe-1:午间错时服务:{TOMORROW}", "zonghe-d")
        assert "zonghe-d" in await lead.page(
            f"{WEEK}&cell=counter:zonghe-1:午间错时服务:{TOMORROW}"
        )
        for login in ("zonghe-a", "zonghe-b", "zonghe-c", "zonghe-d"):
            await away(lead, login, "2026-11-25T12:00", "2026-11-25T13:30")

        assert "12:00" not in await places(centre, "banzhuyuan", TOMORROW)
        assert "11:30" in await places(centre, "banzhuyuan", TOMORROW)
