"""The dialogs' SuggestDesk, on the register."""

from dataclasses import dataclass

from dialogs.suggest_ports import Suggested
from handoff.ports import Work
from handoff.suggestions import suggest
from knowledge.calendar import Calendar, local
from knowledge.matters import CitizenId
from knowledge.towns import Town


@dataclass(frozen=True, slots=True)
class CentreSuggestDesk:
    """The real dialogs.suggest_ports.SuggestDesk: one citizen, one town, one transaction."""

    work: Work
    town: Town
    calendar: Calendar
    citizen: CitizenId

    def suggest(self, words: str) -> Suggested:
        """Take the suggestion down."""
        taken = suggest(self.work, self.town, self.calendar, self.citizen, words)
        return Suggested(taken.number, local(taken.due_at).date())
