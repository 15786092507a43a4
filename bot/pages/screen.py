"""The hall's screen, and its feed for other screens and number machines. CN-8, XL-16.

Neither holds anything of a person: numbers, counters, how many wait.
"""

from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.pages.day_look import DayFacts, DayLook
from handoff.hall_state import HallState, hall_state
from handoff.ports import Work
from knowledge.calendar import WEEKDAYS, local
from knowledge.towns import Town

_MOST_CALLED, _MOST_NEXT = 8, 12


@dataclass(frozen=True, slots=True)
class CalledLine:
    """A number and the counter that it is called to; `fresh`: called within the last minute."""

    number: str
    counter: str
    fresh: bool
    serving: bool


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A group: how many wait, and how long it takes."""

    letter: str
    name: str
    waiting: int
    wait: str


@dataclass(frozen=True, slots=True)
class ScreenPage:
    """All that the template sees."""

    centre: str
    clock: str
    called: tuple[CalledLine, ...]
    groups: tuple[WaitingLine, ...]
    next: tuple[str, ...]
    missed: tuple[str, ...]


class ScreenPages:
    """`/hall/{town}/screen` and `/hall/{town}/queue.json`: open to everybody."""

    def __init__(self, facts: DayFacts, look: DayLook) -> None:
        self._facts = facts
        self._look = look

    def routes(self) -> list[web.RouteDef]:
        """Give both routes."""
        return [
            web.get("/hall/{town}/screen", self._screen),
            web.get("/hall/{town}/queue.json", self._feed),
        ]

    async def _state(self, request: web.Request) -> tuple[Town, HallState, Any] | None:
        town = self._facts.towns(request.match_info["town"])
        if town is None or not town.queue:
            return None
        here, catalog = town, self._facts.catalog(town.id)

        def read(work: Work) -> tuple[Town, HallState, Any]:
            return here, hall_state(work, here, catalog), work.now

        return await self._facts.transactions.run(read)

    async def _screen(self, request: web.Request) -> web.Response:
        found = await self._state(request)
        if found is None:
            return self._look.missing()
        town, state, now = found
        here = local(now)
        page = ScreenPage(
            centre=town.centre,
            clock=f"{here.month}月{here.day}日 周{WEEKDAYS[here.weekday()]} {here:%H:%M}",
            called=tuple(
                CalledLine(
                    each.ticket.number,
                    each.counter.name,
                    each.ticket.state == "called",
                    each.ticket.state == "serving",
                )
                for each in state.called[:_MOST_CALLED]
            ),
            groups=tuple(
                WaitingLine(each.group.letter, each.group.name, each.waiting, each.told.words)
                for each in state.groups
            ),
            next=tuple(each.number for each in state.next[:_MOST_NEXT]),
            missed=tuple(each.number for each in state.missed[-_MOST_NEXT:]),
        )
        return self._look.page("screen.html", page, css="screen.css", js="screen.js")

    async def _feed(self, request: web.Request) -> web.Response:
        found = await self._state(request)
        if found is None:
            return web.json_response({"error": "no queue here"}, status=404)
        town, state, now = found
        return web.json_response(feed(town, state, now.isoformat()), headers=_FEED)


_FEED = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def feed(town: Town, state: HallState, at: str) -> dict[str, Any]:
    """Give the queue as docs/bookings.md describes it for devices."""
    return {
        "town": town.id,
        "centre": town.centre,
        "at": at,
        "called": [
            {
                "number": each.ticket.number,
                "counter": each.counter.id,
                "counter_name": each.counter.name,
                "state": each.ticket.state,
                "calls": each.ticket.calls,
                "called_at": each.ticket.called_at.isoformat() if each.ticket.called_at else None,
            }
            for each in state.called
        ],
        "groups": [
            {
                "letter": each.group.letter,
                "name": each.group.name,
                "waiting": each.waiting,
                "minutes": [each.told.low, each.told.high],
            }
            for each in state.groups
        ],
        "next": [each.number for each in state.next],
        "missed": [each.number for each in state.missed],
    }
