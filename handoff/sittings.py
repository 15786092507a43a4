"""Signing in to the console: a lock after five failures, and sittings of twelve hours."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from sqlalchemy import bindparam, case, delete, insert, null, or_, select, update

from handoff.ports import Work
from handoff.tables.contacts import ClerkRow, SittingRow
from handoff.tables.upsert import table_of
from knowledge.matters import TownId

TRIES: Final = 5
"""After so many wrong passwords in a row the log-in is locked."""

LOCKED_FOR: Final = timedelta(minutes=15)
SITTING: Final = timedelta(hours=12)

_CLERKS, _SITTINGS = table_of(ClerkRow), table_of(SittingRow)
# built once: every page, part and stream of the console asks it
_SITS = (
    select(*_CLERKS.c["town", "login", "name", "role"])
    .join(_SITTINGS, (_SITTINGS.c.town == _CLERKS.c.town) & (_SITTINGS.c.login == _CLERKS.c.login))
    .where(
        _SITTINGS.c.digest == bindparam("of_digest"),
        _SITTINGS.c.ends_at > bindparam("now"),
        _CLERKS.c.active,
    )
)


@dataclass(frozen=True, slots=True)
class Clerk:
    """Who sits at a signed-in browser."""

    town: TownId
    login: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The cookie's secret (only its digest is kept) and when it ends."""

    secret: str
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class WrongPassword:
    """Wrong log-in or password; `left` more tries before the lock."""

    left: int


@dataclass(frozen=True, slots=True)
class LockedUntil:
    """Locked until then, also for the right password."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Inactive:
    """The password is right, but the log-in has been shut."""


def signed_in(
    work: Work, town_id: TownId, login: str, ok: bool
) -> SignedIn | WrongPassword | LockedUntil | Inactive:
    """Begin a sitting if the password was `ok`; else count the failure, and lock at the fifth."""
    return _begin(work, town_id, login) if ok else _count(work, town_id, login)


def _begin(
    work: Work, town_id: TownId, login: str
) -> SignedIn | WrongPassword | LockedUntil | Inactive:
    mine = (_CLERKS.c.town == town_id, _CLERKS.c.login == login)
    free = or_(_CLERKS.c.locked_until.is_(None), _CLERKS.c.locked_until <= work.now)
    cleared = (
        update(_CLERKS)
        .where(*mine, _CLERKS.c.active, free)
        .values(failures=0, locked_until=null())
        .returning(_CLERKS.c.login)
    )
    if work.execute(cleared).one_or_none() is None:
        return _refusal(work, town_id, login)
    over = (_SITTINGS.c.town == town_id, _SITTINGS.c.ends_at <= work.now)
    work.execute(delete(_SITTINGS).where(*over))
    secret, ends_at = secrets.token_urlsafe(32), work.now + SITTING
    values = {
        "digest": _digest(secret),
        "town": town_id,
        "login": login,
        "began_at": work.now,
        "ends_at": ends_at,
    }
    work.execute(insert(_SITTINGS), values)
    return SignedIn(secret, ends_at)


def _count(work: Work, town_id: TownId, login: str) -> WrongPassword | LockedUntil | Inactive:
    last = _CLERKS.c.failures + 1 >= TRIES
    counted = (
        update(_CLERKS)
        .where(
            _CLERKS.c.town == town_id,
            _CLERKS.c.login == login,
            or_(_CLERKS.c.locked_until.is_(None), _CLERKS.c.locked_until <= work.now),
        )
        .values(
            failures=case((last, 0), else_=_CLERKS.c.failures + 1),
            locked_until=case((last, work.now + LOCKED_FOR), else_=null()),
        )
        .returning(_CLERKS.c.failures, _CLERKS.c.locked_until)
    )
    row = work.execute(counted).one_or_none()
    if row is None:
        return _refusal(work, town_id, login)
    if row.locked_until is not None:
        return LockedUntil(row.locked_until)
    return WrongPassword(TRIES - row.failures)


def _refusal(work: Work, town_id: TownId, login: str) -> WrongPassword | LockedUntil | Inactive:
    wanted = select(ClerkRow.locked_until).where(ClerkRow.town == town_id, ClerkRow.login == login)
    row = work.execute(wanted).one_or_none()
    if row is None:
        return WrongPassword(TRIES - 1)  # no failures are kept for a log-in that is not there
    if row.locked_until is not None and row.locked_until > work.now:
        return LockedUntil(row.locked_until)
    return Inactive()


def sitting(work: Work, secret: str) -> Clerk | None:
    """Give who sits at the browser with this cookie; None where it ended or was never begun."""
    found = work.execute(_SITS, {"of_digest": _digest(secret), "now": work.now}).one_or_none()
    return None if found is None else Clerk(*found)


def sign_out(work: Work, secret: str) -> None:
    """End the sitting of this cookie."""
    work.execute(delete(_SITTINGS).where(_SITTINGS.c.digest == _digest(secret)))


def end_sittings(work: Work, town_id: TownId, login: str) -> None:
    """End all sittings of a log-in."""
    sat = (_SITTINGS.c.town == town_id, _SITTINGS.c.login == login)
    work.execute(delete(_SITTINGS).where(*sat))


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
