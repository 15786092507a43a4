"""The dialogs' SuggestDesk, on the register."""

from dataclasses import dataclass
from datetime import date, datetime

from dialogs.suggest_ports import Raised, Suggested
from handoff.ports import Work
from handoff.raised import raised_by
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

    def raised(self) -> tuple[Raised, ...]:
        """Give what was raised of late."""
        return tuple(
            Raised(
                kind=each.kind,
                number=each.number,
                words=each.words,
                on=local(each.at).date(),
                answer_by=_day(each.due_at),
                answered_on=_day(each.answered_at),
                answer=each.answer,
                outcome=each.outcome,
                owner=each.owner,
            )
            for each in raised_by(self.work, self.town.id, self.citizen)
        )


def _day(instant: datetime | None) -> date | None:
    return local(instant).date() if instant is not None else None
