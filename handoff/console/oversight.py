"""督办: alarms, what waits for the leader's word or for a reply, and every open chat's clock.

source: BY-8, BY-10, BZ-11, CN-9, TL-7
"""

from collections.abc import Callable

from aiohttp import web

from handoff.alarms import Acknowledged, NoSuchAlarm, acknowledge, acknowledge_all
from handoff.chats import EmptyText, TextTooLong
from handoff.console.alarm_groups import TOGETHER
from handoff.console.frame import PREFIX, Templates
from handoff.console.guards import seat_of
from handoff.console.overseen import Overseen, overseen
from handoff.console.typed import id_typed
from handoff.ports import Transactions, Work
from handoff.referrals import Decided, DecidedAlready, WordsMissing, decide
from handoff.replies import NothingOwed, Replied, reply
from knowledge.matters import Catalog, TownId

_HERE = f"{PREFIX}/oversight"
_ID = "{number:[0-9]{1,9}}"
_GONE = "没有办成：别的同事已经办了。"
_LEADERS = "没有办成：这要由负责人或带班领导来办。"
_WORDS = "没有办成：请写清答复（300字以内），并选同意还是再办。"


class Oversight:
    """`/console/oversight`, and its forms: acknowledge, decide, reply."""

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
            web.post(f"{_HERE}/alarms/{_ID}", self._acknowledge),
            web.post(f"{_HERE}/alarms/all", self._acknowledge_all),
            web.post(f"{_HERE}/referrals/{_ID}", self._decide),
            web.post(f"{_HERE}/replies/{_ID}", self._reply),
        ]

    async def _show(self, request: web.Request) -> web.Response:
        return await self._page(request)

    async def _acknowledge(self, request: web.Request) -> web.Response:
        seat, alarm = seat_of(request), int(request.match_info["number"])
        if not seat.leads:
            return await self._page(request, _LEADERS)
        note = str((await request.post()).get("note", "")).strip()
        town, login = seat.town.id, seat.clerk.login
        match await self._transactions.run(
            lambda work: acknowledge(work, town, alarm, login, note)
        ):
            case Acknowledged():
                raise web.HTTPSeeOther(_HERE)
            case NoSuchAlarm():
                return await self._page(request, _GONE)

    async def _acknowledge_all(self, request: web.Request) -> web.Response:
        seat, form = seat_of(request), await request.post()
        if not seat.leads:
            return await self._page(request, _LEADERS)
        kind, newest = str(form.get("kind", "")), id_typed(str(form.get("newest", "")))
        town, login = seat.town.id, seat.clerk.login
        if kind not in TOGETHER or newest is None:
            return await self._page(request, _GONE)
        done = await self._transactions.run(
            lambda work: acknowledge_all(work, town, kind, newest, login)
        )
        if not done:
            return await self._page(request, _GONE)
        raise web.HTTPSeeOther(_HERE)

    async def _decide(self, request: web.Request) -> web.Response:
        seat, referral = seat_of(request), int(request.match_info["number"])
        if not seat.leads:
            return await self._page(request, _LEADERS)
        form = await request.post()
        decision, words = (str(form.get(each, "")) for each in ("decision", "words"))
        town, login = seat.town.id, seat.clerk.login
        match await self._transactions.run(
            lambda work: decide(work, town, referral, login, decision, words)
        ):
            case Decided():
                raise web.HTTPSeeOther(_HERE)
            case WordsMissing():
                return await self._page(request, _WORDS)
            case DecidedAlready():
                return await self._page(request, _GONE)

    async def _reply(self, request: web.Request) -> web.Response:
        seat, contact = seat_of(request), int(request.match_info["number"])
        text = str((await request.post()).get("text", ""))
        town, login = seat.town.id, seat.clerk.login
        match await self._transactions.run(lambda work: reply(work, town, contact, login, text)):
            case Replied():
                raise web.HTTPSeeOther(_HERE)
            case NothingOwed():
                return await self._page(request, _GONE)
            case EmptyText():
                return await self._page(request, "没有答复：还没有写内容。")
            case TextTooLong(size):
                return await self._page(request, f"没有答复：太长了（{size} 字节），请写短一点。")

    async def _page(self, request: web.Request, refusal: str = "") -> web.Response:
        seat = seat_of(request)
        catalog = self._catalog(seat.town.id)

        def read(work: Work) -> Overseen:
            return overseen(work, seat, catalog, refusal)

        page = await self._transactions.run(read)
        return self._templates.page("oversight.html", page, 409 if refusal else 200)
