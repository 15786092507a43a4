"""代办 in the console: all requests of the town, and starting one for a caller or from a chat.

source: XL-12, BY-5
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from aiohttp import web

from handoff import proxies
from handoff.chats import ChatClosed, NotYours
from handoff.console.agent import HERE as AGENT
from handoff.console.agent_page import due_words, is_late
from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import Seat, seat_of
from handoff.console.proxy_known import known_in, tell_asked
from handoff.console.typed import id_typed
from handoff.console.words import moment
from handoff.ports import Transactions, Work
from handoff.proxies import HasProxy, TooManyProxies, Wish
from handoff.proxy_moves import Stepped
from handoff.proxy_records import OPEN, STATE_WORDS, Proxy, all_proxies
from handoff.proxy_words import asked, name_of
from handoff.queue import how_many_wait
from handoff.telling import own_citizen
from knowledge.calendar import Calendar
from knowledge.matters import Catalog, CitizenId, Matter, TownId
from knowledge.proxies import Hurdle, hurdle
from knowledge.reading.phones import Phone, read_phone
from knowledge.towns import Village

HERE = f"{PREFIX}/proxies"
_NEW = f"{HERE}/new"
_SHOW: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "open": ("没办结的", OPEN),
    "asked": ("等着接", ("asked",)),
    "work": ("在办", ("accepted", "under_way", "handed_in")),
    "done": ("待交还", ("done",)),
    "closed": ("已了结", ("returned", "declined", "cancelled")),
}
_RELATIONS = ("本人", "父母", "爱人", "孩子", "亲戚邻居")
_CONSENTS = ("本人说的", "纸上签字", "监护人说的")
_CHANNELS = ("电话", "窗口")
_NAME = 20  # characters
_CONSENT = 100
_HURDLES: Mapping[Hurdle, str] = {
    "not_here": "这件事不在本镇办，代办员代不了",
    "in_person": "这件事按目录要本人办",
    "not_listed": "这件事不在这个村的代办清单上",
    "no_agent": "这个村没有代办员，也不在清单上",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One request of the list; `phone` only its last four digits."""

    id: int
    number: str
    matter: str
    who: str
    phone: str
    village: str
    holder: str
    state: str
    way: str
    due: str
    late: bool
    asked: str


@dataclass(frozen=True, slots=True)
class ProxiesPage:
    """The list; `show` is the filter chosen, `village` empty for all."""

    frame: Frame
    filters: tuple[tuple[str, str], ...]
    show: str
    villages: tuple[str, ...]
    village: str
    lines: tuple[Line, ...]
    limit: int


@dataclass(frozen=True, slots=True)
class NewProxyPage:
    """The form for a new one; `chat` where it is for a citizen in a chat, `typed` what was said."""

    frame: Frame
    chat: int | None
    matters: tuple[Matter, ...]
    villages: tuple[Village, ...]
    relations: tuple[str, ...]
    consents: tuple[str, ...]
    channels: tuple[str, ...]
    typed: Mapping[str, str]
    refusal: str


