"""首问登记: the list of all contacts, and the result of one that has no chat. source: BZ-7."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, or_, select

from handoff.callers import untold
from handoff.chats import REPLY_WITHIN
from handoff.contacts import INSTEAD, PASSED_ON, close_contact
from handoff.ports import Work
from handoff.referrals import alternative_for
from handoff.results import NeedsDecision, NoteTooLong, ResultMissing, result_of
from handoff.tables.contacts import CLOSED, ChatRow, ContactRow
from handoff.tables.upsert import table_of
from handoff.taking import QUEUE
from knowledge.matters import CitizenId, TownId

_CONTACTS, _CHATS = table_of(ContactRow), table_of(ChatRow)
_OPEN_CHAT = (
    select(_CHATS.c.id)
    .where(_CHATS.c.contact == _CONTACTS.c.id, _CHATS.c.state != CLOSED)
    .limit(1)
    .correlate(_CONTACTS)
    .scalar_subquery()
)
_OWED = and_(_CONTACTS.c.reply_due.is_not(None), _CONTACTS.c.replied_at.is_(None))
_CITIZEN = select(_CONTACTS.c.citizen).where(
    _CONTACTS.c.town == bindparam("of_town"),
    _CONTACTS.c.id == bindparam("of_id"),
    _CONTACTS.c.result.is_(None),
)


@dataclass(frozen=True, slots=True)
class Finished:
    """The contact has its result."""


@dataclass(frozen=True, slots=True)
class NotOpen:
    """The contact has its result already, or gets it by closing its chat, or is not there."""


@dataclass(frozen=True, slots=True)
class CallerUntold:
    """The contact stays open: its caller was not told yet who has it. source: BY-9."""


@dataclass(frozen=True, slots=True)
class ContactEntry:
    """A line of the register. `result` is None while it has none; `matter` is a code.

    `reply_due` is set where it ends only by a `reply`; `kind` is 问事 or 建议. `owner_by` is how
    the owner came about; `chat` is the chat that is still open.
    """

    id: int
    citizen: CitizenId
    channel: str
    asked: str
    matter: str | None
    office: str | None
    owner: str
    owner_name: str
    owner_by: str
    opened_at: datetime
    heard_at: datetime
    result: str | None
    note: str | None
    closed_at: datetime | None
    closed_by: str | None
    kind: str
    reply_due: datetime | None
    reply: str | None
    chat: int | None

    @property
    def owes_reply(self) -> bool:
        """Say whether its citizen was promised a reply that has not been given."""
        return self.reply_due is not None and self.reply is None

    @property
    def is_open(self) -> bool:
        """Say whether it has no result yet, or still owes its reply."""
        return self.result is None or self.owes_reply


ENTRY: tuple[ColumnElement[Any], ...] = (
    *_CONTACTS.c[
        "id",
        "citizen",
        "channel",
        "asked",
        "matter",
        "office",
        "owner",
        "owner_name",
        "owner_by",
        "opened_at",
        "heard_at",
        "result",
        "result_note",
        "closed_at",
        "closed_by",
        "kind",
        "reply_due",
        "reply",
    ],
    _OPEN_CHAT,
)
"""The columns of a ContactEntry."""


def finish(
    work: Work,
    town_id: TownId,
    contact: int,
    result: str,
    note: str | None,
    by: str,
    reply_due: datetime | None = None,
) -> Finished | NotOpen | CallerUntold | ResultMissing | NoteTooLong | NeedsDecision:
    """Give a contact without a chat its result. Nothing is sent to the citizen.

    衔接 owes a reply by `reply_due`; 另办 needs a leader's alternative. source: BY-8, BZ-11
    """
    words = (note or "").strip() or None
    given = result_of(result, words)
    if not isinstance(given, str):
        return given
    if untold(work, town_id, contact):
        return CallerUntold()
    if given == INSTEAD:
        words = alternative_for(work, town_id, contact)
        if words is None:
            return NeedsDecision()
    due = (reply_due or work.now + REPLY_WITHIN) if given == PASSED_ON else None
    key = {"of_town": town_id, "of_id": contact}
    citizen = work.execute(_CITIZEN, key).scalar_one_or_none()
    if citizen is None or not close_contact(work, town_id, citizen, given, words, by, due):
        return NotOpen()
    work.announce(town_id, QUEUE)
    return Finished()


def contact_entry(work: Work, town_id: TownId, contact: int) -> ContactEntry | None:
    """Give one contact of this town by its id, or None."""
    wanted = select(*ENTRY).where(_CONTACTS.c.town == town_id, _CONTACTS.c.id == contact)
    found = work.execute(wanted).one_or_none()
    return None if found is None else ContactEntry(*found)


def register(
    work: Work,
    town_id: TownId,
    *,
    only_open: bool,
    limit: int = 200,
    before_id: int | None = None,
) -> tuple[ContactEntry, ...]:
    """Give the register, newest first; with `only_open` what is still open, oldest first.

    Open is what has no result, and what still owes its reply. `before_id` is the last id of the
    page before this one. source: BZ-7
    """
    number = _CONTACTS.c.id
    wanted = select(*ENTRY).where(_CONTACTS.c.town == town_id).limit(limit)
    if only_open:
        wanted = wanted.where(or_(_CONTACTS.c.result.is_(None), _OWED)).order_by(number)
    else:
        wanted = wanted.order_by(number.desc())
    if before_id is not None:
        wanted = wanted.where(number > before_id if only_open else number < before_id)
    return tuple(ContactEntry(*each) for each in work.execute(wanted))
