"""叫号: a clerk's counter, the queue of the hall, check-in and numbers at the desk. CN-8, XL-16."""

from collections.abc import Callable

from aiohttp import web

from handoff import calling, serving
from handoff.console.frame import PREFIX, Templates
from handoff.console.guards import Seat, seat_of
from handoff.console.hall_sheet import HallSheet, own_counter, sheet
from handoff.console.hall_words import checked_in, taken, why_not
from handoff.console.rights import may_change
from handoff.hall_groups import groups_of
from handoff.hall_state import tell_estimate
from handoff.ports import PageUrl, Transactions, Work
from handoff.ticket_rows import ticket_numbered
from handoff.tickets import FIRST_FOR, InQueue, check_in, take_number
from knowledge.calendar import Calendar, local
from knowledge.counters import Counter
from knowledge.matters import Catalog, TownId

HERE = f"{PREFIX}/hall"
_ACT = f"{HERE}/{{counter:[a-z0-9-]{{1,40}}}}/{{act:next|again|begin|end|missed|pass}}"
_DESK = f"{HERE}/{{act:check-in|number|first|back}}"

Said = str | None
"""Why something was not done; None where it was."""


class Hall:
    """`/console/hall`: one counter at a time, chosen in the address."""

    def __init__(
        self,
        transactions: Transactions,
        calendar: Calendar,
        catalog: Callable[[TownId], Catalog],
        url: PageUrl,
        templates: Templates,
    ) -> None:
        self._transactions = transactions
        self._calendar = calendar
        self._catalog = catalog
        self._url = url
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the page's routes."""
        return [
            web.get(HERE, self._show),
            web.post(_ACT, self._act),
            web.post(_DESK, self._desk),
        ]

    async def _show(self, request: web.Request) -> web.Response:
        return await self._page(request, request.query.get("counter", ""))

    async def _page(self, request: web.Request, counter: str, refusal: str = "") -> web.Response:
        seat = seat_of(request)
        catalog = self._catalog(seat.town.id)

        def read(work: Work) -> HallSheet:
            own = own_counter(seat.town, seat.clerk.login, local(work.now).date(), counter)
            may = may_change(seat.clerk.role, HERE)
            return sheet(work, seat, catalog, own, self._url, refusal=refusal, may=may)

        page = await self._transactions.run(read)
        return self._templates.page("hall.html", page, 409 if refusal else 200)

    async def _act(self, request: web.Request) -> web.Response:
        seat, form = seat_of(request), await request.post()
        counter = next(
            (each for each in seat.town.counters if each.id == request.match_info["counter"]), None
        )
        if counter is None:
            raise web.HTTPNotFound
        if not may_change(seat.clerk.role, HERE):
            return await self._page(request, counter.id, "您的角色不在窗口叫号。")
        ticket = str(form.get("ticket", ""))
        number = int(ticket) if ticket.isdecimal() and len(ticket) < 10 else 0  # noqa: PLR2004
        act, to = request.match_info["act"], str(form.get("to", ""))

        def do(work: Work) -> Said:
            return self._do(work, seat, counter, act, number, to)

        # one at a time for a counter: its clerk may press twice
        said = await self._transactions.run(do, lane=f"counter:{seat.town.id}:{counter.id}")
        if said is not None:
            return await self._page(request, counter.id, said)
        raise web.HTTPSeeOther(f"{HERE}?counter={counter.id}")

    def _do(self, work: Work, seat: Seat, counter: Counter, act: str, ticket: int, to: str) -> Said:
        town = seat.town
        match act:
            case "next":
                return self._next(work, seat, counter)
            case "again":
                return why_not(calling.call_again(work, town.id, counter.id, ticket))
            case "begin":
                return why_not(calling.begin(work, town.id, counter.id, ticket))
            case "end":
                return why_not(serving.end(work, town, counter.id, ticket, self._url))
            case "missed":
                return why_not(calling.not_here(work, town.id, counter.id, ticket))
            case _:
                other = next((each for each in town.counters if each.id == to), None)
                if other is None or other.id == counter.id:
                    return "请选要转去的窗口。"
                return why_not(calling.pass_on(work, town, counter.id, ticket, other))

    def _next(self, work: Work, seat: Seat, counter: Counter) -> Said:
        present = calling.at_counter(work, seat.town.id, counter.id)
        if present is not None and present.state == "serving":
            serving.end(work, seat.town, counter.id, present.id, self._url)
        catalog = self._catalog(seat.town.id)
        return why_not(serving.call_next(work, seat.town, catalog, counter, seat.clerk.login))

    async def _desk(self, request: web.Request) -> web.Response:
        seat, form = seat_of(request), await request.post()
        counter = str(form.get("counter", ""))
        values = {key: str(each).strip() for key, each in form.items()}
        act = request.match_info["act"]
        if not may_change(seat.clerk.role, HERE):
            return await self._page(request, counter, "您的角色不在窗口报到、取号。")
        said = await self._transactions.run(lambda work: self._at_desk(work, seat, act, values))
        if said is not None:
            return await self._page(request, counter, said)
        raise web.HTTPSeeOther(f"{HERE}?counter={counter}" if counter else HERE)

    def _at_desk(self, work: Work, seat: Seat, act: str, form: dict[str, str]) -> Said:
        first = form.get("first") if form.get("first") in FIRST_FOR else None
        match act:
            case "check-in":
                return self._check_in(work, seat, form.get("what", ""), first)
            case "number":
                return self._number(work, seat, form.get("letter", ""), first)
            case "first":
                ticket = form.get("ticket", "")
                number = int(ticket) if ticket.isdecimal() else 0
                done = calling.go_first(work, seat.town.id, number, first)
                return None if done else "这个号已经不在排了。"
            case _:
                return self._back(work, seat, form.get("number", ""))

    def _check_in(self, work: Work, seat: Seat, what: str, first: str | None) -> Said:
        found = checked_in(work, seat.town, what)
        if isinstance(found, str):
            return found
        result = check_in(work, seat.town, found.number, "窗口", first)
        return self._taken(work, seat, result)

    def _number(self, work: Work, seat: Seat, letter: str, first: str | None) -> Said:
        group = next((each for each in groups_of(seat.town) if each.letter == letter), None)
        if group is None:
            return "请选窗口。"
        result = take_number(work, seat.town, self._calendar, group, "窗口", first_for=first)
        return self._taken(work, seat, result)

    def _taken(self, work: Work, seat: Seat, result: object) -> Said:
        if isinstance(result, InQueue):
            tell_estimate(work, seat.town, self._catalog(seat.town.id), result.ticket)
            return None
        return taken(result)

    def _back(self, work: Work, seat: Seat, number: str) -> Said:
        ticket = ticket_numbered(work, seat.town.id, local(work.now).date(), number)
        back = calling.come_back(work, seat.town.id, ticket) if ticket else None
        return None if back else "这个号没有过号。"
