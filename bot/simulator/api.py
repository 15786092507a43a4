"""WeChat's API as our sender meets it, below /simulator/api/cgi-bin/: always HTTP 200."""

import json
import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from functools import partial

from aiohttp import BodyPartReader, web

from bot.clock import Clock
from bot.simulator.accounts import Account, Accounts
from bot.simulator.bodies import read_all
from bot.simulator.errors import Refused, done
from bot.simulator.media import MAX_BYTES, content_type_of
from bot.simulator.menus import menu_fault
from bot.simulator.sending import send, send_template, show_typing
from bot.simulator.tokens import LIFE, OVERLAP, Token

PREFIX = "/simulator/api/cgi-bin"
_ESCAPED = re.compile(rb"(?<!\\)(?:\\\\)*\\u(?!00[0-7])[0-9a-fA-F]{4}")
_MAX_BODY = 1 << 20
_dumps = partial(json.dumps, ensure_ascii=False)

Call = Callable[[Account, web.Request], Awaitable[dict[str, object] | Refused | web.Response]]
Sent = Mapping[str, object]


class Api:
    """The calls of the API, for the accounts of all towns."""

    def __init__(self, accounts: Accounts, clock: Clock) -> None:
        self._accounts = accounts
        self._clock = clock

    def routes(self) -> list[web.RouteDef]:
        """Give the routes of all calls."""
        return [
            web.get(f"{PREFIX}/token", self._token),
            web.post(f"{PREFIX}/stable_token", self._stable_token),
            self._post("message/custom/send", self._send, sending=True),
            self._post("message/custom/typing", self._typing),
            self._post("message/template/send", self._template),
            self._post("message/subscribe/bizsend", self._template),
            self._post("menu/create", self._create_menu),
            self._get("menu/get", self._get_menu),
            self._get("menu/delete", self._delete_menu),
            self._get("media/get", self._get_medium),
            self._post("media/upload", self._upload),
        ]

    def _get(self, path: str, call: Call) -> web.RouteDef:
        return web.get(f"{PREFIX}/{path}", partial(self._authorised, call, sending=False))

    def _post(self, path: str, call: Call, *, sending: bool = False) -> web.RouteDef:
        return web.post(f"{PREFIX}/{path}", partial(self._authorised, call, sending=sending))

    async def _authorised(
        self, call: Call, request: web.Request, *, sending: bool
    ) -> web.StreamResponse:
        value = request.query.get("access_token")
        if not value:
            return _respond(Refused(41001))
        account = self._accounts.with_token(value, self._clock())
        if isinstance(account, int):
            return _respond(Refused(account))
        if code := account.fault(self._clock(), sending=sending):
            return _respond(Refused(code))
        return _respond(await call(account, request))

    async def _token(self, request: web.Request) -> web.StreamResponse:
        return _respond(self._issue(request.query, stable=False))

    async def _stable_token(self, request: web.Request) -> web.StreamResponse:
        sent = await _json(request)
        return _respond(sent if isinstance(sent, Refused) else self._issue(sent, stable=True))

    def _issue(self, asked: Sent, *, stable: bool) -> dict[str, object] | Refused:
        if asked.get("grant_type") != "client_credential":
            return Refused(40002)
        town = self._accounts.with_appid(str(asked.get("appid", "")))
        if town is None:
            return Refused(40013)
        if asked.get("secret") != town.account.secret:
            return Refused(40125)
        tokens, now = self._accounts.of(town).tokens, self._clock()
        if stable and asked.get("force_refresh") is not True:
            token = tokens.stable(now)
        else:
            token = tokens.fresh(now, "stable" if stable else "token")
        return {"access_token": token.value, "expires_in": self._seconds(token)}

    def _seconds(self, token: Token) -> int:
        left = min(max(token.until - self._clock(), OVERLAP), LIFE)
        return left // timedelta(seconds=1)

    async def _send(self, account: Account, request: web.Request) -> dict[str, object] | Refused:
        sent = await _json(request)
        return sent if isinstance(sent, Refused) else send(account, sent, self._clock())

    async def _typing(self, account: Account, request: web.Request) -> dict[str, object] | Refused:
        sent = await _json(request)
        return sent if isinstance(sent, Refused) else show_typing(account, sent, self._clock())

    async def _template(
        self, account: Account, request: web.Request
    ) -> dict[str, object] | Refused:
        sent = await _json(request)
        return sent if isinstance(sent, Refused) else send_template(account, sent, self._clock())

    async def _create_menu(
        self, account: Account, request: web.Request
    ) -> dict[str, object] | Refused:
        sent = await _json(request)
        if isinstance(sent, Refused):
            return sent
        buttons = sent.get("button")
        if code := menu_fault(buttons):
            return Refused(code)
        account.menu = buttons if isinstance(buttons, list) else ()
        account.tell_all({"type": "menu", "menu": list(account.menu)})
        return done()

    async def _get_menu(
        self, account: Account, _request: web.Request
    ) -> dict[str, object] | Refused:
        return {"menu": {"button": list(account.menu)}} if account.menu else Refused(46003)

    async def _delete_menu(self, account: Account, _request: web.Request) -> dict[str, object]:
        account.menu = ()
        account.tell_all({"type": "menu", "menu": []})
        return done()

    async def _get_medium(self, account: Account, request: web.Request) -> web.Response | Refused:
        medium = account.media.get(request.query.get("media_id", ""), self._clock())
        if medium is None:
            return Refused(40007)
        name = f'attachment; filename="{medium.id[:16]}.{medium.content_type.split("/")[1]}"'
        return web.Response(
            body=medium.content,
            content_type=medium.content_type,
            headers={"Content-Disposition": name, "X-Content-Type-Options": "nosniff"},
        )

    async def _upload(self, account: Account, request: web.Request) -> dict[str, object] | Refused:
        kind = request.query.get("type", "")
        if kind not in MAX_BYTES:
            return Refused(40004)
        content = await _file(request, MAX_BYTES[kind])
        if isinstance(content, Refused):
            return content
        seen = content_type_of(content)
        if seen is None:
            return Refused(40004)
        now = self._clock()
        medium = account.media.keep(kind, content, seen, now)
        return {"type": kind, "media_id": medium.id, "created_at": int(now.timestamp())}


async def _json(request: web.Request) -> Sent | Refused:
    body = await read_all(request.content.read, _MAX_BODY)
    if not body:
        return Refused(44002 if body == b"" else 45002)
    if _ESCAPED.search(body):
        return Refused(40033)
    try:
        sent = json.loads(body)
    except ValueError:
        return Refused(47001)
    return sent if isinstance(sent, dict) else Refused(47001)


async def _file(request: web.Request, most: int) -> bytes | Refused:
    if not request.content_type.startswith("multipart/"):
        return Refused(41005)
    async for part in await request.multipart():
        if isinstance(part, BodyPartReader) and part.name == "media":
            content = await read_all(part.read_chunk, most)
            return (content or Refused(41005)) if content is not None else Refused(40006)
    return Refused(41005)


def _respond(answer: dict[str, object] | Refused | web.Response) -> web.StreamResponse:
    if isinstance(answer, Refused):
        answer = answer.payload()
    return web.json_response(answer, dumps=_dumps) if isinstance(answer, dict) else answer
