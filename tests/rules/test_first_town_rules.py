"""Scenarios of 白羊镇 and 斑竹园镇, driven through the webhook and the console."""

import re
from datetime import timedelta

import pytest
from aiohttp import ClientSession

from tests.support.centre import Centre
from tests.support.clerk import ClerkAtWork
from tests.support.clock import RunningClock
from tests.support.visits import book, booked_counters


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
        for _question in range(2):
            await citizen.says("2")
        await citizen.taps(who)
        lists[who] = await citizen.waits_to_hear("接下来")

    assert "授权委托书" in lists["代办"]
    assert "居民身份证（代办人）" in lists["代办"]
    assert "授权委托书 " not in lists["本人"]
    assert "代办人" not in lists["本人"]


@pytest.mark.rule("BY-12")
async def test_one_answer_holds_everything_for_these_circumstances(centre: Centre) -> None:
    zhang = centre.citizen("张三")
    await zhang.says("低保要带什么")
    for _question in range(3):
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
