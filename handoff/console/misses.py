"""没听懂的: what the bot missed in the last seven days, and how a clerk teaches it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from aiohttp import web

from handoff.clerks import clerks_of
from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import ErrorPage, Seat, seat_of
from handoff.console.inbox import matter_name
from handoff.console.teaching import (
    Done,
    TypedLesson,
    done_of,
    refused_words,
    see_to,
)
from handoff.console.understood import Tried, tried
from handoff.console.words import moment
from handoff.misses import WEEK, MissGroup, week_of_misses
from handoff.ports import Reader, Transactions, Work
from handoff.queue import how_many_wait
from handoff.taught import TaughtEntry, drop, taught
from knowledge.matters import Catalog, TownId
from knowledge.search.lessons import KIND_NAMES, LONGEST, LessonRules
from knowledge.towns import Town

SHOWN = 60
"""Groups on the page; the rest are counted."""

_HERE = f"{PREFIX}/misses"
_MISS = f"{_HERE}/{{miss:[0-9]{{1,9}}}}"
_DROP = f"{_HERE}/taught/{{entry:[0-9]{{1,9}}}}/drop"
_NEAR = 3
_KINDS = {"none": "没听懂", "answer": "答话没听懂", "clarify": "反问没问对", "wrong": "答错了"}
_NOT_ALLOWED = "您的角色不能看这一页，或者不能教。需要的话请找中心负责人。"


@dataclass(frozen=True, slots=True)
class Group:
    """A line: words that were missed, how often, and what is likely meant.

    `typed` is what the form holds: the words and the nearest matter, or what was refused.
    `teachable` is False of answers in the middle of a matter, which mean nothing by themselves.
    """

    id: int
    text: str
    times: int
    citizens: int
    last: str
    kinds: str
    offered: tuple[str, ...]
    near: tuple[str, ...]
    typed: TypedLesson
    teachable: bool


@dataclass(frozen=True, slots=True)
class TaughtLine:
    """A lesson in force."""

    id: int
    text: str
    kind: str
    matter: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class MissesPage:
    """The whole page. `more` groups are not shown; `tried` is what the box for trying says."""

    frame: Frame
    teaches: bool
    groups: tuple[Group, ...]
    more: int
    days: int
    taught: tuple[TaughtLine, ...]
    matters: tuple[str, ...]
    longest: int
    done: str
    refusal: str
    tried: Tried | None


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the database holds for the page."""

    frame: Frame
    groups: tuple[Group, ...]
    more: int
    taught: tuple[TaughtLine, ...]
    done: Done | None


