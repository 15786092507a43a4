"""Passing chats on, stepping out, and asking the leader: the forms beside a chat."""

from aiohttp import web

from handoff.alarms import bell_of
from handoff.console.frame import PREFIX
from handoff.console.guards import seat_of
from handoff.dealing import deal_town
from handoff.passing import (
    ColleagueAway,
    Declined,
    NobodyNamed,
    NotOffered,
    Passed,
    decline,
    transfer,
)
from handoff.ports import Transactions, Work
from handoff.presence import step_out
from handoff.referrals import NotYourChat, Referred, WordsMissing, refer
from handoff.taking import QUEUE
from knowledge.calendar import Calendar

_LIST = f"{PREFIX}/"
_CHAT = f"{PREFIX}/chats/{{chat:[0-9]{{1,9}}}}"


class Passing:
    """`POST /console/chats/N/{transfer,decline,refer}` and `/console/away`."""

    def __init__(self, transactions: Transactions, calendar: Calendar) -> None:
        self._transactions = transactions
        self._calendar = calendar

    def routes(self) -> list[web.RouteDef]:
        """Give the forms' routes."""
        return [
            web.post(f"{_CHAT}/transfer", self._transfer),
            web.post(f"{_CHAT}/decline", self._decline),
            web.post(f"{_CHAT}/refer", self._refer),
            web.post(f"{PREFIX}/away", self._away),
        ]

    async def _transfer(self, request: web.Request) -> web.Response:
        seat, chat = seat_of(request), int(request.match_info["chat"])
        form = await request.post()
        to, note = (str(form.get(each, "")) for each in ("to", "reason"))

        def job(work: Work) -> object:
            result = transfer(work, seat.town, chat, seat.clerk.login, to, note)
            if isinstance(result, Passed):
                deal_town(work, seat.town, self._calendar)
            return result

        match await self._transactions.run(job):
            case Passed():
                raise web.HTTPSeeOther(_LIST)
            case NobodyNamed():
                raise _back(chat, "nobody")
            case ColleagueAway():
                raise _back(chat, "away")
            case _:
                raise _back(chat, "not-yours")

    async def _decline(self, request: web.Request) -> web.Response:
        seat, chat = seat_of(request), int(request.match_info["chat"])

        def job(work: Work) -> Declined | NotOffered:
            result = decline(work, seat.town.id, chat, seat.clerk.login)
            deal_town(work, seat.town, self._calendar)
            return result

        await self._transactions.run(job)
        raise web.HTTPSeeOther(_LIST)

    async def _refer(self, request: web.Request) -> web.Response:
        seat, chat = seat_of(request), int(request.match_info["chat"])
        form = await request.post()
        kind, words = (str(form.get(each, "")) for each in ("kind", "words"))
        login = seat.clerk.login
        match await self._transactions.run(
            lambda work: refer(work, seat.town, self._calendar, chat, login, kind, words)
        ):
            case Referred():
                raise web.HTTPSeeOther(f"{PREFIX}/chats/{chat}")
            case NotYourChat():
                raise _back(chat, "not-yours")
            case WordsMissing():
                raise _back(chat, "words")

    async def _away(self, request: web.Request) -> web.Response:
        seat = seat_of(request)
        away = (await request.post()).get("away") == "yes"

        def job(work: Work) -> None:
            step_out(work, seat.town.id, seat.clerk.login, away=away)
            deal_town(work, seat.town, self._calendar)
            work.announce(seat.town.id, QUEUE)
            work.announce(seat.town.id, bell_of(seat.clerk.login))

        await self._transactions.run(job)
        raise web.HTTPSeeOther(_LIST)


def _back(chat: int, why: str) -> web.HTTPSeeOther:
    return web.HTTPSeeOther(f"{PREFIX}/chats/{chat}?why={why}")


WHY = {
    "nobody": "没有转：请选转给谁，并写清为什么转、群众要什么（200字以内）。",
    "away": "没有转：这位同事现在不在线，请选别人或办所。",
    "not-yours": "没有办成：这个会话现在不在您手上。",
    "rated": "没有再发：这件事已经请群众评过，一次服务只评一回。",
    "no-rating": "没有请评价：微信现在不收（超过48小时，或者5条用完了）。群众再说话时再点。",
    "no-times": "没有发：这件事最近能约的号都满了。",
    "words": "没有请示：请选是汇报还是办不成，并写清情况（300字以内）。",
}
"""Why a form came back, by the word in the address."""
