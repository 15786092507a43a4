"""What happened to a contact, written down in order: opened, settled, called, taken, closed."""

from sqlalchemy import insert

from handoff.ports import Work
from handoff.tables.contacts import ContactEventRow
from handoff.tables.upsert import table_of
from knowledge.matters import TownId

_NOTE = insert(table_of(ContactEventRow))


def note_event(
    work: Work, town_id: TownId, contact: int, what: str, who: str, note: str | None = None
) -> None:
    """Write down what was done to the contact and by whom (a log-in, `bot` or `citizen`)."""
    row = {
        "town": town_id,
        "contact": contact,
        "at": work.now,
        "what": what,
        "who": who,
        "note": note,
    }
    work.write(_NOTE, [row])
