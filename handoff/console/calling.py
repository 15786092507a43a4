"""登记来电来访: the form that a clerk fills in while somebody is on the phone. source: BY-9."""

from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import web

from handoff.callers import (
    CHANNELS,
    NAME_LIMIT,
    Call,
    Channel,
    Incomplete,
    Registered,
    WrongPhone,
    register_call,
)
from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import Seat, seat_of
from handoff.contacts import ASKED_LIMIT
from handoff.ports import Reader, Transactions, Work
from handoff.queue import how_many_wait
from knowledge.matters import Catalog, Matter, TownId
from knowledge.staff import Staff
from knowledge.towns import Office

_HERE = f"{PREFIX}/register/new"
_NEAR = 4
_MISSING = {"asked": "所问", "name": "姓名", "phone": "电话", "office": "承办办所（或事项）"}


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form, so that nothing has to be typed twice."""

    channel: str = CHANNELS[0]
    asked: str = ""
    name: str = ""
    phone: str = ""
    matter: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class CallingPage:
    """The whole page. `near` are matters that a refused one may have meant."""

    frame: Frame
    typed: Typed
    channels: tuple[str, ...]
    offices: tuple[Office, ...]
    matters: tuple[str, ...]
    near: tuple[str, ...]
    refusal: str
    asked_limit: int
    name_limit: int


@dataclass(frozen=True, slots=True)
class _Unknown:
    """No matter is meant for certain by what was typed; `near` may be."""

    near: tuple[str, ...]


class Calling:
    """`/console/register/new`."""

    def __init__(
        self,
        transactions: Transactions,
        catalog: Callable[[TownId], Catalog],
        reader: Reader,
        templates: Templates,
    ) -> None:
        self._transactions = transactions
        self._catalog = catalog
        self._reader = reader
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the page's routes."""
        return [web.get(_HERE, self._show), web.post(_HERE, self._save)]

    async def _show(self, request: web.Request) -> web.Response:
        return await self._page(seat_of(request), Typed())

    async def _save(self, request: web.Request) -> web.Response:
        seat, typed = seat_of(request), _typed(await request.post())
        matter = self._matter(seat, typed.matter)
        if isinstance(matter, _Unknown):
            words = f"没有登记：目录里没有“{typed.matter}”，请选一个相近的，或者空着、只选办所。"
            return await self._page(seat, typed, words, matter.near)
        channel: Channel = "来访" if typed.channel == "来访" else "来电"
        call = Call(channel, typed.asked, typed.name, typed.phone, matter, typed.office or None)
        clerk = _staff(seat)
        match await self._transactions.run(
            lambda work: register_call(work, seat.town, call, clerk)
        ):
            case Registered(contact):
                raise web.HTTPSeeOther(f"{PREFIX}/register/{contact}")
            case Incomplete(missing):
                named = "、".join(_MISSING[each] for each in missing)
                return await self._page(seat, typed, f"没有登记：还缺{named}。")
            case WrongPhone(why):
                return await self._page(seat, typed, f"没有登记：{why}")

    def _matter(self, seat: Seat, said: str) -> Matter | _Unknown | None:
        """Give the matter that was chosen or said; None where nothing was."""
        if not said:
            return None
        catalog = self._catalog(seat.town.id)
        named = next((each for each in catalog.matters.values() if each.name == said), None)
        if named is not None:
            return named
        found = self._reader.understand(said, seat.town)
        if found.kind == "matter" and found.candidates:
            return catalog.matter(found.candidates[0].code)
        near = found.candidates or found.near
        return _Unknown(tuple(each.name for each in near[:_NEAR]))

    async def _page(
        self, seat: Seat, typed: Typed, refusal: str = "", near: tuple[str, ...] = ()
    ) -> web.Response:
        catalog = self._catalog(seat.town.id)

        def read(work: Work) -> CallingPage:
            return CallingPage(
                frame=seat.frame(
                    "登记来电来访", "register", how_many_wait(work, seat.town.id), work.now
                ),
                typed=typed,
                channels=CHANNELS,
                offices=seat.town.offices,
                matters=tuple(
                    each.name for each in catalog.matters.values() if seat.town.takes(each)
                ),
                near=near,
                refusal=refusal,
                asked_limit=ASKED_LIMIT,
                name_limit=NAME_LIMIT,
            )

        page = await self._transactions.run(read)
        return self._templates.page("calling.html", page, 409 if refusal else 200)


def _typed(form: object) -> Typed:
    get = getattr(form, "get")  # noqa: B009 - a MultiDictProxy of text and files
    names = ("channel", "asked", "name", "phone", "matter", "office")
    return Typed(*(str(get(each, "")).strip() for each in names))


def _staff(seat: Seat) -> Staff:
    """Give the clerk as the town's staff has it; somebody who left the file keeps the name."""
    clerk = seat.clerk
    return seat.town.person(clerk.login) or Staff(clerk.login, clerk.name, "办事员")
