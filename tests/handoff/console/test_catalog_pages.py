"""事项目录: the list and its filters, one matter, what is left to check, and who may do what."""

import re
from dataclasses import replace

import pytest
from aiohttp.test_utils import TestServer

from bot.database import Database
from knowledge.documents import row_digest
from tests.conftest import HeldClock
from tests.handoff.console.cataloging import (
    CAIFA,
    DIBAO,
    HERE,
    OFFICE_LEAD,
    WATCHER,
    ZHENG,
    draft_in,
    edits,
    enter,
    post,
    publishes,
    read,
    shelved,
    tells,
)
from tests.handoff.console.office import Client, Office, browser


@pytest.fixture
async def office(database: Database, clock: HeldClock) -> Office:
    return await shelved(database, clock)


def listed(page: str) -> list[str]:
    return re.findall(rf'class="open" href="{HERE}/matters/([\w.-]+)', page)


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("", [DIBAO, ZHENG, CAIFA]),
        ("?q=吃低保", [DIBAO]),
        ("?q=ZHENG_new", [ZHENG]),
        ("?q=低保+木头", []),
        ("?domain=残联", [ZHENG]),
        ("?level=county", []),
        ("?tag=高频", [DIBAO, ZHENG]),
        ("?tag=高频&tag=预约办", [ZHENG]),
        ("?state=open", [DIBAO, ZHENG, CAIFA]),
        ("?state=done", []),
        ("?own=own", []),
        ("?tag=没有&domain=", [DIBAO, ZHENG, CAIFA]),
    ],
)
async def test_the_list_is_searched_and_filtered(
    clerk: Client, query: str, codes: list[str]
) -> None:
    page = await read(clerk, query)

    assert listed(page) == codes
    assert f"找到 {len(codes)} 件，共 3 件" in page or (len(codes) == 3 and "共 3 件" in page)


async def test_a_matter_is_shown_with_whose_word_each_field_is(lead: Client) -> None:
    _, page = await edits(lead, fee="五元")
    await publishes(lead, page)

    page = await read(lead, f"/matters/{DIBAO}")

    fee = page[page.index('id="f-fee"') : page.index('id="f-conditions"')]
    assert "五元" in fee
    assert "通用说：不收费" in fee
    assert ">本镇</td>" in fee
    assert ">通用</td>" in page[page.index('id="f-name"') : page.index('id="f-plain"')]
    assert "种回答都查过" in page
    assert 'href="http://www.anhua.gov.cn' in page
    assert listed(await read(lead, "?own=own")) == [DIBAO]
    assert "改 1 项" in await read(lead, "?own=own")


async def test_the_list_for_chosen_answers_is_what_a_citizen_is_told(clerk: Client) -> None:
    page = await read(clerk, f"/matters/{DIBAO}")
    told = page[page.index('class="told-list"') :]
    assert "<b>授权委托书</b> 原件1份<em>请别人代办时</em>" in told

    page = await read(clerk, f"/matters/{DIBAO}?a.agent=本人&a.household=有残疾证&a.marriage=未婚")
    told = page[page.index('class="told-list"') :]
    assert "授权委托书" not in told
    assert "<b>残疾人证</b> 原件1份，复印件1份<small>" in told
    assert "离婚证" not in told
    assert "<option selected>本人</option>" in page

    assert "<em>请别人代办时</em>" in await read(clerk, f"/matters/{DIBAO}?a.agent=乱写")


async def test_a_matter_is_checked_and_a_change_asks_for_it_again(
    office: Office, lead: Client
) -> None:
    assert office.catalogs is not None
    town = office.shizhen.id
    row = office.catalogs.layers(town).document.matters[DIBAO]
    fields = {"digest": row_digest(row), "confirmed": "yes"}

    status, page = await post(lead, f"/matters/{DIBAO}/confirm", {**fields, "digest": "0"})
    assert (status, "刚才有人改过" in page) == (409, True)
    assert office.catalogs.catalog(town).confirmed == set()

    status, page = await post(lead, f"/matters/{DIBAO}/confirm", fields)
    assert status == 200
    assert "已记下" in page
    assert "主任（示例） 今天 10:00 逐项核对过" in page
    assert f'id="next" href="{HERE}/matters/{ZHENG}"' in page
    assert office.catalogs.catalog(town).confirmed == {DIBAO}
    assert listed(await read(lead, "?state=done")) == [DIBAO]
    page = await read(lead, "/check")
    assert listed(page) == [ZHENG, CAIFA]
    assert "1 / 3" in page
    assert "民政都核对完了" in await read(lead, "/check?domain=民政")

    _, page = await edits(lead, fee="五元")
    await publishes(lead, page)
    assert listed(await read(lead, "?state=again")) == [DIBAO]
    assert "以后又改过" in await read(lead, f"/matters/{DIBAO}")
    assert office.catalogs.catalog(town).confirmed == set()
    assert listed(await read(lead, "/check?domain=民政")) == [DIBAO]

    row = office.catalogs.layers(town).document.matters[DIBAO]
    await post(lead, f"/matters/{DIBAO}/confirm", {**fields, "digest": row_digest(row)})
    assert office.catalogs.catalog(town).confirmed == {DIBAO}
    _, page = await post(lead, f"/matters/{DIBAO}/confirm", {"confirmed": "no"})
    assert "已撤回核对" in page
    assert office.catalogs.catalog(town).confirmed == set()


