"""What every page of the console is made with: templates, static files, and the frame around it."""

import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from handoff.alarms import BELL, bell_of
from handoff.console.rights import LEADS, Area, home_named, may_change, may_open, on_the_phone

PREFIX = "/console"
ON_THE_BAR = 9
"""So many tabs stand beside each other at 1280 px; the rest are under 更多."""

STATIC = f"{PREFIX}/static/{{name}}"

_ROWS = 4000  # of chats, as they stand in lists: of each clerk's twenty, most have not changed
_HERE = Path(__file__).parent
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"
_SHORT = 4000
"""Bytes: what fits in a few packets anyway is sent as it is."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The bar on top of a page: where we are, who is signed in, how many citizens wait.

    `tab` is the path's last word (chats for the first page) or empty; `now` the instant it was
    made, as words.stamp; `tabs` are the areas that this clerk's role may see;
    `alarm` is the line below the bar, if something is lacking.
    """

    title: str
    tab: str
    centre: str
    clerk: str
    login: str
    role: str
    waiting: int
    now: str
    tabs: tuple[Area, ...]
    alarm: str = ""

    @property
    def bell(self) -> str:
        """Give the topics of what rings for who is signed in."""
        return f"{BELL} {bell_of(self.login)}" if self.role in LEADS else bell_of(self.login)

    def opens(self, path: str) -> bool:
        """Say whether who is signed in may look at this page."""
        return may_open(self.role, path)

    def changes(self, path: str) -> bool:
        """Say whether who is signed in may do what this page's buttons do."""
        return may_change(self.role, path)

    @property
    def tab_below(self) -> str:
        """The name of this page's tab where it stands under 更多, else empty."""
        below = (each for each in self.tabs[ON_THE_BAR:] if each.tab == self.tab)
        return next((each.name for each in below), "")


class Templates:
    """The console's templates: all is escaped, nothing may be undefined; `page` is the context."""

    def __init__(self) -> None:
        self._files = {each.name: each.read_bytes() for each in (_HERE / "static").iterdir()}
        # one version for all of them: a module names the next one without a version of its own
        whole = b"".join(text for _, text in sorted(self._files.items()))
        self._version = hashlib.sha256(whole).hexdigest()[:12]
        self._environment = Environment(
            loader=FileSystemLoader(_HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals["static"] = self.static
        self._environment.globals["row"] = lru_cache(_ROWS)(self._row)
        self._environment.globals["ways"] = on_the_phone
        self._environment.globals["home"] = home_named
        self._environment.globals["bar"] = ON_THE_BAR

    def static(self, name: str) -> str:
        """Give the address of this static file. Raises KeyError where there is none."""
        if name not in self._files:
            raise KeyError(name)
        return f"{PREFIX}/static/{name}?v={self._version}"

    def page(self, template: str, page: object, status: int = 200) -> web.Response:
        """Render the template with this context."""
        text = self._environment.get_template(template).render(page=page)
        return _squeezed(web.Response(text=text, status=status, content_type="text/html"))

    def _row(self, kind: str, item: object, chosen: bool, acts: bool = True) -> Markup:
        """Render one chat of the list; alike ones, and those of other clerks, only once."""
        rows = self._environment.get_template("chat_rows.html").module
        return Markup(getattr(rows, kind)(item, chosen, acts))  # noqa: S704 - escaped by the template

    def routes(self) -> list[web.RouteDef]:
        """Give the route of the static files."""
        return [web.get(STATIC, self._file)]

    async def _file(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name not in self._files:
            raise web.HTTPNotFound
        if any(each.value == self._version for each in request.if_none_match or ()):
            raise web.HTTPNotModified
        current = request.query.get("v") == self._version
        file = web.Response(
            body=self._files[name],
            content_type=mimetypes.guess_type(name)[0] or "application/octet-stream",
            charset="utf-8",
            headers={
                "Cache-Control": _FOR_EVER if current else _ASK_AGAIN,
                "ETag": f'"{self._version}"',
            },
        )
        return _squeezed(file)


def _squeezed(response: web.Response) -> web.Response:
    """Let what is long be compressed for a browser that takes it so: villages have thin lines."""
    if (response.content_length or 0) > _SHORT:
        response.enable_compression()
        response.headers["Vary"] = "Accept-Encoding"
    return response


@cache
def shared_templates() -> Templates:
    """Give the templates that every console of this process shares: each is compiled once."""
    return Templates()
