"""补正告知书 in the console: every missing or wrong paper on one form, told once. source: BY-15."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from aiohttp import web

from handoff.chats import ChatClosed, NotYours
from handoff.clerks import clerks_of
from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import Seat, seat_of
from handoff.console.notices import is_mine
from handoff.console.refusals import refusal_words
from handoff.console.words import moment
from handoff.corrections import (
    REQUIREMENT_LIMIT,
    Earlier,
    Issued,
    NothingWrong,
    RequirementUnfit,
    SecondTime,
    earlier_correction,
)
from handoff.notices import latest_number, notice_numbered
from handoff.ports import Telling, Transactions, Work
from handoff.queue import how_many_wait
from handoff.telling import tell_correction
from handoff.transcripts import ChatView, chat_view, look
from knowledge.corrections import WRONGS, Fault, Wrong
from knowledge.matters import Catalog, CitizenId, Matter, TownId
from knowledge.notice_lists import line_of
from knowledge.notices import NoticeMaterial, materials_for
from knowledge.sparing import whole_list

T = TypeVar("T")
Refusal = NothingWrong | RequirementUnfit | SecondTime | NotYours | ChatClosed

_HERE = f"{PREFIX}/chats/{{chat:[0-9]{{1,9}}}}/correct"


@dataclass(frozen=True, slots=True)
class Row:
    """A paper of the form; `told`: it stands on the citizen's notice."""

    place: int
    name: str
    wrong: str
    requirement: str
    told: bool


@dataclass(frozen=True, slots=True)
class CorrectPage:
    """The form; `earlier` says which correction this case has already, None: none."""

    frame: Frame
    chat: int
    mine: bool
    refusal: str
    matters: tuple[Matter, ...]
    matter: Matter | None
    rows: tuple[Row, ...]
    rests_on: str | None
    earlier: str | None
    earlier_number: str
    knows: bool
    wrongs: tuple[Wrong, ...]
    limit: int


class Corrections:
    """`/console/chats/7/correct`."""

    def __init__(
        self,
        transactions: Transactions,
        catalog: Callable[[TownId], Catalog],
        telling: Telling,
        templates: Templates,
    ) -> None:
        self._transactions = transactions
        self._catalog = catalog
        self._telling = telling
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the form's routes."""
        return [web.get(_HERE, self._form), web.post(_HERE, self._issue)]

    async def _form(self, request: web.Request) -> web.Response:
        return await self._page(request, dict(request.query))

    async def _issue(self, request: web.Request) -> web.Response:
        seat, chat = seat_of(request), int(request.match_info["chat"])
        form = {name: str(value) for name, value in (await request.post()).items()}
        catalog, town, login = self._catalog(seat.town.id), seat.town, seat.clerk.login
        matter = catalog.matter(form.get("matter", ""))
        if matter is None or not town.takes(matter):
            return await self._page(request, form, "没有发：还没有选事项。")
        faults = tuple(_faults(form))
        knows_of = form.get("earlier") if form.get("knows") else None
        issued = await self._run(
            lambda work: tell_correction(
                work,
                town,
                chat,
                login,
                matter,
                catalog.version,
                faults,
                self._telling,
                knows_of=knows_of,
            )
        )
        if isinstance(issued, Issued):
            raise web.HTTPSeeOther(f"{PREFIX}/chats/{chat}")
        return await self._page(request, form, _refused(issued, await self._names(seat)))

    async def _page(
        self, request: web.Request, form: Mapping[str, str], refusal: str = ""
    ) -> web.Response:
        seat, chat = seat_of(request), int(request.match_info["chat"])
        catalog = self._catalog(seat.town.id)
        names = await self._names(seat)

        def read(work: Work) -> CorrectPage | None:
            view = chat_view(work, seat.town.id, chat)
            return _laid_out(work, seat, catalog, view, form, refusal, names) if view else None

        page = await self._run(read)
        if page is None:
            raise web.HTTPNotFound
        return self._templates.page("correct.html", page, 409 if refusal else 200)

    async def _names(self, seat: Seat) -> dict[str, str]:
        found = await self._run(lambda work: clerks_of(work, seat.town.id))
        return {each.login: each.name for each in found}

    async def _run(self, job: Callable[[Work], T]) -> T:
        return await self._transactions.run(job)


