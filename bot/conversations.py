"""Loading a conversation, locked, and storing where it stands."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.tables import ConversationRow
from handoff.ports import Work
from knowledge.matters import CitizenId, TownId

_LOAD = (
    select(ConversationRow.state, ConversationRow.heard_at, ConversationRow.turns)
    .where(
        ConversationRow.town == bindparam("of_town"),
        ConversationRow.citizen == bindparam("of_citizen"),
    )
    .with_for_update()  # SQLite leaves it out: there the one writer is the lock
)
_STORE = (
    update(ConversationRow)
    .where(
        ConversationRow.town == bindparam("of_town"),
        ConversationRow.citizen == bindparam("of_citizen"),
    )
    .values(
        state=bindparam("state"),
        heard_at=bindparam("heard_at"),
        turns=bindparam("turns"),
        followed=bindparam("followed"),
    )
    .execution_options(synchronize_session=False)
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
        dialect = work.session.get_bind().dialect.name
        make = postgresql.insert if dialect == "postgresql" else sqlite.insert
        values = {"town": town, "citizen": citizen, "state": {}, "turns": 0, "followed": True}
        work.session.execute(make(ConversationRow).values(values).on_conflict_do_nothing())
        found = _load(work, town, citizen)
    if found is None:
        raise LookupError("a conversation that was just made is not there")
    return found


def _load(work: Work, town: TownId, citizen: CitizenId) -> Conversation | None:
    row = work.session.execute(_LOAD, {"of_town": town, "of_citizen": citizen}).one_or_none()
    if row is None:
        return None
    return Conversation(town, citizen, row.state, row.heard_at, row.turns)


def store(work: Work, conversation: Conversation) -> None:
    """Store where the conversation stands now."""
    work.session.execute(
        _STORE,
        {
            "of_town": conversation.town,
            "of_citizen": conversation.citizen,
            "state": conversation.state,
            "heard_at": work.now,
            "turns": conversation.turns + 1,
            "followed": conversation.followed,
        },
    )
