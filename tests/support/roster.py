"""A roster without a centre behind it."""

from dataclasses import dataclass, field
from datetime import date

from knowledge.duty import Duty


@dataclass
class FakeRoster:
    """dialogs.roster_ports.RosterDesk in memory: `instead` are days that are not as planned."""

    instead: dict[date, Duty] = field(default_factory=dict)

    def changed(self, plan: Duty) -> Duty:
        return self.instead.get(plan.on, plan)
