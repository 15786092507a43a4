"""语音听写: the voices that nobody has listened to, with a box to write down what was said."""

from dataclasses import dataclass

from aiohttp import web

from handoff.clerks import clerks_of
from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import seat_of
from handoff.console.words import lasted, masked, moment
from handoff.ports import Listener, Transactions, Work
from handoff.queue import how_many_wait
from handoff.voices import (
    TEXT_LIMIT,
    NoSuchVoice,
    Written,
    WrittenBefore,
    recording,
    waiting_voices,
    write_down,
)

_HERE = f"{PREFIX}/voices"
_ONE = f"{_HERE}/{{message:[0-9]{{1,9}}}}"
_EMPTY = "还没有写听到了什么。听不清就点“听不清”。"
_LONG = f"写得太长了，最多 {TEXT_LIMIT} 个字。"
_BEFORE = "这一条别的同事已经听写了。"


@dataclass(frozen=True, slots=True)
class Line:
    """One voice; `chat` is the citizen's open chat, `clerk` who has it."""

    message: int
    citizen: str
    at: str
    waited: str
    chat: int | None
    clerk: str | None


@dataclass(frozen=True, slots=True)
class VoicesPage:
    """The whole page; `typed` is what a refused form held, for the voice `typed_for`."""

    frame: Frame
    lines: tuple[Line, ...]
    limit: int
    refusal: str = ""
    typed: str = ""
    typed_for: int | None = None


class Voices:
    """`/console/voices`."""

    def __init__(
        self, transactions: Transactions, listener: Listener, templates: Templates
    ) -> None:
        self._transactions = transactions
        self._listener = listener
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the page's routes."""
        return [web.get(_HERE, self._show), web.post(_ONE, self._written)]

    async def _show(self, request: web.Request) -> web.Response:
        return await self._page(request)

    async def _written(self, request: web.Request) -> web.Response:
        message = int(request.match_info["message"])
        form = await request.post()
        unclear = form.get("do") == "unclear"
        text = " ".join(str(form.get("text", "")).split())
        if not unclear and not 0 < len(text) <= TEXT_LIMIT:
            return await self._page(request, _LONG if text else _EMPTY, text, message)
        match await self._take(request, None if unclear else text):
            case Written():
                raise web.HTTPSeeOther(_back(str(form.get("chat", ""))))
            case WrittenBefore():
                return await self._page(request, _BEFORE)
            case NoSuchVoice():
                raise web.HTTPNotFound

    async def _take(
        self, request: web.Request, text: str | None
    ) -> Written | WrittenBefore | NoSuchVoice:
        """Write it down and take the citizen's turn with the words, both or neither."""
        seat, message = seat_of(request), int(request.match_info["message"])
        town, login = seat.town, seat.clerk.login
        found = await self._transactions.run(lambda work: recording(work, town.id, message))
        if found is None:
            return NoSuchVoice()
        citizen, _media = found
        turn = self._listener.said(town, citizen, message, text) if text else None

        def job(work: Work) -> Written | WrittenBefore | NoSuchVoice:
            result = write_down(work, town.id, message, text, login)
            if isinstance(result, Written) and turn is not None:
                turn(work)
            return result

        return await self._transactions.run(job, lane=self._listener.lane(town, citizen))

    async def _page(
        self, request: web.Request, refusal: str = "", typed: str = "", message: int | None = None
    ) -> web.Response:
        seat = seat_of(request)

        def read(work: Work) -> VoicesPage:
            town = seat.town.id
            names = {each.login: each.name for each in clerks_of(work, town)}
            return VoicesPage(
                frame=seat.frame("语音听写", "voices", how_many_wait(work, town), work.now),
                lines=tuple(
                    Line(
                        each.message,
                        masked(each.citizen),
                        moment(each.said_at, work.now),
                        lasted(work.now - each.said_at),
                        each.chat,
                        names.get(each.clerk, each.clerk) if each.clerk else None,
                    )
                    for each in waiting_voices(work, town)
                ),
                limit=TEXT_LIMIT,
                refusal=refusal,
                typed=typed,
                typed_for=message,
            )

        page = await self._transactions.run(read)
        return self._templates.page("voices.html", page, 409 if refusal else 200)


def _back(chat: str) -> str:
    """Give where the form came from: a chat, or the queue of voices."""
    here = chat.isascii() and chat.isdigit() and len(chat) < 10  # noqa: PLR2004 - an id fits
    return f"{PREFIX}/chats/{chat}" if here else _HERE
