"""The public pages together: the centre's and the villages'. source: BY-17, TL-4."""

from collections.abc import Callable

from aiohttp import web

from bot.clock import Clock
from bot.pages.hall import HallPages
from bot.pages.public import PublicFacts
from bot.pages.village import VillagePages
from handoff.ports import Reader, Transactions
from knowledge.calendar import Calendar
from knowledge.matters import Catalog, TownId
from knowledge.towns import Town


class PublicPages:
    """`/hall/{town}` and `/v/{town}/{village}`: open to everybody, of today's town files."""

    def __init__(
        self,
        towns: Callable[[str], Town | None],
        catalog: Callable[[TownId], Catalog],
        calendar: Calendar,
        clock: Clock,
        reader: Reader,
        public_url: str = "",
        transactions: Transactions | None = None,
    ) -> None:
        facts = PublicFacts(towns, catalog, calendar, clock, reader, public_url, transactions)
        self._pages = (HallPages(facts), VillagePages(facts))

    def routes(self) -> list[web.RouteDef]:
        """Give the routes of both."""
        return [route for page in self._pages for route in page.routes()]
