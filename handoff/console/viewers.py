"""谁正在看、正在写: the colleagues who have a chat open at this moment.

It lives in this process and in no database: a page is known by its stream of changes, what is
typed by a word every few seconds. With several servers each knows its own pages.
"""

import asyncio
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from handoff.console.frame import PREFIX, Templates
from handoff.console.guards import seat_of
from handoff.console.live import Live
from knowledge.matters import TownId

WRITES_FOR: Final = 5.0
"""Seconds after the last word of it for which somebody counts as writing."""

_CHAT = "{chat:[0-9]{1,9}}"
_Key = tuple[TownId, int, str]


@dataclass(frozen=True, slots=True)
class WhoPart:
    """The line of one chat; `words` is empty where nobody else has it open."""

    id: int
    who: str


class Viewers:
    """`/console/parts/chats/7/who`, and `/console/chats/7/writing` to say that one is typing."""

    def __init__(self, live: Live, templates: Templates) -> None:
        self._live = live
        self._templates = templates
        self._writing: dict[_Key, asyncio.TimerHandle] = {}

    def routes(self) -> list[web.RouteDef]:
        """Give both routes."""
        return [
            web.get(f"{PREFIX}/parts/chats/{_CHAT}/who", self._part),
            web.post(f"{PREFIX}/chats/{_CHAT}/writing", self._note),
        ]

    def words(self, town: TownId, chat: int, login: str) -> str:
        """Say who else has this chat open: 王芳正在看、李明正在写. Empty: nobody."""
        found = self._live.viewers(town, f"chat:{chat}")
        return "、".join(
            f"{name}正在{'写' if (town, chat, other) in self._writing else '看'}"
            for other, name in sorted(found.items())
            if other != login
        )

    async def _part(self, request: web.Request) -> web.Response:
        seat, chat = seat_of(request), int(request.match_info["chat"])
        part = WhoPart(chat, self.words(seat.town.id, chat, seat.clerk.login))
        return self._templates.page("part_who.html", part)

    async def _note(self, request: web.Request) -> web.Response:
        seat, chat = seat_of(request), int(request.match_info["chat"])
        key = (seat.town.id, chat, seat.clerk.login)
        if seat.clerk.login in self._live.viewers(seat.town.id, f"chat:{chat}"):
            known = self._writing.pop(key, None)
            if known is not None:
                known.cancel()
            later = asyncio.get_running_loop().call_later
            self._writing[key] = later(WRITES_FOR, self._stops, key)
            if known is None:
                self._tell(key)
        return web.Response(status=204)

    def _stops(self, key: _Key) -> None:
        self._writing.pop(key, None)
        self._tell(key)

    def _tell(self, key: _Key) -> None:
        town, chat, _login = key
        self._live.publish([(town, f"who:{chat}")])
