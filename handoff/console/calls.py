"""待告知: citizens whom a changed list touches and whom no message has reached yet.

source: BY-13
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from handoff.calls import Call, Called, called, made_calls, open_calls
from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import seat_of
from handoff.console.inbox import matter_name
from handoff.console.words import masked, moment
from handoff.ports import Transactions, Work
from handoff.queue import how_many_wait
from handoff.unreached import Unreached, reached, unreached
from knowledge.matters import Catalog, TownId
from knowledge.towns import Town

NOTE_LIMIT = 200
"""Characters of what came of a call."""

_HERE = f"{PREFIX}/calls"
_DONE = f"{_HERE}/{{call:[0-9]{{1,9}}}}"
_WORDS = f"{_HERE}/words/{{message:[0-9]{{1,9}}}}"
_NO_NOTE = "请写上怎样告诉的，比如“电话告诉本人”“到窗口时当面说的”。"
_LONG_NOTE = f"写得太长了，最多 {NOTE_LIMIT} 个字。"
_GONE = "这一条已经告诉过了：别的办事员记下了，或者群众来消息时自动补告了。"


@dataclass(frozen=True, slots=True)
class Line:
    """One citizen to be told. `done` says who did when; None while it is open."""

    id: int
    citizen: str
    matter: str
    notices: str
    booking: str | None
    lines: tuple[str, ...]
    why: str
    since: str
    done: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class WordsLine:
    """A clerk's words that did not arrive, and by when their citizen is to be called."""

    message: int
    citizen: str
    chat: int | None
    by: str
    text: str
    why: str
    due: str
    late: bool


@dataclass(frozen=True, slots=True)
class CallsPage:
    """The whole page; `typed` is what a refused note held, and `typed_for` its line."""

    frame: Frame
    open: tuple[Line, ...]
    made: tuple[Line, ...]
    words: tuple[WordsLine, ...]
    note_limit: int
    refusal: str = ""
    typed: str = ""
    typed_for: int | None = None


class Calls:
    """`/console/calls`."""

    def __init__(
        self, transactions: Transactions, catalog: Callable[[TownId], Catalog], templates: Templates
    ) -> None:
        self._transactions = transactions
        self._catalog = catalog
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the page's routes."""
        return [
            web.get(_HERE, self._show),
            web.post(_DONE, self._done),
            web.post(_WORDS, self._said),
        ]

    async def _show(self, request: web.Request) -> web.Response:
        return await self._page(request)

    async def _done(self, request: web.Request) -> web.Response:
        seat, call = seat_of(request), int(request.match_info["call"])
        note = str((await request.post()).get("note", "")).strip()
        if not note or len(note) > NOTE_LIMIT:
            return await self._page(request, _LONG_NOTE if note else _NO_NOTE, note, call)
        town, login = seat.town.id, seat.clerk.login
        result = await self._transactions.run(lambda work: called(work, town, call, login, note))
        if isinstance(result, Called):
            raise web.HTTPSeeOther(_HERE)
        return await self._page(request, _GONE)

    async def _said(self, request: web.Request) -> web.Response:
        seat, message = seat_of(request), int(request.match_info["message"])
        note = str((await request.post()).get("note", "")).strip()
        if not note or len(note) > NOTE_LIMIT:
            return await self._page(request, _LONG_NOTE if note else _NO_NOTE)
        town, login = seat.town.id, seat.clerk.login
        result = await self._transactions.run(
            lambda work: reached(work, town, message, login, note)
        )
        if isinstance(result, Called):
            raise web.HTTPSeeOther(_HERE)
        return await self._page(request, _GONE)

    async def _page(
        self, request: web.Request, refusal: str = "", typed: str = "", call: int | None = None
    ) -> web.Response:
        seat = seat_of(request)
        catalog = self._catalog(seat.town.id)

        def read(work: Work) -> CallsPage:
            town = seat.town
            return CallsPage(
                frame=seat.frame("待告知", "calls", how_many_wait(work, town.id), work.now),
                open=tuple(_line(x, town, catalog, work.now) for x in open_calls(work, town.id)),
                made=tuple(_line(x, town, catalog, work.now) for x in made_calls(work, town.id)),
                words=tuple(_words(x, town, work.now) for x in unreached(work, town.id)),
                note_limit=NOTE_LIMIT,
                refusal=refusal,
                typed=typed,
                typed_for=call,
            )

        page = await self._transactions.run(read)
        return self._templates.page("calls.html", page, 409 if refusal else 200)


def _words(words: Unreached, town: Town, now: datetime) -> WordsLine:
    person = town.person(words.login)
    return WordsLine(
        message=words.message,
        citizen=masked(words.citizen),
        chat=words.chat,
        by=person.name if person else words.login,
        text=words.text,
        why=words.reason or "微信没有收",
        due=moment(words.due_at, now),
        late=words.due_at <= now,
    )


def _line(call: Call, town: Town, catalog: Catalog, now: datetime) -> Line:
    done = None
    if call.called_at is not None and call.called_by is not None:
        person = town.person(call.called_by)
        done = f"{moment(call.called_at, now)} {person.name if person else call.called_by}"
    return Line(
        id=call.id,
        citizen=masked(call.citizen),
        matter=matter_name(catalog, call.matter) or call.matter,
        notices=" → ".join(each for each in (call.before, call.notice) if each) or "—",
        booking=call.booking,
        lines=call.lines,
        why=call.reason or "要当面或打电话说",
        since=moment(call.made_at, now),
        done=done,
        note=call.note,
    )
