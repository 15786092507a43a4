"""The pair's day sheet on the phone: today's doors in order, and what came of each.

It opens without a connection and sends marks later (static/sheet.js, sheet-worker.js); without
script it is a plain form. source: BZ-9, XL-12
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from aiohttp import web

from handoff.console.frame import PREFIX, Templates
from handoff.console.guards import Seat, seat_of
from handoff.console.sheet_form import read_mark
from handoff.console.sheet_view import SheetPage, sheet
from handoff.ports import Telling, Transactions, Work
from handoff.transcripts import look
from handoff.trips.confirming import start
from handoff.trips.marks import Answer, Conflict, Mark, Marked, NotYourVisit, WhyMissing, mark
from handoff.trips.pictures import PictureContent, picture_content
from handoff.trips.rows import STANDING, TripKept, trip_by_id, trips_between, visits_by_id
from handoff.trips.telling import Desk
from knowledge.calendar import Calendar, local
from knowledge.matters import Catalog, TownId

_HERE: Final = f"{PREFIX}/sheet"
_WORKER: Final = f"{_HERE}/worker.js"
_TRIP: Final = f"{_HERE}/{{trip:[0-9]{{1,9}}}}"
_MARK: Final = f"{_HERE}/mark"
_PICTURE: Final = f"{_HERE}/pictures/{{picture:[0-9]{{1,9}}}}"
_START: Final = f"{_TRIP}/start"
_SHOWN: Final = STANDING | {"done"}
_NO_MARK: Final = "没有记下：先选一个结果。"


class SheetPages:
    """`/console/sheet`: my trips of today; `/console/sheet/7`: trip 7."""

    def __init__(
        self,
        transactions: Transactions,
        catalog: Callable[[TownId], Catalog],
        calendar: Calendar,
        telling: Telling,
        templates: Templates,
    ) -> None:
        self._transactions = transactions
        self._catalog = catalog
        self._calendar = calendar
        self._telling = telling
        self._templates = templates
        self._worker = (Path(__file__).parent / "static" / "sheet-worker.js").read_text("utf-8")

    def routes(self) -> list[web.RouteDef]:
        """Give the routes of the sheet."""
        return [
            web.get(_HERE, self._mine),
            web.get(_WORKER, self._service_worker),
            web.get(_TRIP, self._one),
            web.get(_PICTURE, self._picture),
            web.post(_START, self._start),
            web.post(_MARK, self._mark),
        ]

    async def _mine(self, request: web.Request) -> web.Response:
        return await self._page(request)

    async def _one(self, request: web.Request) -> web.Response:
        return await self._page(request, int(request.match_info["trip"]))

    async def _picture(self, request: web.Request) -> web.Response:
        seat, number = seat_of(request), int(request.match_info["picture"])
        login, town = seat.clerk.login, seat.town.id

        def find(work: Work) -> PictureContent | None:
            found = picture_content(work, town, number)
            visit = visits_by_id(work, town, [found.visit])[found.visit] if found else None
            trip = trip_by_id(work, town, visit.trip) if visit and visit.trip else None
            if visit is None or (
                seat.clerk.role == "代办员" and not (trip and login in trip.people)
            ):
                return None
            look(work, town, login, visit.citizen, "picture")
            return found

        picture = await self._transactions.run(find)
        if picture is None:
            raise web.HTTPNotFound
        return web.Response(body=picture.content, content_type=picture.content_type)

    async def _start(self, request: web.Request) -> web.Response:
        seat, number = seat_of(request), int(request.match_info["trip"])

        def job(work: Work) -> None:
            trip = trip_by_id(work, seat.town.id, number)
            if trip is not None and seat.clerk.login in trip.people:
                start(work, seat.town, number)

        await self._transactions.run(job)
        raise web.HTTPSeeOther(_HERE)

    async def _mark(self, request: web.Request) -> web.Response:
        seat = seat_of(request)
        now = await self._transactions.run(lambda work: work.now)
        given = await read_mark(request, now)
        answer = await self._keep(seat, given) if given else None
        words = _words(answer)
        kept = isinstance(answer, Marked)
        if "application/json" in request.headers.get("Accept", ""):
            state = "kept" if kept else "conflict" if isinstance(answer, Conflict) else "refused"
            return web.json_response({"state": state, "words": words})
        if kept:
            raise web.HTTPSeeOther(_HERE)
        return await self._page(request, words=words)

    async def _keep(self, seat: Seat, given: Mark) -> Answer:
        desk = Desk(seat.town, self._catalog(seat.town.id), self._telling.url)
        login = seat.clerk.login
        return await self._transactions.run(lambda work: mark(work, desk, login, given))

    async def _page(
        self, request: web.Request, number: int | None = None, words: str = ""
    ) -> web.Response:
        seat = seat_of(request)
        catalog = self._catalog(seat.town.id)

        def read(work: Work) -> SheetPage | None:
            trips = _trips(work, seat, number)
            if trips is None:
                return None
            clerk = seat.clerk
            return sheet(
                work,
                seat.town,
                catalog,
                self._calendar,
                trips,
                clerk.login,
                clerk.name,
                role=clerk.role,
                words=words,
                refused=bool(words),
            )

        page = await self._transactions.run(read)
        if page is None:
            raise web.HTTPNotFound
        return self._templates.page("sheet.html", page, 409 if words else 200)

    async def _service_worker(self, _request: web.Request) -> web.Response:
        files = [self._templates.static(each) for each in ("phone.css", "sheet.css", "sheet.js")]
        lines = f"const FILES = {files!r};\n{self._worker}"
        return web.Response(
            text=lines,
            content_type="text/javascript",
            headers={"Service-Worker-Allowed": _HERE, "Cache-Control": "no-cache"},
        )


def _trips(work: Work, seat: Seat, number: int | None) -> tuple[TripKept, ...] | None:
    """Give one trip, to its pair and to who plans; else this person's trips of today."""
    login = seat.clerk.login
    if number is not None:
        trip = trip_by_id(work, seat.town.id, number)
        if trip is None or (seat.clerk.role == "代办员" and login not in trip.people):
            return None
        return (trip,)
    today = local(work.now).date()
    there = trips_between(work, seat.town.id, today, today)
    return tuple(each for each in there if each.state in _SHOWN and login in each.people)


def _words(answer: Answer | None) -> str:
    match answer:
        case None:
            return _NO_MARK
        case Marked(number):
            return f"记下了（{number}）。"
        case Conflict(number, result):
            return f"{number} 已经由别人记成“{result}”了，您这次的另外存着，请和同伴对一下。"
        case NotYourVisit():
            return "没有记下：这一家已经不在您的单子上了，请刷新看看。"
        case WhyMissing():
            return "没有记下：“没办成”要写清为什么。"
