"""转人工: citizens who wait for a person, and the clerks who take them. source: BY-7, BZ-7."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import (
    Insert,
    and_,
    bindparam,
    func,
    or_,
    select,
    update,
)

from handoff.contacts import ASKED_LIMIT, open_contact
from handoff.events import note_event
from handoff.ports import Work
from handoff.tables.contacts import CLOSED, ChatRow, ContactRow
from handoff.tables.upsert import insert_into, table_of
from handoff.taken_chats import ASKED, TakenChat, forsaken, mine, offered_over
from handoff.taking import (
    QUEUE,
    ChatClosed,
    HandedBack,
    NoSuchChat,
    Taken,
    TakenAlready,
    announce_chat,
    hand_back,
    take,
)
from knowledge.matters import CitizenId, TownId
from knowledge.towns import Town

__all__ = [
    "QUEUE",
    "ChatClosed",
    "HandedBack",
    "NoSuchChat",
    "Queued",
    "Taken",
    "TakenAlready",
    "TakenChat",
    "WaitingChat",
    "all_offered_to",
    "call",
    "forsaken",
    "hand_back",
    "how_many_wait",
    "mine",
    "offered_over",
    "take",
    "waiting",
]

_CHATS, _CONTACTS = table_of(ChatRow), table_of(ContactRow)
_WAITING = (
    *ASKED,
    *_CHATS.c["opened_at", "heard_at", "contact"],
    *_CONTACTS.c["owner", "owner_name"],
    *_CHATS.c["offered_to", "offer_ends", "held_until"],
)
_JOIN = (
    update(_CHATS)
    .where(
        _CHATS.c.town == bindparam("of_town"),
        _CHATS.c.citizen == bindparam("of_citizen"),
        _CHATS.c.state != CLOSED,
    )
    .values(heard_at=bindparam("now"))
    .returning(_CHATS.c.id, _CHATS.c.state, _CHATS.c.opened_at)
)
_WAITS_IN = and_(_CHATS.c.town == bindparam("of_town"), _CHATS.c.state == "waiting")
# built once: every list of every clerk asks
_WAITS = (
    select(*_WAITING)
    .join(_CONTACTS, _CONTACTS.c.id == _CHATS.c.contact)
    .where(_WAITS_IN)
    .order_by(_CHATS.c.held_until.is_not(None), _CHATS.c.opened_at, _CHATS.c.id)
    .limit(bindparam("most"))
)
_OFFERED = _WAITS.where(_CHATS.c.offered_to == bindparam("of_login"))
_HOW_MANY = select(func.count()).where(_WAITS_IN)
_OFFERED_TO = (
    select(_CHATS.c.offered_to)
    .where(
        _CHATS.c.town == bindparam("of_town"),
        _CHATS.c.state.in_(("waiting", "taken")),
        _CHATS.c.offered_to.is_not(None),
    )
    .distinct()
)
_ALL = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Queued:
    """The citizen's chat. `ahead` wait before it (0 once it is taken); `new`: not joined."""

    chat: int
    ahead: int
    new: bool


@dataclass(frozen=True, slots=True)
class WaitingChat:
    """A citizen in the queue: what was asked, since when, and who is first responsible.

    `asked` called the person in, `first_asked` opened the contact, `newest` was written last in it.
    It is offered to `offered_to` until `offer_ends`, or held until we open.
    """

    id: int
    citizen: CitizenId
    asked: str
    first_asked: str
    newest: str | None
    reason: str
    matter: str | None
    opened_at: datetime
    heard_at: datetime
    contact: int
    owner: str
    owner_name: str
    offered_to: str | None
    offer_ends: datetime | None
    held_until: datetime | None


def call(
    work: Work, town: Town, citizen: CitizenId, *, reason: str, asked: str, matter: str | None
) -> Queued:
    """Put the citizen into the queue, or join the open chat; opens a contact where none is."""
    while True:  # again only where another transaction opened or closed it at this instant
        queued = _join(work, town.id, citizen) or _open(work, town, citizen, reason, asked, matter)
        if queued is not None:
            announce_chat(work, town.id, queued.chat)
            return queued


def _join(work: Work, town_id: TownId, citizen: CitizenId) -> Queued | None:
    key = {"of_town": town_id, "of_citizen": citizen, "now": work.now}
    there = work.execute(_JOIN, key).one_or_none()
    if there is None:
        return None
    waits = there.state == "waiting"
    ahead = _ahead(work, town_id, there.id, there.opened_at) if waits else 0
    return Queued(there.id, ahead, new=False)


def _open(
    work: Work, town: Town, citizen: CitizenId, reason: str, asked: str, matter: str | None
) -> Queued | None:
    contact = open_contact(work, town, citizen, asked, None)
    values = {
        "town": town.id,
        "citizen": citizen,
        "contact": contact,
        "reason": reason[:40],
        "asked": asked[:ASKED_LIMIT],
        "matter": matter,
        "opened_at": work.now,
        "heard_at": work.now,
    }
    made = work.execute(_opening(work.dialect), values).scalar_one_or_none()
    if made is None:
        return None
    note_event(work, town.id, contact, "called", "citizen", reason)
    return Queued(made, _ahead(work, town.id, made, work.now), new=True)


@cache
def _opening(dialect: str) -> Insert:
    return insert_into(dialect, _CHATS).on_conflict_do_nothing().returning(_CHATS.c.id)


def _ahead(work: Work, town_id: TownId, chat: int, opened_at: datetime) -> int:
    before = or_(
        ChatRow.opened_at < opened_at, and_(ChatRow.opened_at == opened_at, ChatRow.id < chat)
    )
    counted = select(func.count()).where(
        ChatRow.town == town_id, ChatRow.state == "waiting", before
    )
    return int(work.execute(counted).scalar_one())


def waiting(
    work: Work, town_id: TownId, limit: int | None = None, *, offered_to: str | None = None
) -> tuple[WaitingChat, ...]:
    """Give who waits for a person, oldest first; with `offered_to` what this clerk is offered.

    What is held until we open stands behind what waits now.
    """
    key = {"of_town": town_id, "most": limit or _ALL}
    if offered_to is None:
        return tuple(WaitingChat(*each) for each in work.execute(_WAITS, key))
    found = work.execute(_OFFERED, {**key, "of_login": offered_to})
    return tuple(WaitingChat(*each) for each in found)


def all_offered_to(work: Work, town_id: TownId) -> frozenset[str]:
    """Give the log-ins of those to whom some chat is offered now."""
    return frozenset(work.execute(_OFFERED_TO, {"of_town": town_id}).scalars())


def how_many_wait(work: Work, town_id: TownId) -> int:
    """Count who waits for a person."""
    return int(work.execute(_HOW_MANY, {"of_town": town_id}).scalar_one())
