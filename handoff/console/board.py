"""看板: what lies on whose desk now, and a day's or a month's figures. source: CN-9, TL-6."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from aiohttp import web
from markupsafe import Markup

from handoff.console.behind import rows_behind
from handoff.console.board_rows import (
    LIGHTS,
    ContactLine,
    DeskLine,
    Share,
    contact_lines,
    desk_lines,
    share_tables,
)
from handoff.console.charts import columns
from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import Seat, seat_of
from handoff.console.rights import area_of
from handoff.console.typed import day_typed
from handoff.console.words import worked
from handoff.figure_rows import NO_RESULT
from handoff.figures import Figures, figures
from handoff.ports import Transactions, Work
from handoff.queue import how_many_wait
from handoff.standing_work import StandingWork, standing_work
from knowledge.calendar import Calendar, local
from knowledge.matters import Catalog, TownId

_HERE = f"{PREFIX}/board"


@dataclass(frozen=True, slots=True)
class Period:
    """The period shown, in words, and the addresses of the ones beside it."""

    name: str
    day: str
    month: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class BoardPage:
    """The whole page; `opens` says that this reader may open a contact, `audits` the looks."""

    frame: Frame
    here: str
    now: str
    standing: StandingWork
    longest: str
    lights: tuple[tuple[str, str, int], ...]
    desks: tuple[DeskLine, ...]
    contacts: tuple[ContactLine, ...]
    opens: bool
    audits: bool
    district: bool
    period: Period
    figures: Figures
    first_answer: str
    slowest_tenth: str
    by_hour: Markup
    by_day: Markup
    tables: tuple[tuple[str, tuple[Share, ...]], ...]
    behind: tuple[str, ...]
    unfinished: str
    book: str


class Board:
    """`/console/board?day=2026-11-24` or `?month=2026-11`; without either the month so far."""

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
        seat = seat_of(request)
        catalog = self._catalog(seat.town.id)
        query = dict(request.query)

        def read(work: Work) -> BoardPage:
            return self._read(work, seat, catalog, query)

        page = await self._transactions.run(read)
        return self._templates.page("board.html", page)

    def _read(
        self, work: Work, seat: Seat, catalog: Catalog, query: Mapping[str, str]
    ) -> BoardPage:
        town, now = seat.town, work.now
        first, last = period_of(query, local(now).date())
        found = figures(work, town, self._calendar, first, last)
        standing = standing_work(work, town, self._calendar)
        hours = [(f"{at}点", number) for at, number in enumerate(found.arrivals)]
        days = [(f"{each.month}.{each.day}", number) for each, number in found.days]
        return BoardPage(
            frame=seat.frame("看板", "board", how_many_wait(work, town.id), now),
            here=_address(first, last),
            now=f"{local(now):%H:%M}",
            standing=standing,
            longest=worked(standing.longest) if standing.waiting else "—",
            lights=tuple((each, LIGHTS[each], number) for each, number in standing.lights),
            desks=desk_lines(standing, town),
            contacts=contact_lines(standing, town, catalog, now),
            opens=_may(seat, f"{PREFIX}/register"),
            district=bool(town.towns),
            audits=_may(seat, f"{PREFIX}/looks"),
            period=_around(first, last, local(now).date()),
            figures=found,
            first_answer=worked(found.first_answer) if found.first_answer is not None else "—",
            slowest_tenth=worked(found.slowest_tenth) if found.slowest_tenth is not None else "—",
            by_hour=columns(hours[6:22], "每小时来的"),
            by_day=columns(days, "每天来的") if len(days) > 1 else Markup(""),
            tables=share_tables(found, town, catalog, partial(rows_behind, first, last)),
            behind=tuple(rows_behind(first, last, each) for each in ("all", "bot", "chat")),
            book=f"{PREFIX}/register.xlsx?from={first}&to={last}",
            unfinished=rows_behind(first, last, "result", NO_RESULT),
        )


def _may(seat: Seat, path: str) -> bool:
    area = area_of(path)
    return area is not None and area.allows(seat.clerk.role, reading=True)


def period_of(query: Mapping[str, str], today: date) -> tuple[date, date]:
    """Give the days that are asked for; the month so far where none can be read."""
    day = day_typed(query.get("day"))
    if day is not None:
        return day, day
    first = day_typed(f"{query.get('month')}-01") or today.replace(day=1)
    last = _next_month(first) - timedelta(days=1)
    return first, min(last, today) if first <= today else last


def _next_month(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)


def _address(first: date, last: date) -> str:
    return f"{_HERE}?day={first}" if first == last else f"{_HERE}?month={first:%Y-%m}"


def _around(first: date, last: date, today: date) -> Period:
    one = timedelta(days=1)
    if first == last and first != today.replace(day=1):
        name = f"{first.year}年{first.month}月{first.day}日"
        before, after = f"{_HERE}?day={first - one}", f"{_HERE}?day={first + one}"
    else:
        name, before, after = month_around(_HERE, first)
    return Period(name, f"{_HERE}?day={today}", f"{_HERE}?month={first:%Y-%m}", before, after)


def month_around(here: str, first: date) -> tuple[str, str, str]:
    """Name the month that begins on this day, and give the addresses of those beside it."""
    before, after = first - timedelta(days=1), _next_month(first)
    name = f"{first.year}年{first.month}月"
    return name, f"{here}?month={before:%Y-%m}", f"{here}?month={after:%Y-%m}"
