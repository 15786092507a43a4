"""Scenarios of the towns' rules, driven through the webhook, the console and the command line."""

import asyncio
import json
import re
import shutil
from collections.abc import AsyncIterator, Iterable
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import ClientSession
from click.testing import CliRunner
from sqlalchemy import select

from bot.cli import main
from handoff.ports import Work
from handoff.tables.bookings import BookingRow
from tests.conftest import NOW
from tests.support.centre import Centre, open_centre
from tests.support.clerk import ClerkAtWork
from tests.support.clock import RunningClock

SHIPPED = Path(__file__).parents[2] / "knowledge" / "data" / "towns"


@pytest.fixture
def clock() -> RunningClock:
    """A clock that starts at NOW and runs."""
    return RunningClock(NOW)


@pytest_asyncio.fixture
async def centre(database_url: str, clock: RunningClock, tmp_path: Path) -> AsyncIterator[Centre]:
    """Run the product with the shipped towns and catalog."""
    async with open_centre(database_url, clock, tmp_path) as opened:
        yield opened


async def booked_counters(centre: Centre, town: str) -> list[str]:
    def job(work: Work) -> list[str]:
        wanted = select(BookingRow.counter).where(BookingRow.town == town).order_by(BookingRow.id)
        found = work.execute(wanted)
        return list(found.scalars())

    return await centre.parts.database.run(job)


async def book(centre: Centre, town: str, names: Iterable[str], wish: str) -> list[str]:
    """Have each of these citizens try for the same time; give what each heard at the end."""
    heard = []
    for name in names:
        citizen = centre.citizen(name, town)
        await citizen.says(wish)
        if "几点来" in "\n".join(citizen.latest):
            await citizen.says("9点半")
        await citizen.says("确定")
        heard.append("\n".join(citizen.latest))
    return heard


def command(*words: str) -> str:
    result = CliRunner().invoke(main, list(words))
    return result.output


@pytest.mark.rule("BY-3")
async def test_a_dibao_booking_lands_on_its_own_windows_or_the_general_one(centre: Centre) -> None:
    town = centre.parts.towns.get("baiyang")
    assert town is not None
    assert len(town.counters) == 6

    heard = await book(
        centre, "baiyang", (f"市民{n}" for n in range(8)), "我想明天上午9点半来办低保"
    )

    landed = await booked_counters(centre, "baiyang")
    names = {each.id: each.name for each in town.counters}
    assert landed
    assert all("民政" in names[each] or "无差别" in names[each] for each in landed)
    assert any("约走" in each or "约不了" in each for each in heard)
    general = [each for each in town.counters if "无差别" in each.name]
    assert [each.purposes for each in general] == [("咨询", "受理", "出件")]


@pytest.mark.rule("BY-7")
async def test_a_contact_has_one_owner_from_the_first_word_to_its_result(centre: Centre) -> None:
    zhang = centre.citizen("张三")
    await zhang.says("我家里的事情有点复杂，说不清楚")
    first = await ClerkAtWork.sign_in(centre, "baiyang", "负责人")
    opened = await first.register()
    assert "尚无结果" in opened

    owner = await first.owner_of_the_only_contact()
    await zhang.says("人工")
    second = await ClerkAtWork.sign_in(centre, "baiyang", "办事员")
    await second.takes_the_only_chat()
    await second.hands_back()
    await first.takes_the_only_chat()
    assert await first.owner_of_the_only_contact() == owner

    await first.closes("接办", "已经说清楚了")
    assert "尚无结果" not in await first.register()
    assert await first.owner_of_the_only_contact() == owner


@pytest.mark.rule("BZ-1")
async def test_any_matter_can_be_booked_at_each_of_the_three_windows(centre: Centre) -> None:
    await book(centre, "banzhuyuan", "甲乙丙", "我想明天上午9点半来办低保")
    await book(centre, "banzhuyuan", "丁戊己", "我想明天上午10点来办居住证")

    landed = await booked_counters(centre, "banzhuyuan")
    town = centre.parts.towns.get("banzhuyuan")
    assert town is not None
    windows = {each.id for each in town.counters}
    assert len(windows) == 3
    assert set(landed[:3]) == windows
    assert set(landed[3:]) == windows


@pytest.mark.rule("BZ-2")
async def test_hours_are_answered_and_no_slot_lies_outside(
    centre: Centre, clock: RunningClock
) -> None:
    li = centre.citizen("李四", "banzhuyuan")
    await li.says("几点下班")
    li.hears("9:00-12:00、13:30-17:30", "现在开着")
    await li.says("周日上班吗")
    li.hears("不上班")
    clock.pass_(timedelta(hours=6, minutes=30))  # 16:30
    await li.says("现在去来得及吗")
    li.hears("离17:30关门还有")

    await li.says("我想后天来办低保")
    await li.says("上午")
    morning = re.findall(r"(\d{1,2}:\d\d)-(\d{1,2}:\d\d)", "\n".join(li.latest))
    await li.says("返回")
    await li.says("下午")
    afternoon = re.findall(r"(\d{1,2}:\d\d)-(\d{1,2}:\d\d)", "\n".join(li.latest))

    def minutes(clock_time: str) -> int:
        hour, minute = clock_time.split(":")
        return int(hour) * 60 + int(minute)

    assert morning
    assert afternoon
    for start, end in morning:
        assert minutes(start) >= 9 * 60
        assert minutes(end) <= 12 * 60
    for start, end in afternoon:
        assert minutes(start) >= 13 * 60 + 30
        assert minutes(end) <= 17 * 60 + 30


