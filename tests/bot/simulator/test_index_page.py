"""The first page links to everything, and says that it is a demo when it is one."""

import re

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.pages.assets import Assets
from bot.pages.index import IndexPage
from tests.bot.simulator.stage import a_town


async def _page(*, simulator: bool, public_url: str = "") -> str:
    app = web.Application()
    index = IndexPage(lambda: (a_town(),), public_url, simulator=simulator)
    app.add_routes([*index.routes(), *Assets().routes()])
    async with TestClient(TestServer(app)) as client:
        page = await (await client.get("/")).text()
        style = re.search(r'href="([^"]*index\.css[^"]*)"', page)
        assert style is not None
        if not public_url:
            assert (await client.get(style[1])).status == 200
    return page


async def test_in_the_demo_each_town_has_its_chat() -> None:
    page = await _page(simulator=True)

    assert "这是演示" in page
    for each in ("/simulator/", "/simulator/shitan/", "/console/", "/healthz", "/wechat/shitan"):
        assert each in page


async def test_in_use_neither_simulator_nor_towns_are_named() -> None:
    page = await _page(simulator=False)

    assert "演示" not in page
    assert "simulator" not in page
    assert "shitan" not in page
    assert "/console/" in page


async def test_the_path_a_proxy_adds_is_before_each_address() -> None:
    page = await _page(simulator=True, public_url="https://a.cn/yichuang")

    addresses = re.findall(r'href="([^"]*)"', page)
    assert len(addresses) > 5
    assert all(each.startswith("/yichuang/") for each in addresses)