class ProxiesPages:
    """`/console/proxies` and `/console/proxies/new`."""

    def __init__(
        self,
        transactions: Transactions,
        calendar: Calendar,
        catalog: Callable[[TownId], Catalog],
        templates: Templates,
    ) -> None:
        self._transactions = transactions
        self._calendar = calendar
        self._catalog = catalog
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the routes of the pages."""
        return [web.get(HERE, self._list), web.get(_NEW, self._form), web.post(_NEW, self._ask)]

    async def _list(self, request: web.Request) -> web.Response:
        seat, query = seat_of(request), request.query
        show = query.get("show", "open")
        show = show if show in _SHOW else "open"
        page = await self._transactions.run(
            lambda work: self._gather(work, seat, show, query.get("village", ""))
        )
        return self._templates.page("proxies.html", page)

    def _gather(self, work: Work, seat: Seat, show: str, village: str) -> ProxiesPage:
        town = seat.town
        found = all_proxies(work, town.id, states=_SHOW[show][1], village=village or None)
        return ProxiesPage(
            frame=seat.frame("代办", "proxies", how_many_wait(work, town.id), work.now),
            filters=tuple((key, words) for key, (words, _) in _SHOW.items()),
            show=show,
            villages=tuple(each.name for each in town.villages),
            village=village,
            lines=tuple(self._line(work, seat, each) for each in found),
            limit=200,
        )

    def _line(self, work: Work, seat: Seat, proxy: Proxy) -> Line:
        matter = next((m for m in self._offered(seat) if m.code == proxy.matter), None)
        return Line(
            id=proxy.id,
            number=proxy.number,
            matter=matter.called if matter else proxy.matter,
            who=f"{proxy.who[:1]}**",
            phone=f"…{proxy.phone[-4:]}",
            village=proxy.village,
            holder=name_of(seat.town, proxy.agent),
            state=STATE_WORDS[proxy.state],
            way=proxy.way or "",
            due=due_words(proxy, work.now),
            late=is_late(proxy, work.now),
            asked=moment(proxy.asked_at, work.now),
        )

    def _offered(self, seat: Seat) -> tuple[Matter, ...]:
        found = self._catalog(seat.town.id).matters.values()
        return tuple(each for each in found if seat.town.takes(each))

    async def _form(self, request: web.Request) -> web.Response:
        said = {name: str(value) for name, value in request.query.items()}
        return await self._new(request, said, "")

    async def _new(
        self, request: web.Request, typed: Mapping[str, str], refusal: str
    ) -> web.Response:
        seat = seat_of(request)

        def read(work: Work) -> NewProxyPage:
            waits, chat = how_many_wait(work, seat.town.id), id_typed(typed.get("chat"))
            known = known_in(work, seat, self._catalog(seat.town.id), chat)
            return NewProxyPage(
                frame=seat.frame("替人请代办", "proxies", waits, work.now),
                chat=chat,
                matters=self._offered(seat),
                villages=seat.town.villages,
                relations=_RELATIONS,
                consents=_CONSENTS,
                channels=_CHANNELS,
                typed={**known, **typed},
                refusal=refusal,
            )

        page = await self._transactions.run(read)
        return self._templates.page("proxies_new.html", page, 409 if refusal else 200)

    async def _ask(self, request: web.Request) -> web.Response:
        seat = seat_of(request)
        form = {name: str(value).strip() for name, value in (await request.post()).items()}
        wish = self._wish(seat, form)
        if isinstance(wish, str):
            return await self._new(request, form, wish)
        chat = id_typed(form.get("chat"))
        made = await self._transactions.run(lambda work: self._made(work, seat, wish, chat))
        if isinstance(made, str):
            return await self._new(request, form, made)
        raise web.HTTPSeeOther(f"{PREFIX}/chats/{chat}" if chat else f"{AGENT}/{made}")

    def _wish(self, seat: Seat, form: Mapping[str, str]) -> Wish | str:
        """Read the form; words where it is not complete."""
        said = form.get("matter", "")
        matter = next((m for m in self._offered(seat) if said in {m.name, m.called, m.code}), None)
        village = next((v for v in seat.town.villages if v.name == form.get("village")), None)
        if matter is None or village is None:
            return "没有提：事项要从清单里选，村也要选。"
        why = hurdle(matter, seat.town, village)
        if why is not None:
            return f"没有提：{_HURDLES[why]}。可以替他预约窗口，或者安排上门。"
        phone = read_phone(
            form.get("phone", ""), area=seat.town.phone.partition("-")[0], asked=True
        )
        who, consent = form.get("who", ""), form.get("consent", "")
        if not isinstance(phone, Phone) or not 0 < len(who) <= _NAME:
            return "没有提：名字、打得通的电话都要写。"
        how = next((each for each in _CONSENTS if each == form.get("consent_how")), None)
        if how is None or not 0 < len(consent) <= _CONSENT:
            return "没有提：本人同意没有，是怎么说的，要写上（最多100字）。"
        return Wish(
            matter=matter,
            village=village,
            who=who,
            relation=form["relation"] if form.get("relation") in _RELATIONS else "本人",
            phone=phone.number,
            consent=consent,
            consent_how=how,
            channel=form["channel"] if form.get("channel") in _CHANNELS else "窗口",
        )

    def _made(self, work: Work, seat: Seat, wish: Wish, chat: int | None) -> int | str:
        town, login = seat.town, seat.clerk.login
        citizen: CitizenId | None = None
        if chat is not None:
            own = own_citizen(work, town.id, chat, login)
            if isinstance(own, NotYours | ChatClosed):
                return "没有提：先接待这个会话，才能替他请代办。"
            citizen = own
        asks = replace(wish, citizen=citizen, channel="微信" if citizen else wish.channel)
        match proxies.ask(work, town, self._calendar, asks, login):
            case Stepped(proxy):
                words = asked(town, proxy, wish.matter.called, work.now)
                tell_asked(work, seat, proxy, words, chat)
                return proxy.id
            case HasProxy(proxy):
                return f"没有提：他已经有一个了（{proxy.number}）。"
            case TooManyProxies(limit):
                return f"没有提：他没办结的已经有{limit}件。"
