"""Who can open a one-time notice, and what everybody else is told."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.database import Database
from bot.pages.notice import NoticePages
from handoff.notices import tell
from handoff.ports import Work
from knowledge.matters import CitizenId, TownId
from tests.support.pages import KEY, NUMBER, page_notice, page_town

Browser = TestClient[web.Request, web.Application]

ZHANG = CitizenId("oZHANG-4567890123456789012-x")


@pytest.fixture
async def told(database: Database) -> str:
    """The path of a notice that was told to Zhang."""

    def job(work: Work) -> str:
        said = tell(work, page_town(), ZHANG, page_notice(), {"agent": ("不清楚",)}, "bot")
        return f"/n/baiyang/{said.number}/{said.key}"

    return await database.run(job)


@pytest.fixture
async def web_pages(database: Database) -> AsyncIterator[Browser]:
    """The pages over the database, for two towns."""
    xili = replace(page_town(), id=TownId("xili"))
    towns = {"baiyang": page_town(), "xili": xili}
    app = web.Application()
    app.add_routes(NoticePages(database, towns.get, "https://yc.test").routes())
    async with TestClient(TestServer(app)) as client:
        yield client


async def test_whoever_has_the_key_sees_the_notice_that_was_told(
    web_pages: Browser, told: str
) -> None:
    answer = await web_pages.get(told)

    assert answer.status == 200
    assert "最低生活保障" in await answer.text()
    assert (await web_pages.get(f"{told}?big=1")).status == 200


async def test_an_address_that_opens_nothing_tells_nothing(web_pages: Browser, told: str) -> None:
    _, _, _, number, key = told.split("/")
    wrong = [
        f"/n/baiyang/{number}/{KEY}",
        f"/n/baiyang/G991231-9999/{key}",
        f"/n/nowhere/{number}/{key}",
        f"/n/xili/{number}/{key}",  # a real notice, but another town's
        f"/n/baiyang/{number}/{key}x",
        f"/n/baiyang/{number}/%E9%92%A5%E5%8C%99",
        f"/n/baiyang/{number}/%00",
        f"/n/baiyang/{number}/{'k' * 5000}",
    ]
    answers = [await web_pages.get(each) for each in wrong]

    assert {each.status for each in answers} == {404}
    assert len({await each.text() for each in answers}) == 1
    assert "没有找到这张告知单" in await answers[0].text()
    kept = [{k: v for k, v in each.headers.items() if k != "Date"} for each in answers]
    assert all(each == kept[0] for each in kept)


async def test_neither_page_is_stored_indexed_framed_or_told_to_others(
    web_pages: Browser, told: str
) -> None:
    for path in (told, f"/n/baiyang/{NUMBER}/{KEY}"):
        headers = (await web_pages.get(path)).headers

        assert headers["Cache-Control"] == "private, no-store"
        assert headers["X-Robots-Tag"].startswith("noindex")
        assert headers["Referrer-Policy"] == "no-referrer"
        policy = headers["Content-Security-Policy"]
        assert "script-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
