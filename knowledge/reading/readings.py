"""What the rules find in a text, piece by piece, before the pieces are weighed against each other.

A rule is a pattern with a function that reads what matched; `None` means: not this after all.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from knowledge.calendar import Calendar
from knowledge.reading.when import DaySpan, Part

MORNING_ENDS, NOON_ENDS, AFTERNOON_ENDS = time(12), time(14), time(18)


@dataclass(frozen=True, slots=True)
class Moment:
    """What a rule may know besides the text: local `now`, the calendar, the end of office hours."""

    now: datetime
    calendar: Calendar
    closes: time

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.date()


@dataclass(frozen=True, slots=True)
class Day:
    """A single day. `later` is the next day so called, for a name that rolls on (周三, 5号).

    `weekday` marks a bare 周三, which may only describe another day (12月3号周四). `near` marks
    今天/明天/昨天, which stories are full of.
    """

    on: date
    later: date | None = None
    weekday: bool = False
    near: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """Several days, of which it isn't said which one; `why` asks for the one.

    `vague`: no calendar span (过几天), so that any day that is said outright is meant instead.
    `each`: the days that were named one by one (周一三五), where not all of the span is meant.
    """

    span: DaySpan
    why: str
    vague: bool = False
    each: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """Half of a day. `kind` tells 中午 and 凌晨, which say more to a clock than their half."""

    part: Part
    kind: str
    ends: time | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock as it was said: 1 to 12 may be of either half unless `whole` (14点, 03:30)."""

    hour: int
    minute: int
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Exactly:
    """A clock time that is certain as it stands (半个小时后)."""

    at: time


@dataclass(frozen=True, slots=True)
class Unclear:
    """Something of a day or a clock that can't be taken. `impossible`: there is no such thing."""

    why: str
    impossible: bool = True
    of: str = "day"
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """`earliest`, or `later`, which says nothing by itself but is no word of a date either."""

    kind: str


@dataclass(frozen=True, slots=True)
class Aside:
    """Words that look like a date and are none: a greeting, a counter's number."""


Reading = Day | Days | PartOfDay | Clock | Exactly | Unclear | Wish | Aside


@dataclass(frozen=True, slots=True)
class Rule:
    """`pattern` finds, `read` says what it means: several readings where one word holds several."""

    pattern: str
    read: Callable[[re.Match[str], Moment], tuple[Reading, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """A reading and where it stands in the plain wording."""

    start: int
    end: int
    reading: Reading


def said(found: re.Match[str], name: str) -> str | None:
    """Give what a group of the pattern took, or None where it took nothing or is not there."""
    return found.groupdict().get(name) or None
