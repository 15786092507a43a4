"""事项目录: what was looked over is published, unless somebody was quicker or a note is missing."""

from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestServer

from bot.database import Database
from handoff.catalog_versions import publish
from tests.conftest import HeldClock
from tests.handoff.console.cataloging import (
    DIBAO,
    OFFICE_LEAD,
    changed,
    draft_in,
    edits,
    enter,
    fields_of,
    in_force,
    post,
    publishes,
    read,
    shelved,
)
from tests.handoff.console.office import Client, Office, browser


@pytest.fixture
async def office(database: Database, clock: HeldClock) -> Office:
    return await shelved(database, clock)


@pytest.fixture
async def office_lead(server: TestServer) -> AsyncIterator[Client]:
    async with browser(server) as client:
        yield await enter(client, OFFICE_LEAD)


async def test_whoever_was_quicker_is_shown_and_both_changes_hold(
    office: Office, lead: Client, office_lead: Client
) -> None:
    _, mine = await edits(lead, fee="五元")
    _, theirs = await edits(office_lead, promised_days="12")
    await publishes(office_lead, theirs, "办所先改了")

    status, page = await publishes(lead, mine, "我改收费")

    assert status == 409
    assert "第 1 版已经发布了" in page
    assert "民生办负责人（示例）" in page
    assert "办所先改了" in page
    assert "<ins>12</ins>" in page
    assert 'value="我改收费"' in page
    assert in_force(office)["fee"] == "不收费"
    status, page = await publishes(lead, page, "我改收费")
    assert (status, "已发布：第 2 版" in page) == (200, True)
    assert (in_force(office)["fee"], in_force(office)["promised_days"]) == ("五元", 12)


async def test_a_form_that_was_opened_before_another_published_takes_nothing_back(
    office: Office, lead: Client, office_lead: Client
) -> None:
    fields = fields_of(await read(lead, f"/matters/{DIBAO}/edit"))
    _, theirs = await edits(office_lead, promised_days="12")
    await publishes(office_lead, theirs, "办所先改了")

    _, page = await post(lead, f"/matters/{DIBAO}/edit", changed(fields, fee="五元", do="look"))

    assert "一共 1 处改动" in page
    assert "您打开以后，别人发布过" in page
    status, _ = await publishes(lead, page)
    assert status == 200
    assert (in_force(office)["fee"], in_force(office)["promised_days"]) == ("五元", 12)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"note": ""}, "请写一句说明"),
        ({"note": "长" * 201}, "最多 200 个字"),
        ({"draft": "x"}, "没有传完整"),
        ({"draft": '{"rows": 1}'}, "没有传完整"),
    ],
)
async def test_nothing_is_published_without_a_note_or_from_half_a_page(
    office: Office, lead: Client, more: dict[str, str], words: str
) -> None:
    _, page = await edits(lead, fee="五元")

    status, page = await post(lead, "/publish", {"draft": draft_in(page), "note": "好", **more})

    assert status in {400, 409}
    assert words in page
    assert in_force(office)["fee"] == "不收费"


async def test_a_draft_that_was_tampered_with_is_checked_like_any_other(
    office: Office, lead: Client
) -> None:
    _, page = await edits(lead, fee="五元")
    draft = draft_in(page).replace('"五元"', '{"not": "a text"}')

    status, page = await post(lead, "/publish", {"draft": draft, "note": "好"})

    assert (status, "应当是文字" in page) == (409, True)
    assert in_force(office)["fee"] == "不收费"


async def test_a_version_that_does_not_hold_is_told_and_replaced(
    office: Office, lead: Client
) -> None:
    broken = {"matters": {"minzheng.xin": {"name": "写了一半的事项"}}}
    town = office.shizhen.id
    await office.run(
        lambda work: publish(work, town, broken, after=0, made=("edit", "坏的", "lead"))
    )
    assert office.catalogs is not None
    await office.catalogs.take_up()
    page = await read(lead, f"/matters/{DIBAO}")
    assert "最新发布的一版对不上" in page

    _, page = await edits(lead, fee="五元")
    status, page = await publishes(lead, page)
    assert status == 409
    assert "就以您这一版为准" in page
    status, page = await publishes(lead, page)
    assert (status, "已发布：第 2 版" in page) == (200, True)
    assert "最新发布的一版对不上" not in page
    assert in_force(office)["fee"] == "五元"


async def test_a_server_that_is_behind_takes_nothing_back_that_another_published(
    office: Office, lead: Client
) -> None:
    assert office.catalogs is not None
    _, page = await edits(lead, fee="五元")
    town = office.shizhen.id
    layer = {"matters": {DIBAO: {"promised_days": 12}}}
    await office.run(
        lambda work: publish(work, town, layer, after=0, made=("edit", "别处", OFFICE_LEAD))
    )
    seen = draft_in(page).replace('"seen":"1.0.0"', '"seen":"1.0.1"')  # another server showed it

    status, _ = await post(lead, "/publish", {"draft": seen, "note": "我改收费"})

    assert status == 200
    assert (in_force(office)["fee"], in_force(office)["promised_days"]) == ("五元", 12)
