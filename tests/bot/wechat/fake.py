"""A WeChat on loopback that answers what it was told to, and a town whose account it holds."""

import json
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

from knowledge.matters import TownId
from knowledge.towns import Account, Town
from tests.support.towns import make_town

SEND = "/cgi-bin/message/custom/send"
TOKEN = "/cgi-bin/stable_token"
PUSH_TOKEN = "t"
APPSECRET = "the-appsecret-of-baiyang"
Answer = dict[str, Any] | Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Call:
    path: str
    token: str | None
    raw: bytes
    body: Any


@dataclass
class FakeWechat:
    """`answers[path]` is used up one by one; then a send is taken and a new token is issued."""

    server: TestServer
    calls: list[Call] = field(default_factory=list)
    answers: dict[str, Iterator[Answer]] = field(default_factory=dict)
    tokens: int = 0

    @property
    def url(self) -> str:
        return str(self.server.make_url("/")).rstrip("/")

    def to(self, path: str) -> list[Call]:
        return [each for each in self.calls if each.path == path]

    async def hear(self, request: web.Request) -> web.StreamResponse:
        raw = await request.read()
        said = json.loads(raw) if raw else None
        self.calls.append(Call(request.path, request.query.get("access_token"), raw, said))
        answer = next(self.answers.get(request.path, iter(())), None)
        if callable(answer):
            return await answer(request)
        if answer is not None:
            return web.json_response(answer)
        if request.path == TOKEN:
            self.tokens += 1
            return web.json_response({"access_token": f"token-{self.tokens}", "expires_in": 7200})
        return web.json_response({"errcode": 0, "errmsg": "ok"})


async def fake_wechat() -> FakeWechat:
    app = web.Application()
    fake = FakeWechat(TestServer(app))
    app.router.add_route("*", "/{path:.*}", fake.hear)
    await fake.server.start_server(access_log=None)  # its lines hold tokens
    return fake


async def hang_up(request: web.Request) -> web.StreamResponse:
    """Read the call, then cut the line."""
    assert request.transport is not None
    request.transport.close()
    return web.Response()


def account(
    *, aes_keys: tuple[str, ...] = ("A" * 43,), token: str = PUSH_TOKEN, appid: str = "wx1"
) -> Account:
    return Account("safe", appid, "gh_1", token, aes_keys, APPSECRET)


def town(name: str = "baiyang") -> Town:
    return make_town(id=TownId(name), account=account())
