"""排一排: what a plan would change, looked at before it holds. source: BZ-9."""

import asyncio
from dataclasses import dataclass
from hashlib import sha256

from aiohttp import web

from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import Seat, seat_of
from handoff.console.trip_cards import name_of, wishes_of
from handoff.ports import Transactions, Work
from handoff.queue import how_many_wait
from handoff.trips.applying import Applied, Overtaken, apply_plan
from handoff.trips.breaches import half_words
from handoff.trips.drafting import Draft, changes, draft
from knowledge.calendar import Calendar
from knowledge.trips.model import Plan
from knowledge.trips.planning import plan
from knowledge.trips.roads import Roads

_BOARD = f"{PREFIX}/trips"
_HERE = f"{_BOARD}/plan"
_CHANGED = "刚才有人动过，或者来了新的上门申请：又排了一遍，请再看一眼。"


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


class PlanPages:
    """`/console/trips/plan`."""

    def __init__(
        self, transactions: Transactions, calendar: Calendar, templates: Templates
    ) -> None:
        self._transactions = transactions
        self._calendar = calendar
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the routes of the preview."""
        return [web.get(_HERE, self._preview), web.post(_HERE, self._apply)]

    async def _preview(self, request: web.Request) -> web.Response:
        return await self._planned(request)

    async def _planned(self, request: web.Request, refusal: str = "") -> web.Response:
        seat = planner(request)
        made, found = await self._make(seat)
        count = await self._transactions.run(
            lambda work: seat.frame("排一排", "trips", how_many_wait(work, seat.town.id), work.now)
        )
        page = _plan_page(seat, count, made, found, refusal)
        return self._templates.page("trip_plan.html", page, 409 if refusal else 200)

    async def _apply(self, request: web.Request) -> web.Response:
        seat = planner(request)
        form = await form_of(request)
        made, found = await self._make(seat)
        if form.get("seen") != _seen(found):
            return await self._planned(request, _CHANGED)

        def job(work: Work) -> Applied | Overtaken:
            return apply_plan(work, seat.town, self._calendar, made, found, seat.clerk.login)

        lane = f"trips:{seat.town.id}"
        if isinstance(await self._transactions.run(job, lane=lane), Overtaken):
            return await self._planned(request, _CHANGED)
        first = min((each.half_day[0] for each in found.trips), default=None)
        raise web.HTTPSeeOther(f"{_BOARD}?week={first.isoformat()}" if first else _BOARD)

    async def _make(self, seat: Seat) -> tuple[Draft, Plan]:
        """Read what is to be planned, and plan it outside the transaction."""
        made = await self._transactions.run(lambda work: draft(work, seat.town, self._calendar))
        return made, await asyncio.to_thread(plan, made.task, Roads(seat.town))


def planner(request: web.Request) -> Seat:
    """Give who is signed in; the board is not an agent's."""
    seat = seat_of(request)
    if seat.clerk.role == "代办员":
        raise web.HTTPNotFound
    return seat


async def form_of(request: web.Request) -> dict[str, str]:
    """Read a form's texts."""
    return {name: str(value).strip() for name, value in (await request.post()).items()}


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
