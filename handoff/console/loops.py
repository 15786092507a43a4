"""没闭环的: one list of all that has no result, by age, for who leads and who watches."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from aiohttp import web

from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import seat_of
from handoff.console.inbox import matter_name
from handoff.console.typed import id_typed
from handoff.console.words import moment, worked
from handoff.open_loops import OpenLoop, open_loops
from handoff.ports import Transactions, Work
from handoff.queue import how_many_wait
from handoff.standing_work import light
from knowledge.calendar import Calendar
from knowledge.matters import Catalog, TownId
from knowledge.open_time import open_between
from knowledge.towns import Town

_HERE = f"{PREFIX}/loops"
SHOWN: Final = 100
"""Lines on a page; the others are counted, and a link away."""

_LIGHTS = {"red": "红", "yellow": "黄", "green": "绿"}


@dataclass(frozen=True, slots=True)
class Line:
    """One open thing; `age` is working time, `href` its page."""

    kind: str
    number: str
    about: str
    owner: str
    since: str
    age: str
    light: str
    light_name: str
    href: str


@dataclass(frozen=True, slots=True)
class LoopsPage:
    """A page of the list; `kinds` count what is open, `chosen` the kind that is shown alone.

    `count` are all of that kind; `before` and `after` say where other pages begin (None: no more).
    """

    frame: Frame
    kinds: tuple[tuple[str, int], ...]
    chosen: str
    lines: tuple[Line, ...]
    count: int
    before: int | None
    after: int | None


class Loops:
    """`/console/loops?kind=上门&from=100`: from the hundredth on."""

    def __init__(
        self,
        transactions: Transactions,
        calendar: Calendar,
        catalog: Callable[[TownId], Catalog],
        templates: Templates,
    ) -> None:
        self._transactions = transactions
        self._calendar = calendar
        self._catalog = catalog
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the page's route."""
        return [web.get(_HERE, self._show)]

    async def _show(self, request: web.Request) -> web.Response:
        seat, chosen = seat_of(request), request.query.get("kind", "")[:10]
        start = id_typed(request.query.get("from")) or 0
        catalog = self._catalog(seat.town.id)

        def read(work: Work) -> LoopsPage:
            town = seat.town
            found = open_loops(work, town.id)
            counted = Counter(each.kind for each in found)
            shown = [each for each in found if chosen in {"", each.kind}]
            return LoopsPage(
                seat.frame("没闭环的", "loops", how_many_wait(work, town.id), work.now),
                tuple(counted.most_common()),
                chosen,
                tuple(self._line(work, town, catalog, e) for e in shown[start : start + SHOWN]),
                len(shown),
                max(0, start - SHOWN) if start else None,
                start + SHOWN if len(shown) > start + SHOWN else None,
            )

        return self._templates.page("loops.html", await self._transactions.run(read))

    def _line(self, work: Work, town: Town, catalog: Catalog, loop: OpenLoop) -> Line:
        age: timedelta = open_between(town, self._calendar, loop.since, work.now)
        colour = light(age)
        person = town.person(loop.owner) if loop.owner else None
        return Line(
            kind=loop.kind,
            number=loop.number,
            about=matter_name(catalog, loop.matter) or "还不清楚",
            owner=person.name if person else loop.owner or "—",
            since=moment(loop.since, work.now),
            age=worked(age),
            light=colour,
            light_name=_LIGHTS[colour],
            href=loop.path,
        )
