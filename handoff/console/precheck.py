"""材料预审 in the console: the papers of the citizen's list, the pictures beside them, and a word.

source: BY-5
"""

from collections.abc import Callable, Mapping
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
from handoff.ports import Transactions, Work
from handoff.precheck import (
    VERDICTS,
    Checklist,
    NoSuchPaper,
    NoSuchPicture,
    Paper,
    Picture,
    Verdict,
    checklist_in_hand,
)
from handoff.prechecking import (
    MEND_LIMIT,
    Judgement,
    Looked,
    NoteUnfit,
    NothingJudged,
    ToldOfPapers,
    look_through,
    standing_of,
    tell_papers,
)
from handoff.queue import how_many_wait
from handoff.transcripts import ChatView, chat_view, look

T = TypeVar("T")

_PAGE = f"{PREFIX}/chats/{{chat:[0-9]{{1,9}}}}/precheck"
_PLACE = "put."

Refused = NoteUnfit | NothingJudged | NoSuchPaper | NoSuchPicture | NotYours | ChatClosed


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture: where it can be seen (None: only in WeChat), when it came, its form field."""

    href: str | None
    at: str
    field: str


@dataclass(frozen=True, slots=True)
class Row:
    """One paper; what was typed and refused goes before what is kept. `place` names its fields."""

    place: int
    name: str
    standing: str
    pictures: tuple[Shown, ...]
    verdict: str
    note: str


@dataclass(frozen=True, slots=True)
class PrecheckPage:
    """The whole page; `name` is empty where no picture came yet. `seen`: the newest picture."""

    frame: Frame
    chat: int
    mine: bool
    refusal: str
    notice: str
    name: str
    progress: str
    rows: tuple[Row, ...]
    loose: tuple[Shown, ...]
    seen: int
    verdicts: tuple[str, ...]
    limit: int


class PrecheckPages:
    """`/console/chats/7/precheck`."""

    def __init__(self, transactions: Transactions, templates: Templates) -> None:
        self._transactions = transactions
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the routes of the page."""
        return [web.get(_PAGE, self._shown), web.post(_PAGE, self._looked)]

    async def _shown(self, request: web.Request) -> web.Response:
        return await self._page(request, {})

    async def _looked(self, request: web.Request) -> web.Response:
        seat, chat = seat_of(request), int(request.match_info["chat"])
        form = {name: str(value).strip() for name, value in (await request.post()).items()}
        refusal = await self._run(lambda work: _done(work, seat, chat, form))
        if refusal is not None:
            return await self._page(request, form, _words(refusal, await self._names(seat)))
        back = f"{PREFIX}/chats/{chat}"
        raise web.HTTPSeeOther(back if form.get("send") else f"{back}/precheck")

    async def _page(
        self, request: web.Request, form: Mapping[str, str], refusal: str = ""
    ) -> web.Response:
        seat, chat = seat_of(request), int(request.match_info["chat"])

        def read(work: Work) -> PrecheckPage | None:
            view = chat_view(work, seat.town.id, chat)
            return _laid_out(work, seat, view, form, refusal) if view else None

        page = await self._run(read)
        if page is None:
            raise web.HTTPNotFound
        return self._templates.page("precheck.html", page, 409 if refusal else 200)

    async def _names(self, seat: Seat) -> dict[str, str]:
        found = await self._run(lambda work: clerks_of(work, seat.town.id))
        return {each.login: each.name for each in found}

    async def _run(self, job: Callable[[Work], T]) -> T:
        return await self._transactions.run(job)


def progress_of(found: Checklist | None) -> str | None:
    """Say of how many papers a picture came (“2/5”); None where none came at all."""
    return f"{found.sent}/{len(found.papers)}" if found and found.pictures else None


def _done(work: Work, seat: Seat, chat: int, form: Mapping[str, str]) -> Refused | None:
    """Keep what the form says and, where asked, send it; give what stood against it."""
    town, login, number = seat.town.id, seat.clerk.login, form.get("notice", "")
    looked = look_through(
        work,
        town,
        chat,
        login,
        number,
        placed=_placed(form),
        judged=_judged(form),
        seen=_number(form.get("seen")),
    )
    if not isinstance(looked, Looked):
        return looked
    if not form.get("send"):
        return None
    told = tell_papers(work, town, chat, login, number)
    return None if isinstance(told, ToldOfPapers) else told


def _placed(form: Mapping[str, str]) -> dict[int, str]:
    return {
        _number(name.removeprefix(_PLACE)): paper
        for name, paper in form.items()
        if name.startswith(_PLACE) and paper
    }


def _judged(form: Mapping[str, str]) -> tuple[Judgement, ...]:
    places = (name.removeprefix("name.") for name in form if name.startswith("name."))
    return tuple(
        Judgement(
            form[f"name.{place}"],
            _verdict(form.get(f"verdict.{place}")),
            form.get(f"note.{place}", ""),
        )
        for place in places
    )


def _verdict(said: str | None) -> Verdict | None:
    return next((each for each in VERDICTS if each == said), None)


def _number(said: str | None) -> int:
    return int(said) if said and said.isascii() and said.isdecimal() and len(said) < 10 else 0  # noqa: PLR2004


def _laid_out(
    work: Work, seat: Seat, view: ChatView, form: Mapping[str, str], refusal: str
) -> PrecheckPage:
    town = seat.town.id
    look(work, town, seat.clerk.login, view.citizen, "precheck")
    found = checklist_in_hand(work, town, view.citizen)
    papers = found.papers if found else ()
    pictures = [*(found.loose if found else ()), *(p for each in papers for p in each.pictures)]
    return PrecheckPage(
        frame=seat.frame("材料预审", "chats", how_many_wait(work, town), work.now),
        chat=view.id,
        mine=is_mine(view, seat),
        refusal=refusal,
        notice=found.notice if found else "",
        name=found.name if found else "",
        progress=progress_of(found) or "",
        rows=tuple(_row(work, place, each, form) for place, each in enumerate(papers)),
        loose=tuple(_seen(work, each) for each in found.loose) if found else (),
        seen=max((each.id for each in pictures), default=0),
        verdicts=VERDICTS,
        limit=MEND_LIMIT,
    )


def _row(work: Work, place: int, paper: Paper, form: Mapping[str, str]) -> Row:
    pictures = tuple(_seen(work, each) for each in paper.pictures)
    verdict = form.get(f"verdict.{place}", paper.verdict or "")
    note = form.get(f"note.{place}", paper.note)
    return Row(place, paper.name, standing_of(paper), pictures, verdict, note)


def _seen(work: Work, picture: Picture) -> Shown:
    href = f"{PREFIX}/media/{picture.message}" if picture.message else None
    return Shown(href, moment(picture.at, work.now), f"{_PLACE}{picture.id}")


def _words(refusal: Refused, names: Mapping[str, str]) -> str:
    match refusal:
        case NoteUnfit(paper, 0):
            return f"没有存：“{paper}”不对，要写清改什么，群众照着改。"
        case NoteUnfit(paper, size):
            return f"没有存：“{paper}”写了 {size} 个字，最多 {MEND_LIMIT} 个字。"
        case NothingJudged():
            return "没有发：还没有一样看过。先选“齐”或“不对”。"
        case NoSuchPaper() | NoSuchPicture():
            return "没有存：群众的清单或照片刚才变了，请看一眼再点。"
        case other:
            return refusal_words(other, names)
