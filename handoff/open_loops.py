"""没闭环的: everything that has no result yet, of whatever kind, the oldest first. source: BZ-7."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sqlalchemy import or_, select

from handoff.ports import Work
from handoff.tables.bookings import BookingRow
from handoff.tables.contacts import CLOSED, ChatRow, ContactRow
from handoff.tables.proxies import ProxyRow
from handoff.tables.ratings import RatingRow, RectificationRow
from handoff.tables.upsert import table_of
from handoff.tables.visits import VisitRow
from knowledge.calendar import CHINA, local
from knowledge.matters import TownId

Kind = Literal["首问", "待答复", "会话", "预约", "上门", "代办", "整改"]

_CONTACTS, _CHATS, _BOOKINGS = table_of(ContactRow), table_of(ChatRow), table_of(BookingRow)
_VISITS, _PROXIES = table_of(VisitRow), table_of(ProxyRow)
_MENDS, _RATINGS = table_of(RectificationRow), table_of(RatingRow)


@dataclass(frozen=True, slots=True)
class OpenLoop:
    """One thing without a result: its number, what it is about (a code), who has it (a log-in).

    `path` is its page in the console. It names no citizen.
    """

    kind: Kind
    number: str
    matter: str | None
    owner: str | None
    since: datetime
    path: str


def open_loops(work: Work, town: TownId) -> tuple[OpenLoop, ...]:
    """Give what is open in the town, oldest first; a booking is open once its day is over."""
    today = local(work.now).date()
    found = [
        *_contacts(work, town),
        *_chats(work, town),
        *_bookings(work, town, today),
        *_visits(work, town),
        *_proxies(work, town),
        *_mends(work, town),
    ]
    return tuple(sorted(found, key=lambda each: each.since))


def _contacts(work: Work, town: TownId) -> Iterator[OpenLoop]:
    owed = _CONTACTS.c.reply_due.is_not(None) & _CONTACTS.c.reply.is_(None)
    wanted = (
        select(*_CONTACTS.c["id", "matter", "owner", "opened_at", "result"])
        .where(_CONTACTS.c.town == town, or_(_CONTACTS.c.result.is_(None), owed))
        .order_by(_CONTACTS.c.id)
    )
    for number, matter, owner, since, result in work.execute(wanted):
        kind: Kind = "首问" if result is None else "待答复"
        yield OpenLoop(kind, str(number), matter, owner, since, f"/console/register/{number}")


def _chats(work: Work, town: TownId) -> Iterator[OpenLoop]:
    wanted = (
        select(*_CHATS.c["id", "matter", "clerk", "opened_at"])
        .where(_CHATS.c.town == town, _CHATS.c.state != CLOSED)
        .order_by(_CHATS.c.id)
    )
    for number, matter, clerk, since in work.execute(wanted):
        yield OpenLoop("会话", str(number), matter, clerk, since, f"/console/chats/{number}")


def _bookings(work: Work, town: TownId, today: date) -> Iterator[OpenLoop]:
    wanted = (
        select(*_BOOKINGS.c["number", "matter", "day", "end"])
        .where(
            _BOOKINGS.c.town == town,
            _BOOKINGS.c.day < today,
            _BOOKINGS.c.state.in_(("booked", "arrived", "serving")),
        )
        .order_by(_BOOKINGS.c.day, _BOOKINGS.c.start)
    )
    for number, matter, day, end in work.execute(wanted):
        since = datetime.combine(day, end, CHINA)
        yield OpenLoop("预约", number, matter, None, since, f"/console/bookings/{number}")


def _visits(work: Work, town: TownId) -> Iterator[OpenLoop]:
    wanted = (
        select(*_VISITS.c["number", "matter", "made_at"])
        .where(_VISITS.c.town == town, _VISITS.c.state.not_in(("done", "cancelled")))
        .order_by(_VISITS.c.id)
    )
    for number, matter, since in work.execute(wanted):
        yield OpenLoop("上门", number, matter, None, since, f"/console/visits/{number}")


def _proxies(work: Work, town: TownId) -> Iterator[OpenLoop]:
    wanted = (
        select(*_PROXIES.c["id", "number", "matter", "agent", "asked_at"])
        .where(_PROXIES.c.town == town, _PROXIES.c.closed_at.is_(None))
        .order_by(_PROXIES.c.id)
    )
    for row, number, matter, agent, since in work.execute(wanted):
        yield OpenLoop("代办", number, matter, agent, since, f"/console/agent/{row}")


def _mends(work: Work, town: TownId) -> Iterator[OpenLoop]:
    wanted = (
        select(_RATINGS.c.name, _RATINGS.c.matter, _MENDS.c.owner, _MENDS.c.opened_at)
        .join(_RATINGS, _RATINGS.c.id == _MENDS.c.rating)
        .where(_MENDS.c.town == town, _MENDS.c.closed_at.is_(None))
        .order_by(_MENDS.c.id)
    )
    for name, matter, owner, since in work.execute(wanted):
        yield OpenLoop("整改", name, matter, owner, since, "/console/ratings")
