"""The one-time notice as a page for its citizen: on the phone, in large type, and on one sheet.

Everything on it is what was told then; only the address of this page and the town's complaint line
are of today. source: BY-12, BZ-3
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from aiohttp import web
from markupsafe import Markup

from bot.pages.assets import Assets, page_templates
from bot.pages.chain import ChainPage
from bot.pages.told import day_of, dialled, only_words, qr_code, teller
from handoff.notices import FoundChain, FoundNotice, find, find_chain
from handoff.ports import Transactions
from knowledge.calendar import local
from knowledge.matters import TownId
from knowledge.notices import Notice, NoticeMaterial, remarks
from knowledge.towns import Town

_HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
    "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}
_FEW = 9
"""With more papers than these, a sheet is set closer."""
_WORD = re.compile(r"[A-Za-z0-9_-]{1,40}", re.ASCII)
"""What a number or a key can look like; anything else is not worth asking the database for."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paper to tick off; `number` counts through the whole page."""

    number: int
    name: str
    counts: str
    details: tuple[str, ...]
    shareable: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Papers that are needed in the same case; `when` is None for those that are needed anyway."""

    when: str | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class NoticePage:
    """All that the template sees."""

    number: str
    notice: Notice
    groups: tuple[Group, ...]
    added: tuple[str, ...]
    told_on: str
    told_at: str
    told_by: str
    dial: str | None
    here: str
    complaint_phone: str
    tick_key: str
    qr: Markup
    big: bool
    long: bool
    icon: str
    css: tuple[str, ...]
    print_css: str
    js: str


@dataclass(frozen=True, slots=True)
class MissingPage:
    """What the page for an unknown address sees: nothing that tells one from another."""

    icon: str
    css: tuple[str, ...]


def notice_url(public_url: str, town: TownId, number: str, key: str) -> str:
    """Give the address of this notice's page, as its citizen is told it."""
    return "/".join((public_url, "n", *(quote(each, safe="") for each in (town, number, key))))


class NoticePages:
    """`/n/{town}/{number}/{key}`: opens for whoever has the key. No other page links here."""

    def __init__(
        self, transactions: Transactions, towns: Callable[[str], Town | None], public_url: str
    ) -> None:
        self._transactions = transactions
        self._towns = towns
        self._public_url = public_url.rstrip("/")
        self._assets = Assets(urlsplit(self._public_url).path)
        templates = page_templates()
        self._notice = templates.get_template("notice.html")
        self._missing = templates.get_template("notice_missing.html")
        self._chain = ChainPage(self._assets, templates)

    def routes(self) -> list[web.RouteDef]:
        """Give the page's route; the files it needs are served by Assets."""
        return [web.get("/n/{town}/{number}/{key}", self._page)]

    async def _page(self, request: web.Request) -> web.Response:
        town = self._towns(request.match_info["town"])
        number, key = request.match_info["number"], request.match_info["key"]
        found = None
        if town is not None and _WORD.fullmatch(number) and _WORD.fullmatch(key):
            town_id = town.id
            found = await self._transactions.run(
                lambda work: (
                    find(work, town_id, number, key) or find_chain(work, town_id, number, key)
                )
            )
        if town is None or found is None:
            return self._respond(self.missing(), status=404)
        url = notice_url(self._public_url, town.id, number, key)
        big = request.query.get("big") == "1"
        if isinstance(found, FoundChain):
            return self._respond(self._chain.render(found, town, url, big=big))
        return self._respond(self.render(found, town, url, big=big))

    def render(self, found: FoundNotice, town: Town, url: str, *, big: bool = False) -> str:
        """Give the page of this notice, to be opened again at `url`."""
        page = NoticePage(
            number=found.number,
            notice=found.notice,
            groups=groups_of(found.notice.materials),
            added=tuple(found.added or ()),
            told_on=day_of(found.told_at),
            told_at=f"{day_of(found.told_at)} {local(found.told_at):%H:%M}",
            told_by=teller(found.told_by, town),
            dial=dialled(found.notice.phone),
            here=f"本{town.kind}",
            complaint_phone=town.complaint_phone,
            tick_key=f"{town.id}/{found.number}",
            qr=qr_code(url),
            big=big,
            long=len(found.notice.materials) > _FEW,
            icon=self._assets.url("icon.svg"),
            css=(self._assets.url("citizen.css"), self._assets.url("notice.css")),
            print_css=self._assets.url("notice-print.css"),
            js=self._assets.url("citizen.js"),
        )
        return self._notice.render(page=page)

    def missing(self) -> str:
        """Give the page for an address that opens nothing, the same whatever is wrong with it."""
        page = MissingPage(self._assets.url("icon.svg"), (self._assets.url("citizen.css"),))
        return self._missing.render(page=page)

    def _respond(self, text: str, status: int = 200) -> web.Response:
        return web.Response(text=text, status=status, content_type="text/html", headers=_HEADERS)


def groups_of(materials: tuple[NoticeMaterial, ...]) -> tuple[Group, ...]:
    """Put what everybody brings first, then what is needed in some cases, case by case."""
    cases: dict[str | None, list[NoticeMaterial]] = {None: []}
    for each in materials:
        cases.setdefault(each.only_when, []).append(each)
    groups, before = [], 0
    for when, papers in cases.items():
        lines = tuple(_line(number, each) for number, each in enumerate(papers, before + 1))
        if lines:
            groups.append(Group(only_words(when), lines))
        before += len(lines)
    return tuple(groups)


def counts_words(material: NoticeMaterial) -> str:
    """Say how many originals and copies: 原件1份，复印件2份."""
    counts = (("原件", material.originals), ("复印件", material.copies))
    return "，".join(f"{kind}{count}份" for kind, count in counts if count) or "不用交纸件"


def _line(number: int, material: NoticeMaterial) -> Line:
    details = []
    if material.form is not None:
        form = material.form.strip("《》")
        own = form == material.name.strip("《》")
        details.append("这是要填的表" if own else f"填《{form}》")
    details += remarks(material)
    told = any("电子证照" in each for each in details)
    shareable = material.shareable and not told
    return Line(number, material.name, counts_words(material), tuple(details), shareable)
