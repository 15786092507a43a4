"""The agent's phone pages: the day's list, and one request with the forms of its next steps.

An agent sees the own village's and what he or she has; clerks open any. source: TL-5, XL-12
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from aiohttp import web

from handoff.console.agent_acts import Acting, Form, act, may_act, may_see, refusal_of
from handoff.console.agent_page import AgentPage, agent_page, due_words, is_late
from handoff.console.agent_upload import uploaded
from handoff.console.frame import PREFIX, Templates
from handoff.console.guards import AGENT, Seat, seat_of
from handoff.ports import PageUrl, PictureFile, Pictures, Transactions, Work
from handoff.proxy_pictures import PictureKept, keep_picture, picture_file
from handoff.proxy_records import STATE_WORDS, Proxy, all_proxies, for_agent, proxy_of
from handoff.transcripts import look
from knowledge.calendar import Calendar
from knowledge.matters import Catalog, CitizenId, Matter, MatterCode, TownId

HERE = f"{PREFIX}/agent"
_ONE = f"{HERE}/{{proxy:[0-9]{{1,9}}}}"
_CLOSED = ("returned", "declined", "cancelled")
_LATELY = timedelta(days=7)
_GROUPS = (
    ("等您接的", ("asked",)),
    ("在办的", ("accepted", "under_way", "handed_in")),
    ("办好了，要交还的", ("done",)),
)


@dataclass(frozen=True, slots=True)
class Card:
    """One request on the list; `mine`: this person has it."""

    id: int
    number: str
    matter: str
    who: str
    village: str
    state: str
    way: str
    due: str
    late: bool
    mine: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Requests that wait for the same kind of step."""

    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class AgentList:
    """The whole list; `closed` are those of the last seven days."""

    seat: Seat
    village: str
    groups: tuple[Group, ...]
    closed: tuple[Card, ...]
    leads: bool


