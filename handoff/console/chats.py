"""会话: the page on which clerks take chats, read, answer and close them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from aiohttp import web

from handoff.chats import Answered, Closed, answer, close
from handoff.clerks import clerks_of
from handoff.console.chat import NOTHING, ChatPart, Typed, read_chat
from handoff.console.chat_list import ListPart, Lists, WaitingPart
from handoff.console.ending import guided, reply_days
from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import Seat, seat_of
from handoff.console.passing import WHY
from handoff.console.refusals import Refusal, refusal_words
from handoff.console.rights import may_change
from handoff.console.typed import id_typed
from handoff.console.viewers import Viewers
from handoff.outgoing import send_again
from handoff.ports import Transactions, Work
from handoff.queue import how_many_wait
from handoff.replies import reply_due
from handoff.taking import HandedBack, Taken, hand_back, take, take_over
from knowledge.calendar import Calendar
from knowledge.matters import Catalog, TownId

T = TypeVar("T")

_CHATS = f"{PREFIX}/"
_CHAT = f"{PREFIX}/chats/{{chat:[0-9]{{1,9}}}}"
_MOST_BACK = 5000  # messages


@dataclass(frozen=True, slots=True)
class ChatsPage:
    """The whole page; `chat` is None where none is chosen."""

    frame: Frame
    list: ListPart
    chat: ChatPart | None


@dataclass(frozen=True, slots=True)
class DeskPart:
    """What a word in the open chat changes: the chat, and the list where that is asked for too."""

    list: ListPart | None
    chat: ChatPart | None


class Chats:
    """The pages of 会话, the parts of them that are fetched anew, and what a clerk does there."""

    def __init__(
        self,
        transactions: Transactions,
        catalog: Callable[[TownId], Catalog],
        calendar: Calendar,
        viewers: Viewers,
        templates: Templates,
        lists: Lists,
    ) -> None:
        self._transactions = transactions
        self._calendar = calendar
        self._viewers = viewers
        self._catalog = catalog
        self._templates = templates
        self._lists = lists

    def routes(self) -> list[web.RouteDef]:
        """Give the routes of 会话."""
        return [
            web.get(_CHATS, self._list),
            web.get(_CHAT, self._chat),
            web.get(f"{PREFIX}/parts/waiting", self._waiting_part),
            web.get(f"{PREFIX}/parts/list", self._list_part),
            web.get(_CHAT.replace("/chats/", "/parts/chats/"), self._chat_part),
            web.post(f"{_CHAT}/take", self._take),
            web.post(f"{_CHAT}/take-over", self._take_over),
            web.post(f"{_CHAT}/answer", self._answer),
            web.post(f"{_CHAT}/again", self._again),
            web.post(f"{_CHAT}/hand-back", self._hand_back),
            web.post(f"{_CHAT}/close", self._close),
        ]

    def _listed(self, work: Work, seat: Seat, catalog: Catalog, chosen: int | None) -> ListPart:
        town, who = seat.town.id, seat.clerk
        acts = may_change(who.role, f"{PREFIX}/chats")
        return self._lists.read(work, town, who.login, catalog, chosen, acts=acts)

    async def _list(self, request: web.Request) -> web.Response:
        return await self._page(seat_of(request), None)

    async def _chat(self, request: web.Request) -> web.Response:
        why = WHY.get(request.query.get("why", ""), "")
        back = _back_of(request)
        return await self._page(seat_of(request), _chat_of(request), back=back, refusal=why)

    async def _waiting_part(self, request: web.Request) -> web.Response:
        town = seat_of(request).town.id
        count = await self._run(lambda work: how_many_wait(work, town))
        return self._templates.page("part_waiting.html", WaitingPart(count))

    async def _list_part(self, request: web.Request) -> web.Response:
        seat = seat_of(request)
        catalog = self._catalog(seat.town.id)
        wanted = request.query.get("chat", "")
        chosen = int(wanted) if wanted.isascii() and wanted.isdigit() else None
        part = await self._run(lambda work: self._listed(work, seat, catalog, chosen))
        return self._templates.page("part_list.html", part)

    async def _chat_part(self, request: web.Request) -> web.Response:
        seat, chat = seat_of(request), _chat_of(request)
        catalog = self._catalog(seat.town.id)
        both = "list" in request.query
        who = self._viewers.words(seat.town.id, chat, seat.clerk.login)

        def read(work: Work) -> DeskPart:
            part = read_chat(work, seat, catalog, chat, who=who)
            shown = self._listed(work, seat, catalog, chat) if both else None
            return DeskPart(shown, part)

        desk = await self._run(read)
        if desk.chat is None:
            raise web.HTTPNotFound
        return self._templates.page("part_chat.html", desk)

    async def _take(self, request: web.Request) -> web.Response:
        seat, chat = seat_of(request), _chat_of(request)
        match await self._run(lambda work: take(work, seat.town.id, chat, seat.clerk.login)):
            case Taken():
                raise web.HTTPSeeOther(_address(chat))
            case refusal:
                return await self._refuse(seat, chat, refusal)

    async def _answer(self, request: web.Request) -> web.Response:
        seat, chat = seat_of(request), _chat_of(request)
        text = str((await request.post()).get("text", "")).replace("\r\n", "\n").strip()
        match await self._run(
            lambda work: answer(work, seat.town.id, chat, seat.clerk.login, text)
        ):
            case Answered():
                raise web.HTTPSeeOther(_address(chat))
            case refusal:
                return await self._refuse(seat, chat, refusal, Typed(text=text))

    async def _take_over(self, request: web.Request) -> web.Response:
        seat, chat = seat_of(request), _chat_of(request)
        login, leads = seat.clerk.login, seat.leads
        match await self._run(lambda work: take_over(work, seat.town.id, chat, login, leads=leads)):
            case Taken():
                raise web.HTTPSeeOther(_address(chat))
            case refusal:
                return await self._refuse(seat, chat, refusal)

    async def _again(self, request: web.Request) -> web.Response:
        seat, chat = seat_of(request), _chat_of(request)
        message = id_typed(str((await request.post()).get("message")))
        if message is not None:
            await self._run(lambda work: send_again(work, seat.town.id, chat, message))
        raise web.HTTPSeeOther(_address(chat))

    async def _hand_back(self, request: web.Request) -> web.Response:
        seat, chat = seat_of(request), _chat_of(request)
        match await self._run(lambda work: hand_back(work, seat.town.id, chat, seat.clerk.login)):
            case HandedBack():
                raise web.HTTPSeeOther(_CHATS)
            case refusal:
                return await self._refuse(seat, chat, refusal)

    async def _close(self, request: web.Request) -> web.Response:
        seat, chat = seat_of(request), _chat_of(request)
        form = await request.post()
        result, note = (str(form.get(each, "")).strip() for each in ("result", "note"))
        seen, login = id_typed(str(form.get("seen"))), seat.clerk.login
        words = guided(seat.town, str(form.get("to", "")), note)
        days = reply_days(form.get("days"))

        def job(work: Work) -> Closed | Refusal:
            due = reply_due(seat.town, self._calendar, work.now, days)
            return close(work, seat.town.id, chat, login, result, words, seen=seen, reply_due=due)

        match await self._run(job):
            case Closed():
                raise web.HTTPSeeOther(_CHATS)
            case refusal:
                typed = Typed(result=result, note=note, closing=True)
                return await self._refuse(seat, chat, refusal, typed)

    async def _refuse(
        self,
        seat: Seat,
        chat: int,
        refusal: Refusal,
        typed: Typed = NOTHING,
    ) -> web.Response:
        words = refusal_words(refusal, await self._names(seat))
        return await self._page(seat, chat, refusal=words, typed=typed, status=409)

    async def _page(
        self,
        seat: Seat,
        chat: int | None,
        *,
        back: int = 0,
        refusal: str = "",
        typed: Typed = NOTHING,
        status: int = 200,
    ) -> web.Response:
        catalog = self._catalog(seat.town.id)

        def read(work: Work) -> ChatsPage:
            shown = self._listed(work, seat, catalog, chat)
            frame = seat.frame("会话", "chats", shown.waiting_count, work.now)
            if chat is None:
                return ChatsPage(frame, shown, None)
            who = self._viewers.words(seat.town.id, chat, seat.clerk.login)
            part = read_chat(
                work, seat, catalog, chat, back=back, refusal=refusal, typed=typed, who=who
            )
            return ChatsPage(frame, shown, part)

        page = await self._run(read)
        if chat is not None and page.chat is None:
            raise web.HTTPNotFound
        return self._templates.page("chats.html", page, status)

    async def _names(self, seat: Seat) -> dict[str, str]:
        found = await self._run(lambda work: clerks_of(work, seat.town.id))
        return {each.login: each.name for each in found}

    async def _run(self, job: Callable[[Work], T]) -> T:
        return await self._transactions.run(job)


def _address(chat: int) -> str:
    return f"{PREFIX}/chats/{chat}"


def _chat_of(request: web.Request) -> int:
    return int(request.match_info["chat"])


def _back_of(request: web.Request) -> int:
    back = request.query.get("back", "0")
    return min(int(back), _MOST_BACK) if back.isascii() and back.isdigit() else 0