async def test_what_was_told_most_is_checked_first(office: Office, clerk: Client) -> None:
    await tells(office, CAIFA, times=3)
    await tells(office, ZHENG, times=1)
    await tells(office, DIBAO, times=9, town="linzhen")

    page = await read(clerk, "/check")

    assert listed(page) == [CAIFA, ZHENG, DIBAO]
    assert "就核对了告知单里问过的 100%" in page


async def test_the_changes_say_how_many_notices_and_bookings_they_touch(
    office: Office, lead: Client
) -> None:
    await tells(office, DIBAO, times=2)
    await tells(office, CAIFA, times=5)

    _, page = await edits(lead, fee="五元")

    words = "90 天内拿了告知单的群众 2 位（清单真变了的会收到通知），还没到的预约 0 个"
    assert words in page


EDITING = ("/new", f"/matters/{DIBAO}/edit")
POSTS = (
    "/new", "/upload", f"/matters/{DIBAO}/edit", f"/matters/{DIBAO}/away",
    f"/matters/{DIBAO}/confirm", "/versions/0/back",
)  # fmt: skip


@pytest.mark.parametrize("login", ["a", WATCHER])
async def test_clerks_and_the_supervisor_look_and_change_nothing(
    office: Office, server: TestServer, lead: Client, login: str
) -> None:
    _, page = await edits(lead, fee="五元")
    draft = draft_in(page)
    async with browser(server) as client:
        await enter(client, login)
        for path in ("", "/check", "/versions", "/upload", f"/matters/{DIBAO}"):
            page = await read(client, path)
            assert '<button class="main">看看改了什么' not in page
            assert f'href="{HERE}/new"' not in page
            assert 'name="confirmed"' not in page
            assert f"/matters/{DIBAO}/edit" not in page
        for path in EDITING:
            assert "您可以看目录" in await read(client, path, 403)
        for path in POSTS:
            status, page = await post(client, path, {"do": "look", "confirmed": "yes"})
            words = "您可以看目录" if login == "a" else "监督员不能在这里改东西"
            assert (status, words in page) == (403, True), path
        status, _ = await post(client, "/publish", {"draft": draft, "note": "好", "sure": "on"})
        assert status == 403
    assert office.catalogs is not None
    assert office.catalogs.layers(office.shizhen.id).town == {}


async def test_an_offices_lead_changes_the_offices_own_domains_only(
    office: Office, server: TestServer, lead: Client
) -> None:
    _, page = await edits(lead, CAIFA, fee="五元")
    others = draft_in(page)
    async with browser(server) as client:
        await enter(client, OFFICE_LEAD)
        await read(client, f"/matters/{CAIFA}/edit", 403)
        status, _ = await post(client, "/publish", {"draft": others, "note": "好"})
        assert status == 403
        status, _ = await post(client, f"/matters/{CAIFA}/away", {})
        assert status == 403
        status, page = await edits(client, DIBAO, domain="林业")
        assert (status, "您可以看目录" in page) == (403, True)

        status, page = await edits(client, DIBAO, fee="五元")
        assert status == 200
        status, _ = await publishes(client, page)
        assert status == 200
    assert office.catalogs is not None
    assert list(office.catalogs.layers(office.shizhen.id).town["matters"]) == [DIBAO]


async def test_a_town_sees_nothing_of_what_another_publishes(
    server: TestServer, lead: Client
) -> None:
    _, page = await edits(lead, fee="五元")
    await publishes(lead, page)
    async with browser(server) as client:
        await enter(client, "far", "linzhen")

        assert "五元" not in await read(client, f"/matters/{DIBAO}")
        assert "还没有发布过改动" in await read(client, "/versions")
        assert (await client.get(f"{HERE}/versions/1.0.1")).status == 404


async def test_a_matter_that_the_towns_file_does_not_offer_says_so(
    office: Office, clerk: Client
) -> None:
    office.towns["shizhen"] = replace(office.shizhen, matters_off=(CAIFA,))

    assert "镇的文件里写着本中心不办" in await read(clerk, f"/matters/{CAIFA}")
    assert "镇的文件写着不办" in await read(clerk, "")
    assert CAIFA not in listed(await read(clerk, "/check"))


async def test_the_pages_hold_no_inline_script_or_style(lead: Client) -> None:
    for path in ("", "/check", "/versions", "/upload", "/new", f"/matters/{DIBAO}/edit"):
        text = await read(lead, path)

        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", text), path
