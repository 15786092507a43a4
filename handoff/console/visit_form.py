"""上门登记: a visit written down by a clerk, on the phone or out of a chat. source: BZ-9."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from aiohttp import web

from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import Seat, seat_of
from handoff.console.typed import id_typed
from handoff.console.visit_list import HERE, may_act
from handoff.console.visit_typed import FIELDS, Typed, half_day_typed, known, save
from handoff.console.visits import NUMBER
from handoff.ports import Transactions, Work
from handoff.queue import how_many_wait
from handoff.visits import VisitView, free_halves
from knowledge.calendar import Calendar, local
from knowledge.half_days import HalfDay
from knowledge.matters import Catalog, TownId
from knowledge.reading.kinsfolk import relations

T = TypeVar("T")
_HALVES_SHOWN = 12


@dataclass(frozen=True, slots=True)
class HalfChoice:
    """One half-day to tick."""

    value: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class VisitForm:
    """The form. `number` is set where one is corrected; `title` says which."""

    frame: Frame
    title: str
    number: str | None
    action: str
    back: str
    typed: Typed
    halves: tuple[HalfChoice, ...]
    relations: tuple[str, ...]
    villages: tuple[str, ...]
    matters: tuple[str, ...]
    refusal: str


class VisitForms:
    """`/console/visits/new` (with `?chat=7` out of a chat) and `…/V261124-003/edit`."""

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
        """Give the forms' routes."""
        edit = f"{HERE}/{NUMBER}/edit"
        return [
            web.get(f"{HERE}/new", self._show),
            web.post(f"{HERE}/new", self._save),
            web.get(edit, self._show),
            web.post(edit, self._save),
        ]

    async def _show(self, request: web.Request) -> web.Response:
        seat, number = _acting(request), request.match_info.get("number")
        catalog = self._catalog(seat.town.id)
        chat = request.query.get("chat", "")

        def read(work: Work) -> VisitForm | None:
            typed, halves = known(work, seat, catalog, number, chat)
            if number and not typed:
                return None
            return self._form(work, seat, number, typed, halves, "")

        page = await self._run(read)
        if page is None:
            raise web.HTTPNotFound
        return self._templates.page("visit_form.html", page)

    async def _save(self, request: web.Request) -> web.Response:
        seat, number = _acting(request), request.match_info.get("number")
        form = await request.post()
        typed = {name: str(form.get(name, "")).strip() for name in FIELDS}
        sent = (half_day_typed(str(each)) for each in form.getall("halves", []))
        halves = tuple(each for each in sent if each)
        catalog = self._catalog(seat.town.id)

        def write(work: Work) -> str | VisitForm:
            saved = save(work, seat, number, catalog, typed, halves)
            if isinstance(saved, VisitView):
                return saved.number
            return self._form(work, seat, number, typed, halves, saved)

        result = await self._run(write)
        if isinstance(result, str):
            chat = id_typed(typed["chat"])
            raise web.HTTPSeeOther(f"{PREFIX}/chats/{chat}" if chat else f"{HERE}/{result}")
        return self._templates.page("visit_form.html", result, 409)

    def _form(
        self,
        work: Work,
        seat: Seat,
        number: str | None,
        typed: Typed,
        halves: tuple[HalfDay, ...],
        refusal: str,
    ) -> VisitForm:
        town, today = seat.town, local(work.now).date()
        free = free_halves(work, town, self._calendar)[:_HALVES_SHOWN]
        shown = sorted({*free, *halves})
        catalog = self._catalog(town.id)
        title = f"改上门 {number}" if number else "登记上门"
        back = f"{PREFIX}/chats/{typed['chat']}" if typed.get("chat") else HERE
        return VisitForm(
            frame=seat.frame(title, "visits", how_many_wait(work, town.id), work.now),
            title=title,
            number=number,
            action=f"{HERE}/{number}/edit" if number else f"{HERE}/new",
            back=f"{HERE}/{number}" if number else back,
            typed={name: typed.get(name, "") for name in FIELDS},
            halves=tuple(
                HalfChoice(" ".join(each.stored), each.words(today), each in halves)
                for each in shown
            ),
            relations=tuple(sorted(relations())),
            villages=tuple(each.name for each in town.villages),
            matters=tuple(each.name for each in catalog.matters.values() if town.takes(each)),
            refusal=refusal,
        )

    async def _run(self, job: Callable[[Work], T]) -> T:
        return await self._transactions.run(job)


def _acting(request: web.Request) -> Seat:
    seat = seat_of(request)
    if not may_act(seat):
        raise web.HTTPForbidden
    return seat
