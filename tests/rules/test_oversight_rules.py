"""Those who oversee see figures and clocks; the district sees its towns and no citizen."""

import re
from datetime import timedelta

import pytest

from tests.support.centre import Centre
from tests.support.clerk import ClerkAtWork
from tests.support.clock import RunningClock

SECRET = "我家的事不想让区里知道"


@pytest.mark.rule("TL-6")
async def test_the_district_sees_each_town_s_month_side_by_side_and_no_citizen(
    centre: Centre,
) -> None:
    citizen = centre.citizen("陈大山", "bachuan")
    await citizen.says(SECRET)
    await citizen.says("人工")
    viewer = await ClerkAtWork.sign_in(centre, "tongliang", "区级查看")

    page = await viewer.page("/console/district")
    below = [each for each in centre.parts.towns.all() if each.district == "tongliang"]
    assert len(below) == 8
    assert all(each.place in page for each in below)
    line = page[page.index("巴川") :]
    assert '<td data-name="首问">1</td>' in line[: line.index("</tr>")]
    for seen in (page, await viewer.page("/console/board")):
        assert SECRET not in seen
        assert citizen.openid not in seen
    for hidden in ("/console/register", "/console/chats/1", "/console/looks"):
        assert await viewer.status_of(hidden) == 403
    assert (
        await (await ClerkAtWork.sign_in(centre, "baiyang", "负责人")).status_of(
            "/console/district"
        )
        == 404
    ), "a town has no towns below it"


@pytest.mark.rule("CN-9")
async def test_the_board_shows_every_open_item_with_its_clock(
    centre: Centre, clock: RunningClock
) -> None:
    await centre.citizen("张三", "chini").says("人工")
    watcher = await ClerkAtWork.sign_in(centre, "chini", "监督员")
    calm = await watcher.page("/console/board")
    assert "<b>1</b><span>等人接待</span>" in calm
    assert "light light-green" in calm

    for days, light in ((1, "yellow"), (2, "red")):
        clock.pass_(timedelta(days=days))
        watcher = await ClerkAtWork.sign_in(centre, "chini", "监督员")
        assert f"light light-{light}" in await watcher.page("/console/board")


async def test_every_look_at_a_citizen_stands_in_the_audit(centre: Centre) -> None:
    await centre.citizen("张三").says("人工")
    clerk = await ClerkAtWork.sign_in(centre, "baiyang", "办事员")
    await clerk.takes_the_only_chat()
    await clerk.page("/console/register/1")
    watcher = await ClerkAtWork.sign_in(centre, "baiyang", "监督员")

    audit = await watcher.page(f"/console/looks?who={clerk.login}")

    assert "会话" in audit
    assert "首问登记" in audit
    assert "综合窗口A岗（示例）" in audit
    assert await clerk.status_of("/console/looks") == 403


@pytest.mark.rule("CN-9")
async def test_each_figure_leads_to_the_rows_behind_it(centre: Centre) -> None:
    await centre.citizen("张三", "chini").says("人工")
    other = centre.citizen("李四", "chini")
    await other.says("身份证丢了怎么补")
    lead = await ClerkAtWork.sign_in(centre, "chini", "负责人")
    board = await lead.page("/console/board")

    figures = re.findall(r'<a href="(/console/register/rows[^"]*)">(\d+)</a>', board)
    assert len(figures) > 6
    for href, number in figures:
        rows = await lead.page(href.replace("&amp;", "&"))
        assert f"· {number} 条" in rows, href
        assert rows.count('data-name="编号"') == int(number), href
    viewer = await ClerkAtWork.sign_in(centre, "tongliang", "区级查看")
    assert "/console/register" not in await viewer.page("/console/board")
