"""投诉: leaders decide, the first responsible may appeal, everybody sees the own ones."""

from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from handoff.complaints import (
    LIMIT,
    OUTCOMES,
    SUSTAINED,
    Appealed,
    Complaint,
    ComplaintRefused,
    Decided,
    appeal,
    complaints,
    decide,
    first_responsible,
)
from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import Seat, seat_of
from handoff.console.words import masked, moment
from handoff.ports import Transactions, Work
from handoff.queue import how_many_wait
from handoff.transcripts import look
from knowledge.staff import Staff
from knowledge.towns import Town

_HERE = f"{PREFIX}/complaints"
_ONE = f"{_HERE}/{{number:[0-9]{{1,9}}}}"
_SEE_ALL = frozenset({"负责人", "带班领导", "监督员"})
_LEADERS = "没有记下：投诉由负责人或带班领导来定。"


@dataclass(frozen=True, slots=True)
class Line:
    """One complaint; `suggested` is the first responsible as the register has it."""

    id: int
    made: str
    asked: str
    citizen: str
    contact: int | None
    outcome: str | None
    sustained: bool
    about: str
    suggested: str | None
    answer: str | None
    decided: str | None
    appeal: str | None
    mine: bool


@dataclass(frozen=True, slots=True)
class ComplaintsPage:
    """The whole page: all of them for leaders and supervisors, the own ones for everybody else."""

    frame: Frame
    may: bool
    all: bool
    lines: tuple[Line, ...]
    people: tuple[Staff, ...]
    outcomes: tuple[str, ...]
    limit: int
    refusal: str
    typed: str
    typed_for: int | None


class Complaints:
    """`/console/complaints`."""

    def __init__(self, transactions: Transactions, templates: Templates) -> None:
        self._transactions = transactions
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the page's routes."""
        return [
            web.get(_HERE, self._show),
            web.post(f"{_ONE}/decide", self._decide),
            web.post(f"{_ONE}/appeal", self._appeal),
        ]

    async def _show(self, request: web.Request) -> web.Response:
        return await self._page(seat_of(request))

    async def _decide(self, request: web.Request) -> web.Response:
        seat, number = seat_of(request), int(request.match_info["number"])
        form = await request.post()
        outcome, about, answer = (
            str(form.get(each, "")).strip() for each in ("outcome", "about", "answer")
        )
        if not seat.leads:
            return await self._page(seat, _LEADERS)
        town, login = seat.town, seat.clerk.login
        match await self._transactions.run(
            lambda work: decide(work, town, number, outcome, about, answer, login)
        ):
            case Decided():
                raise web.HTTPSeeOther(_HERE)
            case ComplaintRefused(why):
                return await self._page(seat, f"没有记下：{why}", answer, number)

    async def _appeal(self, request: web.Request) -> web.Response:
        seat, number = seat_of(request), int(request.match_info["number"])
        text = str((await request.post()).get("appeal", "")).strip()
        town, login = seat.town.id, seat.clerk.login
        match await self._transactions.run(lambda work: appeal(work, town, number, login, text)):
            case Appealed():
                raise web.HTTPSeeOther(_HERE)
            case ComplaintRefused(why):
                return await self._page(seat, f"没有记下：{why}", text, number)

    async def _page(
        self, seat: Seat, refusal: str = "", typed: str = "", typed_for: int | None = None
    ) -> web.Response:
        every = seat.clerk.role in _SEE_ALL

        def read(work: Work) -> ComplaintsPage:
            town, login = seat.town, seat.clerk.login
            found = complaints(work, town.id, about=None if every else login)
            for each in found:
                look(work, town.id, login, each.citizen, "投诉")
            return ComplaintsPage(
                seat.frame("投诉", "complaints", how_many_wait(work, town.id), work.now),
                seat.leads,
                every,
                tuple(_line(work, town, each, login) for each in found),
                town.staff,
                OUTCOMES,
                LIMIT,
                refusal,
                typed,
                typed_for,
            )

        page = await self._transactions.run(read)
        return self._templates.page("complaints.html", page, 409 if refusal else 200)


def _line(work: Work, town: Town, each: Complaint, login: str) -> Line:
    open_one = each.outcome is None
    return Line(
        id=each.id,
        made=moment(each.made_at, work.now),
        asked=each.asked,
        citizen=masked(each.citizen),
        contact=each.contact,
        outcome=each.outcome,
        sustained=each.outcome in SUSTAINED,
        about=_name(town, each.about),
        suggested=first_responsible(work, town.id, each) if open_one else None,
        answer=each.answer,
        decided=_decided(town, each, work.now),
        appeal=each.appeal,
        mine=each.about == login,
    )


def _decided(town: Town, each: Complaint, now: datetime) -> str | None:
    if each.decided_at is None:
        return None
    return f"{_name(town, each.decided_by)} {moment(each.decided_at, now)}"


def _name(town: Town, login: str | None) -> str:
    person = town.person(login) if login else None
    return person.name if person else login or "—"
