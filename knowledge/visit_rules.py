"""How a town visits people at home."""

from dataclasses import dataclass
from typing import Literal

Half = Literal["am", "pm"]


@dataclass(frozen=True, slots=True)
class VisitRules:
    """When visits can be had. All have a default, so that a town need not say anything.

    `lead_days` are working days between the wish and the first half-day, `horizon_days` calendar
    days ahead, `per_half_day` the visits that one half-day holds (a softer limit than a trip's
    plan), `answer_days` the working days within which a person gets back. source: BZ-9
    """

    lead_days: int = 2
    horizon_days: int = 14
    halves: tuple[Half, ...] = ("am", "pm")
    per_half_day: int = 6
    answer_days: int = 1


USUAL = VisitRules()
