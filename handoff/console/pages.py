"""The console as a whole: every page family, its door, and what they share."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from aiohttp import web

from handoff.console.agent import AgentPages
from handoff.console.behind import Behind
from handoff.console.bell import Bell
from handoff.console.board import Board
from handoff.console.booking_desk import BookingDesk
from handoff.console.bookings import Bookings
from handoff.console.calling import Calling
from handoff.console.calls import Calls
from handoff.console.catalog.pages import CatalogPages
from handoff.console.catalog.shelf import Shelf
from handoff.console.chat_list import Lists
from handoff.console.chat_sends import ChatSends
from handoff.console.chat_tools import ChatTools
from handoff.console.chats import Chats
from handoff.console.closures import Closures
from handoff.console.codes import Codes
from handoff.console.complaints import Complaints
from handoff.console.contact import Contact
from handoff.console.corrections import Corrections
from handoff.console.district import District
from handoff.console.frame import PREFIX, shared_templates
from handoff.console.guards import Guard
from handoff.console.hall import Hall
from handoff.console.help import Help
from handoff.console.household import Households
from handoff.console.live import Beat, Live
from handoff.console.login import Login
from handoff.console.looks import Looks
from handoff.console.loops import Loops
from handoff.console.media import Media
from handoff.console.misses import Misses
from handoff.console.notice_picker import NoticePicker
from handoff.console.notices import Notices
from handoff.console.oversight import Oversight
from handoff.console.passing import Passing
from handoff.console.precheck import PrecheckPages
from handoff.console.proxies import ProxiesPages
from handoff.console.rating_analysis import RatingAnalysisPages
from handoff.console.ratings import Ratings
from handoff.console.register import Register
from handoff.console.register_book import RegisterBook
from handoff.console.roster.attendance import Attendance
from handoff.console.roster.roster import RosterPages
from handoff.console.sheet import SheetPages
from handoff.console.trip_plan import PlanPages
from handoff.console.trips import TripPages
from handoff.console.viewers import Viewers
from handoff.console.visit_form import VisitForms
from handoff.console.visits import Visits
from handoff.console.voices import Voices
from handoff.ports import (
    Catalogs,
    Listener,
    Pictures,
    Reader,
    Recall,
    Scene,
    Sounds,
    Telling,
    Transactions,
)
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
        sounds: Sounds,
        listener: Listener,
        recall: Recall,
        secure_cookie: bool,
    ) -> None:
        templates = shared_templates()
        catalog = catalogs.catalog

        def scene() -> Scene:
            towns = tuple(all_towns())
            return Scene(towns, calendar, catalog, telling.url, telling.notice_url)

        viewers = Viewers(live, templates)
        self._guard = Guard(transactions, towns, templates)
        live.beat = _beats(transactions)
        self._families = (
            templates,
            live,
            Login(transactions, towns, all_towns, templates, clock, secure_cookie=secure_cookie),
            ChatTools(transactions, templates),
            Chats(transactions, catalog, calendar, viewers, templates, Lists(live.changes)),
            viewers,
            Passing(transactions, calendar),
            ChatSends(transactions, calendar, catalog, telling.url),
            Notices(transactions, catalog, calendar, telling, templates),
            NoticePicker(transactions, catalog, calendar, telling, reader, recall, templates),
            Corrections(transactions, catalog, telling, templates),
            PrecheckPages(transactions, templates),
            Media(transactions, pictures, sounds),
            Voices(transactions, listener, templates),
            Bookings(transactions, calendar, catalog, templates),
            BookingDesk(transactions, calendar, catalog, reader, templates),
            Hall(transactions, calendar, catalog, telling.url, templates),
            Codes(transactions, telling.url, templates),
            Closures(transactions, scene, templates),
            RatingAnalysisPages(transactions, catalog, templates),
            Ratings(transactions, templates),
            Complaints(transactions, templates),
            Visits(transactions, catalog, templates),
            Households(transactions, templates),
            VisitForms(transactions, calendar, catalog, templates),
            RegisterBook(transactions, catalog),
            Calling(transactions, catalog, reader, templates),
            Contact(transactions, catalog, templates),
            RosterPages(transactions, calendar, catalog, templates),
            Attendance(transactions, calendar, templates),
            Register(transactions, catalog, calendar, templates),
            Behind(transactions, catalog, templates),
            Calls(transactions, catalog, templates),
            TripPages(transactions, catalog, calendar, telling, templates),
            PlanPages(transactions, calendar, templates),
            SheetPages(transactions, catalog, calendar, telling, templates),
            AgentPages(transactions, calendar, catalog, pictures, telling.url, templates),
            ProxiesPages(transactions, calendar, catalog, templates),
            Misses(transactions, catalog, reader, rules, templates),
            CatalogPages(Shelf(transactions, catalogs, all_towns, calendar, templates)),
            Board(transactions, calendar, catalog, templates),
            District(transactions, calendar, all_towns, templates),
            Looks(transactions, templates),
            Loops(transactions, calendar, catalog, templates),
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
