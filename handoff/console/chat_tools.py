"""What helps a clerk in a chat: drafts, notes to colleagues, and answers used again and again."""

from dataclasses import dataclass

from aiohttp import web

from handoff.canned import (
    FACTS,
    KEY_LIMIT,
    TEXT_LIMIT,
    Canned,
    CannedKept,
    CannedRefused,
    canned_of,
    drop_canned,
    keep_canned,
)
from handoff.chat_notes import Noted, NoteRefused, keep_draft, note
from handoff.clerks import clerks_of
from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import seat_of
from handoff.ports import Transactions, Work
from handoff.queue import how_many_wait

_CHAT = f"{PREFIX}/chats/{{chat:[0-9]{{1,9}}}}"
_CANNED = f"{PREFIX}/canned"


@dataclass(frozen=True, slots=True)
class CannedPage:
    """The whole page; `key` and `text` are what a refused form held."""

    frame: Frame
    answers: tuple[Canned, ...]
    facts: tuple[str, ...]
    key_limit: int
    text_limit: int
    refusal: str = ""
    key: str = ""
    text: str = ""


class ChatTools:
    """`/console/chats/7/note`, `/console/chats/7/draft`, `/console/canned`."""

    def __init__(self, transactions: Transactions, templates: Templates) -> None:
        self._transactions = transactions
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.post(f"{_CHAT}/note", self._note),
            web.post(f"{_CHAT}/draft", self._draft),
            web.get(_CANNED, self._show),
            web.post(_CANNED, self._keep),
            web.post(f"{_CANNED}/{{number:[0-9]{{1,9}}}}/drop", self._drop),
        ]

    async def _note(self, request: web.Request) -> web.Response:
        seat, chat = seat_of(request), int(request.match_info["chat"])
        text = str((await request.post()).get("text", ""))

        def write(work: Work) -> Noted | NoteRefused:
            town = seat.town.id
            return note(work, town, chat, seat.clerk.login, text, clerks_of(work, town))

        if isinstance(await self._transactions.run(write), NoteRefused):
            raise web.HTTPBadRequest
        raise web.HTTPSeeOther(f"{PREFIX}/chats/{chat}#notes")

    async def _draft(self, request: web.Request) -> web.Response:
        seat, chat = seat_of(request), int(request.match_info["chat"])
        text = str((await request.post()).get("text", ""))
        kept = await self._transactions.run(
            lambda work: keep_draft(work, seat.town.id, chat, seat.clerk.login, text)
        )
        if not kept:
            raise web.HTTPNotFound
        return web.Response(status=204)

    async def _show(self, request: web.Request) -> web.Response:
        return await self._page(request)

    async def _keep(self, request: web.Request) -> web.Response:
        seat, form = seat_of(request), await request.post()
        key, text = (str(form.get(each, "")).strip() for each in ("key", "text"))
        text = text.replace("\r\n", "\n")
        match await self._transactions.run(
            lambda work: keep_canned(work, seat.town.id, key, text, seat.clerk.login)
        ):
            case CannedKept():
                raise web.HTTPSeeOther(_CANNED)
            case CannedRefused(why):
                return await self._page(request, why, key, text)

    async def _drop(self, request: web.Request) -> web.Response:
        seat, number = seat_of(request), int(request.match_info["number"])
        await self._transactions.run(lambda work: drop_canned(work, seat.town.id, number))
        raise web.HTTPSeeOther(_CANNED)

    async def _page(
        self, request: web.Request, refusal: str = "", key: str = "", text: str = ""
    ) -> web.Response:
        seat = seat_of(request)

        def read(work: Work) -> CannedPage:
            town = seat.town.id
            return CannedPage(
                seat.frame("常用语", "canned", how_many_wait(work, town), work.now),
                canned_of(work, town),
                FACTS,
                KEY_LIMIT,
                TEXT_LIMIT,
                refusal,
                key,
                text,
            )

        page = await self._transactions.run(read)
        return self._templates.page("canned.html", page, 409 if refusal else 200)
