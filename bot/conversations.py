"""Loading a conversation, locked, and storing where it stands."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Insert, bindparam, select, update

from bot.tables import ConversationRow
from handoff.ports import Work
from handoff.tables.upsert import insert_into, table_of
from knowledge.matters import CitizenId, TownId

_CONVERSATIONS = table_of(ConversationRow)
_THIS = (
    _CONVERSATIONS.c.town == bindparam("of_town"),
    _CONVERSATIONS.c.citizen == bindparam("of_citizen"),
)
_LOAD = (
    select(_CONVERSATIONS.c.state, _CONVERSATIONS.c.heard_at, _CONVERSATIONS.c.turns)
    .where(*_THIS)
    .with_for_update()  # SQLite leaves it out: there the one writer is the lock
)
_STORE = (
    update(_CONVERSATIONS)
    .where(*_THIS)
    .values(
        state=bindparam("state"),
        heard_at=bindparam("heard_at"),
        turns=bindparam("turns"),
        followed=bindparam("followed"),
    )
)


@dataclass(slots=True)
class Conversation:
    """A citizen's conversation: the stored talk, and how many turns it had."""

    town: TownId
    citizen: CitizenId
    state: dict[str, Any]
    heard_at: datetime | None
    turns: int
    followed: bool = True


def load(work: Work, town: TownId, citizen: CitizenId) -> Conversation:
    """Load the conversation and hold it until the commit; a new citizen gets a fresh one."""
    found = _load(work, town, citizen)
    if found is None:
        values = {"town": town, "citizen": citizen, "state": {}, "turns": 0, "followed": True}
        work.execute(_make(work.dialect), values)
        found = _load(work, town, citizen)
    if found is None:
        raise LookupError("a conversation that was just made is not there")
    return found


@cache
def _make(dialect: str) -> Insert:
    return insert_into(dialect, _CONVERSATIONS).on_conflict_do_nothing()


def _load(work: Work, town: TownId, citizen: CitizenId) -> Conversation | None:
    row = work.execute(_LOAD, {"of_town": town, "of_citizen": citizen}).one_or_none()
    if row is None:
        return None
    return Conversation(town, citizen, row.state, row.heard_at, row.turns)


def store(work: Work, conversation: Conversation) -> None:
    """Store where the conversation stands, by the end of the transaction."""
    work.write(
        _STORE,
        [
            {
                "of_town": conversation.town,
                "of_citizen": conversation.citizen,
                "state": conversation.state,
                "heard_at": work.now,
                "turns": conversation.turns + 1,
                "followed": conversation.followed,
            }
        ],
    )
