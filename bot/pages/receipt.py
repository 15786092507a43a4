"""A receipt for papers as its citizen's page: opens for whoever has the key. source: XL-12."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlsplit

from aiohttp import web

from bot.pages.assets import Assets, page_templates
from handoff.ports import Transactions
from handoff.proxy_records import Proxy, Receipt, receipt_with_key
from handoff.proxy_words import RECEIPT_NAMES, name_of, phone_of
from knowledge.calendar import local
from knowledge.matters import Catalog, MatterCode, TownId
from knowledge.towns import Town

_NOTHING: Mapping[str, str] = MappingProxyType({})
_HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}
_WORD = re.compile(r"[A-Za-z0-9_-]{1,40}", re.ASCII)
_WHO = {"收": "收件人", "交": "交给", "取": "取件人", "还": "还给"}


@dataclass(frozen=True, slots=True)
class Files:
    """The files of the page."""

    icon: str
    css: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """All that the template sees; `back`: papers that are to come back, `stay` those that stay."""

    town: Town
    name: str
    number: str
    proxy: str
    matter: str
    who: str
    at: str
    by: str
    phone: str
    to: tuple[str, str]
    back: tuple[tuple[str, int], ...]
    stay: tuple[tuple[str, int], ...]
    returned: bool
    confirmed: str


class ReceiptPages:
    """`/r/{town}/{number}/{key}`."""

    def __init__(
        self,
        transactions: Transactions,
        towns: Callable[[str], Town | None],
        catalog: Callable[[TownId], Catalog],
        public_url: str,
    ) -> None:
        self._transactions = transactions
        self._towns = towns
        self._catalog = catalog
        self._assets = Assets(urlsplit(public_url).path.rstrip("/"))
        self._templates = page_templates()

    def routes(self) -> list[web.RouteDef]:
        """Give the page's route."""
        return [web.get("/r/{town}/{number}/{key}", self._page)]

    async def _page(self, request: web.Request) -> web.Response:
        number, key = request.match_info["number"], request.match_info["key"]
        sound = _WORD.fullmatch(number) and _WORD.fullmatch(key)
        town = self._towns(request.match_info["town"]) if sound else None
        if town is None:
            return self._missing()
        town_id = town.id
        found = await self._transactions.run(
            lambda work: receipt_with_key(work, town_id, number, key)
        )
        if found is None:
            return self._missing()
        return self._respond("receipt.html", self._read(town, *found), 200)

    def _read(self, town: Town, receipt: Receipt, proxy: Proxy) -> ReceiptPage:
        matter = self._catalog(town.id).matter(MatterCode(proxy.matter))
        confirmed = receipt.confirmed_at
        said = f"{local(confirmed):%Y-%m-%d %H:%M} {receipt.confirmed_how}" if confirmed else ""
        return ReceiptPage(
            town=town,
            name=RECEIPT_NAMES[receipt.kind],
            number=receipt.number,
            proxy=proxy.number,
            matter=matter.name if matter else proxy.matter,
            who=f"{proxy.who[:1]}**",
            at=f"{local(receipt.at):%Y-%m-%d %H:%M}",
            by=name_of(town, receipt.by),
            phone=phone_of(town, proxy, receipt.by),
            to=(_WHO[receipt.kind], f"{proxy.who[:1]}**" if receipt.kind == "还" else receipt.to),
            back=tuple((name, count) for name, original, count in receipt.papers if original),
            stay=tuple((name, count) for name, original, count in receipt.papers if not original),
            returned=receipt.kind == "还",
            confirmed=said,
        )

    def _missing(self) -> web.Response:
        said = {"what": "这张收条", "then": "说“我的代办”，看材料在谁手上"}
        return self._respond("notice_missing.html", None, 404, said)

    def _respond(
        self,
        template: str,
        page: ReceiptPage | None,
        status: int,
        said: Mapping[str, str] = _NOTHING,
    ) -> web.Response:
        files = Files(
            self._assets.url("icon.svg"),
            (self._assets.url("citizen.css"), self._assets.url("notice.css")),
        )
        text = self._templates.get_template(template).render(page=page, files=files, **said)
        return web.Response(text=text, status=status, content_type="text/html", headers=_HEADERS)
