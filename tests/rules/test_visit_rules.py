"""Scenarios of 斑竹园镇 and 赤坭镇 for who can't come: through the chat and the console."""

import re

import pytest

from tests.support.centre import Centre
from tests.support.clerk import ClerkAtWork


@pytest.mark.rule("BZ-9")
async def test_a_daughter_gets_a_visit_for_her_mother_in_six_replies(centre: Centre) -> None:
    li = centre.citizen("李四", "banzhuyuan")
    await li.says("我妈瘫在床上能上门不")
    li.hears("给妈妈，瘫在床上")
    replies = ["高龄津贴", "长岭村，老槐树边上，家里有狗", "13955551234", "后天上午", "对"]
    for each in replies:
        await li.says(each)

    heard = await li.waits_to_hear("约上了")
    number = re.search(r"V\d{6}-\d{3}", heard)
    assert number is not None
    assert "印泥" in heard
    assert "居民身份证" in heard
    assert len(replies) <= 6

    clerk = await ClerkAtWork.sign_in(centre, "banzhuyuan", "办事员")
    listed = await clerk.page("/console/visits")
    assert number[0] in listed
    assert "139****1234" in listed
    assert "139 5555 1234" not in listed
    whole = await clerk.page(f"/console/visits/{number[0]}")
    for part in ("妈妈", "瘫在床上", "高龄津贴", "长岭村，老槐树边上", "139 5555 1234", "有狗"):
        assert part in whole

    await li.says("什么时候来")
    li.hears(number[0], "正在排人和车")
    await li.says("上门的改到下周二下午")
    li.hears("12月1日 周二下午")
    await li.says("不用来了")
    await li.says("不用来了")
    li.hears("取消了")
    assert number[0] in await clerk.page("/console/visits?show=cancelled")


@pytest.mark.rule("BZ-9")
async def test_a_doubtful_need_goes_to_a_person_who_offers_another_way(centre: Centre) -> None:
    wang = centre.citizen("王五", "banzhuyuan")
    await wang.says("能不能上门给我办")
    for each in ("我自己，太远了没车", "高龄津贴", "茶坪村", "13900001111", "都行", "对"):
        await wang.says(each)
    heard = wang.hears("先请人看一看", "下班前", "代办")
    number = re.search(r"V\d{6}-\d{3}", heard)
    assert number is not None

    clerk = await ClerkAtWork.sign_in(centre, "banzhuyuan", "办事员")
    assert await clerk.chats_waiting()
    one = f"/console/visits/{number[0]}"
    assert "能不能去" in await clerk.page(one)
    assert "没有告诉群众" in await clerk.post(f"{one}/decline", reason="", instead="")
    wang.chat.phone.bubbles.clear()
    await clerk.post(f"{one}/decline", reason="您那天正好要来镇上", instead="代办")
    await wang.waits_to_hear("您那天正好要来镇上")
    wang.hears("请代办员帮您跑一趟")

    made = await clerk.post(
        "/console/visits/new",
        who="赵大爷", relation="本人", phone="0564-7654321", village="沙河村", place="水井边",
        matter="高龄津贴", need="八十九，下不了楼",
    )  # fmt: skip
    assert "沙河村，水井边" in made
    assert "待排" in made


@pytest.mark.rule("CN-12")
async def test_who_is_marked_is_offered_visit_proxy_and_priority_first(centre: Centre) -> None:
    chen, he = centre.citizen("陈婆婆", "chini"), centre.citizen("何先生", "chini")
    for each in (chen, he):
        await each.says(("" if each is he else "我今年83了，") + "老年人优待证要带什么")
        await each.says("直接看清单")
        await each.waits_to_hear("接下来")
    chen.hears("1. 请人上门来办", "2. 请代办员帮着办", "3. 去窗口，优先办")
    assert "请人上门" not in "\n".join(he.latest)

    await he.says("人工")
    clerk = await ClerkAtWork.sign_in(centre, "chini", "办事员")
    (chat,) = await clerk.chats_waiting()
    page = await clerk.post(f"/console/chats/{chat}/household/marks", marks="残疾")
    assert 'value="残疾" checked' in page
    await he.says("高龄津贴要带什么")
    await he.says("直接看清单")
    await he.waits_to_hear("接下来")
    he.hears("1. 请人上门来办")
    await he.says("请人上门来办")
    he.hears("哪个村")
