"""What was read of the time at which somebody wants to come."""

from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

Part = Literal["am", "pm", "evening"]
"""am: before 12:00; pm: 12:00 to 18:00; evening: from 18:00."""

NOON = time(12)
EVENING = time(18)


def part_of(clock: time) -> Part:
    """Say in which part of the day a clock time lies."""
    if clock < NOON:
        return "am"
    return "pm" if clock < EVENING else "evening"


@dataclass(frozen=True, slots=True, order=True)
class DaySpan:
    """Days from `first` to `last`, both included, one of which is wished."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class When:
    """A local day, part of it, clock time; None where it was not said or is not certain.

    `part` always goes with `clock`. `ambiguous`: something was said that does not tell one day or
    one time, or that does not exist; then `why` says it in a sentence to the citizen, with how to
    say it better. `past`: the day or time has gone, as it was said; `why` says so. `span` holds the
    days within which the wish lies, where it is no single day. `earliest`: as early as can be, on
    that day or at all. `days`: the single days that were named, where it is not one but not all of
    the span either (周一三五, 周三或者周五). `noon`: the part is 中午 and no clock was said. `rest`
    is the plain wording without what was read. These three are not compared.
    """

    on: date | None = None
    part: Part | None = None
    clock: time | None = None
    earliest: bool = False
    span: DaySpan | None = None
    ambiguous: bool = False
    past: bool = False
    why: str = ""
    days: tuple[date, ...] = field(default=(), compare=False)
    noon: bool = field(default=False, compare=False)
    rest: str = field(default="", compare=False)

    @property
    def says_nothing(self) -> bool:
        """Say whether the text held no day or time at all."""
        return self == When()
