"""意见建议: taken down, answered by the centre, and counted. source: TL-7."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import func, insert, select

from handoff.contacts import ASKED_LIMIT, PASSED_ON
from handoff.events import note_event
from handoff.ports import Work
from handoff.replies import reply_due
from handoff.tables.contacts import ContactRow
from handoff.tables.upsert import table_of
from handoff.taking import QUEUE
from knowledge.calendar import Calendar
from knowledge.matters import CitizenId, TownId
from knowledge.towns import Town

SUGGESTION: Final = "建议"
ANSWERED_WITHIN: Final = 5
"""Working days; no plan says how many, so it is ours."""

_CONTACTS = table_of(ContactRow)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """It stands in the register under this number, and is answered by `due_at`."""

    number: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class SuggestionCount:
    """How many came since an instant, and how many of them have their answer."""

    taken: int
    answered: int


def suggest(
    work: Work, town: Town, calendar: Calendar, citizen: CitizenId, words: str
) -> Suggestion:
    """Take a suggestion down. The centre's lead answers for it until it is answered."""
    due = reply_due(town, calendar, work.now, ANSWERED_WITHIN)
    values = {
        "town": town.id,
        "citizen": citizen,
        "asked": words[:ASKED_LIMIT],
        "opened_at": work.now,
        "heard_at": work.now,
        "owner": town.leader.login,
        "owner_name": town.leader.name,
        "owner_by": "lead",
        "kind": SUGGESTION,
        "result": PASSED_ON,
        "result_note": "意见建议，由中心答复",
        "reply_due": due,
    }
    made = work.execute(insert(_CONTACTS).values(values).returning(_CONTACTS.c.id))
    number = int(made.scalar_one())
    note_event(work, town.id, number, "opened", town.leader.login, SUGGESTION)
    work.announce(town.id, QUEUE)
    return Suggestion(number, due)


def suggestions_since(work: Work, town_id: TownId, since: datetime) -> SuggestionCount:
    """Count the suggestions taken since this instant."""
    wanted = select(func.count(), func.count(_CONTACTS.c.replied_at)).where(
        _CONTACTS.c.town == town_id, _CONTACTS.c.kind == SUGGESTION, _CONTACTS.c.opened_at >= since
    )
    return SuggestionCount(*work.execute(wanted).one())
