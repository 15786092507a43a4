"""What stands when a message comes in: the talk, an earlier reply to it, a chat, a contact.

One statement, since every turn begins with it. It locks the conversation. On PostgreSQL the other
tables are read as they were when it began to wait for that lock: a repeat that slips by is met by
the inbox's primary key, and the whole turn is run again.
"""

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import and_, bindparam, select, text

from bot.inbox import Key
from bot.tables import ConversationRow, InboxRow
from handoff.ports import Work
from handoff.tables.contacts import CLOSED, ChatRow, ContactRow
from handoff.tables.household import PersonRow
from handoff.tables.messages import HELD, MessageRow
from handoff.tables.upsert import table_of

_TALKS, _INBOX = table_of(ConversationRow), table_of(InboxRow)
_CHATS, _CONTACTS = table_of(ChatRow), table_of(ContactRow)
_MESSAGES, _PEOPLE = table_of(MessageRow), table_of(PersonRow)
_HELD = (
    select(_MESSAGES.c.id)
    .where(
        _MESSAGES.c.town == bindparam("of_town"),
        _MESSAGES.c.citizen == bindparam("of_citizen"),
        text(f"messages.{HELD}"),  # in words, since only they let the partial index be used
    )
    .exists()
)
_CARES = (
    select(_PEOPLE.c.id)
    .where(
        _PEOPLE.c.town == bindparam("of_town"),
        _PEOPLE.c.citizen == bindparam("of_citizen"),
        _PEOPLE.c.ended_at.is_(None),
    )
    .exists()
)
_LOOK = (
    select(
        _TALKS.c.state,
        _TALKS.c.turns,
        _INBOX.c.reply,
        _CHATS.c.id.label("chat"),
        _CHATS.c.state.label("chat_state"),
        _CONTACTS.c.id.label("contact"),
        _CONTACTS.c.matter,
        _HELD.label("held"),
        _CARES.label("cares"),
    )
    .select_from(
        _TALKS.outerjoin(
            _INBOX,
            and_(
                _INBOX.c.town == _TALKS.c.town,
                _INBOX.c.citizen == _TALKS.c.citizen,
                _INBOX.c.key == bindparam("of_key"),
            ),
        )
        .outerjoin(
            _CHATS,
            and_(
                _CHATS.c.town == _TALKS.c.town,
                _CHATS.c.citizen == _TALKS.c.citizen,
                _CHATS.c.state != CLOSED,
            ),
        )
        .outerjoin(
            _CONTACTS,
            and_(
                _CONTACTS.c.town == _TALKS.c.town,
                _CONTACTS.c.citizen == _TALKS.c.citizen,
                _CONTACTS.c.result.is_(None),
            ),
        )
    )
    .where(
        _TALKS.c.town == bindparam("of_town"),
        _TALKS.c.citizen == bindparam("of_citizen"),
    )
    .with_for_update(of=_TALKS)  # SQLite leaves it out: there the one writer is the lock
)


@dataclass(frozen=True, slots=True)
class Standing:
    """`reply` is the stored one of a message heard before; None is unknown or not open.

    `held` says that messages wait for this citizen to write, `cares` that there may be profiles of
    a household.
    """

    state: dict[str, Any]
    turns: int
    reply: str | None = None
    chat: int | None = None
    chat_state: Literal["waiting", "taken"] | None = None
    contact: int | None = None
    matter: str | None = None
    held: bool = False
    cares: bool = True


def look(work: Work, key: Key) -> Standing | None:
    """Look at, and lock, all that stands for this message; None for a citizen not heard before."""
    values = {"of_town": key.town, "of_citizen": key.citizen, "of_key": key.message}
    row = work.execute(_LOOK, values).one_or_none()
    return None if row is None else Standing(*row)