class Misses:
    """`/console/misses`."""

    def __init__(
        self,
        transactions: Transactions,
        catalog: Callable[[TownId], Catalog],
        reader: Reader,
        rules: LessonRules,
        templates: Templates,
    ) -> None:
        self._transactions = transactions
        self._catalog = catalog
        self._reader = reader
        self._rules = rules
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the page's routes."""
        return [
            web.get(_HERE, self._show),
            web.post(f"{_HERE}/try", self._try),
            web.post(_MISS, self._see_to),
            web.post(_DROP, self._drop),
        ]

    async def _show(self, request: web.Request) -> web.Response:
        return await self._page(request)

    async def _try(self, request: web.Request) -> web.Response:
        text = str((await request.post()).get("text", "")).strip()
        return await self._page(request, trying=text[: LONGEST["example"]])

    async def _see_to(self, request: web.Request) -> web.Response:
        seat, miss = seat_of(request), int(request.match_info["miss"])
        if not seat.teaches:
            return self._not_allowed()
        typed = TypedLesson.of(miss, await request.post())
        rules = self._rules
        outcome = await self._transactions.run(lambda work: see_to(work, seat, typed, rules))
        if isinstance(outcome, Done):
            raise web.HTTPSeeOther(f"{_HERE}?{outcome.query()}")
        words = refused_words(outcome, self._catalog(seat.town.id))
        return await self._page(request, refusal=words, typed=typed)

    async def _drop(self, request: web.Request) -> web.Response:
        seat, entry = seat_of(request), int(request.match_info["entry"])
        if not seat.teaches:
            return self._not_allowed()
        town, login = seat.town.id, seat.clerk.login
        if await self._transactions.run(lambda work: drop(work, town, entry, login)) is None:
            return await self._page(request, refusal="这一条已经撤掉了。")
        raise web.HTTPSeeOther(f"{_HERE}?{Done('dropped', entry).query()}")

    def _not_allowed(self) -> web.Response:
        return self._templates.page("error.html", ErrorPage(403, _NOT_ALLOWED, None), 403)

    async def _page(
        self,
        request: web.Request,
        *,
        refusal: str = "",
        typed: TypedLesson | None = None,
        trying: str = "",
    ) -> web.Response:
        seat = seat_of(request)
        catalog = self._catalog(seat.town.id)
        if not seat.sees_misses:
            return self._not_allowed()
        done = done_of(request.query)
        seen = await self._transactions.run(lambda work: _read(work, seat, catalog, done))
        said = trying or (seen.done.text if seen.done else "")
        page = MissesPage(
            frame=seen.frame,
            teaches=seat.teaches,
            groups=tuple(self._filled(each, seat.town, typed) for each in seen.groups),
            more=seen.more,
            days=WEEK.days,
            taught=seen.taught,
            matters=tuple(m.name for m in catalog.matters.values() if seat.town.takes(m)),
            longest=LONGEST["example"],
            done=seen.done.words if seen.done else "",
            refusal=refusal,
            tried=tried(said, self._reader.understand(said, seat.town)) if said else None,
        )
        return self._templates.page("misses.html", page, 409 if refusal else 200)

    def _filled(self, group: Group, town: Town, typed: TypedLesson | None) -> Group:
        """Fill the form with what was refused, else with the nearest matter."""
        if typed is not None and typed.miss == group.id:
            return replace(group, typed=typed)
        near = group.near
        if not near:
            found = self._reader.understand(group.text, town)
            names = (each.name for each in found.candidates or found.near)
            near = tuple(each for each in names if each not in group.offered)[:_NEAR]
        return replace(group, near=near, typed=replace(group.typed, matter=near[0] if near else ""))


def _read(work: Work, seat: Seat, catalog: Catalog, done: Done | None) -> _Seen:
    town = seat.town.id
    found = week_of_misses(work, town, seat.clerk.login)
    return _Seen(
        frame=seat.frame("没听懂的", "misses", how_many_wait(work, town), work.now),
        groups=tuple(
            _group(each, catalog, moment(each.last_at, work.now)) for each in found[:SHOWN]
        ),
        more=max(0, len(found) - SHOWN),
        taught=_taught(work, town, catalog),
        done=done.told(work, town, catalog) if done else None,
    )


def _group(group: MissGroup, catalog: Catalog, last: str) -> Group:
    return Group(
        id=group.id,
        text=group.text,
        times=group.times,
        citizens=group.citizens,
        last=last,
        kinds=_kinds(group),
        offered=_names(group.offered, catalog),
        near=_names(group.near, catalog)[:_NEAR],
        typed=TypedLesson(group.id, "", group.text, ""),
        teachable=any(kind != "answer" for kind, _ in group.kinds),
    )


def _kinds(group: MissGroup) -> str:
    only = len(group.kinds) == 1
    return "、".join(_KINDS[kind] + ("" if only else f" {times}") for kind, times in group.kinds)


def _names(codes: Sequence[str], catalog: Catalog) -> tuple[str, ...]:
    return tuple(matter_name(catalog, code) or code for code in codes)


def _taught(work: Work, town: TownId, catalog: Catalog) -> tuple[TaughtLine, ...]:
    names = {each.login: each.name for each in clerks_of(work, town)}

    def line(entry: TaughtEntry) -> TaughtLine:
        return TaughtLine(
            id=entry.id,
            text=entry.text,
            kind=KIND_NAMES[entry.kind],
            matter=matter_name(catalog, entry.matter) or entry.matter,
            by=names.get(entry.by, entry.by),
            at=moment(entry.at, work.now),
        )

    return tuple(line(each) for each in taught(work, town))
