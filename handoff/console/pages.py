"""The console as a whole: every page family, its door, and what they share."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from aiohttp import web

from handoff.console.bell import Bell
from handoff.console.bookings import Bookings
from handoff.console.calls import Calls
from handoff.console.catalog.pages import CatalogPages
from handoff.console.catalog.shelf import Shelf
from handoff.console.chats import Chats
from handoff.console.corrections import Corrections
from handoff.console.frame import PREFIX, Templates
from handoff.console.guards import Guard
from handoff.console.help import Help
from handoff.console.live import Beat, Live
from handoff.console.login import Login
from handoff.console.media import Media
from handoff.console.misses import Misses
from handoff.console.notices import Notices
from handoff.console.oversight import Oversight
from handoff.console.passing import Passing
from handoff.console.precheck import PrecheckPages
from handoff.console.register import Register
from handoff.ports import Catalogs, Pictures, Reader, Telling, Transactions
from handoff.presence import seen
from knowledge.calendar import Calendar
from knowledge.matters import TownId
from knowledge.search.lessons import LessonRules
from knowledge.towns import Town


class Console:
    """Everything under /console/. Its middleware must be among the app's: it is the only door.

    `secure_cookie` says that citizens and clerks come by HTTPS.
    """

    def __init__(
        self,
        transactions: Transactions,
        towns: Callable[[str], Town | None],
        all_towns: Callable[[], Sequence[Town]],
        calendar: Calendar,
        catalogs: Catalogs,
        live: Live,
        clock: Callable[[], datetime],
        *,
        reader: Reader,
        rules: LessonRules,
        telling: Telling,
        pictures: Pictures,
        secure_cookie: bool,
    ) -> None:
        templates = Templates()
        catalog = catalogs.catalog
        self._guard = Guard(transactions, towns, templates)
        live.beat = _beats(transactions)
        self._families = (
            templates,
            live,
            Login(transactions, towns, all_towns, templates, clock, secure_cookie=secure_cookie),
            Chats(transactions, catalog, calendar, templates),
            Passing(transactions, calendar),
            Notices(transactions, catalog, calendar, telling, templates),
            Corrections(transactions, catalog, telling, templates),
            PrecheckPages(transactions, templates),
            Media(transactions, pictures),
            Bookings(transactions, calendar, catalog, templates),
            Register(transactions, catalog, calendar, templates),
            Calls(transactions, catalog, templates),
            Misses(transactions, catalog, reader, rules, templates),
            CatalogPages(Shelf(transactions, catalogs, all_towns, calendar, templates)),
            Oversight(transactions, catalog, templates),
            Bell(transactions, templates),
            Help(transactions, templates),
        )

    def routes(self) -> list[web.RouteDef]:
        """Give every route of the console."""
        return [
            web.get(PREFIX, _first_page),
            *(route for family in self._families for route in family.routes()),
        ]

    def middlewares(self) -> list[Any]:
        """Give the guard, to be put into the app's middlewares."""
        return [self._guard.watch]


def _beats(transactions: Transactions) -> Beat:
    async def beat(town: TownId, login: str) -> None:
        await transactions.run(lambda work: seen(work, town, login))

    return beat


async def _first_page(_request: web.Request) -> web.Response:
    raise web.HTTPSeeOther(f"{PREFIX}/")
