"""预约 by a clerk: for who calls, stands here or chats; moved and cancelled here too. source: BZ-8.

By keyboard: the matter and Enter, arrows to the time, Tab to name and phone, Enter.
"""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from aiohttp import web

from handoff.booking_views import BookedPlace, CancelledPlace, MovedPlace
from handoff.bookings import booking_of
from handoff.chats import chat_view
from handoff.console.booking_shown import (
    BookingPage,
    ChannelChoice,
    DeskPage,
    Typed,
    channels,
    found_matters,
    free_columns,
    one_booking,
    refusal_of,
)
from handoff.console.frame import PREFIX, Templates
from handoff.console.guards import Seat, seat_of
from handoff.console.typed import id_typed, slot_typed
from handoff.desk_bookings import AtDesk, book_at_desk, cancel_at_desk, move_at_desk
from handoff.ports import Reader, Transactions, Work
from handoff.queue import how_many_wait
from handoff.roster import Owner
from handoff.transcripts import look
from knowledge.calendar import Calendar
from knowledge.matters import Catalog, Matter, TownId
from knowledge.reading.phones import Phone, read_phone

_HERE = f"{PREFIX}/bookings"
_NEW = f"{_HERE}/new"
_ONE = f"{_HERE}/{{number:[0-9]{{6}}-[0-9]{{3,5}}}}"
_NAME_LIMIT = 20  # characters
_BOOKS = frozenset({"办事员", "负责人", "带班领导", "办所负责人", "代办员"})


class BookingDesk:
    """`/console/bookings/new` and `/console/bookings/{number}`."""

    def __init__(
        self,
        transactions: Transactions,
        calendar: Calendar,
        catalog: Callable[[TownId], Catalog],
        reader: Reader,
        templates: Templates,
    ) -> None:
        self._transactions = transactions
        self._calendar = calendar
        self._catalog = catalog
        self._reader = reader
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the pages' routes."""
        return [
            web.get(_NEW, self._new),
            web.post(_NEW, self._book),
            web.get(_ONE, self._one),
            web.post(f"{_ONE}/move", self._move),
            web.post(f"{_ONE}/cancel", self._cancel),
        ]

    async def _new(self, request: web.Request) -> web.Response:
        seat, query = seat_of(request), request.query.get("q", "").strip()[:60]
        typed = Typed(channel=request.query.get("channel", "电话"), chat=_id(request.query))
        matter = self._matter(seat, request.query.get("matter"))
        found = found_matters(self._reader, self._catalog(seat.town.id), seat.town, query)
        if matter is None and len(found) == 1:
            kept = {"matter": found[0].code, "q": query, "channel": typed.channel}
            chat = {"chat": str(typed.chat)} if typed.chat else {}
            raise web.HTTPSeeOther(f"{_NEW}?{urlencode({**kept, **chat})}")
        return await self._page(seat, query, found, matter, typed, "")

    def _matter(self, seat: Seat, code: object) -> Matter | None:
        matter = self._catalog(seat.town.id).matter(str(code)) if code else None
        taken = matter is not None and seat.town.takes(matter) and seat.town.counters_for(matter)
        return matter if taken else None

    async def _page(
        self,
        seat: Seat,
        query: str,
        found: tuple[Matter, ...],
        matter: Matter | None,
        typed: Typed,
        refusal: str,
    ) -> web.Response:
        def read(work: Work) -> DeskPage:
            columns = (
                free_columns(work, seat.town, self._calendar, matter, typed.slot) if matter else ()
            )
            frame = seat.frame("约一个", "bookings", how_many_wait(work, seat.town.id), work.now)
            shown: tuple[ChannelChoice, ...] = channels(typed)
            return DeskPage(frame, query, found, matter, columns, shown, typed, refusal)

        page = await self._transactions.run(read)
        return self._templates.page("booking_new.html", page, 409 if refusal else 200)

    async def _book(self, request: web.Request) -> web.Response:
        seat, form = seat_of(request), await request.post()
        _may_book(seat)
        said = {name: str(each).strip() for name, each in form.items()}
        typed = Typed(
            slot=said.get("slot", ""),
            name=said.get("name", "")[:_NAME_LIMIT],
            phone=said.get("phone", ""),
            channel=said.get("channel", "电话"),
            chat=_id(said),
        )
        matter, at = self._matter(seat, form.get("matter")), slot_typed(typed.slot)
        if matter is None:
            raise web.HTTPBadRequest
        why, phone = _fault(seat, typed, at)
        if at is None or why:
            return await self._page(seat, "", (), matter, typed, why)

        def job(work: Work) -> object:
            who = _who(work, seat, typed, phone)
            if who is None:
                return "这个会话已经不在了，请从会话页重新开始。"
            return book_at_desk(work, seat.town, self._calendar, matter, at, who, owner_of(seat))

        match await self._transactions.run(job):
            case BookedPlace(view):
                booked = f"{_HERE}/{view.number}?new=1"
                raise web.HTTPSeeOther(f"{PREFIX}/chats/{typed.chat}" if typed.chat else booked)
            case str() as gone:
                return await self._page(seat, "", (), matter, typed, gone)
            case refused:
                return await self._page(seat, "", (), matter, typed, refusal_of(refused))

    async def _one(self, request: web.Request) -> web.Response:
        return await self._shown(request)

    async def _shown(self, request: web.Request, refusal: str = "") -> web.Response:
        seat, number = seat_of(request), request.match_info["number"]
        catalog = self._catalog(seat.town.id)
        moving = request.query.get("move") == "1" or request.method == "POST"

        def read(work: Work) -> BookingPage | None:
            view = booking_of(work, seat.town.id, number)
            if view is None:
                return None
            look(work, seat.town.id, seat.clerk.login, view.citizen, f"预约 {number}")
            frame = seat.frame(
                f"预约 {number}", "bookings", how_many_wait(work, seat.town.id), work.now
            )
            new = request.query.get("new") == "1"
            matter = catalog.matter(view.matter)
            columns = (
                free_columns(work, seat.town, self._calendar, matter, "")
                if moving and matter
                else ()
            )
            return one_booking(frame, view, catalog, seat.town, work.now, columns, refusal, new=new)

        page = await self._transactions.run(read)
        if page is None:
            raise web.HTTPNotFound
        return self._templates.page("booking_one.html", page, 409 if refusal else 200)

    async def _move(self, request: web.Request) -> web.Response:
        seat, number, form = seat_of(request), request.match_info["number"], await request.post()
        _may_book(seat)
        at, catalog = slot_typed(str(form.get("slot", ""))), self._catalog(seat.town.id)
        if at is None:
            return await self._shown(request, "请先选一个时间。")
        result = await self._transactions.run(
            lambda work: move_at_desk(
                work, seat.town, self._calendar, catalog, number, at, owner_of(seat)
            )
        )
        if isinstance(result, MovedPlace):
            raise web.HTTPSeeOther(f"{_HERE}/{result.view.number}?new=1")
        return await self._shown(request, refusal_of(result))

    async def _cancel(self, request: web.Request) -> web.Response:
        seat, number = seat_of(request), request.match_info["number"]
        _may_book(seat)
        catalog = self._catalog(seat.town.id)
        result = await self._transactions.run(
            lambda work: cancel_at_desk(work, seat.town, catalog, number, owner_of(seat))
        )
        if isinstance(result, CancelledPlace):
            raise web.HTTPSeeOther(f"{_HERE}?day={result.view.on.isoformat()}")
        return await self._shown(request, refusal_of(result))


