"""Booking on the web, without an account and without script: matter, day, time, name, code.

`/b/{town}` finds the matter, `/b/{town}/m/{matter}` the time, `/b/{town}/w/{key}` shows the code
to send in chat and goes on when it came. source: BZ-8
"""

from datetime import date, time

from aiohttp import web

from bot.pages.booking_shown import (
    CodePage,
    FindPage,
    FormPage,
    Shown,
    TimesPage,
    code_page,
    domains_of,
    offered,
)
from bot.pages.public import PublicFacts, PublicLook, chosen, query_of
from handoff.lapsed import free_lapsed
from handoff.notices import notices_of
from handoff.ports import Transactions, Work
from handoff.slots import free_days, free_times
from handoff.web_bookings import TooManyPages, WebBooking, begin, web_booking
from knowledge.matters import Matter
from knowledge.reading.phones import Phone, read_phone
from knowledge.towns import Town

_LATEST = 5
_NAME_LIMIT = 20  # characters


class BookingPages:
    """The pages of `/b/…`."""

    def __init__(self, facts: PublicFacts, transactions: Transactions) -> None:
        self._facts = facts
        self._transactions = transactions
        self._public = PublicLook(facts.public_url, "booking.css")
        self._shown = Shown(self._public, facts)

    def routes(self) -> list[web.RouteDef]:
        """Give the pages' routes."""
        times = "/b/{town}/m/{matter}"
        return [
            web.get("/b/{town}", self._find),
            web.get(times, self._times),
            web.post(times, self._begin),
            web.get("/b/{town}/w/{key}", self._wait),
        ]

    def _town(self, request: web.Request) -> Town | None:
        town = self._facts.towns(request.match_info["town"])
        return town if town is not None and town.counters else None

    async def _find(self, request: web.Request) -> web.Response:
        town = self._town(request)
        if town is None:
            return self._public.missing()
        query = query_of(request)
        catalog = self._facts.catalog(town.id)
        found = chosen(catalog, town, query, self._facts.find)
        matters = [each for each in found if offered(each, town)]
        page = FindPage(
            self._shown.look(), self._public.base, town, query, domains_of(matters), len(matters)
        )
        return self._public.respond(self._public.render("booking_find.html", page))

    def _place(self, request: web.Request) -> tuple[Town, Matter] | None:
        town = self._town(request)
        matter = self._facts.catalog(town.id).matter(request.match_info["matter"]) if town else None
        if town is None or matter is None or not offered(matter, town):
            return None
        return town, matter

    async def _times(self, request: web.Request) -> web.Response:
        place = self._place(request)
        if place is None:
            return self._public.missing()
        on, start = _day_of(request.query.get("day")), _time_of(request.query.get("start"))
        if on is not None and start is not None:
            return self._form(*place, on, start)
        return await self._choose(*place, on)

    async def _choose(
        self, town: Town, matter: Matter, on: date | None, why: str = ""
    ) -> web.Response:
        calendar = self._facts.calendar

        def read(work: Work) -> TimesPage:
            days = free_days(work, town, calendar, matter, work.now)
            times = free_times(work, town, calendar, matter, on, work.now) if on else ()
            return self._shown.times(town, matter, days, on, times, why)

        page = await self._transactions.run(read)
        text = self._public.render("booking_times.html", page)
        return self._public.respond(text, 409 if why else 200)

    def _form(
        self,
        town: Town,
        matter: Matter,
        on: date,
        start: time,
        typed: tuple[str, str] = ("", ""),
        why: str = "",
    ) -> web.Response:
        page = FormPage(
            self._shown.look(), self._public.base, town, matter, on.isoformat(), f"{start:%H:%M}",
            self._shown.day(on), *typed, why,
        )  # fmt: skip
        text = self._public.render("booking_form.html", page)
        return self._public.respond(text, 400 if why else 200)

    async def _begin(self, request: web.Request) -> web.Response:
        place = self._place(request)
        if place is None:
            return self._public.missing()
        town, matter = place
        form = await request.post()
        typed = (str(form.get("name", "")).strip(), str(form.get("phone", "")).strip())
        on, start = _day_of(form.get("day")), _time_of(form.get("start"))
        if on is None or start is None:
            return await self._choose(town, matter, on)
        phone = read_phone(typed[1], area=town.phone.partition("-")[0], asked=True)
        if not typed[0] or len(typed[0]) > _NAME_LIMIT:
            why = "请写办事人的姓名（最多20个字）。"
            return self._form(town, matter, on, start, typed, why)
        if not isinstance(phone, Phone):
            return self._form(town, matter, on, start, typed, "电话不对，请写能打通的手机号。")
        return await self._begun(town, matter, (on, start), typed, phone.number)

    async def _begun(
        self,
        town: Town,
        matter: Matter,
        at: tuple[date, time],
        typed: tuple[str, str],
        phone: str,
    ) -> web.Response:
        calendar = self._facts.calendar

        def job(work: Work) -> WebBooking | TooManyPages | None:
            free_lapsed(work, town.id)
            free = free_times(work, town, calendar, matter, at[0], work.now)
            if all(each.start != at[1] for each in free):
                return None
            return begin(work, town.id, matter.code, at, typed[0], phone)

        match await self._transactions.run(job):
            case WebBooking() as begun:
                raise web.HTTPSeeOther(f"{self._public.base}/b/{town.id}/w/{begun.key}")
            case TooManyPages():
                why = "这个电话刚才约的次数太多了，请过十分钟再试，或者打电话约。"
                return self._form(town, matter, *at, typed, why)
            case None:
                return await self._choose(town, matter, at[0], "刚刚被别人约走了，请选别的时间。")

    async def _wait(self, request: web.Request) -> web.Response:
        town = self._town(request)
        if town is None:
            return self._public.missing()
        key = request.match_info["key"]

        def read(work: Work) -> CodePage | None:
            found = web_booking(work, town.id, key)
            matter = self._facts.catalog(town.id).matter(found.matter) if found else None
            if found is None or matter is None:
                return None
            told = notices_of(work, town.id, found.citizen, _LATEST) if found.citizen else ()
            return code_page(work, town, matter, found, told, self._shown)

        page = await self._transactions.run(read)
        if page is None:
            return self._public.missing()
        return self._public.respond(self._public.render("booking_code.html", page))


def _day_of(said: object) -> date | None:
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        return None


def _time_of(said: object) -> time | None:
    try:
        return time.fromisoformat(str(said))
    except ValueError:
        return None
