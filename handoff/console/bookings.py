"""预约: who comes when, two days at a glance, window by window."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from aiohttp import web

from handoff.bookings import BookingView, bookings_on
from handoff.console.booking_shown import STATES
from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import Seat, seat_of
from handoff.console.inbox import matter_name
from handoff.console.typed import day_typed
from handoff.console.words import full_day, masked
from handoff.ports import Transactions, Work
from handoff.queue import how_many_wait
from knowledge.calendar import CHINA, Calendar, YearUnknownError, local
from knowledge.matters import Catalog, TownId
from knowledge.sessions import sessions_on
from knowledge.towns import Town

_HERE = f"{PREFIX}/bookings"
_DAY = timedelta(days=1)
GONE = frozenset({"cancelled", "moved"})
"""The states of a booking whose place is free again."""


@dataclass(frozen=True, slots=True)
class Line:
    """One booking. `tone` is coming, over or cancelled."""

    number: str
    start: str
    end: str
    matter: str
    citizen: str
    state: str
    tone: str


@dataclass(frozen=True, slots=True)
class CounterLines:
    """A window's bookings of a day; `count` leaves out the cancelled ones."""

    name: str
    count: int
    bookings: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day's bookings; `closed` says that the centre is not open, or that nobody knows yet."""

    on: str
    name: str
    count: int
    cancelled: int
    closed: str | None
    counters: tuple[CounterLines, ...]


@dataclass(frozen=True, slots=True)
class BookingsPage:
    """The whole page: two days, and the way to the day before and after."""

    frame: Frame
    here: str
    days: tuple[Day, ...]
    before: str
    after: str
    is_today: bool


class Bookings:
    """`/console/bookings`."""

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
        return [web.get(_HERE, self._page)]

    async def _page(self, request: web.Request) -> web.Response:
        seat = seat_of(request)
        catalog = self._catalog(seat.town.id)
        wanted = _day_of(request)

        def read(work: Work) -> BookingsPage:
            return self._read(work, seat, catalog, wanted)

        page = await self._transactions.run(read)
        return self._templates.page("bookings.html", page)

    def _read(self, work: Work, seat: Seat, catalog: Catalog, wanted: date | None) -> BookingsPage:
        today = local(work.now).date()
        first = wanted or today
        days = (first, first + _DAY)
        found = bookings_on(work, seat.town.id, days)
        return BookingsPage(
            frame=seat.frame("预约", "bookings", how_many_wait(work, seat.town.id), work.now),
            here=f"{_HERE}?day={first.isoformat()}",
            days=tuple(
                self._day(
                    on, [each for each in found if each.on == on], seat.town, catalog, work.now
                )
                for on in days
            ),
            before=(first - _DAY).isoformat(),
            after=(first + _DAY).isoformat(),
            is_today=first == today,
        )

    def _day(
        self, on: date, found: list[BookingView], town: Town, catalog: Catalog, now: datetime
    ) -> Day:
        cancelled = sum(each.state in GONE for each in found)
        return Day(
            on=on.isoformat(),
            name=full_day(on, local(now).date()),
            count=len(found) - cancelled,
            cancelled=cancelled,
            closed=self._closed(on, town),
            counters=_counters(found, town, catalog, now),
        )

    def _closed(self, on: date, town: Town) -> str | None:
        try:
            return None if sessions_on(town, self._calendar, on) else "这天不开门"
        except YearUnknownError:
            return "这一年的节假日安排还没有"


def _counters(
    found: list[BookingView], town: Town, catalog: Catalog, now: datetime
) -> tuple[CounterLines, ...]:
    places = {each.id: place for place, each in enumerate(town.counters)}
    names = {each.id: each.name for each in town.counters}
    found = sorted(
        found,
        key=lambda each: (
            places.get(each.counter, len(places)), each.counter, each.start, each.number,
        ),
    )  # fmt: skip
    return tuple(
        CounterLines(
            name=names.get(counter, counter),
            count=sum(each.state not in GONE for each in lines),
            bookings=tuple(_line(each, catalog, now) for each in lines),
        )
        for counter, group in groupby(found, key=lambda each: each.counter)
        for lines in [list(group)]
    )


def _line(booking: BookingView, catalog: Catalog, now: datetime) -> Line:
    over = datetime.combine(booking.on, booking.end, CHINA) <= now
    state = STATES.get(booking.state, booking.state)
    tone = "cancelled" if booking.state in GONE else "over" if over else "coming"
    if over and booking.state == "booked":
        state = "时间已过"
    return Line(
        number=booking.number,
        start=f"{booking.start:%H:%M}",
        end=f"{booking.end:%H:%M}",
        matter=matter_name(catalog, booking.matter) or "",
        citizen=booking.for_name or masked(booking.citizen),
        state=state,
        tone=tone,
    )


def _day_of(request: web.Request) -> date | None:
    return day_typed(request.query.get("day"))
