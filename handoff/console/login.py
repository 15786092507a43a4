"""Signing in and out."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote

from aiohttp import web

from handoff.clerks import (
    Inactive,
    LockedUntil,
    SignedIn,
    WrongPassword,
    check_password,
    sign_out,
    signed_in,
    stored_hash,
)
from handoff.console.frame import PREFIX, Templates
from handoff.console.guards import COOKIE, LOGIN, seat_of
from handoff.console.words import lasted
from handoff.ports import Transactions, Work
from handoff.presence import left
from knowledge.calendar import local
from knowledge.towns import Town

TOWN_COOKIE = "yichuang_town"
_YEAR = timedelta(days=365)
_LONGEST = 200  # characters of a password; more is only work for the hash
_AT_ONCE = 2  # argon2 takes 64 MB for each
_MISTYPED = "登录名或密码不对。"

Refusal = WrongPassword | LockedUntil | Inactive


@dataclass(frozen=True, slots=True)
class LoginPage:
    """What the log-in page shows; without a chosen town it lists them all."""

    towns: tuple[Town, ...]
    chosen: Town | None
    login: str
    next: str
    refusal: str | None


@dataclass(frozen=True, slots=True)
class _Typed:
    """What was typed into the log-in form."""

    town: str
    login: str
    password: str
    next: str


class Login:
    """`/console/login` and `/console/logout`."""

    def __init__(
        self,
        transactions: Transactions,
        towns: Callable[[str], Town | None],
        all_towns: Callable[[], Sequence[Town]],
        templates: Templates,
        clock: Callable[[], datetime],
        *,
        secure_cookie: bool,
    ) -> None:
        self._transactions = transactions
        self._towns = towns
        self._all_towns = all_towns
        self._templates = templates
        self._clock = clock
        self._secure = secure_cookie
        self._hashing = asyncio.Semaphore(_AT_ONCE)

    def routes(self) -> list[web.RouteDef]:
        """Give the routes of signing in and out."""
        return [
            web.get(LOGIN, self._ask),
            web.post(LOGIN, self._try),
            web.post(f"{PREFIX}/logout", self._leave),
        ]

    async def _ask(self, request: web.Request) -> web.Response:
        wanted = request.query.get("town", request.cookies.get(TOWN_COOKIE, ""))
        unknown = "没有这个镇，请在下面选。" if wanted and self._towns(wanted) is None else None
        return self._show(wanted, request.query.get("next", ""), unknown)

    async def _try(self, request: web.Request) -> web.Response:
        form = await request.post()
        typed = _Typed(
            *(str(form.get(field, "")).strip() for field in ("town", "login")),
            *(str(form.get(field, "")) for field in ("password", "next")),
        )
        town = self._towns(typed.town)
        if town is None:
            return self._show("", typed.next, "没有这个镇，请在下面选。", status=400)
        match await self._sign_in(town, typed):
            case SignedIn(secret, ends_at):
                self._welcome(where := web.HTTPSeeOther(own_page(typed.next)), secret, ends_at)
                self._remember(where, town)
                raise where
            case refusal:
                return self._refuse(typed, refusal)

    async def _sign_in(self, town: Town, typed: _Typed) -> SignedIn | Refusal:
        account = await self._transactions.run(lambda work: stored_hash(work, town.id, typed.login))
        kept = account.password_hash if account else None
        fits = len(typed.password) <= _LONGEST
        async with self._hashing:
            ok = fits and await asyncio.to_thread(check_password, kept, typed.password)
        return await self._transactions.run(
            lambda work: signed_in(work, town.id, typed.login, ok=ok)
        )

    def _refuse(self, typed: _Typed, refusal: Refusal) -> web.Response:
        status = 429 if isinstance(refusal, LockedUntil) else 401
        words = refusal_words(refusal, self._clock())
        return self._show(typed.town, typed.next, words, login=typed.login, status=status)

    def _show(
        self, town: str, wanted: str, refusal: str | None, *, login: str = "", status: int = 200
    ) -> web.Response:
        towns = tuple(self._all_towns())
        chosen = towns[0] if len(towns) == 1 else self._towns(town)
        page = LoginPage(towns, chosen, login, own_page(wanted), refusal)
        return self._templates.page("login.html", page, status)

    def _welcome(self, response: web.Response, secret: str, ends_at: datetime) -> None:
        response.set_cookie(
            COOKIE,
            secret,
            path=PREFIX,
            max_age=int((ends_at - self._clock()).total_seconds()),
            httponly=True,
            samesite="Lax",
            secure=self._secure,
        )

    def _remember(self, response: web.Response, town: Town) -> None:
        """Have the next log-in on this computer begin with the town chosen."""
        response.set_cookie(
            TOWN_COOKIE,
            town.id,
            path=LOGIN,
            max_age=int(_YEAR.total_seconds()),
            httponly=True,
            samesite="Lax",
            secure=self._secure,
        )

    async def _leave(self, request: web.Request) -> web.Response:
        secret, seat = request.cookies.get(COOKIE, ""), seat_of(request)

        def leave(work: Work) -> None:
            sign_out(work, secret)
            left(work, seat.town.id, seat.clerk.login)

        await self._transactions.run(leave)
        where = web.HTTPSeeOther(f"{LOGIN}?town={quote(seat.town.id)}")
        where.del_cookie(COOKIE, path=PREFIX)
        raise where


def own_page(wanted: str) -> str:
    """Give the page to go on to after signing in: one of the console's own, or its first."""
    plain = wanted.isprintable() and "\\" not in wanted and "//" not in wanted.partition("?")[0]
    inside = wanted.startswith(f"{PREFIX}/") and not wanted.startswith((LOGIN, f"{PREFIX}/parts"))
    return wanted if plain and inside else f"{PREFIX}/"


def refusal_words(refusal: Refusal, now: datetime) -> str:
    """Say why signing in was refused, and what to do."""
    match refusal:
        case WrongPassword(tries):
            return f"{_MISTYPED}再错 {tries} 次会锁定 15 分钟。" if tries else _MISTYPED
        case LockedUntil(at):
            return (
                f"密码错得太多，已经锁定。请在 {local(at):%H:%M} 以后再试"
                f"（还有 {lasted(at - now)}），或者请系统管理员重设密码。"
            )
        case Inactive():
            return "这个账号已经停用。请找系统管理员。"
