"""事项目录: versions are read, compared and gone back to; files come in; a district publishes."""

import pytest
from aiohttp.test_utils import TestServer

from bot.database import Database
from knowledge.documents import Document
from tests.conftest import HeldClock
from tests.handoff.console.cataloging import (
    DIBAO,
    HERE,
    edits,
    enter,
    post,
    publishes,
    read,
    shelved,
    small,
    uploads,
    workbook_of,
)
from tests.handoff.console.office import Client, Office, browser


@pytest.fixture
async def office(database: Database, clock: HeldClock, request: pytest.FixtureRequest) -> Office:
    district = request.node.get_closest_marker("usefixtures") is not None
    return await shelved(database, clock, district=district)


@pytest.fixture
async def district() -> None:
    """Asked for by tests in which shizhen is 临镇's district."""


async def twice(lead: Client) -> None:
    for fee in ("五元", "六元"):
        _, page = await edits(lead, fee=fee)
        await publishes(lead, page, f"改成{fee}")


async def test_the_history_tells_who_when_and_why_and_two_versions_are_compared(
    lead: Client,
) -> None:
    await twice(lead)

    page = await read(lead, "/versions")
    assert page.index("改成六元") < page.index("改成五元")
    assert "主任（示例）" in page
    assert "今天 10:00" in page
    assert "随程序更新" in page

    page = await read(lead, "/versions/diff?from=1.0.1&to=1.0.2")
    assert "一共 1 处不同" in page
    assert "<del>五元</del>" in page
    assert "<ins>六元</ins>" in page
    assert "<del>不收费</del>" in await read(lead, "/versions/diff?from=1.0.0&to=1.0.1")
    assert ">一样" in await read(lead, "/versions/diff?from=1.0.1&to=1.0.1")
    for wrong in ("", "?from=1.0.1", "?from=x&to=1.0.1", "?from=1.0.1&to=1.0.9"):
        await read(lead, f"/versions/diff{wrong}", 404)


async def test_an_old_version_stays_readable(lead: Client) -> None:
    await twice(lead)
    _, page = await post(lead, f"/matters/{DIBAO}/away", {})
    await publishes(lead, page)

    page = await read(lead, f"/versions/1.0.1/{DIBAO}")
    assert "五元" in page
    assert "六元" not in page
    assert "只能看" in page
    assert "改 1 项" in await read(lead, "/versions/1.0.2")
    assert f"{HERE}/versions/1.0.3/{DIBAO}" not in await read(lead, "/versions/1.0.3")
    for wrong in (f"1.0.3/{DIBAO}", f"9.0.0/{DIBAO}", f"1.1.1/{DIBAO}", "1.0.99999999"):
        await read(lead, f"/versions/{wrong}", 404)


async def test_one_goes_back_to_an_old_version_by_a_new_one(office: Office, lead: Client) -> None:
    await twice(lead)

    status, page = await post(lead, "/versions/1/back", {})
    assert status == 200
    assert "<ins>五元</ins>" in page
    assert 'value="回到第 1 版"' in page
    status, page = await publishes(lead, page, "回到第 1 版")

    assert (status, "已发布：第 3 版" in page, "回到旧版" in page) == (200, True, True)
    assert office.catalogs is not None
    assert office.catalogs.layers(office.shizhen.id).town["matters"] == {DIBAO: {"fee": "五元"}}
    _, page = await post(lead, "/versions/0/back", {})
    await publishes(lead, page)
    assert office.catalogs.layers(office.shizhen.id).town == {}
    status, _ = await post(lead, "/versions/77/back", {})
    assert status == 404


@pytest.mark.usefixtures("district")
async def test_a_district_publishes_for_its_towns_and_breaks_none(
    office: Office, server: TestServer, lead: Client
) -> None:
    assert office.catalogs is not None
    _, page = await edits(lead, fee="五元")
    assert "1 个镇街都会用上" in page
    await publishes(lead, page)
    assert "本区县" in await read(lead, f"/matters/{DIBAO}")
    async with browser(server) as client:
        await enter(client, "far", "linzhen")
        page = await read(client, f"/matters/{DIBAO}")
        assert "五元" in page
        _, page = await edits(client, fee="六元", triage="house")
        await publishes(client, page)
        page = await read(client, f"/matters/{DIBAO}")
        assert "区县说：五元" in page
        assert "通用说：不收费" in page
        assert "1.1.1 版" in page
        assert "<ins>六元</ins>" in await read(client, "/versions/diff?from=1.1.0&to=1.1.1")

    rest = {key: each for key, each in small().circumstances.items() if key != "house"}
    row = {**small().matters[DIBAO], "fee": "五元"}
    document = Document({**small().matters, DIBAO: row}, rest)

    status, page = await uploads(lead, "x.xlsx", workbook_of(document, office.shizhen, "1.0.1"))

    assert status == 409
    assert "临镇便民服务中心的资料对不上：没有情形“house”" in page
    assert 'id="publish"' not in page
