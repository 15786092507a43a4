"""Whoever may only read a page finds no form on it whose door is shut."""

import re

import pytest

from handoff.console.rights import AREAS, may_change, may_open
from tests.support.centre import Centre
from tests.support.clerk import ClerkAtWork

TOWN = "banzhuyuan"
FORM = re.compile(r'<form[^>]*method="post"[^>]*action="([^"?#]+)')
BELOW = (
    "/console/chats/1",
    "/console/chats/2",
    "/console/register/1",
    "/console/catalog/matters/minzheng.dibao",
    "/console/catalog/check",
    "/console/catalog/versions",
    "/console/catalog/upload",
)


async def _a_busy_morning(centre: Centre) -> list[str]:
    """Let something of every kind wait; gives the pages that show one of them."""
    zhang, li, wang = (centre.citizen(each, TOWN) for each in ("张三", "李四", "王五"))
    await zhang.says("人工")
    clerk = await ClerkAtWork.sign_in(centre, TOWN, "办事员")
    await clerk.takes_the_only_chat()
    await clerk.post("/console/chats/1/refer", kind="汇报", words="拿不准")
    await zhang.sends_voice()
    await li.says("我妈瘫在床上能上门不")
    for each in ("高龄津贴", "长岭村，老槐树边上", "13955551234", "都行", "对"):
        await li.says(each)
    visit = re.findall(r"V\d{6}-\d{3}", "\n".join(li.heard))[0]
    await wang.says("我想明天上午来办低保")
    await wang.says("10点")
    await wang.says("确定")
    booking = re.findall(r"您的号：([\d-]+)", "\n".join(wang.heard))[0]
    for words in ("我要提建议", "大厅的椅子太少了", "我要投诉，窗口的人不理我"):
        await wang.says(words)
    return [f"/console/visits/{visit}", f"/console/bookings/{booking}"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_no_form_leads_to_a_door_that_is_shut(centre: Centre) -> None:
    shown = await _a_busy_morning(centre)
    pages = [*(each.path for each in AREAS if each.name), *BELOW, *shown]
    dead, forms = set(), 0
    for role in ("监督员", "带班领导", "办所负责人", "负责人", "办事员", "系统管理员", "代办员"):
        person = await ClerkAtWork.sign_in(centre, TOWN, role)
        for path in pages:
            if not may_open(role, path):
                continue
            actions = FORM.findall(await person.page(path))
            forms += len(actions)
            dead |= {(role, path, each) for each in actions if not may_change(role, each)}

    assert not dead, "\n".join(map(str, sorted(dead)))
    assert forms > 200
