"""The first page: where the simulator, the console and the health checks are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from aiohttp import web

from bot.pages.assets import Assets, page_templates
from knowledge.towns import Town

_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
}


@dataclass(frozen=True, slots=True)
class Doors:
    """What the template sees. `demo`: the simulator is on, so nothing here is in real use."""

    towns: tuple[Town, ...]
    demo: bool
    base: str
    css: str


class IndexPage:
    """`/`: links to everything. Without the simulator it names no town and shows only the doors.

    `public_url`: its path, where a proxy adds one, goes before each address.
    """

    def __init__(
        self, all_towns: Callable[[], Sequence[Town]], public_url: str = "", *, simulator: bool
    ) -> None:
        self._all_towns = all_towns
        self._demo = simulator
        self._base = urlsplit(public_url).path.rstrip("/")
        self._css = Assets(self._base).url("index.css")
        self._template = page_templates().get_template("index.html")

    def routes(self) -> list[web.RouteDef]:
        """Give the page's route; its style sheet is served by Assets."""
        return [web.get("/", self._page)]

    async def _page(self, _request: web.Request) -> web.Response:
        towns = tuple(self._all_towns()) if self._demo else ()
        text = self._template.render(page=Doors(towns, self._demo, self._base, self._css))
        return web.Response(text=text, content_type="text/html", headers=_HEADERS)
