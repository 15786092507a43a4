"""What is sent out of a chat with one key: the question for a rating, and times to choose from."""

from collections.abc import Callable
from typing import Any

from aiohttp import web

from handoff.chat_ratings import NotNow, RatingAsked, ask_in_chat, asked_before
from handoff.chats import ChatClosed, NotYours
from handoff.console.frame import PREFIX
from handoff.console.guards import seat_of
from handoff.console.notices import matter_of
from handoff.console.typed import slot_typed
from handoff.ports import PageUrl, Transactions, Work
from handoff.ratings import LEVELS
from handoff.time_offers import NothingFree, TimesOffered, offer_times
from knowledge.calendar import Calendar
from knowledge.matters import Catalog, TownId

_CHAT = f"{PREFIX}/chats/{{chat:[0-9]{{1,9}}}}"


class ChatSends:
    """`/console/chats/7/rating` and `/console/chats/7/times`; both lead back to the chat."""

    def __init__(
        self,
        transactions: Transactions,
        calendar: Calendar,
        catalog: Callable[[TownId], Catalog],
        url: PageUrl,
    ) -> None:
        self._transactions = transactions
        self._calendar = calendar
        self._catalog = catalog
        self._url = url

    def routes(self) -> list[web.RouteDef]:
        """Give the forms' routes."""
        return [web.post(f"{_CHAT}/rating", self._rating), web.post(f"{_CHAT}/times", self._times)]

    async def _rating(self, request: web.Request) -> web.Response:
        seat, chat = seat_of(request), int(request.match_info["chat"])
        login = seat.clerk.login
        match await self._transactions.run(
            lambda work: ask_in_chat(work, seat.town, chat, login, self._url)
        ):
            case RatingAsked():
                raise back_to(chat)
            case NotYours() | ChatClosed():
                raise back_to(chat, "not-yours")
            case NotNow():
                raise back_to(chat, "no-rating")
            case _:
                raise back_to(chat, "rated")

    async def _times(self, request: web.Request) -> web.Response:
        seat, chat = seat_of(request), int(request.match_info["chat"])
        form, town, login = await request.post(), seat.town, seat.clerk.login
        matter = matter_of(self._catalog(town.id), seat, str(form.get("matter", "")))
        if matter is None:
            raise web.HTTPBadRequest
        around = slot_typed(str(form.get("slot", "")))

        def job(work: Work) -> Any:  # noqa: ANN401 - matched below
            return offer_times(work, town, self._calendar, matter, chat, login, around)

        match await self._transactions.run(job):
            case TimesOffered():
                raise back_to(chat)
            case NothingFree():
                raise back_to(chat, "no-times")
            case _:
                raise back_to(chat, "not-yours")


def back_to(chat: int, why: str = "") -> web.HTTPSeeOther:
    """Give the way back to the chat, with the word for what was not done."""
    return web.HTTPSeeOther(f"{PREFIX}/chats/{chat}{f'?why={why}' if why else ''}")


def rating_words(work: Work, town: TownId, contact: int) -> str:
    """Say whether this contact's citizen was asked for a rating, and what was said; else empty."""
    asked = asked_before(work, town, contact)
    if asked is None:
        return ""
    return "已请评价，还没评" if asked.level is None else f"评价：{LEVELS[asked.level]}"