def _laid_out(
    work: Work,
    seat: Seat,
    catalog: Catalog,
    view: ChatView,
    form: Mapping[str, str],
    refusal: str,
    names: Mapping[str, str],
) -> CorrectPage:
    town = seat.town
    look(work, town.id, seat.clerk.login, view.citizen, "notice")
    matter = catalog.matter(form.get("matter", view.matter or ""))
    rows: tuple[Row, ...] = ()
    rests_on, earlier = None, None
    if matter is not None:
        rests_on = latest_number(work, town.id, view.citizen, matter.code)
        earlier = earlier_correction(work, town.id, view.citizen, matter.code)
        told = _told(work, town.id, view.citizen, rests_on)
        rows = tuple(_rows(told, matter, form))
    return CorrectPage(
        frame=seat.frame("补正告知书", "chats", how_many_wait(work, town.id), work.now),
        chat=view.id,
        mine=is_mine(view, seat),
        refusal=refusal,
        matters=tuple(each for each in catalog.matters.values() if town.takes(each)),
        matter=matter,
        rows=rows,
        rests_on=rests_on,
        earlier=_earlier_words(earlier, work, names) if earlier else None,
        earlier_number=earlier.number if earlier else "",
        knows=bool(form.get("knows")),
        wrongs=WRONGS,
        limit=REQUIREMENT_LIMIT,
    )


def _earlier_words(earlier: Earlier, work: Work, names: Mapping[str, str]) -> str:
    by = names.get(earlier.told_by, earlier.told_by)
    return f"{earlier.number}，{moment(earlier.told_at, work.now)}，{by}"


def _told(
    work: Work, town_id: TownId, citizen: CitizenId, number: str | None
) -> tuple[NoticeMaterial, ...]:
    found = notice_numbered(work, town_id, citizen, number) if number else None
    return whole_list(found.notice) if found else ()


def _rows(
    told: tuple[NoticeMaterial, ...], matter: Matter, form: Mapping[str, str]
) -> Iterator[Row]:
    """Give the papers of the citizen's notice first, then what else the matter may need."""
    names = {each.name for each in told}
    papers = {each.name: each for each in (*materials_for(matter, {}), *told)}
    typed = dict(_typed(form))
    ordered = sorted(papers.values(), key=lambda each: each.name not in names)
    for place, each in enumerate(ordered):
        wrong, requirement = typed.get(each.name, ("", ""))
        suggested = line_of(each, 0).words.removeprefix(each.name).strip()
        yield Row(place, each.name, wrong, requirement or suggested, each.name in names)


def _typed(form: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Give what the form says of each paper: its name, what is wrong, what is required."""
    for field, name in form.items():
        place = field.removeprefix("name.")
        if place != field:
            said = form.get(f"wrong.{place}", ""), form.get(f"need.{place}", "").strip()
            yield name, said


def _faults(form: Mapping[str, str]) -> Iterator[Fault]:
    for name, (said, requirement) in _typed(form):
        wrong = next((each for each in WRONGS if each == said), None)
        if wrong is not None and name:
            yield Fault(name, wrong, requirement)


def _refused(refusal: Refusal, names: Mapping[str, str]) -> str:
    match refusal:
        case NothingWrong():
            return "没有发：还没有选哪一样缺、哪一样不对。"
        case RequirementUnfit(name, 0):
            return f"没有发：“{name}”没有写要求，群众不知道要补什么。"
        case RequirementUnfit(name, size):
            return f"没有发：“{name}”的要求有 {size} 个字，最多 {REQUIREMENT_LIMIT} 个字。"
        case SecondTime(earlier):
            return (
                f"还没有发：这件事已经补正告知过一次（{earlier.number}）。"
                "这是第二次，会记为违反一次性告知；确实要发，请在下面打勾再点。"
            )
        case other:
            return refusal_words(other, names)
