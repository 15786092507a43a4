"""How a town goes to people's doors: who may go, how often, how long, and how far it is."""

from dataclasses import dataclass
from typing import Literal

Half = Literal["am", "pm"]


@dataclass(frozen=True, slots=True)
class MatterMinutes:
    """Minutes at the door for a matter (its code)."""

    matter: str
    minutes: int


@dataclass(frozen=True, slots=True)
class VisitRules:
    """The town file's `[visits]`. All of it may be left out: then these values hold.

    `who` are log-ins of those who may go (empty: every 办事员), `pairs` those who go together;
    `per_half_day` is how many trips leave at once, `minutes_half_day` how long one may take with
    the way there and back. `agents`: a village's agent may be the second person in that village.
    `travel` are minutes between two villages, both ways. source: BZ-9
    """

    who: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    agents: bool = True
    per_half_day: int = 1
    minutes_half_day: int = 180
    minutes_at_door: int = 30
    matter_minutes: tuple[MatterMinutes, ...] = ()
    travel: tuple[tuple[str, str, int], ...] = ()

    def at_door(self, matter: str) -> int:
        """Give the minutes that this matter takes at the door."""
        said = (each.minutes for each in self.matter_minutes if each.matter == matter)
        return next(said, self.minutes_at_door)
