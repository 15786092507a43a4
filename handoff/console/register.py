"""首问登记: what every citizen asked, who answers for it, and its result; the open ones first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from aiohttp import web

from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import seat_of
from handoff.console.inbox import matter_name
from handoff.console.words import lasted, masked, moment
from handoff.contacts import ContactEntry, register
from handoff.ports import Transactions, Work
from handoff.queue import waiting
from knowledge.matters import Catalog, TownId

PAGE = 50
"""Entries on a page."""

Show = Literal["all", "open", "closed"]

_HERE = f"{PREFIX}/register"
_NAMES: dict[Show, str] = {"all": "全部", "open": "未结", "closed": "已结"}
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


@dataclass(frozen=True, slots=True)
class Filter:
    """One of the three ways to look at the register."""

    name: str
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """The whole page; `next` and `first` are addresses, None where there is no such page."""

    frame: Frame
    here: str
    filters: tuple[Filter, ...]
    entries: tuple[Entry, ...]
    first: str | None
    next: str | None


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
        self, transactions: Transactions, catalog: Callable[[], Catalog], templates: Templates
    ) -> None:
        self._transactions = transactions
        self._catalog = catalog
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the page's route."""
        return [web.get(_HERE, self._page)]

    async def _page(self, request: web.Request) -> web.Response:
        seat, catalog, place = seat_of(request), self._catalog(), _place_of(request)

        def read(work: Work) -> RegisterPage:
            found, turn = _entries(work, seat.town.id, place)
            return RegisterPage(
                frame=seat.frame(
                    "首问登记", "register", len(waiting(work, seat.town.id)), work.now
                ),
                here=place.href(),
                filters=tuple(
                    Filter(name, f"{_HERE}?show={show}", place.show == show)
                    for show, name in _NAMES.items()
                ),
                entries=tuple(_entry(each, catalog, work.now) for each in found),
                first=None if place.after is place.before is None else f"{_HERE}?show={place.show}",
                next=turn.href() if turn else None,
            )

        return self._templates.page("register.html", await self._transactions.run(read))


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
        found += [each for each in chunk if each.result is not None]
        if len(chunk) < _CHUNK:
            break
        before = chunk[-1].id
    return tuple(found[:limit])


def _entry(contact: ContactEntry, catalog: Catalog, now: datetime) -> Entry:
    is_open = contact.result is None
    return Entry(
        id=contact.id,
        open=is_open,
        opened=moment(contact.opened_at, now),
        age=lasted(now - contact.opened_at) if is_open else None,
        asked=contact.asked or "（没有文字）",
        matter=matter_name(catalog, contact.matter),
        owner=contact.owner_name,
        citizen=masked(contact.citizen),
        result=contact.result,
        note=contact.note,
        closed=moment(contact.closed_at, now) if contact.closed_at else None,
    )


def _place_of(request: web.Request) -> _Place:
    wanted = request.query.get("show", "")
    show: Show = "open" if wanted == "open" else "closed" if wanted == "closed" else "all"
    return _Place(show, _id_of(request, "after"), _id_of(request, "before"))


def _id_of(request: web.Request, name: str) -> int | None:
    value = request.query.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None  # noqa: PLR2004 - an id fits
