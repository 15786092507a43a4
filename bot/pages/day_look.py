"""What the pages of a visit's day share: their headers, their files, and where they come from."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from aiohttp import web

from bot.pages.assets import Assets, page_templates
from handoff.ports import Transactions
from knowledge.calendar import Calendar
from knowledge.matters import Catalog, TownId
from knowledge.towns import Town

_HEADERS = {
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
    "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'",
}


@dataclass(frozen=True, slots=True)
class DayFacts:
    """What the pages are made of; `public_url` goes before the addresses that are told."""

    transactions: Transactions
    towns: Callable[[str], Town | None]
    catalog: Callable[[TownId], Catalog]
    calendar: Calendar
    public_url: str

    @property
    def base(self) -> str:
        """The path that citizens see before ours."""
        return urlsplit(self.public_url).path.rstrip("/")

    def url(self, path: str) -> str:
        """Give the whole address of a path."""
        return self.public_url.rstrip("/") + path


@dataclass(frozen=True, slots=True)
class DayFiles:
    """The addresses of what a page is dressed with; `js` empty: it has no script."""

    icon: str
    css: tuple[str, ...]
    js: str


@dataclass(frozen=True, slots=True)
class Word:
    """A page that says one thing: a title, what to do, and where to go."""

    title: str
    lines: tuple[str, ...]
    centre: str = ""
    back: str | None = None


class DayLook:
    """Renders the pages of a visit's day."""

    def __init__(self, facts: DayFacts) -> None:
        self._assets = Assets(facts.base)
        self._templates = page_templates()

    def page(
        self, template: str, page: object, status: int = 200, *, css: str = "day.css", js: str = ""
    ) -> web.Response:
        """Answer with a page."""
        files = DayFiles(
            self._assets.url("icon.svg"),
            (self._assets.url("citizen.css"), self._assets.url(css)),
            self._assets.url(js) if js else "",
        )
        text = self._templates.get_template(template).render(page=page, files=files)
        return web.Response(text=text, status=status, content_type="text/html", headers=_HEADERS)

    def missing(self) -> web.Response:
        """Answer for an address that opens nothing, the same whatever is wrong with it."""
        lines = (
            "可能是链接没有复制完整，或者已经过期。",
            "请回到微信里的便民服务中心，说“我的预约”；或者问大厅的工作人员。",
        )
        return self.page("day_word.html", Word("没有找到这一页", lines), 404)
