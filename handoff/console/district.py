"""各镇街月报: a district sees its towns side by side, and no citizen. source: TL-6."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from aiohttp import web

from handoff.console.board import month_around, period_of
from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import seat_of
from handoff.console.words import worked
from handoff.figures import figures
from handoff.ports import Transactions, Work
from handoff.queue import how_many_wait
from handoff.standing_work import standing_work
from knowledge.calendar import Calendar, local
from knowledge.towns import Town

_HERE = f"{PREFIX}/district"


@dataclass(frozen=True, slots=True)
class TownLine:
    """One town's month; `red` are the contacts that are open for too long now."""

    name: str
    contacts: int
    by_bot: str
    chats: int
    first_answer: str
    slowest_tenth: str
    notices: int
    bookings: int
    open: int
    red: int


@dataclass(frozen=True, slots=True)
class DistrictPage:
    """The whole page; `before` and `after` are the months beside this one."""

    frame: Frame
    month: str
    before: str
    after: str
    towns: tuple[TownLine, ...]


class District:
    """`/console/district?month=2026-11`; for a district's people only."""

    def __init__(
        self,
        transactions: Transactions,
        calendar: Calendar,
        towns: Callable[[], Sequence[Town]],
        templates: Templates,
    ) -> None:
        self._transactions = transactions
        self._calendar = calendar
        self._towns = towns
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the page's route."""
        return [web.get(_HERE, self._show)]

    async def _show(self, request: web.Request) -> web.Response:
        seat = seat_of(request)
        below = tuple(each for each in self._towns() if each.district == seat.town.id)
        if not below:
            raise web.HTTPNotFound
        month = {"month": request.query["month"]} if "month" in request.query else {}

        def read(work: Work) -> DistrictPage:
            today = local(work.now).date()
            first, last = period_of(month, today)
            name, before, after = month_around(_HERE, first)
            return DistrictPage(
                frame=seat.frame(
                    "各镇街月报", "board", how_many_wait(work, seat.town.id), work.now
                ),
                month=name,
                before=before,
                after=after,
                towns=tuple(self._line(work, each, first, last) for each in below),
            )

        return self._templates.page("district.html", await self._transactions.run(read))

    def _line(self, work: Work, town: Town, first: date, last: date) -> TownLine:
        found = figures(work, town, self._calendar, first, last)
        standing = standing_work(work, town, self._calendar)
        answer, tenth = found.first_answer, found.slowest_tenth
        return TownLine(
            name=town.place,
            contacts=found.contacts,
            by_bot=f"{round(100 * found.by_bot / found.contacts)}%" if found.contacts else "—",
            chats=found.chats,
            first_answer="—" if answer is None else worked(answer),
            slowest_tenth="—" if tenth is None else worked(tenth),
            notices=found.notices,
            bookings=found.bookings,
            open=found.open,
            red=dict(standing.lights)["red"],
        )