class AgentPages:
    """`/console/agent` and `/console/agent/7`."""

    def __init__(
        self,
        transactions: Transactions,
        calendar: Calendar,
        catalog: Callable[[TownId], Catalog],
        pictures: Pictures,
        url: PageUrl,
        templates: Templates,
    ) -> None:
        self._transactions = transactions
        self._calendar = calendar
        self._catalog = catalog
        self._pictures = pictures
        self._url = url
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the routes of the pages."""
        return [
            web.get(HERE, self._list),
            web.get(_ONE, self._show),
            web.post(f"{_ONE}/picture", self._picture),
            web.get(f"{_ONE}/pictures/{{picture:[0-9]{{1,9}}}}", self._kept),
            web.get(f"{_ONE}/consent", self._consent),
            web.post(f"{_ONE}/{{act:[a-z-]{{1,20}}}}", self._act),
        ]

    def _matter(self, seat: Seat, code: str) -> Matter | None:
        return self._catalog(seat.town.id).matter(MatterCode(code))

    async def _list(self, request: web.Request) -> web.Response:
        seat = seat_of(request)
        page = await self._transactions.run(lambda work: self._gather(work, seat))
        return self._templates.page("agent.html", page)

    def _gather(self, work: Work, seat: Seat) -> AgentList:
        person = seat.town.person(seat.clerk.login)
        village = person.village if person else None
        leads = seat.clerk.role != AGENT

        def found(states: tuple[str, ...]) -> list[Proxy]:
            if leads:
                return list(all_proxies(work, seat.town.id, states=states))
            return list(for_agent(work, seat.town.id, seat.clerk.login, village, states=states))

        groups = []
        for title, states in _GROUPS:
            ordered = sorted(found(states), key=lambda each: (each.answer_by or work.now, each.id))
            groups.append(Group(title, tuple(self._card(work, seat, each) for each in ordered)))
        closed = [
            self._card(work, seat, each)
            for each in found(_CLOSED)
            if each.closed_at is not None and each.closed_at > work.now - _LATELY
        ]
        return AgentList(seat, village or "", tuple(groups), tuple(closed), leads)

    def _card(self, work: Work, seat: Seat, proxy: Proxy) -> Card:
        matter = self._matter(seat, proxy.matter)
        return Card(
            id=proxy.id,
            number=proxy.number,
            matter=matter.called if matter else proxy.matter,
            who=proxy.who,
            village=proxy.village,
            state=STATE_WORDS[proxy.state],
            way=proxy.way or "",
            due=due_words(proxy, work.now),
            late=is_late(proxy, work.now),
            mine=proxy.agent == seat.clerk.login,
        )

    async def _show(self, request: web.Request) -> web.Response:
        return await self._page(request)

    async def _page(
        self, request: web.Request, refusal: str = "", typed: Form | None = None
    ) -> web.Response:
        seat = seat_of(request)

        def read(work: Work) -> AgentPage | None:
            proxy = _own(work, request)
            if proxy is None:
                return None
            look(work, seat.town.id, seat.clerk.login, _subject(proxy), "proxy")
            matter = self._matter(seat, proxy.matter)
            return agent_page(work, seat, proxy, matter, self._url, refusal=refusal, typed=typed)

        page = await self._transactions.run(read)
        if page is None:
            raise web.HTTPNotFound
        return self._templates.page("agent_one.html", page, 409 if refusal else 200)

    async def _act(self, request: web.Request) -> web.Response:
        seat, name = seat_of(request), request.match_info["act"]
        form = {key: str(value) for key, value in (await request.post()).items()}

        def do(work: Work) -> str | None:
            proxy = _own(work, request, acting=True)
            if proxy is None:
                return None
            matter = self._matter(seat, proxy.matter)
            acting = Acting(work, seat, self._calendar, self._url, proxy, matter, form)
            result = act(name, acting)
            return None if result is None else refusal_of(result)

        refusal = await self._transactions.run(do)
        if refusal is None:
            raise web.HTTPNotFound
        if refusal:
            return await self._page(request, refusal, form)
        raise web.HTTPSeeOther(f"{HERE}/{request.match_info['proxy']}")

    async def _picture(self, request: web.Request) -> web.Response:
        seat = seat_of(request)
        fields, content = await uploaded(request)

        def keep(work: Work) -> bool:
            proxy = _own(work, request, acting=True)
            if proxy is None:
                return False
            what = fields.get("what", "")
            kept = keep_picture(work, seat.town.id, proxy, seat.clerk.login, what, content)
            return isinstance(kept, PictureKept)

        if await self._transactions.run(keep):
            raise web.HTTPSeeOther(f"{HERE}/{request.match_info['proxy']}")
        return await self._page(request, "没有存：要一张 JPG 或 PNG 照片，8 MB 以内，最多20张。")

    async def _kept(self, request: web.Request) -> web.Response:
        seat, picture = seat_of(request), int(request.match_info["picture"])

        def find(work: Work) -> PictureFile | None:
            proxy = _looked_at(work, request)
            return picture_file(work, seat.town.id, proxy.id, picture) if proxy else None

        return _file(await self._transactions.run(find))

    async def _consent(self, request: web.Request) -> web.Response:
        """Show the signed paper as it was sent in chat: WeChat keeps it for three days."""
        seat = seat_of(request)
        proxy = await self._transactions.run(lambda work: _looked_at(work, request))
        media = proxy.consent_media if proxy else None
        return _file(await self._pictures.picture(seat.town, media) if media else None)


def _own(work: Work, request: web.Request, *, acting: bool = False) -> Proxy | None:
    """Give the request of this address; None where this person may not see it, or not act."""
    seat = seat_of(request)
    proxy = proxy_of(work, seat.town.id, int(request.match_info["proxy"]))
    if proxy is None or not may_see(seat, proxy) or (acting and not may_act(seat, proxy)):
        return None
    return proxy


def _looked_at(work: Work, request: web.Request) -> Proxy | None:
    """Give the request whose picture is asked for, and record the look at it."""
    seat, proxy = seat_of(request), _own(work, request)
    if proxy is not None:
        look(work, seat.town.id, seat.clerk.login, _subject(proxy), "picture")
    return proxy


def _subject(proxy: Proxy) -> CitizenId:
    """Give whose data it is; who has no chat is known by the request's number."""
    return proxy.citizen or CitizenId(proxy.number)


def _file(picture: PictureFile | None) -> web.Response:
    if picture is None:
        raise web.HTTPNotFound
    return web.Response(body=picture.content, content_type=picture.content_type)
