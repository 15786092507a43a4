"""The simulator's pages: choose a town and a citizen, and the phone with its chat."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.clock import Clock
from bot.simulator.accounts import Accounts
from bot.simulator.chat import Chat
from bot.simulator.doing import Doing
from bot.simulator.live import Live
from bot.simulator.phones import MAX_NAME
from bot.simulator.places import Place, places_of
from knowledge.towns import Town

_HERE = Path(__file__).parent
_TYPES = {".css": "text/css", ".js": "text/javascript", ".png": "image/png"}
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
}
CITIZENS = ("张大爷", "李秀英", "王建国", "陈晓梅", "刘奶奶", "赵师傅")
"""Plainly made-up citizens, to begin with."""


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """What the first page's template sees: each town with the citizens to choose from."""

    towns: tuple[tuple[Town, tuple[str, ...]], ...]
    max_name: int


@dataclass(frozen=True, slots=True)
class ChatPage:
    """What the phone's template sees."""

    town: Town
    name: str
    openid: str
    places: tuple[Place, ...]
    initial: str


class Pages:
    """Everything below /simulator/ but the API side."""

    def __init__(self, accounts: Accounts, chat: Callable[[str, str], Chat], clock: Clock) -> None:
        self._accounts = accounts
        self._chat = chat
        self._clock = clock
        self._live = Live(clock)
        self._doing = Doing(self._chat_of)
        self._files = {each.name: each.read_bytes() for each in (_HERE / "static").iterdir()}
        templates = _templates()
        self._choose_page = templates.get_template("choose.html")
        self._chat_page = templates.get_template("chat.html")

    def routes(self) -> list[web.RouteDef]:
        """Give the routes of the pages, their files and their actions."""
        return [
            web.get("/simulator", _to_start),
            web.get("/simulator/", self._choose),
            web.get("/simulator/open", self._open),
            web.get("/simulator/static/{file}", self._file),
            web.get("/simulator/media/{town}/{id}", self._medium),
            web.get("/simulator/{town}/{name}", self._phone),
            web.get("/simulator/{town}/{name}/live", self._stream),
            *self._doing.routes(),
        ]

    async def close(self) -> None:
        """End the open streams and what citizens are doing."""
        self._live.end(self._accounts)
        await self._doing.close()

    async def _choose(self, _request: web.Request) -> web.Response:
        towns = tuple((each, self._citizens(each)) for each in self._accounts.all_towns())
        return _html(self._choose_page.render(page=ChoosePage(towns, MAX_NAME)))

    def _citizens(self, town: Town) -> tuple[str, ...]:
        known = (each.name for each in self._accounts.of(town).phones())
        return tuple(dict.fromkeys((*known, *CITIZENS)))[:12]

    async def _open(self, request: web.Request) -> web.Response:
        town, name = request.query.get("town", ""), request.query.get("name", "").strip()
        self._find(town, name)
        raise web.HTTPSeeOther(f"/simulator/{quote(town)}/{quote(name, safe='')}")

    async def _phone(self, request: web.Request) -> web.Response:
        chat = self._chat_of(request)
        phone, town = chat.phone, chat.town
        page = ChatPage(town, phone.name, phone.openid, places_of(town), phone.name[:1])
        return _html(self._chat_page.render(page=page))

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        return await self._live.stream(request, self._chat_of(request))

    async def _file(self, request: web.Request) -> web.Response:
        name = request.match_info["file"]
        if name not in self._files:
            raise web.HTTPNotFound
        return web.Response(
            body=self._files[name],
            content_type=_TYPES[Path(name).suffix],
            charset=None if name.endswith(".png") else "utf-8",
            headers={"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"},
        )

    async def _medium(self, request: web.Request) -> web.Response:
        town = self._accounts.town(request.match_info["town"])
        if town is None:
            raise web.HTTPNotFound
        medium = self._accounts.of(town).media.get(request.match_info["id"], self._clock())
        if medium is None:
            raise web.HTTPNotFound
        return web.Response(
            body=medium.content,
            content_type=medium.content_type,
            headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "private"},
        )

    def _chat_of(self, request: web.Request) -> Chat:
        return self._find(request.match_info["town"], request.match_info["name"])

    def _find(self, town: str, name: str) -> Chat:
        if not (0 < len(name) <= MAX_NAME and name.isprintable() and name == name.strip()):
            raise web.HTTPBadRequest(text=f"名字要有1到{MAX_NAME}个字，前后不带空格")
        if self._accounts.town(town) is None:
            raise web.HTTPNotFound(text="没有这个镇街，回到 /simulator/ 重选")
        return self._chat(town, name)


async def _to_start(_request: web.Request) -> web.Response:
    raise web.HTTPPermanentRedirect("/simulator/")


def _html(text: str) -> web.Response:
    return web.Response(text=text, content_type="text/html", headers=_HEADERS)


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
