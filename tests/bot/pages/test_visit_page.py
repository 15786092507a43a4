"""The family's page of a home visit: who comes and the code, for whoever has the key."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.database import Database
from bot.pages.visit import VisitPages
from handoff.ports import Work
from handoff.trips.confirming import call_off, confirm
from handoff.trips.rows import stops_of_visit
from tests.support.home_visits import ask_visit, trip_rows, visit_row
from tests.support.visit_centre import CATALOG, DESK, TOWN, planned

Browser = TestClient[web.Request, web.Application]

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

PHOTO = b"\xff\xd8\xff\xe0 a face"
STAFF = tuple(replace(each, photo="a.jpg") if each.login == "a" else each for each in TOWN.staff)
HERE = replace(TOWN, staff=STAFF)


@pytest.fixture
async def path(database: Database) -> str:
    """The path of the page of a visit whose trip stands."""
    visit = await database.run(lambda work: ask_visit(work, 1, village="上村"))
    await planned(database)

    def tell(work: Work) -> str:
        (trip,) = trip_rows(work)
        confirm(work, DESK, trip.id, "zhuren")
        (stop,) = stops_of_visit(work, TOWN.id, visit)
        return f"/visit/shizhen/{visit_row(work, visit).number}/{stop.key}"

    return await database.run(tell)


@pytest.fixture
async def pages(database: Database, tmp_path: Path) -> AsyncIterator[Browser]:
    folder = tmp_path / "shizhen.photos"
    folder.mkdir()
    (folder / "a.jpg").write_bytes(PHOTO)
    app = web.Application()
    towns = {"shizhen": HERE}
    shown = VisitPages(database, towns.get, lambda _town: CATALOG, tmp_path, "https://yc.test")
    app.add_routes(shown.routes())
    async with TestClient(TestServer(app)) as client:
        yield client


async def test_the_family_sees_who_comes_with_number_photo_and_code(
    database: Database, pages: Browser, path: str
) -> None:
    code = (await database.run(lambda work: visit_row(work, 1))).code_word

    text = await (await pages.get(path)).text()

    for each in ("甲（示例）", "工号 SZ-01", "丁（示例）", code, "身份证", "空白示例申请表"):
        assert each in text
    assert "1380000" not in text
    photo = await pages.get(f"{path}/photo/a")
    assert (photo.status, await photo.read()) == (200, PHOTO)
    assert (await pages.get(f"{path}/photo/d")).status == 404  # has no picture
    assert (await pages.get(f"{path}/photo/b")).status == 404  # does not come


async def test_without_the_key_nothing_is_told(pages: Browser, path: str) -> None:
    start, key = path.rsplit("/", 1)

    for wrong in (f"{start}/{key[:-1]}x", f"{start.replace('shizhen', 'linzhen')}/{key}"):
        answer = await pages.get(wrong)
        assert answer.status == 404
        assert "甲" not in (text := await answer.text())
        assert "没有找到这次上门" in text
        assert (await pages.get(f"{wrong}/photo/a")).status == 404


async def test_a_visit_put_off_shows_no_code(database: Database, pages: Browser, path: str) -> None:
    code = (await database.run(lambda work: visit_row(work, 1))).code_word
    await database.run(lambda work: call_off(work, TOWN, trip_rows(work)[0].id, "zhuren"))

    text = await (await pages.get(path)).text()

    assert "时间还没有定好" in text
    assert code not in text
