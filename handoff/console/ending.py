"""What a form says of how a contact ends: to which window or office, and by when the reply."""

from datetime import datetime
from typing import Final

from handoff.console.desk_facts import guide_to
from handoff.console.words import moment
from handoff.registers import ContactEntry
from handoff.replies import REPLY_DAYS
from knowledge.towns import Town

USUAL_DAYS: Final = 3
"""Working days for a reply where the form does not say."""


def guided(town: Town, to: str, note: str) -> str | None:
    """Give the note with the name of the window or office that was chosen, if one was."""
    named = next((each.name for each in guide_to(town) if each.value == to), None)
    return "，".join(each for each in (named, note) if each) or None


def reply_days(chosen: object) -> int:
    """Give within how many working days the reply is promised."""
    return next((each for each in REPLY_DAYS if str(each) == chosen), USUAL_DAYS)


def reply_words(contact: ContactEntry, now: datetime) -> str:
    """Say what was answered to the citizen, else by when an answer is owed; empty if none is."""
    due = contact.reply_due
    return contact.reply or (f"欠答复，限{moment(due, now)}" if due else "")
