"""告知单 in the console: open what a citizen was told, and tell a new one on the citizen's behalf.

source: BY-12, XL-4
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from aiohttp import web
from multidict import MultiMapping

from handoff.chats import ChatClosed, NotYours
from handoff.clerks import clerks_of
from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import Seat, seat_of
from handoff.console.refusals import refusal_words
from handoff.console.told import NoticeSheet, sheet_of, told_page
from handoff.contacts import settle
from handoff.notices import ToldNotice
from handoff.ports import Telling, Transactions, Work
from handoff.queue import how_many_wait
from handoff.telling import tell_notice
from handoff.transcripts import ChatView, chat_view, look
from knowledge.calendar import Calendar
from knowledge.circumstances import Answers, Circumstance
from knowledge.matters import Catalog, Matter, TownId
from knowledge.notices import compose
from knowledge.question_order import choices_for

T = TypeVar("T")

_CHAT = f"{PREFIX}/chats/{{chat:[0-9]{{1,9}}}}"
ANSWER = "a."
"""A circumstance's field in a form begins so."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the form: its field, its answers, and those chosen."""

    field: str
    question: str
    several: bool
    answers: tuple[str, ...]
    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TellPage:
    """The form for a new notice; `sheet` is what would be told for the answers as they are.

    `mine`: this clerk has the chat, so it can be sent.
    """

    frame: Frame
    chat: int
    mine: bool
    refusal: str
    matters: tuple[Matter, ...]
    matter: Matter | None
    asked: tuple[Asked, ...]
    sheet: NoticeSheet | None


class Notices:
    """`/console/chats/7/notices/G…` and `/console/chats/7/tell`."""

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
        """Give the routes of both pages."""
        return [
            web.get(f"{_CHAT}/notices/{{number:[A-Z0-9-]{{1,20}}}}", self._told),
            web.get(f"{_CHAT}/tell", self._form),
            web.post(f"{_CHAT}/tell", self._tell),
        ]

    async def _told(self, request: web.Request) -> web.Response:
        seat, chat = seat_of(request), int(request.match_info["chat"])
        number = request.match_info["number"]
        page = await self._run(lambda work: told_page(work, seat, chat, number))
        if page is None:
            raise web.HTTPNotFound
        return self._templates.page("told.html", page)

    async def _form(self, request: web.Request) -> web.Response:
        return await self._page(request, request.query)

    async def _tell(self, request: web.Request) -> web.Response:
        seat, chat, form = seat_of(request), int(request.match_info["chat"]), await request.post()
        fields = {each: [str(said) for said in form.getall(each)] for each in form}
        catalog, town, login = self._catalog(seat.town.id), seat.town, seat.clerk.login
        matter = matter_of(catalog, seat, fields.get("matter", [""])[0])
        if matter is None:
            return await self._page(request, request.query, "没有发：还没有选事项。")
        answers = answers_in(catalog, matter, fields)

        def job(work: Work) -> object:
            notice = compose(catalog, matter, town, self._calendar, answers, work.now)
            told = tell_notice(work, town, chat, login, notice, answers, self._telling)
            view = chat_view(work, town.id, chat)
            if isinstance(told, ToldNotice) and view is not None and view.matter is None:
                settle(work, town, view.citizen, matter)  # now it is known what it is about
            return told

        match await self._run(job):
            case NotYours() | ChatClosed() as refusal:
                names = await self._names(seat)
                return await self._page(request, form, refusal_words(refusal, names))
            case _:
                raise web.HTTPSeeOther(f"{PREFIX}/chats/{chat}")

    async def _page(
        self, request: web.Request, form: "MultiMapping[object]", refusal: str = ""
    ) -> web.Response:
        seat, chat = seat_of(request), int(request.match_info["chat"])
        catalog = self._catalog(seat.town.id)
        fields = {each: [str(said) for said in form.getall(each)] for each in form}

        def read(work: Work) -> TellPage | None:
            view = chat_view(work, seat.town.id, chat)
            return self._laid_out(work, seat, catalog, view, fields, refusal) if view else None

        page = await self._run(read)
        if page is None:
            raise web.HTTPNotFound
        return self._templates.page("tell.html", page, 409 if refusal else 200)

    def _laid_out(
        self,
        work: Work,
        seat: Seat,
        catalog: Catalog,
        view: ChatView,
        fields: dict[str, list[str]],
        refusal: str,
    ) -> TellPage:
        town = seat.town
        look(work, town.id, seat.clerk.login, view.citizen, "notice")
        matter = matter_of(catalog, seat, fields.get("matter", [view.matter or ""])[0])
        sheet: NoticeSheet | None = None
        asked: tuple[Asked, ...] = ()
        if matter is not None:
            answers = answers_in(catalog, matter, fields)
            notice = compose(catalog, matter, town, self._calendar, answers, work.now)
            sheet = sheet_of(notice, town.id)
            asked = tuple(asked_of(each, matter, answers) for each in catalog.questions(matter))
        matters = tuple(each for each in catalog.matters.values() if town.takes(each))
        frame = seat.frame("开告知单", "chats", how_many_wait(work, town.id), work.now)
        mine = is_mine(view, seat)
        return TellPage(frame, view.id, mine, refusal, matters, matter, asked, sheet)

    async def _names(self, seat: Seat) -> dict[str, str]:
        found = await self._run(lambda work: clerks_of(work, seat.town.id))
        return {each.login: each.name for each in found}

    async def _run(self, job: Callable[[Work], T]) -> T:
        return await self._transactions.run(job)


def is_mine(view: ChatView, seat: Seat) -> bool:
    """Say whether this clerk has taken the chat."""
    return view.state == "taken" and view.clerk == seat.clerk.login


def matter_of(catalog: Catalog, seat: Seat, code: str) -> Matter | None:
    """Give the matter of this code, where the town takes it."""
    found = catalog.matter(code)
    return found if found is not None and seat.town.takes(found) else None


def answers_in(catalog: Catalog, matter: Matter, fields: dict[str, list[str]]) -> Answers:
    """Give the answers of the form; what was not asked is left out, and its papers are listed."""
    answers: dict[str, tuple[str, ...]] = {}
    for each in catalog.questions(matter):
        said = tuple(a for a in fields.get(ANSWER + each.id, ()) if a in each.answers)
        if said:
            answers[each.id] = said if each.several else said[:1]
    return answers


def asked_of(each: Circumstance, matter: Matter, answers: Answers) -> Asked:
    """Give a question as the form shows it."""
    shown = choices_for(each, matter)
    return Asked(ANSWER + each.id, each.question, each.several, shown, answers.get(each.id, ()))
