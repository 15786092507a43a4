"""Notices and corrections as pages for their citizen: on the phone, in large type, on one sheet.

source: BY-12, BY-15, XL-4, XL-6
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from aiohttp import web

from bot.pages.assets import Assets, page_templates
from bot.pages.chain import ChainPage
from bot.pages.sheets import CorrectionPage, NoticePage, correction_page, notice_page
from bot.pages.told import Files
from bot.telling import notice_url, sample_url
from handoff.corrections import FoundCorrection, find_correction
from handoff.notices import FoundChain, FoundNotice, find, find_chain, spare_told
from handoff.ports import Transactions
from knowledge.sparing import read_keys
from knowledge.towns import Town

HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
    "img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
}
WORD = re.compile(r"[A-Za-z0-9_-]{1,40}", re.ASCII)
"""What a number or a key can look like; anything else is not worth asking the database for."""
_HERE = "/n/{town}/{number}/{key}"
_MOST_SPARED = 100

Found = FoundNotice | FoundCorrection


@dataclass(frozen=True, slots=True)
class MissingPage:
    """What the page for an unknown address sees: nothing that tells one from another."""

    icon: str
    css: tuple[str, ...]


class NoticePages:
    """`/n/{town}/{number}/{key}`: opens for whoever has the key. No other page links here."""

    def __init__(
        self, transactions: Transactions, towns: Callable[[str], Town | None], public_url: str
    ) -> None:
        self._transactions = transactions
        self._towns = towns
        self._public_url = public_url.rstrip("/")
        self._base = urlsplit(self._public_url).path
        self._assets = Assets(self._base)
        self._templates = page_templates()
        self._chain = ChainPage(self._assets, self._templates)

    def routes(self) -> list[web.RouteDef]:
        """Give the page's routes; the files it needs are served by Assets."""
        return [web.get(_HERE, self._page), web.post(f"{_HERE}/spare", self._spare)]

    async def _page(self, request: web.Request) -> web.Response:
        town, number, key = self._asked(request)
        found = None
        if town is not None:
            town_id = town.id
            found = await self._transactions.run(
                lambda work: (
                    find(work, town_id, number, key)
                    or find_chain(work, town_id, number, key)
                    or find_correction(work, town_id, number, key)
                )
            )
        if town is None or found is None:
            return self._respond(self.missing(), status=404)
        url = notice_url(self._public_url, town.id, number, key)
        big = request.query.get("big") == "1"
        if isinstance(found, FoundChain):
            return self._respond(self._chain.render(found, town, url, big=big))
        return self._respond(self.render(found, town, url, big=big))

    async def _spare(self, request: web.Request) -> web.Response:
        """Tell the notice anew without the papers that were ticked, and go to its page."""
        town, number, key = self._asked(request)
        if town is None:
            return self._respond(self.missing(), status=404)
        form, here = await request.post(), town
        chosen = read_keys(tuple(str(each) for each in form.getall("spare", ())[:_MOST_SPARED]))
        told = await self._transactions.run(
            lambda work: spare_told(work, here, number, key, chosen)
        )
        if told is None:
            return self._respond(self.missing(), status=404)
        big = "?big=1" if form.get("big") == "1" else ""
        raise web.HTTPSeeOther(notice_url(self._base, town.id, told.number, told.key) + big)

    def _asked(self, request: web.Request) -> tuple[Town | None, str, str]:
        number, key = request.match_info["number"], request.match_info["key"]
        sound = WORD.fullmatch(number) and WORD.fullmatch(key)
        return self._towns(request.match_info["town"]) if sound else None, number, key

    def render(self, found: Found, town: Town, url: str, *, big: bool = False) -> str:
        """Give the page of this notice or correction, to be opened again at `url`."""
        page: NoticePage | CorrectionPage
        if isinstance(found, FoundCorrection):
            page, template = correction_page(found, town, url, big=big), "correction.html"
        else:
            page = notice_page(
                found, town, url, lambda name: sample_url(self._base, town.id, name), big=big
            )
            template = "notice.html"
        files = Files(
            icon=self._assets.url("icon.svg"),
            css=(self._assets.url("citizen.css"), self._assets.url("notice.css")),
            print_css=self._assets.url("notice-print.css"),
            js=self._assets.url("citizen.js"),
        )
        return self._templates.get_template(template).render(page=page, files=files)

    def missing(self) -> str:
        """Give the page for an address that opens nothing, the same whatever is wrong with it."""
        files = MissingPage(self._assets.url("icon.svg"), (self._assets.url("citizen.css"),))
        return self._templates.get_template("notice_missing.html").render(files=files)

    def _respond(self, text: str, status: int = 200) -> web.Response:
        return web.Response(text=text, status=status, content_type="text/html", headers=HEADERS)
