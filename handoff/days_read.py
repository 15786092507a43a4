"""What was read of a town's days, kept for the batch: a wider reading serves a narrower one.

A turn asks for today, for the days up to the horizon and for the day that is chosen, and so does
the next turn of the batch.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from handoff.ports import Work
from knowledge.towns import Town

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Reading:
    town: Town
    first: date
    last: date
    found: Any


def days_read(
    work: Work, town: Town, topic: str, days: tuple[date, date], read: Callable[[date, date], T]
) -> T:
    """Give what `read` gives for these local days (first and last), or for more days around them.

    Read anew once the topic is forgotten (Work.forget), and for a town whose file has changed.
    """
    first, last = days
    readings: list[_Reading] = work.once(town.id, topic, read.__qualname__, list)
    for each in readings:
        if each.town is town and each.first <= first and last <= each.last:
            found: T = each.found
            return found
    made = read(first, last)
    readings.append(_Reading(town, first, last, made))
    return made
