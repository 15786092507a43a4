"""A citizen's conversation: begun, looked at under its lock, and stored."""

from functools import cache

from sqlalchemy import Insert, bindparam, update

from bot.inbox import Key
from bot.standing import Standing, look
from bot.tables import ConversationRow
from dialogs.talk import Talk
from handoff.ports import Work
from handoff.tables.upsert import insert_into, table_of

_CONVERSATIONS = table_of(ConversationRow)
_STORE = (
    update(_CONVERSATIONS)
    .where(
        _CONVERSATIONS.c.town == bindparam("of_town"),
        _CONVERSATIONS.c.citizen == bindparam("of_citizen"),
    )
    .values(
        state=bindparam("state"),
        heard_at=bindparam("heard_at"),
        turns=bindparam("turns"),
        followed=bindparam("followed"),
    )
)


def standing(work: Work, key: Key) -> Standing:
    """Give what stands for this message, locked until the commit; a new citizen begins afresh."""
    found = look(work, key)
    if found is None:
        values = {"town": key.town, "citizen": key.citizen, "state": {}, "turns": 0}
        work.execute(_make(work.dialect), {**values, "followed": True})
        found = look(work, key)
    if found is None:
        raise LookupError("a conversation that was just made is not there")
    return found


@cache
def _make(dialect: str) -> Insert:
    return insert_into(dialect, _CONVERSATIONS).on_conflict_do_nothing()


def store(work: Work, key: Key, talk: Talk, turns: int, *, followed: bool) -> None:
    """Store where the conversation stands after so many turns, by the end of the transaction."""
    work.write(
        _STORE,
        [
            {
                "of_town": key.town,
                "of_citizen": key.citizen,
                "state": talk.as_json(),
                "heard_at": work.now,
                "turns": turns,
                "followed": followed,
            }
        ],
    )
