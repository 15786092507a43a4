"""上门 in the console: the week's board, 排一排 with a preview, and moving things by hand.

source: BZ-9, BZ-12
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from urllib.parse import quote

from aiohttp import web

from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import Seat, seat_of
from handoff.console.trip_board import board, monday, name_of, wishes_of
from handoff.ports import Telling, Transactions, Work
from handoff.queue import waiting
from handoff.trips.applying import Applied, Overtaken, apply_plan
from handoff.trips.breaches import half_words
from handoff.trips.confirming import Confirmed, Empty, NoSuchTrip, OnePerson, call_off, confirm
from handoff.trips.drafting import Draft, changes, draft
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
from knowledge.trips.model import Crew, HalfDay, Plan
from knowledge.trips.planning import plan
from knowledge.trips.roads import Roads

_HERE = f"{PREFIX}/trips"
_PLAN = f"{_HERE}/plan"
_VISIT = f"{_HERE}/visits/{{visit:[0-9]{{1,9}}}}"
_TRIP = f"{_HERE}/{{trip:[0-9]{{1,9}}}}"
_CHANGED = "刚才有人动过，或者来了新的上门申请：又排了一遍，请再看一眼。"

Form = Mapping[str, str]
Refused = NotMovable | NotThen | NotThesePeople | NoSuchTrip | OnePerson | Empty


@dataclass(frozen=True, slots=True)
class Changed:
    """A visit that the plan puts elsewhere."""

    who: str
    where: str
    before: str
    after: str
    wishes: str


@dataclass(frozen=True, slots=True)
class PlannedTrip:
    """A trip as the plan has it; `kept` is said of one that stood before."""

    when: str
    names: str
    stops: tuple[str, ...]
    minutes: int
    travel: int
    kept: bool


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The preview. `seen` names it, so that nothing else is applied than what was looked at."""

    frame: Frame
    trips: tuple[PlannedTrip, ...]
    changes: tuple[Changed, ...]
    unplanned: tuple[Changed, ...]
    seen: str
    refusal: str


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
        """Give the routes of the board and of the plan's preview."""
        return [
            web.get(_HERE, self._board),
            web.get(_PLAN, self._preview),
            web.post(_PLAN, self._apply),
            web.post(_VISIT, self._visit),
            web.post(_TRIP, self._trip),
        ]

    async def _board(self, request: web.Request) -> web.Response:
        return await self._page(request)

    async def _visit(self, request: web.Request) -> web.Response:
        seat, visit = _planner(request), int(request.match_info["visit"])
        form = await _form(request)
        return await self._after(request, lambda work: self._moved(work, seat, visit, form))

    async def _trip(self, request: web.Request) -> web.Response:
        seat, trip = _planner(request), int(request.match_info["trip"])
        form = await _form(request)
        return await self._after(request, lambda work: self._settled(work, seat, trip, form))

    async def _after(
        self, request: web.Request, job: Callable[[Work], Refused | str]
    ) -> web.Response:
        answer = await self._transactions.run(job)
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
        seat = _planner(request)
        catalog = self._catalog(seat.town.id)
        done = request.query.get("done", "").removeprefix("told")
        told = f"定了，告诉了 {done} 家。发不到微信的在“待告知”里。" if done.isdecimal() else ""

        def read(work: Work) -> object:
            week = monday(_day(request) or local(work.now).date())
            return board(work, seat, self._calendar, catalog, week, refusal=refusal, done=told)

        page = await self._transactions.run(read)
        return self._templates.page("trips.html", page, 409 if refusal else 200)

    async def _preview(self, request: web.Request) -> web.Response:
        return await self._planned(request)

    async def _planned(self, request: web.Request, refusal: str = "") -> web.Response:
        seat = _planner(request)
        made, found = await self._make(seat)
        count = await self._transactions.run(
            lambda work: seat.frame("排一排", "trips", len(waiting(work, seat.town.id)), work.now)
        )
        page = _plan_page(seat, count, made, found, refusal)
        return self._templates.page("trip_plan.html", page, 409 if refusal else 200)

    async def _apply(self, request: web.Request) -> web.Response:
        seat = _planner(request)
        form = await _form(request)
        made, found = await self._make(seat)
        if form.get("seen") != _seen(found):
            return await self._planned(request, _CHANGED)

        def job(work: Work) -> Applied | Overtaken:
            return apply_plan(work, seat.town, self._calendar, made, found, seat.clerk.login)

        if isinstance(await self._transactions.run(job), Overtaken):
            return await self._planned(request, _CHANGED)
        first = min((each.half_day[0] for each in found.trips), default=None)
        raise web.HTTPSeeOther(f"{_HERE}?week={first.isoformat()}" if first else _HERE)

    async def _make(self, seat: Seat) -> tuple[Draft, Plan]:
        """Read what is to be planned, and plan it outside the transaction."""
        made = await self._transactions.run(lambda work: draft(work, seat.town, self._calendar))
        return made, await asyncio.to_thread(plan, made.task, Roads(seat.town))


def _planner(request: web.Request) -> Seat:
    """Give who is signed in; the board is not an agent's."""
    seat = seat_of(request)
    if seat.clerk.role == "代办员":
        raise web.HTTPNotFound
    return seat


def _plan_page(seat: Seat, frame: Frame, made: Draft, found: Plan, refusal: str) -> PlanPage:
    town = seat.town
    visits = {each.id: each for each in made.moving}
    moved = changes(made, found)
    before = {each.visit: each.before for each in moved}

    def changed(visit: int, after: str) -> Changed:
        each = visits[visit]
        there = before.get(visit)
        was = half_words(there) if there else "没排"
        return Changed(each.who, each.village or each.place, was, after, wishes_of(each))

    return PlanPage(
        frame=frame,
        trips=tuple(
            PlannedTrip(
                half_words(each.half_day),
                f"{name_of(town, each.lead)} + {name_of(town, each.mate)}",
                tuple(
                    f"{visits[stop.door.id].who}（{stop.door.village or '村不明'}）"
                    if stop.door.id in visits
                    else f"已定的一家（{stop.door.village or '村不明'}）"
                    for stop in each.stops
                ),
                each.minutes,
                each.travel,
                each.kept is not None,
            )
            for each in sorted(found.trips, key=lambda one: one.half_day)
            if each.stops
        ),
        changes=tuple(
            changed(each.visit, half_words(each.after)) for each in moved if each.after is not None
        ),
        unplanned=tuple(changed(each.door.id, each.why) for each in found.unplanned),
        seen=_seen(found),
        refusal=refusal,
    )


def _seen(found: Plan) -> str:
    return sha256(repr(found).encode()).hexdigest()[:16]


async def _form(request: web.Request) -> dict[str, str]:
    return {name: str(value).strip() for name, value in (await request.post()).items()}


def _half_day(said: str) -> HalfDay | None:
    on, _, half = said.partition(".")
    read = half_of(half)
    try:
        return (date.fromisoformat(on), read) if read else None
    except ValueError:
        return None


def _day(request: web.Request) -> date | None:
    try:
        day = date.fromisoformat(request.query.get("week", ""))
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2100 else None  # noqa: PLR2004 - within the calendar's reach


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
