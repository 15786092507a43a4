"""The dialogs' RosterDesk, on top of turns of duty and absences."""

from dataclasses import dataclass

from handoff.duties import duty_of
from handoff.ports import Work
from handoff.staffing import staffing
from knowledge.calendar import Calendar
from knowledge.duty import Duty
from knowledge.towns import Town


@dataclass(frozen=True, slots=True)
class CentreRosterDesk:
    """The real dialogs.roster_ports.RosterDesk of one town, in one transaction."""

    work: Work
    town: Town
    calendar: Calendar

    def changed(self, plan: Duty) -> Duty:
        """Give the duty of the plan's day as it is now."""
        people = staffing(self.work, self.town, plan.on, plan.on)
        return duty_of(people, self.calendar, plan.on) or plan
