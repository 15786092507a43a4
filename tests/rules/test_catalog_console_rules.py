"""Scenarios of the catalog in the console: it is filtered, changed, checked, and read as it was."""

import re
from typing import get_args

import pytest

from knowledge.matters import Tag
from tests.handoff.console.cataloging import DIBAO, changed, draft_in, fields_of
from tests.support.centre import Centre
from tests.support.citizen import Citizen
from tests.support.clerk import ClerkAtWork

HERE = "/console/catalog"
MATTER = f"{HERE}/matters/{DIBAO}"
UNCONFIRMED = "本镇还没逐项核对"


def listed(page: str) -> list[str]:
    return re.findall(rf'class="open" href="{HERE}/matters/([\w.-]+)', page)


async def changes(clerk: ClerkAtWork, **values: str) -> str:
    """Change 低保 in its form and publish it; gives the page that follows."""
    fields = changed(fields_of(await clerk.page(f"{MATTER}/edit")), do="look", **values)
    async with clerk.session.post(f"{clerk.centre.url}{MATTER}/edit", data=fields) as answer:
        page = await answer.text()
    assert answer.status == 200, page
    return await clerk.post(f"{HERE}/publish", draft=draft_in(page), note="按镇里的规定")


async def confirms(clerk: ClerkAtWork) -> str:
    digest = re.search(r'name="digest" value="(\w+)"', await clerk.page(MATTER))
    assert digest
    return await clerk.post(f"{MATTER}/confirm", digest=digest[1], confirmed="yes")


async def told(citizen: Citizen) -> str:
    """Ask for 低保, answer 不清楚 to everything; gives all of the notice."""
    await citizen.says("低保怎么申请")
    for _ in range(3):
        await citizen.says("不清楚")
    return await citizen.waits_to_hear("接下来：", within=15)


@pytest.mark.rule("BZ-15")
async def test_the_console_filters_matters_by_their_tags(centre: Centre) -> None:
    clerk = await ClerkAtWork.sign_in(centre, "banzhuyuan", "办事员")
    matters = centre.parts.catalog.matters.values()

    for tag in get_args(Tag):
        page = await clerk.page(f"{HERE}?tag={tag}")
        assert listed(page) == [each.code for each in matters if tag in each.tags], tag
        assert f'value="{tag}" checked' in page
    both = await clerk.page(f"{HERE}?tag=高频&tag=马上办&domain=社保")
    assert listed(both) == [
        each.code
        for each in matters
        if {"高频", "马上办"} <= set(each.tags) and each.domain == "社保"
    ]
    assert listed(both)


@pytest.mark.rule("BY-13")
async def test_a_published_change_is_in_the_next_answer_and_the_old_version_stays_readable(
    centre: Centre,
) -> None:
    zhang = centre.citizen("张三")
    assert "最低生活保障申请表" in await told(zhang)
    lead = await ClerkAtWork.sign_in(centre, "baiyang", "负责人")

    page = await changes(lead, promised_days="17", m0_name="白羊镇低保申请表")
    assert "已发布：第 1 版" in page

    li = centre.citizen("李四")
    said = await told(li)
    assert "白羊镇低保申请表" in said
    assert "17个工作日" in said
    wang = centre.citizen("王五", "chini")
    assert "白羊镇低保申请表" not in await told(wang)

    old = await lead.page(f"{HERE}/versions/1.0.0/{DIBAO}")
    assert "白羊镇低保申请表" not in old
    assert "最低生活保障申请表" in old
    assert "白羊镇低保申请表" in await lead.page(f"{HERE}/versions/1.0.1/{DIBAO}")
    assert "按镇里的规定" in await lead.page(f"{HERE}/versions")
    back = await lead.post(f"{HERE}/versions/0/back")
    await lead.post(f"{HERE}/publish", draft=draft_in(back), note="回去")
    zhao = centre.citizen("赵六")
    assert "白羊镇低保申请表" not in await told(zhao)


async def test_a_matter_that_was_checked_no_longer_says_that_it_was_not(centre: Centre) -> None:
    lead = await ClerkAtWork.sign_in(centre, "baiyang", "负责人")
    zhang = centre.citizen("张三")
    assert UNCONFIRMED in await told(zhang)

    assert "已记下" in await confirms(lead)
    li = centre.citizen("李四")
    assert UNCONFIRMED not in await told(li)

    await changes(lead, fee="五元")
    wang = centre.citizen("王五")
    said = await told(wang)
    assert "五元" in said
    assert UNCONFIRMED in said
