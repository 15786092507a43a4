"""The console's door: who may in, from where a form may come, and what a fault looks like."""

import logging
import secrets
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, urlsplit

from aiohttp import web

from handoff.clerks import Clerk, sitting
from handoff.console.alarms import alarm_words
from handoff.console.frame import PREFIX, STATIC, Frame, Templates
from handoff.console.rights import LEADS, area_of, home_of, on_the_bar
from handoff.console.words import stamp
from handoff.ports import Transactions, Work
from handoff.presence import seen
from knowledge.towns import Town

COOKIE = "yichuang_sitting"
LOGIN = f"{PREFIX}/login"
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; "
    "object-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
}
_TEACH = frozenset({"办事员", "负责人", "系统管理员"})
_SEE_MISSES = _TEACH | {"办所负责人", "带班领导"}
_EDIT_CATALOG = frozenset({"负责人", "系统管理员"})
_OFFICE_LEAD = "办所负责人"
AGENT = "代办员"
_OPEN = frozenset({LOGIN, STATIC})
_READS = frozenset({"GET", "HEAD"})
_CALM = {
    400: "这个请求不完整，请返回重试。",
    401: "登录已经结束，请重新登录。",
    403: "这个请求不是从本页面发出的，已经拒绝。请回到页面再操作一次。",
    404: "没有这个页面，或者它不属于本镇。",
    405: "这个页面不能这样打开。",
    413: "内容太长了。",
    503: "服务正在停机或重启，请稍等片刻。",
}
_log = logging.getLogger(__name__)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sits in front of the page, and the town as its file says at this moment.

    `alarm` is what is lacking in the roster and concerns this clerk.
    """

    clerk: Clerk
    town: Town
    alarm: str = ""

    @property
    def leads(self) -> bool:
        """Say whether this clerk may take any colleague's chat over (source: TL-6)."""
        return self.clerk.role in LEADS

    @property
    def teaches(self) -> bool:
        """Say whether this clerk may teach the bot."""
        return self.clerk.role in _TEACH

    @property
    def sees_misses(self) -> bool:
        """Say whether this clerk may see what the bot did not understand."""
        return self.clerk.role in _SEE_MISSES

    @property
    def edits_catalog(self) -> bool:
        """Say whether this clerk may change and publish all of the catalog."""
        return self.clerk.role in _EDIT_CATALOG

    @property
    def own_domains(self) -> frozenset[str]:
        """The domains whose matters an office's lead may change. source: BY-24."""
        person = self.town.person(self.clerk.login)
        if self.clerk.role != _OFFICE_LEAD or person is None:
            return frozenset()
        offices = (each for each in self.town.offices if each.id == person.office)
        return frozenset(domain for each in offices for domain in each.domains)

    def edits_matters_of(self, domain: object) -> bool:
        """Say whether this clerk may change a matter of this domain."""
        return self.edits_catalog or domain in self.own_domains

    def frame(self, title: str, tab: str, waiting: int, now: datetime) -> Frame:
        """Give the frame around a page of this clerk's."""
        clerk = self.clerk
        return Frame(
            title,
            tab,
            self.town.centre,
            clerk.name,
            clerk.login,
            clerk.role,
            waiting,
            stamp(now),
            tabs=on_the_bar(clerk.role),
            alarm=self.alarm,
        )


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What the error page shows: the status, what it means, and the id that the log has too."""

    status: int
    words: str
    fault: str | None


SEAT = web.RequestKey("seat", Seat)


def seat_of(request: web.Request) -> Seat:
    """Give who is signed in. Only pages behind the guard may ask."""
    return request[SEAT]


class Guard:
    """The middleware in front of everything under /console/; other paths pass untouched."""

    def __init__(
        self,
        transactions: Transactions,
        towns: Callable[[str], Town | None],
        templates: Templates,
    ) -> None:
        self._transactions = transactions
        self._towns = towns
        self._templates = templates

    @web.middleware
    async def watch(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let in whom we know, refuse forms from elsewhere, and answer every fault with a page."""
        place = _place(request)
        if place != PREFIX and not place.startswith(f"{PREFIX}/"):
            return await handler(request)
        try:
            response = await self._admit(request, handler, place)
        except web.HTTPRedirection as elsewhere:
            elsewhere.headers.update(HEADERS)
            raise
        except web.HTTPForbidden:  # the page's own: this role may not
            role = request[SEAT].clerk.role
            response = self._not_for(role, reading=request.method in _READS)
        except web.HTTPException as refusal:
            response = self._refused(refusal.status)
        except Exception as error:  # noqa: BLE001 - an edge: a clerk sees a page, the log the fault
            response = self._failed(error)
        if not response.prepared:
            response.headers.update(HEADERS)
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    async def _admit(
        self, request: web.Request, handler: Handler, place: str
    ) -> web.StreamResponse:
        if request.method not in _READS and not same_origin(request):
            return self._refused(web.HTTPForbidden.status_code)
        if place in _OPEN:
            return await handler(request)
        seat = await self._seat(request)
        if seat is None:
            if request.method in _READS:
                raise web.HTTPSeeOther(f"{LOGIN}?next={quote(request.path_qs, safe='')}")
            return self._refused(web.HTTPUnauthorized.status_code)
        reading = request.method in _READS
        area = area_of(place)
        if area is None or not area.allows(seat.clerk.role, reading=reading):
            if place == f"{PREFIX}/" and reading:
                raise web.HTTPSeeOther(home_of(seat.clerk.role))
            return self._not_for(seat.clerk.role, reading=reading)
        request[SEAT] = seat
        return await handler(request)

    async def _seat(self, request: web.Request) -> Seat | None:
        secret = request.cookies.get(COOKIE)
        if not secret:
            return None

        def seat(work: Work) -> Seat | None:
            clerk = sitting(work, secret)
            town = self._towns(clerk.town) if clerk else None
            if clerk is not None:
                seen(work, clerk.town, clerk.login)
            return Seat(clerk, town, alarm_words(work, town, clerk)) if clerk and town else None

        return await self._transactions.run(seat)

    def _not_for(self, role: str, *, reading: bool) -> web.Response:
        words = f"{role}不能{'看这里' if reading else '在这里改东西'}。要用的话，请找中心负责人。"
        status = web.HTTPForbidden.status_code
        return self._templates.page("error.html", ErrorPage(status, words, None), status)

    def _refused(self, status: int) -> web.Response:
        words = _CALM.get(status, "这个请求没有办成，请返回重试。")
        return self._templates.page("error.html", ErrorPage(status, words, None), status)

    def _failed(self, error: Exception) -> web.Response:
        fault = secrets.token_hex(4)
        # frames and the type only: what the error says may quote what a citizen said
        frames = "".join(traceback.format_tb(error.__traceback__))
        _log.error("console fault %s: %s\n%s", fault, type(error).__name__, frames)
        page = ErrorPage(500, "系统出了问题，刚才的操作可能没有成功。请重试一次。", fault)
        return self._templates.page("error.html", page, 500)


def _place(request: web.Request) -> str:
    """Give the route's own path, so that no spelling of an address gets past the guard."""
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else request.path


def same_origin(request: web.Request) -> bool:
    """Say whether a form comes from our own pages, by what the browser says of its origin."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc == request.headers.get("Host")
