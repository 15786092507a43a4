"""The roster's routes: look at a week, put somebody somewhere, enter and end absences, take over.

source: BY-4, BZ-12, BZ-14
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import cast

from aiohttp import web

from handoff.absences import WHYS, Why, absence_of, end_absence, note_absence
from handoff.console.frame import Templates
from handoff.console.guards import Seat, seat_of
from handoff.console.roster.page import HERE, Typed, Wanted, cell_of, read_page
from handoff.console.roster.rights import arranged_by, is_place, may_set, may_sit
from handoff.console.typed import day_typed, id_typed
from handoff.covering import hand_over, left_behind
from handoff.gaps import note_town_gaps
from handoff.ports import Transactions, Work
from handoff.turns import Kind, clear_turn, set_turn
from knowledge.calendar import CHINA, Calendar, local
from knowledge.matters import Catalog, TownId

_LONGEST = timedelta(days=366)
_NOT_THERE = "没有办成：这个格子现在不能改，请重新打开再试。"
_GONE = "没有办成：这一条已经办结，或者已经有人接了。"


class RosterPages:
    """`/console/roster` and its forms."""

    def __init__(
        self,
        transactions: Transactions,
        calendar: Calendar,
        catalog: Callable[[TownId], Catalog],
        templates: Templates,
    ) -> None:
        self._transactions = transactions
        self._calendar = calendar
        self._catalog = catalog
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the routes of the page and its forms."""
        return [
            web.get(HERE, self._show),
            web.post(f"{HERE}/turns", self._set),
            web.post(f"{HERE}/absences", self._note),
            web.post(f"{HERE}/absences/{{absence:[0-9]{{1,9}}}}/end", self._end),
            web.post(f"{HERE}/left/{{key:(?:chat|contact)-[0-9]{{1,9}}}}", self._take),
        ]

    async def _show(self, request: web.Request) -> web.Response:
        return await self._page(seat_of(request), _wanted(request))

    async def _page(self, seat: Seat, wanted: Wanted | None) -> web.Response:
        def read(work: Work) -> object:
            now = wanted or Wanted(local(work.now).date())
            return read_page(work, seat, self._calendar, self._catalog, now)

        page = await self._transactions.run(read)
        refused = wanted is not None and bool(wanted.refusal)
        return self._templates.page("roster.html", page, 409 if refused else 200)

    async def _set(self, request: web.Request) -> web.Response:
        seat, form = seat_of(request), await request.post()
        key, login = str(form.get("cell", "")), str(form.get("login", ""))
        found = cell_of(key)
        if found is None or not is_place(seat.town, *found[:3]) or not may_set(seat, *found[:2]):
            raise web.HTTPNotFound
        kind, of, part, day = cast("Kind", found[0]), *found[1:]
        known = {each.login for each in may_sit(seat, kind, of)}
        if login and login not in known:
            return await self._page(seat, Wanted(day, refusal=_NOT_THERE))

        def put(work: Work) -> None:
            if login:
                set_turn(work, seat.town.id, day, kind, of, part, login, by=seat.clerk.login)
            else:
                clear_turn(work, seat.town.id, day, kind, of, part)
            note_town_gaps(work, seat.town, self._calendar)

        await self._transactions.run(put)
        raise web.HTTPSeeOther(f"{HERE}?day={day}")

    async def _note(self, request: web.Request) -> web.Response:
        seat, form = seat_of(request), await request.post()
        texts = [str(form.get(each, "")).strip() for each in ("login", "first", "until", "why")]
        typed = Typed(*texts)
        span = _span(typed)
        refusal = _unfit(seat, typed, span)
        if span is None or refusal:
            day = span[0].date() if span else None
            return await self._refuse(seat, typed, day, refusal)
        first, until = span

        def note(work: Work) -> int:
            made = note_absence(
                work, seat.town.id, typed.login, first, until, cast("Why", typed.why),
                by=seat.clerk.login,
            )  # fmt: skip
            note_town_gaps(work, seat.town, self._calendar)
            return made

        made = await self._transactions.run(note)
        raise web.HTTPSeeOther(f"{HERE}?day={first.date()}&entered={made}#entered")

    async def _refuse(
        self, seat: Seat, typed: Typed, day: date | None, refusal: str
    ) -> web.Response:
        today = await self._transactions.run(lambda work: local(work.now).date())
        return await self._page(seat, Wanted(day or today, typed=typed, refusal=refusal))

    async def _end(self, request: web.Request) -> web.Response:
        seat, absence = seat_of(request), int(request.match_info["absence"])
        mine = {each.login for each in arranged_by(seat)}

        def end(work: Work) -> bool:
            there = absence_of(work, seat.town.id, absence)
            if there is None or there.login not in mine or there.ref is not None:
                return False
            end_absence(work, seat.town.id, absence=absence)
            note_town_gaps(work, seat.town, self._calendar)
            return True

        if not await self._transactions.run(end):
            raise web.HTTPNotFound
        raise web.HTTPSeeOther(f"{HERE}#away")

    async def _take(self, request: web.Request) -> web.Response:
        seat, key = seat_of(request), request.match_info["key"]

        def take(work: Work) -> bool:
            found = left_behind(work, seat.town)
            left = next((each for each in found if f"{each.kind}-{each.id}" == key), None)
            if left is None or not (seat.leads or left.cover == seat.clerk.login):
                return False
            to = seat.town.person(left.cover or seat.clerk.login)
            return to is not None and hand_over(work, seat.town, left, to)

        if not await self._transactions.run(take):
            return await self._refuse(seat, Typed(), None, _GONE)
        raise web.HTTPSeeOther(f"{HERE}#left")


def _wanted(request: web.Request) -> Wanted | None:
    number = id_typed(request.query.get("entered"))
    cell = request.query.get("cell", "")
    day = day_typed(request.query.get("day"))
    return None if day is None else Wanted(day, cell, number)


def _span(typed: Typed) -> tuple[datetime, datetime] | None:
    """Read from and until; days without a time are whole days."""
    try:
        first, until = (datetime.fromisoformat(each) for each in (typed.first, typed.until))
    except ValueError:
        return None
    if first.tzinfo or until.tzinfo or not (day_typed(f"{first:%F}") and day_typed(f"{until:%F}")):
        return None
    if "T" not in typed.until and " " not in typed.until:
        until = datetime.combine(until.date() + timedelta(days=1), time.min)
    return first.replace(tzinfo=CHINA), until.replace(tzinfo=CHINA)


def _unfit(seat: Seat, typed: Typed, span: tuple[datetime, datetime] | None) -> str:
    if typed.login not in {each.login for each in arranged_by(seat)}:
        return "没有记上：请选谁不在（只能记自己管的人）。"
    if typed.why not in WHYS:
        return "没有记上：请选为什么不在。"
    if span is None:
        return "没有记上：请写从什么时候到什么时候。"
    if span[0] >= span[1]:
        return "没有记上：结束要比开始晚。"
    return "" if span[1] - span[0] <= _LONGEST else "没有记上：一次最长一年。"
