"""“办不成事” at the door: the story is the centre's lead's own contact. source: CN-2."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import update

from handoff.events import note_event
from handoff.ports import Work
from handoff.queue import call
from handoff.tables.contacts import ContactRow
from handoff.tables.upsert import table_of
from knowledge.matters import CitizenId
from knowledge.towns import Town

CHANNEL: Final = "办不成事"
_CONTACTS = table_of(ContactRow)


@dataclass(frozen=True, slots=True)
class UnsolvedCalled:
    """The chat that it waits in, behind so many others."""

    chat: int
    ahead: int


def take_unsolved(
    work: Work, town: Town, citizen: CitizenId, kind: str, story: str, matter: str | None
) -> UnsolvedCalled:
    """Call the lead: the citizen's open contact gets this channel, its story, and the lead."""
    reason = f"{CHANNEL}·{kind}"
    queued = call(work, town, citizen, reason=reason, asked=story, matter=matter)
    lead = town.leader
    own = (
        _CONTACTS.c.town == town.id,
        _CONTACTS.c.citizen == citizen,
        _CONTACTS.c.result.is_(None),
    )
    values = {
        "channel": CHANNEL,
        "asked": story,
        "owner": lead.login,
        "owner_name": lead.name,
        "owner_by": "lead",
    }
    changed = update(_CONTACTS).where(*own).values(values).returning(_CONTACTS.c.id)
    contact = work.execute(changed).scalar_one()
    note_event(work, town.id, int(contact), "settled", lead.login, reason)
    return UnsolvedCalled(queued.chat, queued.ahead)
