"""The dialogs' UnsolvedDesk, on top of handoff's contacts and queue."""

from dataclasses import dataclass

from dialogs.unsolved_ports import UnsolvedTaken
from handoff.ports import Work
from handoff.unsolved import CHANNEL, take_unsolved
from knowledge.calendar import Calendar
from knowledge.matters import CitizenId
from knowledge.notices import opening_words
from knowledge.sessions import open_now
from knowledge.towns import Town


@dataclass(frozen=True, slots=True)
class CentreUnsolved:
    """The real dialogs.unsolved_ports.UnsolvedDesk: one citizen, one transaction."""

    work: Work
    town: Town
    calendar: Calendar
    citizen: CitizenId

    def take(self, kind: str, story: str, matter: str | None) -> UnsolvedTaken:
        """Give the story to the centre's lead."""
        called = take_unsolved(self.work, self.town, self.citizen, kind, story, matter)
        window = next((each.name for each in self.town.counters if CHANNEL in each.name), None)
        now = self.work.now
        return UnsolvedTaken(
            lead=self.town.leader.name,
            window=window,
            ahead=called.ahead,
            open_now=open_now(self.town, self.calendar, now) is not None,
            opening=opening_words(self.town, self.calendar, now),
        )
