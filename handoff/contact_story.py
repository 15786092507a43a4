"""One contact whole: its entry, everything that happened to it, and what was said about it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from handoff.callers import Caller, caller_of
from handoff.ports import Work
from handoff.registers import ContactEntry, contact_entry
from handoff.tables.messages import MessageRow
from handoff.tables.upsert import table_of
from handoff.timeline import Step, timeline
from knowledge.matters import TownId

_MESSAGES = table_of(MessageRow)
_MOST = 300


@dataclass(frozen=True, slots=True)
class Words:
    """A message that was said while the contact was open; `by` is citizen, bot or a log-in."""

    at: datetime
    by: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ContactStory:
    """The contact with its events and messages, each in their order. source: BY-7, BZ-7."""

    entry: ContactEntry
    caller: Caller | None
    events: tuple[Step, ...]
    said: tuple[Words, ...]


def contact_story(work: Work, town_id: TownId, contact: int) -> ContactStory | None:
    """Give the contact of this id; None where this town has none."""
    entry = contact_entry(work, town_id, contact)
    if entry is None:
        return None
    said = (
        select(*_MESSAGES.c["said_at", "by", "kind", "text"])
        .where(
            _MESSAGES.c.town == town_id,
            _MESSAGES.c.citizen == entry.citizen,
            _MESSAGES.c.said_at.between(entry.opened_at, entry.closed_at or work.now),
        )
        .order_by(_MESSAGES.c.id)
        .limit(_MOST)
    )
    return ContactStory(
        entry,
        caller_of(work, town_id, contact),
        timeline(work, town_id, contact, _MOST),
        tuple(Words(*each) for each in work.execute(said)),
    )
