"""How a town visits people at home: when, who may go, how long it takes, and how far it is."""

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

    `lead_days` are working days between the wish and the first half-day, `horizon_days` calendar
    days ahead, `per_half_day` the visits that one half-day holds (a softer limit than a trip's
    plan), `answer_days` the working days within which a person gets back. `who` are log-ins of
    those who may go (empty: every 办事员), `pairs` those who go together; `trips_half_day` is how
    many trips leave at once, `minutes_half_day` how long one may take with the way there and back.
    `agents`: a village's agent may be the second person in that village. `travel` are minutes
    between two villages, both ways. source: BZ-9
    """

    lead_days: int = 2
    horizon_days: int = 14
    halves: tuple[Half, ...] = ("am", "pm")
    per_half_day: int = 6
    answer_days: int = 1
    who: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    agents: bool = True
    trips_half_day: int = 1
    minutes_half_day: int = 180
    minutes_at_door: int = 30
    matter_minutes: tuple[MatterMinutes, ...] = ()
    travel: tuple[tuple[str, str, int], ...] = ()

    def at_door(self, matter: str) -> int:
        """Give the minutes that this matter takes at the door."""
        said = (each.minutes for each in self.matter_minutes if each.matter == matter)
        return next(said, self.minutes_at_door)


USUAL = VisitRules()
