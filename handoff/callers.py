"""来电来访登记: a contact that began on the phone or at the desk, with its caller. source: BY-9."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, Literal

from sqlalchemy import insert, select, update

from handoff.contacts import ASKED_LIMIT
from handoff.events import note_event
from handoff.ports import Scene, Work
from handoff.tables.callers import CallerRow
from handoff.tables.contacts import ContactRow
from handoff.tables.upsert import table_of
from handoff.taking import QUEUE
from knowledge.matters import CitizenId, Matter, TownId
from knowledge.reading.phones import NotAPhone, read_phone
from knowledge.staff import Staff
from knowledge.towns import Office, Town

Channel = Literal["来电", "来访"]
CHANNELS: Final[tuple[Channel, ...]] = ("来电", "来访")

NAME_LIMIT: Final = 40
"""The longest name, in characters."""

KEPT_FOR: Final = timedelta(days=90)
"""Name and phone are dropped so many calendar days after the contact's result."""

_CONTACTS, _CALLERS = table_of(ContactRow), table_of(CallerRow)


@dataclass(frozen=True, slots=True)
class Call:
    """What a clerk typed while somebody was on the phone or before the desk."""

    channel: Channel
    asked: str
    name: str = field(repr=False)
    phone: str = field(repr=False)
    matter: Matter | None
    office: str | None


@dataclass(frozen=True, slots=True)
class Registered:
    """The contact is open, the clerk answers for it, and the office (id) has it."""

    contact: int
    office: str


@dataclass(frozen=True, slots=True)
class Incomplete:
    """Nothing was saved: these are missing (`asked`, `name`, `phone`, `office`)."""

    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrongPhone:
    """Nothing was saved: the phone can't be dialled; `why` says what is wrong with it."""

    why: str


@dataclass(frozen=True, slots=True)
class Caller:
    """The caller of a contact, and when and how it was said who has it now."""

    name: str | None = field(repr=False)
    phone: str | None = field(repr=False)
    told_at: datetime | None
    told_by: str | None
    told_how: str | None


def register_call(
    work: Work, town: Town, call: Call, clerk: Staff
) -> Registered | Incomplete | WrongPhone:
    """Open a contact whose first responsible is the clerk who heard it, and pass it to its office.

    Matter, name and phone must be there; the office is the matter's, or the one that was chosen.
    source: BY-7, BY-9
    """
    office = _office(town, call)
    needed = {"asked": call.asked, "name": call.name, "phone": call.phone, "office": office}
    missing = tuple(name for name, value in needed.items() if not value)
    if missing or office is None:
        return Incomplete(missing)
    phone = read_phone(call.phone, asked=True)
    if phone is None or isinstance(phone, NotAPhone):
        return WrongPhone(phone.why if phone else "这不像电话号码，请看一看。")
    contact = _open(work, town, call, clerk, office)
    row = {"contact": contact, "town": town.id, "name": call.name[:NAME_LIMIT]}
    work.execute(insert(_CALLERS), {**row, "phone": phone.number})
    note_event(work, town.id, contact, "opened", clerk.login, call.channel)
    note_event(work, town.id, contact, "passed", clerk.login, office.name)
    work.announce(town.id, QUEUE)
    return Registered(contact, office.id)


def _office(town: Town, call: Call) -> Office | None:
    chosen = next((each for each in town.offices if each.id == call.office), None)
    return chosen or (town.office_for(call.matter) if call.matter else None)


def _open(work: Work, town: Town, call: Call, clerk: Staff, office: Office) -> int:
    values = {
        "town": town.id,
        # a caller is nobody's openid: each call is a contact of its own
        "citizen": CitizenId(f"tel:{secrets.token_hex(8)}"),
        "channel": call.channel,
        "asked": call.asked[:ASKED_LIMIT],
        "opened_at": work.now,
        "heard_at": work.now,
        "matter": call.matter.code if call.matter else None,
        "office": office.id,
        "owner": clerk.login,
        "owner_name": clerk.name,
        "owner_by": "clerk",
    }
    made = work.execute(insert(_CONTACTS).returning(_CONTACTS.c.id), values)
    return int(made.scalar_one())


def told_caller(work: Work, town_id: TownId, contact: int, by: str, how: str) -> bool:
    """Record that the caller was told who has it; False where that was done, or is no caller."""
    done = (
        update(_CALLERS)
        .where(
            _CALLERS.c.town == town_id,
            _CALLERS.c.contact == contact,
            _CALLERS.c.told_at.is_(None),
        )
        .values(told_at=work.now, told_by=by, told_how=how)
        .returning(_CALLERS.c.contact)
    )
    if work.execute(done).one_or_none() is None:
        return False
    note_event(work, town_id, contact, "told", by, how)
    work.announce(town_id, QUEUE)
    return True


def caller_of(work: Work, town_id: TownId, contact: int) -> Caller | None:
    """Give who telephoned or came; None for a contact that began in WeChat."""
    wanted = select(*_CALLERS.c["name", "phone", "told_at", "told_by", "told_how"]).where(
        _CALLERS.c.town == town_id, _CALLERS.c.contact == contact
    )
    found = work.execute(wanted).one_or_none()
    return None if found is None else Caller(*found)


def untold(work: Work, town_id: TownId, contact: int) -> bool:
    """Say whether this contact has a caller who was not told yet who has it."""
    caller = caller_of(work, town_id, contact)
    return caller is not None and caller.told_at is None


def drop_callers(work: Work, scene: Scene) -> int:
    """Drop name and phone of contacts that have long had their result; gives how many."""
    towns = [each.id for each in scene.towns]
    over = select(_CONTACTS.c.id).where(
        _CONTACTS.c.town.in_(towns), _CONTACTS.c.closed_at < work.now - KEPT_FOR
    )
    dropped = (
        update(_CALLERS)
        .where(_CALLERS.c.dropped_at.is_(None), _CALLERS.c.contact.in_(over.scalar_subquery()))
        .values(name=None, phone=None, dropped_at=work.now)
        .returning(_CALLERS.c.contact)
    )
    return len(work.execute(dropped).all())
