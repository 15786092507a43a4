"""家人与照顾: whom the citizen of a chat cares for, and what they are marked with. source: CN-12.

Only agreed profiles are shown whole; every look is written down.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from aiohttp import web

from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import Seat, seat_of
from handoff.console.visit_list import may_act
from handoff.household import (
    MARKS,
    SELF,
    NewPerson,
    PersonView,
    agree,
    end,
    keep,
    mark,
    marks_of,
    people,
)
from handoff.ports import Transactions, Work
from handoff.queue import how_many_wait
from handoff.transcripts import chat_view, look
from knowledge.matters import CitizenId
from knowledge.reading.kinsfolk import relations

T = TypeVar("T")
_CHAT = f"{PREFIX}/chats/{{chat:[0-9]{{1,9}}}}/household"
_FIELDS = ("relation", "name", "born", "phone", "village", "place")
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class HouseholdPage:
    """The profiles (whole where agreed), the marks to tick, and the form for one more."""

    frame: Frame
    chat: int
    marks: tuple[tuple[str, bool], ...]
    people: tuple[PersonView, ...]
    relations: tuple[str, ...]
    villages: tuple[str, ...]
    refusal: str
    typed: Mapping[str, str]


class Households:
    """`/console/chats/7/household`."""

    def __init__(self, transactions: Transactions, templates: Templates) -> None:
        self._transactions = transactions
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the page's routes."""
        return [
            web.get(_CHAT, self._show),
            web.post(f"{_CHAT}/marks", self._mark),
            web.post(f"{_CHAT}/add", self._add),
            web.post(f"{_CHAT}/{{person:[0-9]{{1,9}}}}/end", self._end),
        ]

    async def _show(self, request: web.Request) -> web.Response:
        return await self._page(request, {}, "")

    async def _mark(self, request: web.Request) -> web.Response:
        form = await request.post()
        marks = tuple(str(each) for each in form.getall("marks", []))
        await self._for_citizen(
            request, lambda work, seat, citizen: mark(work, seat.town.id, citizen, marks)
        )
        raise web.HTTPSeeOther(request.path.removesuffix("/marks"))

    async def _add(self, request: web.Request) -> web.Response:
        form = {name: str(each).strip() for name, each in (await request.post()).items()}
        if not form.get("relation") or not form.get("consent"):
            refusal = "没有记：要写是他的什么人，并勾上本人同意（看过签字的纸，或本人在场）。"
            return await self._page(request, form, refusal)

        def add(work: Work, seat: Seat, citizen: CitizenId) -> None:
            made = keep(work, seat.town.id, citizen, _person(form))
            if made.relation != SELF:
                by = seat.clerk.login
                agree(work, seat.town.id, citizen, made.id, "窗口", form["consent"], by=by)

        await self._for_citizen(request, add)
        raise web.HTTPSeeOther(request.path.removesuffix("/add"))

    async def _end(self, request: web.Request) -> web.Response:
        person = int(request.match_info["person"])
        await self._for_citizen(
            request, lambda work, seat, citizen: end(work, seat.town.id, citizen, person)
        )
        raise web.HTTPSeeOther(request.path.removesuffix(f"/{person}/end"))

    async def _page(
        self, request: web.Request, typed: Mapping[str, str], refusal: str
    ) -> web.Response:
        def read(work: Work, seat: Seat, citizen: CitizenId) -> HouseholdPage:
            look(work, seat.town.id, seat.clerk.login, citizen, "household")
            marks = marks_of(work, seat.town.id, citizen)
            return HouseholdPage(
                frame=seat.frame(
                    "家人、照顾", "chats", how_many_wait(work, seat.town.id), work.now
                ),
                chat=int(request.match_info["chat"]),
                marks=tuple((each, each in marks) for each in MARKS),
                people=people(work, seat.town.id, citizen),
                relations=tuple(sorted(relations())),
                villages=tuple(each.name for each in seat.town.villages),
                refusal=refusal,
                typed={name: typed.get(name, "") for name in _FIELDS},
            )

        page = await self._for_citizen(request, read)
        return self._templates.page("household.html", page, 409 if refusal else 200)

    async def _for_citizen(
        self, request: web.Request, act: Callable[[Work, Seat, CitizenId], T]
    ) -> T:
        """Run this for the chat's citizen; 404 where the town has no such chat."""
        seat, chat = seat_of(request), int(request.match_info["chat"])
        if not may_act(seat):
            raise web.HTTPForbidden

        def job(work: Work) -> tuple[T] | None:
            view = chat_view(work, seat.town.id, chat)
            return (act(work, seat, view.citizen),) if view else None

        found = await self._transactions.run(job)
        if found is None:
            raise web.HTTPNotFound
        return found[0]


def _person(form: Mapping[str, str]) -> NewPerson:
    born = form.get("born", "")
    year = int(born) if born.isdecimal() and int(born) in _YEARS else None
    return NewPerson(
        id=0,
        relation=form["relation"],
        name=form.get("name", ""),
        born=year,
        elder=bool(form.get("elder")),
        village=form.get("village") or None,
        place=form.get("place", ""),
        phone=form.get("phone") or None,
    )
