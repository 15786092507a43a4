"""What lies on whose desk at this moment: chats in hand, chats waiting, contacts without result."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from sqlalchemy import select

from handoff.ports import Work
from handoff.tables.contacts import CLOSED, ChatRow, ContactRow
from handoff.tables.upsert import table_of
from handoff.unanswered import unanswered_since
from knowledge.calendar import Calendar, local
from knowledge.open_time import open_between
from knowledge.towns import Town

Light = Literal["green", "yellow", "red"]

YELLOW_AFTER: Final = timedelta(hours=7)
"""About a working day: so old an open contact is yellow."""
RED_AFTER: Final = timedelta(hours=21)
"""About three working days: so old it is red."""

_CONTACTS, _CHATS = table_of(ContactRow), table_of(ChatRow)
_LONGEST = 20


@dataclass(frozen=True, slots=True)
class Desk:
    """One person's work: chats in hand, how many wait for a word, the longest such wait.

    `contacts` are those that the person answers for and that have no result.
    """

    login: str
    chats: int
    unanswered: int
    longest: timedelta
    contacts: int


@dataclass(frozen=True, slots=True)
class OpenContact:
    """A contact without a result; `age` is working time, `matter` a code."""

    id: int
    matter: str | None
    office: str | None
    owner: str
    opened_at: datetime
    age: timedelta
    light: Light


@dataclass(frozen=True, slots=True)
class StandingWork:
    """Everything that is open in the town; `contacts` are all, of which `oldest` are some.

    source: CN-9, BZ-7
    """

    waiting: int
    longest: timedelta
    desks: tuple[Desk, ...]
    oldest: tuple[OpenContact, ...]
    contacts: int
    lights: tuple[tuple[Light, int], ...]


def standing_work(work: Work, town: Town, calendar: Calendar) -> StandingWork:
    """Look at the whole town at this instant; waits and ages are in working time."""
    chats = _open_chats(work, town)
    waits = [open_between(town, calendar, since, work.now) for _clerk, since in chats if since]
    contacts = _open_contacts(work, town, calendar)
    lights = Counter(each.light for each in contacts)
    return StandingWork(
        waiting=sum(clerk is None for clerk, _since in chats),
        longest=max(waits, default=timedelta()),
        desks=_desks(work, town, calendar, chats, contacts),
        oldest=contacts[:_LONGEST],
        contacts=len(contacts),
        lights=tuple((each, lights[each]) for each in ("red", "yellow", "green")),
    )


_Chat = tuple[str | None, datetime | None]


def _open_chats(work: Work, town: Town) -> list[_Chat]:
    wanted = select(_CHATS.c.clerk, unanswered_since()).where(
        _CHATS.c.town == town.id, _CHATS.c.state != CLOSED
    )
    return [(clerk, since) for clerk, since in work.execute(wanted)]


def _open_contacts(work: Work, town: Town, calendar: Calendar) -> tuple[OpenContact, ...]:
    columns = _CONTACTS.c["id", "matter", "office", "owner", "opened_at"]
    wanted = (
        select(*columns)
        .where(_CONTACTS.c.town == town.id, _CONTACTS.c.result.is_(None))
        .order_by(_CONTACTS.c.id)
    )
    ages: dict[datetime, timedelta] = {}
    found = []
    for number, matter, office, owner, opened in work.execute(wanted):
        hour = opened.replace(minute=0, second=0, microsecond=0)
        if hour not in ages:  # thousands may be open: one reckoning for each hour is enough
            ages[hour] = open_between(town, calendar, opened, work.now)
        age = ages[hour]
        found.append(OpenContact(number, matter, office, owner, opened, age, light(age)))
    return tuple(found)


def light(age: timedelta) -> Light:
    """Give the colour of an open contact of this age (working time)."""
    if age >= RED_AFTER:
        return "red"
    return "yellow" if age >= YELLOW_AFTER else "green"


def _desks(
    work: Work,
    town: Town,
    calendar: Calendar,
    chats: Sequence[_Chat],
    contacts: Sequence[OpenContact],
) -> tuple[Desk, ...]:
    in_hand: dict[str, list[datetime | None]] = defaultdict(list)
    for clerk, since in chats:
        if clerk is not None:
            in_hand[clerk].append(since)
    owned = Counter(each.owner for each in contacts)
    today = local(work.now).date()
    on_duty = {each.on(today) for each in town.rosters}
    return tuple(
        _desk(login, town, calendar, in_hand[login], owned[login], work.now)
        for login in sorted(on_duty | set(in_hand) | set(owned))
    )


def _desk(
    login: str,
    town: Town,
    calendar: Calendar,
    chats: Sequence[datetime | None],
    contacts: int,
    now: datetime,
) -> Desk:
    waits = [open_between(town, calendar, each, now) for each in chats if each is not None]
    return Desk(login, len(chats), len(waits), max(waits, default=timedelta()), contacts)