@pytest.mark.rule("BZ-3")
async def test_the_list_differs_for_oneself_and_for_somebody_else(centre: Centre) -> None:
    lists = {}
    for name, who in (("王五", "本人"), ("赵六", "代办")):
        citizen = centre.citizen(name, "banzhuyuan")
        await citizen.says("低保要带什么")
        for _question in range(5):
            await citizen.says("2")
        await citizen.taps(who)
        lists[who] = await citizen.waits_to_hear("接下来")

    assert "授权委托书" in lists["代办"]
    assert "居民身份证（代办人）" in lists["代办"]
    assert "授权委托书 " not in lists["本人"]
    assert "代办人" not in lists["本人"]


@pytest.mark.rule("CN-1")
async def test_social_security_goes_to_its_window_and_residence_permits_to_the_five(
    centre: Centre,
) -> None:
    await book(centre, "chini", ["甲"], "我想明天上午9点半来办农保参保登记")
    await book(centre, "chini", "乙丙丁戊己", "我想明天上午10点来办居住证")

    landed = await booked_counters(centre, "chini")
    town = centre.parts.towns.get("chini")
    assert town is not None
    names = {each.id: each.name for each in town.counters}
    assert "社会保障专窗" in names[landed[0]]
    assert len(set(landed[1:])) == 5
    assert all("综合服务" in names[each] for each in landed[1:])


@pytest.mark.rule("TL-1")
def test_names_are_composed_by_rule_and_another_form_is_refused(tmp_path: Path) -> None:
    told = json.loads(command("town", "show", "baiyang", "--json"))
    assert told["centre"] == "白羊镇便民服务中心"
    assert all(each["point"].endswith("便民服务站") for each in told["villages"])

    text = (SHIPPED / "baiyang.toml").read_text("utf-8")
    wrong = text.replace('place = "白羊镇"', 'place = "白羊镇"\ncentre = "白羊镇政务大厅"')
    assert wrong != text
    (tmp_path / "baiyang.toml").write_text(wrong, "utf-8")
    refused = CliRunner().invoke(main, ["town", "check", str(tmp_path)])

    assert refused.exit_code == 1
    line = wrong.splitlines().index('centre = "白羊镇政务大厅"') + 1
    assert f"baiyang.toml:{line}" in refused.output
    assert "白羊镇便民服务中心" in refused.output


@pytest.mark.rule("TL-2")
async def test_a_town_is_added_by_one_file_and_sees_nobody_elses_data(
    database_url: str, clock: RunningClock, tmp_path: Path
) -> None:
    towns = tmp_path / "towns"
    shutil.copytree(SHIPPED, towns)
    async with open_centre(database_url, clock, tmp_path, towns) as centre:
        there = [each.id for each in centre.parts.towns.all()]
        assert {"bachuan", "dongcheng", "nancheng", "jiuxian", "anju", "erping"} <= set(there)
        assert len([t for t in centre.parts.towns.all() if t.district == "tongliang"]) == 8

        text = (towns / "tongliang" / "anju.toml").read_text("utf-8")
        text = text.replace("安居镇", "新安镇")
        text = re.sub(r'appid = "[^"]*"', 'appid = "wxdemo0000newtown1"', text)
        text = re.sub(r'original_id = "[^"]*"', 'original_id = "gh_newtown00001"', text)
        (towns / "tongliang" / "xinan.toml").write_text(text, "utf-8")
        async with asyncio.timeout(10):
            while centre.parts.towns.get("xinan") is None:
                await asyncio.sleep(0.05)

        zhang = centre.citizen("张三", "xinan")
        await zhang.says("几点下班")
        zhang.hears("新安镇便民服务中心")
        await zhang.says("人工")
        other = await ClerkAtWork.sign_in(centre, "anju", "负责人")
        own = await ClerkAtWork.sign_in(centre, "xinan", "负责人")
        assert await other.chats_waiting() == []
        assert len(await own.chats_waiting()) == 1
        chat = (await own.chats_waiting())[0]
        assert await other.status_of(f"/console/chats/{chat}") == 404


@pytest.mark.rule("BY-12")
async def test_one_answer_holds_everything_for_these_circumstances(centre: Centre) -> None:
    zhang = centre.citizen("张三")
    await zhang.says("低保要带什么")
    for _question in range(6):
        await zhang.says("不清楚")
    heard = await zhang.waits_to_hear("接下来")

    matter = centre.parts.catalog.matter("minzheng.dibao")
    assert matter is not None
    for material in matter.materials:
        assert material.name in heard
    for condition in matter.conditions:
        assert condition in heard
    for part in (
        "去哪办",
        "地址",
        "电话",
        "几点开门",
        "多久办好",
        "30个工作日",
        "不收费",
        "办好拿到",
    ):
        assert part in heard
    async with ClientSession() as session:
        links = [p.href for b in zhang.chat.phone.bubbles for p in b.parts if p.kind == "link"]
        async with session.get(links[0]) as answer:
            page = await answer.text()
    for material in matter.materials:
        assert material.name in page
