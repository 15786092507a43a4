"""The door: nothing without a sitting, no form from elsewhere, faults in words."""

import logging
import re
from collections.abc import Callable
from typing import TypeVar

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from handoff.console.guards import HEADERS
from handoff.ports import Work
from tests.handoff.console.office import LI, Client, Office, browser, sign_in

T = TypeVar("T")

OPEN = {"/console/login", "/console/static/{name}"}


async def test_no_console_route_answers_without_a_sitting(
    server: TestServer, stranger: Client
) -> None:
    walked = 0
    for route in server.app.router.routes():
        assert route.resource is not None
        place = route.resource.canonical
        if not place.startswith("/console") or place in OPEN:
            continue
        path = re.sub(r"\{\w+\}", "1", place)
        answer = await stranger.request(route.method, path, allow_redirects=False)

        walked += 1
        if route.method in {"GET", "HEAD"}:
            assert answer.status == 303, path
            assert answer.headers["Location"].startswith("/console/login?next="), path
        else:
            assert answer.status == 401, path
    assert walked > 15


@pytest.mark.parametrize("path", ["/%63onsole/", "/console/%62ookings", "/console/nothing"])
async def test_no_spelling_of_an_address_gets_past_the_guard(stranger: Client, path: str) -> None:
    url = str(stranger.make_url("/")).rstrip("/") + path
    async with stranger.session.get(url, allow_redirects=False) as answer:
        assert answer.status == 303
        assert answer.headers["Location"].startswith("/console/login")


async def test_an_invented_cookie_opens_nothing(stranger: Client) -> None:
    answer = await stranger.get(
        "/console/", headers={"Cookie": "yichuang_sitting=invented"}, allow_redirects=False
    )

    assert answer.status == 303


async def test_the_sitting_ends_after_twelve_hours(office: Office, clerk: Client) -> None:
    office.pass_(hours=12)
    answer = await clerk.get("/console/", allow_redirects=False)

    assert answer.status == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "{own}"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {},
    ],
)
async def test_a_form_from_elsewhere_is_refused_and_does_nothing(
    office: Office, clerk: Client, headers: dict[str, str]
) -> None:
    chat = await office.calls(LI, "低保")
    own = str(clerk.make_url("")).rstrip("/")
    del clerk.session.headers["Sec-Fetch-Site"]
    sent = {name: value.format(own=own) for name, value in headers.items()}
    answer = await clerk.post(f"/console/chats/{chat}/take", headers=sent, allow_redirects=False)
    shown = await (await clerk.get(f"/console/chats/{chat}")).text()

    assert answer.status == 403
    assert "不是从本页面发出的" in await answer.text()
    assert "这位群众还在等人接待" in shown


async def test_an_older_browser_is_known_by_its_origin(office: Office, clerk: Client) -> None:
    chat = await office.calls(LI, "低保")
    own = str(clerk.make_url("")).rstrip("/")
    del clerk.session.headers["Sec-Fetch-Site"]
    answer = await clerk.post(
        f"/console/chats/{chat}/take", headers={"Origin": own}, allow_redirects=False
    )

    assert answer.status == 303


async def test_a_login_from_elsewhere_is_refused(stranger: Client) -> None:
    del stranger.session.headers["Sec-Fetch-Site"]
    answer = await sign_in(stranger, "a")

    assert answer.status == 403


@pytest.mark.parametrize("path", ["/console/login", "/console/", "/console/live", "/console/no"])
async def test_every_answer_has_the_security_headers(clerk: Client, path: str) -> None:
    async with clerk.get(path) as answer:
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        assert "script-src" not in HEADERS["Content-Security-Policy"]


async def test_pages_hold_no_inline_script_or_style(office: Office, clerk: Client) -> None:
    chat = await office.calls(LI, "低保")
    for path in ("/console/", f"/console/chats/{chat}", "/console/bookings", "/console/register"):
        text = await (await clerk.get(path)).text()

        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", text), path


SAID = "o-secret-openid said 我的身份证号是 110101"


class Broken:
    """Transactions that fail once the door is behind us."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.fails = False

    async def run(self, job: Callable[[Work], T], *, lane: str = "") -> T:
        if self.fails and "sitting" not in job.__code__.co_names:
            raise ValueError(SAID)
        return await self.office.database.run(job, lane=lane)


async def test_a_fault_is_a_page_with_an_id_that_the_log_has_without_content(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    broken = Broken(office)
    office.transactions = broken
    server = TestServer(office.app())
    async with browser(server) as client:
        await sign_in(client, "a")
        broken.fails = True
        with caplog.at_level(logging.ERROR):
            answer = await client.get("/console/")
        text = await answer.text()
    await server.close()
    fault = re.search(r"<code>([0-9a-f]{8})</code>", text)

    assert answer.status == 500
    assert "系统出了问题" in text
    assert fault
    assert [record.getMessage().count(fault[1]) for record in caplog.records] == [1]
    assert "ValueError" in caplog.text
    assert "secret" not in caplog.text
    assert "身份证号" not in caplog.text


async def test_other_paths_of_the_app_are_not_the_guards_affair(office: Office) -> None:
    async def hello(_request: web.Request) -> web.Response:
        return web.Response(text="hello")

    app = office.app()
    app.router.add_get("/hello", hello)
    server = TestServer(app)
    async with browser(server) as client:
        answer = await client.get("/hello")

        assert await answer.text() == "hello"
        assert "Content-Security-Policy" not in answer.headers
    await server.close()


async def test_static_files_are_kept_and_asked_for_again_by_version(stranger: Client) -> None:
    page = await (await stranger.get("/console/login")).text()
    sheet = re.search(r'"(/console/static/console\.css\?v=\w+)"', page)
    assert sheet
    kept = await stranger.get(sheet[1])
    asked = await stranger.get("/console/static/live.js")
    again = await stranger.get(
        "/console/static/live.js", headers={"If-None-Match": asked.headers["ETag"]}
    )

    assert "immutable" in kept.headers["Cache-Control"]
    assert asked.headers["Cache-Control"] == "no-cache"
    assert asked.headers["Content-Type"].startswith("text/javascript")
    assert again.status == 304
    assert (await stranger.get("/console/static/..%2fguards.py")).status == 404
