"""Live updates: what changed in a town reaches every console page that is open there.

An event only names its topic (`queue`, `chat:7`); the page then fetches what it shows. So events
may be folded together, and a page that was away needs nothing but one refresh.
"""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from aiohttp import web

from handoff.console.frame import PREFIX
from handoff.console.guards import HEADERS, seat_of
from knowledge.matters import TownId

HEARTBEAT = 15.0  # seconds
PATIENCE = 10.0  # seconds that a page may take to read what it was sent
Beat = Callable[[TownId, str], Awaitable[None]]
"""Told again and again that this log-in's page is open."""

PACED: Final[Mapping[str, float]] = MappingProxyType({"queue": 1.0, "bell": 1.0, "words": 10.0})
"""What concerns every page of a town: each is told of it at once, then once in so many seconds."""

_TOPICS = 20
_CHAT = "chat:"
_GLANCE = 1.0  # seconds after which it is seen that a page is gone
_RETRY = 2000  # milliseconds
_SSE = {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
}


@dataclass(eq=False)
class _Page:
    """One open page: the topics that it wants, and those that changed since it was last told."""

    town: TownId
    login: str
    name: str
    topics: frozenset[str]
    loop: asyncio.AbstractEventLoop
    changed: dict[str, int] = field(default_factory=dict)
    not_before: dict[str, float] = field(default_factory=dict)
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    closing: bool = False

    def due(self, pace: Mapping[str, float]) -> dict[str, int]:
        """Give what is to be told now; for what was told a moment ago it is woken again later."""
        now = self.loop.time()
        early = {each for each in self.changed if self.not_before.get(each, now) > now}
        if early:
            self.loop.call_at(min(self.not_before[each] for each in early), self.woken.set)
        told = {each: number for each, number in self.changed.items() if each not in early}
        self.changed = {each: self.changed[each] for each in early}
        self.not_before.update((each, now + pace[each]) for each in told if each in pace)
        return told

    def tell(self, topic: str, number: int) -> None:
        """Note the change; a topic that changes twice before it is read is told once."""
        self.changed.pop(topic, None)
        self.changed[topic] = number
        self.woken.set()

    def close(self) -> None:
        self.closing = True
        self.woken.set()


class Live:
    """The hub between the database's announcements and the pages that are open.

    `heartbeat`, `patience` and what topics are `paced` by are seconds.
    """

    def __init__(
        self,
        *,
        heartbeat: float = HEARTBEAT,
        patience: float = PATIENCE,
        paced: Mapping[str, float] = PACED,
    ) -> None:
        self._heartbeat = heartbeat
        self._patience = patience
        self._paced = paced
        self._lock = threading.Lock()
        self._pages: set[_Page] = set()
        self._number = 0
        self._changes: dict[tuple[TownId, str], int] = {}
        self._closed = False
        self.beat: Beat | None = None

    def publish(self, announced: Sequence[tuple[TownId, str]]) -> None:
        """Tell the pages of each town that the topic has changed. May be called from any thread."""
        with self._lock:
            for town, topic in announced:
                self._number += 1
                if topic in self._paced:
                    self._changes[town, topic] = self._number
                for page in self._pages:
                    if page.town == town and topic in page.topics:
                        page.loop.call_soon_threadsafe(page.tell, topic, self._number)

    def changes(self, town: TownId, topic: str) -> int:
        """Give another number after each change of a topic in this town, where it is paced."""
        return self._changes.get((town, topic), 0)

    def viewers(self, town: TownId, topic: str) -> dict[str, str]:
        """Give the names, by log-in, of those who have a page of this topic open."""
        with self._lock:
            return {e.login: e.name for e in self._pages if e.town == town and topic in e.topics}

    def open_pages(self) -> int:
        """Count the pages that are listening."""
        with self._lock:
            return len(self._pages)

    async def close(self) -> None:
        """End every stream, so that the server can stop; the pages come back by themselves."""
        with self._lock:
            self._closed = True
            for page in self._pages:
                page.loop.call_soon_threadsafe(page.close)

    def routes(self) -> list[web.RouteDef]:
        """Give the route of the stream."""
        return [web.get(f"{PREFIX}/live", self._stream, allow_head=False)]

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        seat = seat_of(request)
        asked = request.query.get("topics", "queue").split(",")[:_TOPICS]
        loop, clerk = asyncio.get_running_loop(), seat.clerk
        page = _Page(seat.town.id, clerk.login, clerk.name, frozenset(asked), loop)
        response = web.StreamResponse(headers={**HEADERS, **_SSE})
        with self._lock:
            if self._closed:
                raise web.HTTPServiceUnavailable
            self._pages.add(page)
        try:
            await response.prepare(request)
            self._tell_viewers(page)
            await self._feed(request, response, page)
        except (ConnectionError, TimeoutError):
            if request.transport is not None:
                request.transport.abort()  # gone or too slow: it comes back and gets a refresh
        finally:
            with self._lock:
                self._pages.discard(page)
            self._tell_viewers(page)
        return response

    def _tell_viewers(self, page: _Page) -> None:
        """Have those who look at the same chat see who comes and goes (topic `who:7`)."""
        chats = (each for each in page.topics if each.startswith(_CHAT))
        self.publish([(page.town, f"who:{each.removeprefix(_CHAT)}") for each in chats])

    async def _feed(self, request: web.Request, response: web.StreamResponse, page: _Page) -> None:
        await self._write(response, f"retry: {_RETRY}\nid: {self._number}\nevent: refresh\ndata: *")
        beaten = page.loop.time()
        while not page.closing:
            if self.beat is not None and page.loop.time() - beaten >= self._heartbeat:
                beaten = page.loop.time()
                await self.beat(page.town, page.login)
            if not await self._woken(request, page):
                await self._write(response, ": still here")
                continue
            page.woken.clear()
            for topic, number in page.due(self._paced).items():
                await self._write(response, f"id: {number}\nevent: changed\ndata: {topic}")

    async def _woken(self, request: web.Request, page: _Page) -> bool:
        """Wait for a change; False after a heartbeat without one. Raises where the page is gone."""
        ends = page.loop.time() + self._heartbeat
        while (left := ends - page.loop.time()) > 0:
            with suppress(TimeoutError):
                async with asyncio.timeout(min(left, _GLANCE)):
                    await page.woken.wait()
                    return True
            if request.transport is None or request.transport.is_closing():
                raise ConnectionResetError
        return False

    async def _write(self, response: web.StreamResponse, lines: str) -> None:
        async with asyncio.timeout(self._patience):
            await response.write(f"{lines}\n\n".encode())
