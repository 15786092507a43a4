"""上门 in the console: the week's board, and moving things by hand.

source: BZ-9, BZ-12
"""

from collections.abc import Callable, Mapping
from datetime import date
from urllib.parse import quote

from aiohttp import web

from handoff.console.frame import PREFIX, Templates
from handoff.console.guards import Seat, seat_of
from handoff.console.trip_board import board, monday
from handoff.console.trip_plan import form_of, planner
from handoff.console.typed import day_typed
from handoff.ports import Telling, Transactions, Work
from handoff.trips.confirming import Confirmed, Empty, NoSuchTrip, OnePerson, call_off, confirm
from handoff.trips.half_days import half_of
from handoff.trips.moving import (
    Moved,
    NotMovable,
    NotThen,
    NotThesePeople,
    accept,
    move_out,
    move_to_half_day,
    move_to_trip,
    send,
    set_pinned,
)
from handoff.trips.telling import Desk
from knowledge.calendar import Calendar, local
from knowledge.matters import Catalog, TownId
from knowledge.trips.model import Crew, HalfDay

_HERE = f"{PREFIX}/trips"
_VISIT = f"{_HERE}/visits/{{visit:[0-9]{{1,9}}}}"
_TRIP = f"{_HERE}/{{trip:[0-9]{{1,9}}}}"

Form = Mapping[str, str]
Refused = NotMovable | NotThen | NotThesePeople | NoSuchTrip | OnePerson | Empty


class TripPages:
    """`/console/trips`."""

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

    def routes(self) -> list[web.RouteDef]:
        """Give the routes of the board."""
        return [
            web.get(_HERE, self._board),
            web.post(_VISIT, self._visit),
            web.post(_TRIP, self._trip),
        ]

    async def _board(self, request: web.Request) -> web.Response:
        return await self._page(request)

    async def _visit(self, request: web.Request) -> web.Response:
        seat, visit = planner(request), int(request.match_info["visit"])
        form = await form_of(request)
        return await self._after(request, lambda work: self._moved(work, seat, visit, form))

    async def _trip(self, request: web.Request) -> web.Response:
        seat, trip = planner(request), int(request.match_info["trip"])
        form = await form_of(request)
        return await self._after(request, lambda work: self._settled(work, seat, trip, form))

    async def _after(
        self, request: web.Request, job: Callable[[Work], Refused | str]
    ) -> web.Response:
        town = seat_of(request).town.id
        answer = await self._transactions.run(job, lane=f"trips:{town}")
        if not isinstance(answer, str):
            return await self._page(request, _words(answer))
        week = request.query.get("week", "")
        done = f"&done={answer}" if answer else ""
        raise web.HTTPSeeOther(f"{_HERE}?week={quote(week)}{done}")

    def _moved(self, work: Work, seat: Seat, visit: int, form: Form) -> Refused | str:
        town, login, to = seat.town, seat.clerk.login, form.get("to", "")
        answer: Refused | Moved
        match form.get("do"), to.partition(":"):
            case "pin" | "unpin" as wish, _:
                answer = set_pinned(work, town, visit, pinned=wish == "pin")
            case "accept", _:
                answer = accept(work, town, visit)
            case "out", _:
                answer = move_out(work, town, visit, login)
            case "move", ("trip", _, number) if number.isdecimal():
                place = _number(form.get("place"))
                answer = move_to_trip(work, town, visit, int(number), place, login)
            case "move", ("half", _, said) if half_day := _half_day(said):
                crew = Crew(form.get("lead") or login, form.get("mate") or None)
                answer = move_to_half_day(work, town, self._calendar, visit, half_day, crew, login)
            case _:
                answer = NotThen()
        return "" if isinstance(answer, Moved) else answer

    def _settled(self, work: Work, seat: Seat, trip: int, form: Form) -> Refused | str:
        town, login = seat.town, seat.clerk.login
        match form.get("do"):
            case "confirm":
                desk = Desk(town, self._catalog(town.id), self._telling.url)
                answer = confirm(work, desk, trip, login)
                return f"told{answer.told}" if isinstance(answer, Confirmed) else answer
            case "off":
                return "" if call_off(work, town, trip, login) else NoSuchTrip()
            case _:
                sent = send(work, town, trip, form.get("lead", ""), form.get("mate", ""), login)
                return "" if isinstance(sent, Moved) else sent

    async def _page(self, request: web.Request, refusal: str = "") -> web.Response:
        seat = planner(request)
        catalog = self._catalog(seat.town.id)
        done = request.query.get("done", "").removeprefix("told")
        told = f"定了，告诉了 {done} 家。发不到微信的在“待告知”里。" if done.isdecimal() else ""

        def read(work: Work) -> object:
            week = monday(_day(request) or local(work.now).date())
            return board(work, seat, self._calendar, catalog, week, refusal=refusal, done=told)

        page = await self._transactions.run(read)
        return self._templates.page("trips.html", page, 409 if refusal else 200)


def _half_day(said: str) -> HalfDay | None:
    on, _, half = said.partition(".")
    read = half_of(half)
    day = day_typed(on)
    return (day, read) if day and read else None


def _day(request: web.Request) -> date | None:
    return day_typed(request.query.get("week"))


def _number(said: str | None) -> int | None:
    return int(said) if said and said.isascii() and said.isdecimal() and len(said) < 4 else None  # noqa: PLR2004


def _words(refusal: Refused) -> str:
    match refusal:
        case NotMovable():
            return "没有动：这一家已经在路上、办过了，或者取消了。"
        case NotThen():
            return "没有动：那半天不上门（没开门、过了，或者太远）。请另选。"
        case NotThesePeople():
            return "没有动：要选两个不同的人。"
        case NoSuchTrip():
            return "没有办成：这一趟已经走完或者取消了。"
        case OnePerson():
            return "没有定：还差一个人，上门要两个人去。"
        case Empty():
            return "没有定：这一趟还没有人家。"
