"""A ticket on the phone: its number and code, who is before, how long it takes. CN-8, XL-16."""

from dataclasses import dataclass
from datetime import date

from aiohttp import web
from markupsafe import Markup

from bot.pages.arriving import arrive_with_key
from bot.pages.day_look import DayFacts, DayLook
from bot.pages.told import qr_code
from handoff.day_bookings import DayBooking, booking_named
from handoff.day_words import counter_name, time_of
from handoff.hall_state import Outlook, outlook, tell_estimate
from handoff.passes import opens
from handoff.ports import Work
from handoff.tables.day import TicketRow
from handoff.ticket_paths import ticket_path
from handoff.ticket_rows import Ticket, ticket_where, ticket_with_key
from handoff.tickets import leave
from knowledge.calendar import local
from knowledge.towns import Town

_HERE = "/t/{town}/{number}/{key}"
_STATES = {
    "booked": "已约好",
    "cancelled": "已取消",
    "moved": "已改到别的时间",
    "missed": "过号了",
    "done": "办完了",
    "left": "已退号",
}
_REFRESH = 15
_HOW = "到了大厅，点“我到了”，或者在微信里说“我到了”"
_THEN = "约好了。到了那天，在大厅打开这一页点“我到了”，或者在微信里说“我到了”"


@dataclass(frozen=True, slots=True)
class TicketPage:
    """All that the template sees. `state` is what to do now, `big` the number in large type.

    `phone` is given as long as the booking can be changed; `screen`: the hall has one.
    `here` is where “我到了” is posted, on the day of the booking (`coming`) or when it was missed.
    """

    centre: str
    address: str
    big: str
    state: str
    when: str | None
    counter: str | None
    matter: str | None
    booking: str | None
    ahead: int | None
    wait: str | None
    called: str | None
    qr: Markup
    phone: str | None
    leave: str | None
    refresh: int | None
    first: bool
    screen: bool
    coming: bool
    here: str | None
    refusal: str


@dataclass(frozen=True, slots=True)
class _Found:
    town: Town
    booking: DayBooking | None
    ticket: Ticket | None
    outlook: Outlook | None
    today: date


class TicketPages:
    """`/t/{town}/{number}/{key}`: opens for whoever has the key; refreshes itself while waiting."""

    def __init__(self, facts: DayFacts, look: DayLook) -> None:
        self._facts = facts
        self._look = look

    def routes(self) -> list[web.RouteDef]:
        """Give the page's routes."""
        return [
            web.get(_HERE, self._page),
            web.post(f"{_HERE}/leave", self._leave),
            web.post(f"{_HERE}/here", self._here),
        ]

    async def _page(self, request: web.Request) -> web.Response:
        found = await self._find(request)
        if found is None:
            return self._look.missing()
        return self._look.page("ticket.html", self.render(found, request.path))

    async def _leave(self, request: web.Request) -> web.Response:
        town = self._facts.towns(request.match_info["town"])
        number, key = request.match_info["number"], request.match_info["key"]

        def out(work: Work) -> None:
            ticket = ticket_with_key(work, town.id, number, key) if town else None
            if town and ticket:
                leave(work, town.id, ticket)

        await self._facts.transactions.run(out)
        raise web.HTTPSeeOther(self._facts.base + request.path.removesuffix("/leave"))

    async def _here(self, request: web.Request) -> web.Response:
        """Check in, or queue again, who has the key of this page."""
        found, facts = await self._find(request), self._facts
        if found is None:
            return self._look.missing()
        town, number, key = found.town, request.match_info["number"], request.match_info["key"]

        def come(work: Work) -> Ticket | str:
            ticket = arrive_with_key(work, town, number, key)
            if isinstance(ticket, Ticket):
                tell_estimate(work, town, facts.catalog(town.id), ticket)
            return ticket

        result = await facts.transactions.run(come)
        if isinstance(result, Ticket):
            raise web.HTTPSeeOther(facts.base + path_of(town, result))
        page = self.render(found, request.path.removesuffix("/here"), result)
        return self._look.page("ticket.html", page, 409)

    async def _find(self, request: web.Request) -> _Found | None:
        town = self._facts.towns(request.match_info["town"])
        number, key = request.match_info["number"][:20], request.match_info["key"][:40]
        if town is None:
            return None
        here, catalog = town, self._facts.catalog(town.id)

        def read(work: Work) -> _Found | None:
            ticket = ticket_with_key(work, here.id, number, key)
            booking = None
            if ticket is None and opens(work, here.id, number, key):
                booking = booking_named(work, here.id, number)
                ticket = ticket_where(work, here.id, TicketRow.booking == number)
            elif ticket is not None and ticket.booking:
                booking = booking_named(work, here.id, ticket.booking)
            if ticket is None and booking is None:
                return None
            waits = ticket is not None and ticket.state == "waiting"
            seen = outlook(work, here, catalog, ticket) if ticket and waits else None
            return _Found(here, booking, ticket, seen, local(work.now).date())

        return await self._facts.transactions.run(read)

    def render(self, found: _Found, path: str, refusal: str = "") -> TicketPage:
        """Give the page of a booking, a ticket, or both."""
        town, booking, ticket = found.town, found.booking, found.ticket
        matter = ticket.matter if ticket else booking.matter if booking else None
        known = self._facts.catalog(town.id).matter(matter) if matter else None
        state = ticket.state if ticket else booking.state if booking else ""
        at = ticket.counter if ticket and state in {"called", "serving"} else None
        coming = booking is not None and ticket is None and state == "booked"
        waits = state in {"waiting", "called"}
        today = coming and booking is not None and booking.on == found.today
        missed = ticket is not None and state == "missed"
        return TicketPage(
            centre=town.centre,
            address=town.address,
            big=ticket.number if ticket else booking.number if booking else "",
            state=(_HOW if today else _THEN) if coming else _STATES.get(state, ""),
            when=time_of(booking, found.today) if booking else None,
            counter=counter_name(town, booking.counter) if booking and coming else None,
            matter=known.called if known else None,
            booking=booking.number if booking else None,
            ahead=found.outlook.ahead if found.outlook else None,
            wait=found.outlook.told.words if found.outlook else None,
            called=counter_name(town, at) if at else None,
            qr=qr_code(self._facts.url(path)),
            phone=town.phone if coming else None,
            leave=f"{self._facts.base}{path}/leave" if state == "waiting" else None,
            refresh=_REFRESH if waits else None,
            first=bool(ticket and ticket.first_for),
            screen=town.queue,
            coming=coming,
            here=f"{self._facts.base}{path}/here" if today or missed else None,
            refusal=refusal,
        )


def path_of(town: Town, ticket: Ticket) -> str:
    """Give the path of a ticket's page."""
    return ticket_path(town.id, ticket.number, ticket.key)
