"""What a form says of how a contact ends: to which window or office, and by when the reply."""

from typing import Final

from handoff.console.desk_facts import guide_to
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