def _may_book(seat: Seat) -> None:
    if seat.clerk.role not in _BOOKS:
        raise web.HTTPForbidden


def owner_of(seat: Seat) -> Owner:
    """Give the clerk at the page as first responsible for who they received."""
    person = seat.town.person(seat.clerk.login)
    return Owner(seat.clerk.login, seat.clerk.name, person.office if person else None, "clerk")


def _who(work: Work, seat: Seat, typed: Typed, phone: str) -> AtDesk | None:
    """Give who it is for; None where the chat that it was begun in cannot be found."""
    if typed.chat is None:
        channel = "窗口" if typed.channel == "窗口" else "电话"
        return AtDesk(typed.name, phone, channel)  # type: ignore[arg-type] # one of the two
    chat = chat_view(work, seat.town.id, typed.chat)
    if chat is None:
        return None
    return AtDesk(typed.name, phone, "微信", chat.citizen, chat.id)


def _fault(seat: Seat, typed: Typed, at: object) -> tuple[str, str]:
    """Give what is missing, and the phone's digits. In a chat name and phone may be left out."""
    if at is None:
        return "请先选一个时间。", ""
    if typed.chat is not None and not typed.phone:
        return "", ""
    if typed.chat is None and not typed.name:
        return "姓名没有填。", ""
    area = seat.town.phone.partition("-")[0]
    phone = read_phone(typed.phone, area=area, asked=True)
    if not isinstance(phone, Phone):
        return "电话没有填，或者不对。", ""
    return "", phone.number


def _id(values: Mapping[str, str]) -> int | None:
    return id_typed(values.get("chat"))
