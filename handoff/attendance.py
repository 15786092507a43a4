"""签到、签退: who is here, by one key in the console. source: CN-5."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, func, select, update

from handoff.absences import ROSTER
from handoff.ports import Work
from handoff.tables.roster import AttendanceRow
from handoff.tables.upsert import insert_into, table_of
from knowledge.calendar import local
from knowledge.matters import TownId

_PRESENCES = table_of(AttendanceRow)
_VIEW = _PRESENCES.c["login", "day", "came_at", "left_at"]
_BETWEEN = (
    select(*_VIEW)
    .where(
        _PRESENCES.c.town == bindparam("of_town"),
        _PRESENCES.c.day.between(bindparam("first"), bindparam("last")),
    )
    .order_by(_PRESENCES.c.login, _PRESENCES.c.came_at)
)


@dataclass(frozen=True, slots=True)
class Presence:
    """A person (a log-in) was here on a local day, from one instant to another; None: still is."""

    login: str
    day: date
    came_at: datetime
    left_at: datetime | None


@dataclass(frozen=True, slots=True)
class SignedInNow:
    """Signed in at this instant."""

    at: datetime


@dataclass(frozen=True, slots=True)
class SignedOutNow:
    """Signed out at this instant."""

    at: datetime


@dataclass(frozen=True, slots=True)
class HereAlready:
    """Signed in before, and not out again since: nothing was changed."""


@dataclass(frozen=True, slots=True)
class NotHere:
    """Not signed in today, or out again: nothing was changed."""


def sign_in(work: Work, town_id: TownId, login: str) -> SignedInNow | HereAlready:
    """Note that this person is here from now on; twice is once."""
    values = {
        "town": town_id,
        "login": login,
        "day": local(work.now).date(),
        "came_at": work.now,
    }
    making = insert_into(work.dialect, _PRESENCES).on_conflict_do_nothing()
    made = work.execute(making.returning(_PRESENCES.c.id), values).scalar_one_or_none()
    if made is None:
        return HereAlready()
    work.announce(town_id, ROSTER)
    return SignedInNow(work.now)


def sign_out(work: Work, town_id: TownId, login: str) -> SignedOutNow | NotHere:
    """Note that this person leaves now. Who forgot it yesterday stays without an end there."""
    left = (
        update(_PRESENCES)
        .where(
            _PRESENCES.c.town == town_id,
            _PRESENCES.c.login == login,
            _PRESENCES.c.day == local(work.now).date(),
            _PRESENCES.c.left_at.is_(None),
        )
        .values(left_at=work.now)
        .returning(_PRESENCES.c.id)
    )
    if work.execute(left).one_or_none() is None:
        return NotHere()
    work.announce(town_id, ROSTER)
    return SignedOutNow(work.now)


def presences(work: Work, town_id: TownId, first: date, last: date) -> tuple[Presence, ...]:
    """Give who was here from one local day to another, by person and instant."""
    key = {"of_town": town_id, "first": first, "last": last}
    return tuple(Presence(*each) for each in work.execute(_BETWEEN, key))


def first_day(work: Work, town_id: TownId) -> date | None:
    """Give the local day on which anybody of the town first signed in; None: nobody has yet."""
    earliest = select(func.min(_PRESENCES.c.day)).where(_PRESENCES.c.town == town_id)
    return work.execute(earliest).scalar_one_or_none()


def is_here(work: Work, town_id: TownId, login: str) -> bool:
    """Say whether this person is signed in today and not out again."""
    today = local(work.now).date()
    return any(
        each.login == login and each.left_at is None
        for each in presences(work, town_id, today, today)
    )
