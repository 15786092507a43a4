"""上门: the wishes for visits, what is doubtful first, and one of them in full. source: BZ-9.

In the list, names and phones are masked; who opens a record is written down.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from aiohttp import web

from handoff.console import visit_words as words
from handoff.console.frame import Frame, Templates
from handoff.console.guards import Seat, seat_of
from handoff.console.inbox import matter_name
from handoff.console.visit_list import HERE, listed, may_act
from handoff.console.words import moment
from handoff.household import PersonView, people
from handoff.ports import Transactions, Work
from handoff.queue import how_many_wait
from handoff.transcripts import look
from handoff.visit_changes import (
    REASON_LIMIT,
    CalledOff,
    Decided,
    NotOpen,
    ReasonMissing,
    agree,
    call_off,
    decline,
)
from handoff.visits import VisitView, visit_numbered
from knowledge.calendar import local
from knowledge.matters import Catalog, TownId

T = TypeVar("T")
NUMBER = "{number:V[0-9]{6}-[0-9]{3,6}}"
_REFUSALS = {
    "reason": "还没有告诉群众：不上门要写明为什么，并选一个别的办法。",
    "closed": "没有办成：这次上门已经定下、办完或取消了。",
}


@dataclass(frozen=True, slots=True)
class VisitPage:
    """One visit. `person` is the household profile; `asks` says that a decision waits."""

    frame: Frame
    visit: VisitView
    matter: str
    when: str
    state: str
    made: str
    who: str
    phone: str
    other_phone: str
    person: PersonView | None
    asks: bool
    open: bool
    acts: bool
    refusal: str
    reason: str
    instead: tuple[str, ...]
    limit: int


class Visits:
    """`/console/visits` and `/console/visits/V261124-003`."""

    def __init__(
        self, transactions: Transactions, catalog: Callable[[TownId], Catalog], templates: Templates
    ) -> None:
        self._transactions = transactions
        self._catalog = catalog
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the list's routes, and one visit's."""
        one = f"{HERE}/{NUMBER}"
        return [
            web.get(HERE, self._list),
            web.get(one, self._one),
            web.post(f"{one}/agree", self._agree),
            web.post(f"{one}/decline", self._decline),
            web.post(f"{one}/cancel", self._cancel),
        ]

    async def _list(self, request: web.Request) -> web.Response:
        seat = seat_of(request)
        catalog = self._catalog(seat.town.id)
        wanted = request.query.get("show", "")
        page = await self._run(lambda work: listed(work, seat, catalog, wanted))
        return self._templates.page("visits.html", page)

    async def _one(self, request: web.Request) -> web.Response:
        return await self._page(request)

    async def _agree(self, request: web.Request) -> web.Response:
        seat, number = _acting(request), request.match_info["number"]

        def job(work: Work) -> Decided | NotOpen:
            found = visit_numbered(work, seat.town.id, number)
            told = words.agreed_words(found) if found else ""
            return agree(work, seat.town, number, seat.clerk.login, told)

        return await self._done(request, await self._run(job))

    async def _decline(self, request: web.Request) -> web.Response:
        seat, number, form = _acting(request), request.match_info["number"], await request.post()
        reason, instead = str(form.get("reason", "")), str(form.get("instead", ""))

        def job(work: Work) -> Decided | NotOpen | ReasonMissing:
            found = visit_numbered(work, seat.town.id, number)
            told = words.declined_words(found, reason, instead) if found else ""
            by = seat.clerk.login
            known = instead if instead in words.INSTEAD else ""
            return decline(work, seat.town, number, by, reason, known, told)

        return await self._done(request, await self._run(job), reason)

    async def _cancel(self, request: web.Request) -> web.Response:
        seat, number, form = _acting(request), request.match_info["number"], await request.post()
        note = str(form.get("note", "")).strip()[:REASON_LIMIT] or "工作人员取消"

        def job(work: Work) -> CalledOff | NotOpen:
            result = call_off(work, seat.town, None, number, note)
            if isinstance(result, CalledOff) and result.visit.reachable:
                told = f"上门{number}取消了：{note}。要再约就说“上门”，有话请直接说。"
                work.say(seat.town.id, result.visit.citizen, told, by=seat.clerk.login)
            return result

        return await self._done(request, await self._run(job))

    async def _done(
        self,
        request: web.Request,
        result: Decided | CalledOff | NotOpen | ReasonMissing,
        reason: str = "",
    ) -> web.Response:
        match result:
            case Decided() | CalledOff():
                raise web.HTTPSeeOther(f"{HERE}/{request.match_info['number']}")
            case NotOpen():
                return await self._page(request, _REFUSALS["closed"])
            case ReasonMissing():
                return await self._page(request, _REFUSALS["reason"], reason)

    async def _page(
        self, request: web.Request, refusal: str = "", reason: str = ""
    ) -> web.Response:
        seat, number = seat_of(request), request.match_info["number"]
        catalog = self._catalog(seat.town.id)
        page = await self._run(lambda work: _whole(work, seat, catalog, number, refusal, reason))
        if page is None:
            raise web.HTTPNotFound
        return self._templates.page("visit.html", page, 409 if refusal else 200)

    async def _run(self, job: Callable[[Work], T]) -> T:
        return await self._transactions.run(job)


def _acting(request: web.Request) -> Seat:
    seat = seat_of(request)
    if not may_act(seat):
        raise web.HTTPForbidden
    return seat


def _whole(
    work: Work, seat: Seat, catalog: Catalog, number: str, refusal: str, reason: str
) -> VisitPage | None:
    visit = visit_numbered(work, seat.town.id, number)
    if visit is None:
        return None
    look(work, seat.town.id, seat.clerk.login, visit.citizen, f"visit {number}")
    acts = may_act(seat)
    profiles = people(work, seat.town.id, visit.citizen) if visit.reachable else ()
    person = next((each for each in profiles if each.id == visit.person and each.consent), None)
    return VisitPage(
        frame=seat.frame(f"上门 {number}", "visits", how_many_wait(work, seat.town.id), work.now),
        visit=visit,
        matter=matter_name(catalog, visit.matter) or "还没说清",
        when=words.when(visit, local(work.now).date()),
        state=words.STATES[visit.state],
        made=moment(visit.made_at, work.now),
        who=words.person(visit.relation, visit.who) if acts else visit.relation,
        phone=(visit.phone or "没有留") if acts else words.masked_phone(visit.phone),
        other_phone=(visit.other_phone or "") if acts else words.masked_phone(visit.other_phone),
        person=person,
        asks=visit.state == "doubtful" and acts,
        open=visit.state not in {"done", "cancelled"},
        acts=acts,
        refusal=refusal,
        reason=reason,
        instead=tuple(words.INSTEAD),
        limit=REASON_LIMIT,
    )
