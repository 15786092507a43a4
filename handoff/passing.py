"""Passing a chat on by hand: to a colleague or an office, with a note. source: BY-7."""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, update

from handoff.alarms import bell_of
from handoff.events import note_event
from handoff.ports import Work
from handoff.presence import here
from handoff.tables.contacts import ChatRow
from handoff.tables.upsert import table_of
from handoff.taking import (
    NOT_OFFERED,
    ChatClosed,
    NoSuchChat,
    TakenAlready,
    announce_chat,
    holder_of,
)
from knowledge.matters import TownId
from knowledge.towns import Office, Staff, Town

NOTE_LIMIT: Final = 200
"""The longest note to who gets the chat, in characters."""

_CHATS = table_of(ChatRow)


@dataclass(frozen=True, slots=True)
class Passed:
    """It is offered to the colleague, or to the office's clerks; the first responsible stays."""

    to: str


@dataclass(frozen=True, slots=True)
class NobodyNamed:
    """There is no such colleague or office, it is oneself, or the note is missing or too long."""


@dataclass(frozen=True, slots=True)
class ColleagueAway:
    """The colleague (a name) is not at work now."""

    name: str


@dataclass(frozen=True, slots=True)
class Declined:
    """The offer goes to the next."""


@dataclass(frozen=True, slots=True)
class NotOffered:
    """It is not (or no longer) offered to this clerk."""


def transfer(
    work: Work, town: Town, chat: int, login: str, to: str, note: str
) -> Passed | NobodyNamed | ColleagueAway | TakenAlready | ChatClosed | NoSuchChat:
    """Pass one's own chat to a colleague (log-in) or an office (`office:` and its id).

    The citizen keeps the place; who passed it on is not offered it again at once. The caller
    deals afterwards, which gives an office's chat to one of its clerks.
    """
    target = _target(town, to)
    words = note.strip()
    if target is None or to == login or not 0 < len(words) <= NOTE_LIMIT:
        return NobodyNamed()
    values: dict[str, Any] = {**NOT_OFFERED, "tried": [login], "state": "waiting"}
    values |= {"clerk": None, "taken_at": None}
    if isinstance(target, Staff):
        if not here(work, town, target.login, work.now):
            return ColleagueAway(target.name)
        offer = {"offered_to": target.login, "offered_at": work.now}
        values |= {**offer, "offer_ends": work.now + town.chats.take}
    else:
        values |= {"office": target.id, "had": None}
    own = (_CHATS.c.state == "taken") & (_CHATS.c.clerk == login)
    contact = _change(work, town.id, chat, own, values)
    if contact is None:
        held = holder_of(work, town.id, chat)
        return TakenAlready(held or "") if held is None or isinstance(held, str) else held
    note_event(work, town.id, contact, "passed on", login, f"→ {target.name}：{words}")
    announce_chat(work, town.id, chat)
    if isinstance(target, Staff):
        work.announce(town.id, bell_of(target.login))
    return Passed(target.name)


def decline(work: Work, town_id: TownId, chat: int, login: str) -> Declined | NotOffered:
    """Let an offer pass at once: it goes to the next, as if its time were over."""
    mine = _CHATS.c.offered_to == login
    contact = _change(work, town_id, chat, mine, {"offer_ends": work.now})
    if contact is None:
        return NotOffered()
    note_event(work, town_id, contact, "declined", login)
    announce_chat(work, town_id, chat)
    return Declined()


def _target(town: Town, to: str) -> Staff | Office | None:
    kind, _, office = to.partition(":")
    if kind == "office" and office:
        return next((each for each in town.offices if each.id == office), None)
    return town.person(to)


def _change(
    work: Work, town_id: TownId, chat: int, still: ColumnElement[bool], values: dict[str, Any]
) -> int | None:
    changed = (
        update(_CHATS)
        .where(_CHATS.c.town == town_id, _CHATS.c.id == chat, still)
        .values(values)
        .returning(_CHATS.c.contact)
    )
    return work.execute(changed).scalar_one_or_none()
