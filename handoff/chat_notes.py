"""内部备注 and drafts: what is written beside a chat and never sent to its citizen."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final

from sqlalchemy import ColumnElement, Insert, Table, bindparam, delete, insert, select, update

from handoff.clerks import ClerkEntry
from handoff.ports import Work
from handoff.tables.contacts import ChatRow
from handoff.tables.desks import ChatNoteRow, DraftRow, MentionRow
from handoff.tables.upsert import insert_into, table_of
from handoff.taking import QUEUE, announce_chat
from knowledge.matters import TownId

NOTE_LIMIT: Final = 500
"""Characters of a note."""
DRAFT_LIMIT: Final = 4000
"""Characters of a draft."""

_CHATS, _NOTES, _DRAFTS = table_of(ChatRow), table_of(ChatNoteRow), table_of(DraftRow)
_MENTIONS = table_of(MentionRow)
_OF_CHAT = {"of_town": "town", "of_chat": "chat"}
_OF_CLERK = {"of_town": "town", "of_login": "login"}


def _keyed(table: Table, by: Mapping[str, str]) -> tuple[ColumnElement[bool], ...]:
    return tuple(table.c[column] == bindparam(name) for name, column in by.items())


# built once: they are asked whenever a chat or a list is shown
_NOTES_OF = (
    select(*_NOTES.c["by", "at", "text"]).where(*_keyed(_NOTES, _OF_CHAT)).order_by(_NOTES.c.id)
)
_CALLED = (
    select(_MENTIONS.c.chat)
    .where(*_keyed(_MENTIONS, _OF_CLERK), _MENTIONS.c.seen_at.is_(None))
    .group_by(_MENTIONS.c.chat)
    .order_by(_MENTIONS.c.chat.desc())
)
_LOOKED = (
    update(_MENTIONS)
    .where(*_keyed(_MENTIONS, {**_OF_CLERK, **_OF_CHAT}), _MENTIONS.c.seen_at.is_(None))
    .values(seen_at=bindparam("now"))
)
_DRAFT_OF = select(_DRAFTS.c.text).where(*_keyed(_DRAFTS, {**_OF_CLERK, **_OF_CHAT}))
_NAMED = re.compile(r"@([A-Za-z][A-Za-z0-9-]*|[一-龥A-Z]{2,16}(?:（[^）]{1,6}）)?)")


@dataclass(frozen=True, slots=True)
class ChatNote:
    """A note: by which log-in, when, what."""

    by: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Noted:
    """The note stands beside the chat; `to` are the log-ins that it names."""

    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoteRefused:
    """The note is empty or too long, or the town has no such chat."""


def note(
    work: Work, town_id: TownId, chat: int, by: str, text: str, clerks: Sequence[ClerkEntry]
) -> Noted | NoteRefused:
    """Write a note beside a chat, open or closed; @姓名 or @log-in calls a colleague to it."""
    words = text.strip()
    if not 0 < len(words) <= NOTE_LIMIT or not _is_there(work, town_id, chat):
        return NoteRefused()
    row = {"town": town_id, "chat": chat, "by": by, "text": words, "at": work.now}
    number = work.execute(insert(_NOTES).returning(_NOTES.c.id), row).scalar_one()
    to = named_in(words, clerks)
    mentions = [{"note": number, "town": town_id, "login": each, "chat": chat} for each in to]
    if mentions:
        work.execute(insert(_MENTIONS), mentions)
        work.announce(town_id, QUEUE)
    announce_chat(work, town_id, chat)
    return Noted(to)


def named_in(text: str, clerks: Sequence[ClerkEntry]) -> tuple[str, ...]:
    """Give the log-ins of the clerks that a note names: by log-in, or by how the name begins."""
    found: dict[str, None] = {}
    for word in _NAMED.findall(text):
        for each in clerks:
            if each.login == word or each.name.startswith(word) or word.startswith(each.name):
                found[each.login] = None
    return tuple(found)


def mention(name: str, login: str) -> str:
    """Give what to write in a note to call this colleague."""
    return f"@{name}" if _NAMED.fullmatch(f"@{name}") else f"@{login}"


def notes_of(work: Work, town_id: TownId, chat: int) -> tuple[ChatNote, ...]:
    """Give the chat's notes, oldest first."""
    found = work.execute(_NOTES_OF, {"of_town": town_id, "of_chat": chat})
    return tuple(ChatNote(*each) for each in found)


def mentions_of(work: Work, town_id: TownId, login: str) -> tuple[int, ...]:
    """Give the chats in which this clerk is named and has not looked since, newest first."""
    return tuple(work.execute(_CALLED, {"of_town": town_id, "of_login": login}).scalars())


def seen(work: Work, town_id: TownId, chat: int, login: str) -> None:
    """Note that this clerk has opened the chat: its notes no longer call."""
    work.execute(_LOOKED, {**_own(town_id, chat, login), "now": work.now})


def keep_draft(work: Work, town_id: TownId, chat: int, login: str, text: str) -> bool:
    """Keep what is in the box, at every desk of this clerk; nothing where it is empty.

    False where the town has no such chat.
    """
    if not _is_there(work, town_id, chat):
        return False
    if not text.strip():
        drop_draft(work, town_id, chat, login)
        return True
    row = {"town": town_id, "login": login, "chat": chat, "text": text[:DRAFT_LIMIT]}
    work.execute(_keeping(work.dialect), {**row, "at": work.now})
    return True


def draft_of(work: Work, town_id: TownId, chat: int, login: str) -> str:
    """Give what this clerk has typed and not sent."""
    return str(work.execute(_DRAFT_OF, _own(town_id, chat, login)).scalar_one_or_none() or "")


def drop_draft(work: Work, town_id: TownId, chat: int, login: str) -> None:
    """Forget it: it was sent, or given up."""
    forgotten = delete(_DRAFTS).where(*_keyed(_DRAFTS, {**_OF_CLERK, **_OF_CHAT}))
    work.execute(forgotten, _own(town_id, chat, login))


def _own(town_id: TownId, chat: int, login: str) -> dict[str, str | int]:
    return {"of_town": town_id, "of_chat": chat, "of_login": login}


def _is_there(work: Work, town_id: TownId, chat: int) -> bool:
    wanted = select(_CHATS.c.id).where(_CHATS.c.town == town_id, _CHATS.c.id == chat)
    return work.execute(wanted).one_or_none() is not None


@cache
def _keeping(dialect: str) -> Insert:
    made = insert_into(dialect, _DRAFTS)
    return made.on_conflict_do_update(
        index_elements=["town", "login", "chat"],
        set_={"text": made.excluded.text, "at": made.excluded.at},
    )
