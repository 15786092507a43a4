"""The contacts behind a figure of the board: counted there, one by one here. source: BZ-7, CN-9."""

from datetime import date
from typing import Final, Literal, get_args

from sqlalchemy import ColumnElement, select

from handoff.figures import span
from handoff.ports import Work
from handoff.registers import ENTRY, ContactEntry
from handoff.tables.contacts import ChatRow, ContactRow
from handoff.tables.upsert import table_of
from knowledge.matters import TownId

By = Literal["all", "bot", "chat", "channel", "matter", "office", "owner", "result"]
"""What a figure counts: all contacts, those that the bot ended, chats, or one value of a column."""

BYS: Final[tuple[By, ...]] = get_args(By)
MOST: Final = 500
"""So many are shown; a figure may be higher."""

NO_RESULT: Final = "尚无结果"

_CONTACTS, _CHATS = table_of(ContactRow), table_of(ChatRow)


def contacts_behind(
    work: Work, town: TownId, days: tuple[date, date], by: By, value: str
) -> tuple[ContactEntry, ...]:
    """Give the contacts that a figure of these local days counted, newest first, at most MOST.

    An empty `value` stands for what is not known. By chat, a contact stands as often as it was
    passed to a person.
    """
    begin, end = span(*days)
    wanted = select(*ENTRY).where(_CONTACTS.c.town == town, *_which(by, value))
    if by == "chat":
        within = _CHATS.c.opened_at
        wanted = wanted.join(_CHATS, _CHATS.c.contact == _CONTACTS.c.id)
        wanted = wanted.where(_CHATS.c.town == town)
    else:
        within = _CONTACTS.c.opened_at
    wanted = wanted.where(within >= begin, within < end)
    newest = wanted.order_by(_CONTACTS.c.id.desc()).limit(MOST)
    return tuple(ContactEntry(*each) for each in work.execute(newest))


def _which(by: By, value: str) -> tuple[ColumnElement[bool], ...]:
    if by in {"all", "chat"}:
        return ()
    if by == "bot":
        return (_CONTACTS.c.closed_by == "bot",)
    column = _CONTACTS.c[by]
    unknown = value in {"", NO_RESULT} if by == "result" else value == ""
    return (column.is_(None),) if unknown else (column == value,)
