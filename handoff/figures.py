"""What a period brought: arrivals, who answered, how soon, with which results. No citizen in it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import select

from handoff.ports import Work
from handoff.tables.bookings import BookingRow, NoticeRow
from handoff.tables.complaints import ComplaintRow
from handoff.tables.contacts import ChatRow, ContactRow
from handoff.tables.upsert import table_of
from knowledge.calendar import CHINA, Calendar, local
from knowledge.matters import TownId
from knowledge.open_time import open_between
from knowledge.towns import Town

HOURS: Final = 24

_CONTACTS, _CHATS = table_of(ContactRow), table_of(ChatRow)
_COMPLAINTS = table_of(ComplaintRow)
_NOTICES, _BOOKINGS = table_of(NoticeRow), table_of(BookingRow)


@dataclass(frozen=True, slots=True)
class Count:
    """How often something (a code, id or word) was the case, and how often it has no result."""

    name: str
    all: int
    open: int


@dataclass(frozen=True, slots=True)
class Figures:
    """A period in figures. `arrivals` are by local hour, `days` by local day.

    `by_bot` are the contacts that the bot alone gave their result; `first_answer` and its
    `slowest_tenth` are in working time, None where nobody asked for a person. `complaints` are the
    sustained ones, by whom they are about.
    """

    contacts: int
    by_bot: int
    open: int
    chats: int
    notices: int
    bookings: int
    arrivals: tuple[int, ...]
    days: tuple[tuple[date, int], ...]
    first_answer: timedelta | None
    slowest_tenth: timedelta | None
    unanswered: int
    channels: tuple[Count, ...]
    results: tuple[Count, ...]
    matters: tuple[Count, ...]
    offices: tuple[Count, ...]
    people: tuple[Count, ...]
    complaints: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class _Contact:
    channel: str
    matter: str | None
    office: str | None
    owner: str
    result: str | None
    closed_by: str | None
    opened_at: datetime


def figures(work: Work, town: Town, calendar: Calendar, first: date, last: date) -> Figures:
    """Reckon the period from one local day to another, both included, up to now."""
    begin, end = span(first, last)
    found = _contacts(work, town.id, begin, end)
    waits = _waits(work, town, calendar, begin, end)
    answered = sorted(each for each in waits if each is not None)
    return Figures(
        contacts=len(found),
        by_bot=sum(each.closed_by == "bot" for each in found),
        open=sum(each.result is None for each in found),
        chats=len(waits),
        notices=_told(work, town.id, begin, end),
        bookings=_booked(work, town.id, begin, end),
        arrivals=_by_hour(found),
        days=_by_day(found, first, last),
        first_answer=answered[len(answered) // 2] if answered else None,
        slowest_tenth=answered[int(len(answered) * 0.9)] if answered else None,
        unanswered=len(waits) - len(answered),
        channels=_counts(found, (each.channel for each in found)),
        results=_counts(found, (each.result or "尚无结果" for each in found)),
        matters=_counts(found, (each.matter or "" for each in found)),
        offices=_counts(found, (each.office or "" for each in found)),
        people=_counts(found, (each.owner for each in found)),
        complaints=_sustained(work, town.id, begin, end),
    )


def span(first: date, last: date) -> tuple[datetime, datetime]:
    """Give the instants at which these local days begin, and end."""
    midnight = datetime.min.time()
    return (
        datetime.combine(first, midnight, CHINA),
        datetime.combine(last + timedelta(days=1), midnight, CHINA),
    )


def _contacts(work: Work, town: TownId, begin: datetime, end: datetime) -> list[_Contact]:
    columns = _CONTACTS.c[
        "channel", "matter", "office", "owner", "result", "closed_by", "opened_at"
    ]
    wanted = select(*columns).where(
        _CONTACTS.c.town == town, _CONTACTS.c.opened_at >= begin, _CONTACTS.c.opened_at < end
    )
    return [_Contact(*each) for each in work.execute(wanted)]


def _waits(
    work: Work, town: Town, calendar: Calendar, begin: datetime, end: datetime
) -> list[timedelta | None]:
    """Give how long each chat waited for its first answer; None where it had none."""
    wanted = select(_CHATS.c.opened_at, _CHATS.c.answered_at).where(
        _CHATS.c.town == town.id, _CHATS.c.opened_at >= begin, _CHATS.c.opened_at < end
    )
    return [
        open_between(town, calendar, opened, answered) if answered else None
        for opened, answered in work.execute(wanted)
    ]


def _told(work: Work, town: TownId, begin: datetime, end: datetime) -> int:
    told = select(_NOTICES.c.id).where(
        _NOTICES.c.town == town, _NOTICES.c.told_at >= begin, _NOTICES.c.told_at < end
    )
    return len(work.execute(told).all())


def _booked(work: Work, town: TownId, begin: datetime, end: datetime) -> int:
    made = select(_BOOKINGS.c.id).where(
        _BOOKINGS.c.town == town, _BOOKINGS.c.made_at >= begin, _BOOKINGS.c.made_at < end
    )
    return len(work.execute(made).all())


def _sustained(work: Work, town: TownId, begin: datetime, end: datetime) -> tuple[Count, ...]:
    """Count the sustained complaints by whom they are about. source: BY-11."""
    wanted = select(_COMPLAINTS.c.about).where(
        _COMPLAINTS.c.town == town,
        _COMPLAINTS.c.about.is_not(None),
        _COMPLAINTS.c.decided_at >= begin,
        _COMPLAINTS.c.decided_at < end,
    )
    about = Counter(work.execute(wanted).scalars())
    return tuple(Count(login, count, 0) for login, count in about.most_common())


def _by_hour(found: Iterable[_Contact]) -> tuple[int, ...]:
    hours = Counter(local(each.opened_at).hour for each in found)
    return tuple(hours[each] for each in range(HOURS))


def _by_day(found: Iterable[_Contact], first: date, last: date) -> tuple[tuple[date, int], ...]:
    counted = Counter(local(each.opened_at).date() for each in found)
    days = ((first + timedelta(days=each)) for each in range((last - first).days + 1))
    return tuple((each, counted[each]) for each in days)


def _counts(found: Sequence[_Contact], names: Iterable[str]) -> tuple[Count, ...]:
    every: Counter[str] = Counter()
    still_open: Counter[str] = Counter()
    for contact, name in zip(found, names, strict=True):
        every[name] += 1
        still_open[name] += contact.result is None
    return tuple(Count(name, count, still_open[name]) for name, count in every.most_common())
