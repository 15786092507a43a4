"""The centre's board and the villages' pages: complete, searchable, harmless."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from types import MappingProxyType
from urllib.parse import quote

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.pages.assets import Assets
from bot.pages.published import PublicPages
from knowledge.calendar import read_calendar
from knowledge.levels import village_matters
from knowledge.town_files.book import SHIPPED, read_towns
from knowledge.towns import Town
from tests.support.chat import catalog, index
from tests.support.towns import NOW

TOWN_IDS = ["baiyang", "banzhuyuan", "xili", "chini", "tongliang", "bachuan"]


@cache
def town(name: str) -> Town:
    found = read_towns(SHIPPED, b"a key for tests only", catalog()).get(name)
    assert found is not None
    return found


def app(url: str, changed: Mapping[str, Town] = MappingProxyType({})) -> web.Application:
    towns = {name: town(name) for name in TOWN_IDS} | dict(changed)
    facts = (towns.get, lambda _town: catalog(), read_calendar(), lambda: NOW, index(), url)
    pages = PublicPages(*facts)
    found = web.Application()
    found.add_routes([*pages.routes(), *Assets().routes()])
    return found


async def get(path: str, status: int = 200, **changed: Town) -> str:
    async with TestClient(TestServer(app("https://yc.test/front", changed))) as client:
        answer = await client.get(path)
        assert answer.status == status
        assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
        return await answer.text()


@pytest.mark.parametrize("name", TOWN_IDS)
async def test_a_board_shows_every_matter_that_the_town_offers_with_its_days(name: str) -> None:
    board = await get(f"/hall/{name}")

    assert [m.name for m in catalog().matters.values() if m.name not in board] == []
    for each in (town(name).address, town(name).complaint_phone, town(name).leader.name):
        assert each in board
    assert "现在开着，到12:00" in board


async def test_a_matter_that_is_off_is_not_shown() -> None:
    off = replace(town("xili"), matters_off=("minzheng.gaoling",))

    assert "高龄津贴（" not in await get("/hall/xili", xili=off)


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("高龄", "高龄津贴", "最低生活保障"),
        ("长寿钱", "高龄津贴", "最低生活保障"),
        ("我妈八十了想领长寿钱", "高龄津贴", "结婚登记"),
        ("民政 低保", "最低生活保障", "社会保障卡"),
        ("嗯嗯啊", "没有找到", "高龄津贴"),
    ],
)
async def test_a_search_needs_no_script(query: str, shown: str, hidden: str) -> None:
    board = await get(f"/hall/baiyang?q={quote(query)}")
    listed = board.split('id="matters"')[1]

    assert shown in listed
    assert hidden not in listed


async def test_what_is_searched_for_is_shown_as_text() -> None:
    board = await get(f"/hall/baiyang?q={quote('<script>alert(1)</script>' + '长' * 200)}")

    assert "<script>alert" not in board
    assert "&lt;script&gt;" in board
    assert "长" * 61 not in board


async def test_the_rosters_week_is_put_together_by_days_that_are_alike() -> None:
    board = await get("/hall/baiyang")

    assert "周一 综合窗口" in board
    assert "周一至周五 村镇建设窗口A岗（示例）" in board


async def test_a_closed_day_says_so() -> None:
    closed = replace(town("xili"), closed_on=(date(2026, 11, 24),))
    board = await get("/hall/xili", xili=closed)

    assert "不上班，没有人值班" in board
    assert "周一 综合受理窗口" in board
    assert "周三至周五" in board


@pytest.mark.parametrize("name", ["baiyang", "xili", "bachuan"])
async def test_a_villages_page_prints_its_whole_list(name: str) -> None:
    village = town(name).villages[0]
    page = await get(f"/v/{name}/{quote(village.name)}")
    lists = village_matters(catalog(), town(name), village)

    assert [m.name for those in lists.values() for m in those if m.name not in page] == []
    person = town(name).person(str(village.agent))
    assert person is not None
    for each in (person.name, str(village.phone), "9:00-11:30", "https://apis.map.qq.com/"):
        assert each in page
    assert 'media="print"' in page
    assert 'href="/front/hall/' in page
    assert "是演示用的，镇上还没有核对" in page


async def test_a_village_that_said_little_is_not_filled_up() -> None:
    bare = replace(town("xili").villages[0], agent=None, hours=(), spot=None, phone=None)
    page = await get(
        f"/v/xili/{quote(bare.name)}", xili=replace(town("xili"), villages=(bare,), assumed=())
    )

    assert "没有写，先打镇上的电话问" in page
    assert "时间没有写" in page
    assert "看地图" not in page
    assert "演示用的" not in page
    assert "代办员帮您跑" not in page


@pytest.mark.parametrize("path", ["/hall/none", "/v/none/x", "/v/xili/none", "/v/xili/%3Cb%3E"])
async def test_an_unknown_town_or_village_tells_nothing(path: str) -> None:
    assert "没有这个页面" in await get(path, status=404)
