"""首问登记: what every citizen asked, who answers for it, and its result; the open ones first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from aiohttp import web

from handoff.console.chat import RESULTS, Result
from handoff.console.ending import reply_days, reply_words
from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import seat_of
from handoff.console.inbox import matter_name
from handoff.console.refusals import refusal_words
from handoff.console.words import lasted, masked, moment, owned, subject
from handoff.ports import Transactions, Work
from handoff.queue import how_many_wait
from handoff.registers import CallerUntold, ContactEntry, Finished, NotOpen, finish, register
from handoff.replies import reply_due
from handoff.results import NOTE_LIMIT
from knowledge.calendar import Calendar
from knowledge.matters import Catalog, TownId

PAGE = 50  # entries

Show = Literal["all", "open", "closed"]

_HERE = f"{PREFIX}/register"
_NAMES: dict[Show, str] = {"all": "全部", "open": "未结", "closed": "已结"}
_FINISH = f"{_HERE}/{{contact:[0-9]{{1,9}}}}/finish"
_CHUNK = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. `age` is how long an open one has been open."""

    id: int
    open: bool
    opened: str
    age: str | None
    asked: str
    matter: str | None
    owner: str
    citizen: str
    result: str | None
    note: str | None
    closed: str | None
    chat: int | None
    reply: str


@dataclass(frozen=True, slots=True)
class Filter:
    """One of the three ways to look at the register."""

    name: str
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class TypedResult:
    """What a refused result held, so that nothing has to be typed twice."""

    contact: int
    result: str
    note: str


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """The whole page; `next` and `first` are addresses, None where there is no such page."""

    frame: Frame
    here: str
    filters: tuple[Filter, ...]
    entries: tuple[Entry, ...]
    first: str | None
    next: str | None
    refusal: str
    typed: TypedResult | None
    results: tuple[Result, ...]
    note_limit: int


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a page of the register begins: after this open entry, or before this closed one."""

    show: Show
    after: int | None
    before: int | None

    def href(self) -> str:
        """Give the address of this page."""
        turned = "".join(
            f"&{name}={at}"
            for name, at in (("after", self.after), ("before", self.before))
            if at is not None
        )
        return f"{_HERE}?show={self.show}{turned}"


class Register:
    """`/console/register`."""

    def __init__(
        self,
        transactions: Transactions,
        catalog: Callable[[TownId], Catalog],
        calendar: Calendar,
        templates: Templates,
    ) -> None:
        self._transactions = transactions
        self._calendar = calendar
        self._catalog = catalog
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the page's route."""
        return [web.get(_HERE, self._show), web.post(_FINISH, self._finish)]

    async def _show(self, request: web.Request) -> web.Response:
        return await self._page(request)

    async def _finish(self, request: web.Request) -> web.Response:
        seat, contact = seat_of(request), int(request.match_info["contact"])
        form = await request.post()
        result, note = (str(form.get(each, "")).strip() for each in ("result", "note"))
        town, login = seat.town.id, seat.clerk.login
        days = reply_days(form.get("days"))
        match await self._transactions.run(
            lambda work: finish(
                work,
                town,
                contact,
                result,
                note or None,
                login,
                reply_due(seat.town, self._calendar, work.now, days),
            )
        ):
            case Finished():
                raise web.HTTPSeeOther(_place_of(request).href())
            case NotOpen():
                refusal = "没有办成：这一条已有结果，或者要到会话里办结。"
            case CallerUntold():
                refusal = "没有办成：先打开这一条，记下怎样告知来电人的，再写结果。"
            case unfit:
                refusal = refusal_words(unfit, {})
        typed = TypedResult(contact, result, note)
        return await self._page(request, refusal, typed)

    async def _page(
        self, request: web.Request, refusal: str = "", typed: TypedResult | None = None
    ) -> web.Response:
        seat, place = seat_of(request), _place_of(request)
        catalog = self._catalog(seat.town.id)

        def read(work: Work) -> RegisterPage:
            found, turn = _entries(work, seat.town.id, place)
            return RegisterPage(
                frame=seat.frame(
                    "首问登记", "register", how_many_wait(work, seat.town.id), work.now
                ),
                here=place.href(),
                filters=tuple(
                    Filter(name, f"{_HERE}?show={show}", place.show == show)
                    for show, name in _NAMES.items()
                ),
                entries=tuple(entry_line(each, catalog, work.now) for each in found),
                first=None if place.after is place.before is None else f"{_HERE}?show={place.show}",
                next=turn.href() if turn else None,
                refusal=refusal,
                typed=typed,
                results=RESULTS,
                note_limit=NOTE_LIMIT,
            )

        page = await self._transactions.run(read)
        return self._templates.page("register.html", page, 409 if refusal else 200)


def _entries(
    work: Work, town: TownId, place: _Place
) -> tuple[tuple[ContactEntry, ...], _Place | None]:
    """Give one page's entries, and where the next page begins."""
    found: tuple[ContactEntry, ...] = ()
    if place.show != "closed" and place.before is None:
        found = register(work, town, only_open=True, limit=PAGE + 1, before_id=place.after)
        if len(found) > PAGE:
            return found[:PAGE], _Place(place.show, found[PAGE - 1].id, None)
    if place.show == "open":
        return found, None
    room = PAGE - len(found)
    closed = _closed(work, town, place.before, room + 1)
    found = found + closed[:room]
    if len(closed) <= room:
        return found, None
    # where the open ones fill the page, the closed ones begin on the next: before the first of all
    return found, _Place(place.show, None, closed[room - 1].id if room else closed[0].id + 1)


def _closed(work: Work, town: TownId, before: int | None, limit: int) -> tuple[ContactEntry, ...]:
    """Give entries with a result, newest first."""
    found: list[ContactEntry] = []
    while len(found) < limit:
        chunk = register(work, town, only_open=False, limit=_CHUNK, before_id=before)
        found += [each for each in chunk if not each.is_open]
        if len(chunk) < _CHUNK:
            break
        before = chunk[-1].id
    return tuple(found[:limit])


def entry_line(contact: ContactEntry, catalog: Catalog, now: datetime) -> Entry:
    """Give one line of the register in words."""
    is_open = contact.is_open
    return Entry(
        id=contact.id,
        open=is_open,
        opened=moment(contact.opened_at, now),
        age=lasted(now - contact.opened_at) if is_open else None,
        asked=subject(contact.asked),
        matter=matter_name(catalog, contact.matter),
        owner=owned(contact.owner_name, contact.owner_by),
        citizen="—" if contact.owner_by == "clerk" else masked(contact.citizen),
        result=contact.result,
        note=contact.note,
        closed=moment(contact.closed_at, now) if contact.closed_at else None,
        chat=contact.chat,
        reply=reply_words(contact, now),
    )


def _place_of(request: web.Request) -> _Place:
    wanted = request.query.get("show", "")
    show: Show = "open" if wanted == "open" else "closed" if wanted == "closed" else "all"
    return _Place(show, _id_of(request, "after"), _id_of(request, "before"))


def _id_of(request: web.Request, name: str) -> int | None:
    value = request.query.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None  # noqa: PLR2004 - an id fits
