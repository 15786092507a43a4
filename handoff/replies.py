"""答复: what was passed on or suggested ends only by its reply. source: BY-8, TL-7."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import and_, select, update

from handoff.chats import TEXT_LIMIT, EmptyText, TextTooLong
from handoff.events import note_event
from handoff.ports import Work
from handoff.tables.contacts import ContactRow
from handoff.tables.upsert import table_of
from handoff.taking import QUEUE
from knowledge.calendar import CHINA, Calendar, WorkingDays, YearUnknownError, local
from knowledge.matters import CitizenId, TownId
from knowledge.towns import Town

REPLY_DAYS: Final = (1, 3, 5)
"""Within how many working days a reply can be promised."""

_CONTACTS = table_of(ContactRow)
_OWED = and_(_CONTACTS.c.reply_due.is_not(None), _CONTACTS.c.replied_at.is_(None))
_PRELUDE = "您之前说的事有答复了：\n"


@dataclass(frozen=True, slots=True)
class Owed:
    """A reply that a citizen was promised, and who answers for it. `kind` is 问事 or 建议."""

    contact: int
    citizen: CitizenId
    kind: str
    asked: str
    note: str | None
    owner: str
    owner_name: str
    opened_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Replied:
    """The citizen has it in the outbox, and the contact is closed."""


@dataclass(frozen=True, slots=True)
class NothingOwed:
    """There is no such contact that waits for a reply: a colleague was faster."""


def reply_due(town: Town, calendar: Calendar, now: datetime, days: int) -> datetime:
    """Give the end of the (ordinary) last opening of that working day; calendar days at worst."""
    today = local(now).date()
    try:
        day = calendar.after(today, WorkingDays(days))
    except YearUnknownError:
        day = today + timedelta(days=days)
    return datetime.combine(day, town.hours[-1].end, CHINA)


def reply(
    work: Work, town_id: TownId, contact: int, login: str, text: str
) -> Replied | NothingOwed | EmptyText | TextTooLong:
    """Give the reply that is owed: it is sent to the citizen and closes the contact."""
    words = text.strip()
    size = len((_PRELUDE + words).encode("utf-8", "replace"))
    if not words:
        return EmptyText()
    if size > TEXT_LIMIT:
        return TextTooLong(size)
    ended = {"reply": words, "replied_at": work.now, "replied_by": login}
    given = (
        update(_CONTACTS)
        .where(_CONTACTS.c.town == town_id, _CONTACTS.c.id == contact, _OWED)
        .values(**ended, closed_at=work.now, closed_by=login)
        .returning(_CONTACTS.c.citizen)
    )
    citizen = work.execute(given).scalar_one_or_none()
    if citizen is None:
        return NothingOwed()
    work.say(town_id, CitizenId(citizen), _PRELUDE + words, by=login)
    note_event(work, town_id, contact, "replied", login)
    work.announce(town_id, QUEUE)
    return Replied()


def owed(work: Work, town_id: TownId, *, before: datetime | None = None) -> tuple[Owed, ...]:
    """Give the replies that are owed, the next due first; with `before` those due by then."""
    columns = _CONTACTS.c[
        "id", "citizen", "kind", "asked", "result_note", "owner", "owner_name", "opened_at"
    ]
    wanted = select(*columns, _CONTACTS.c.reply_due).where(_CONTACTS.c.town == town_id, _OWED)
    if before is not None:
        wanted = wanted.where(_CONTACTS.c.reply_due <= before)
    return tuple(Owed(*each) for each in work.execute(wanted.order_by(_CONTACTS.c.reply_due)))
