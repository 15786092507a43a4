"""What planning starts from and what it gives. source: BZ-9."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from knowledge.outlets import Spot
from knowledge.visit_rules import Half

HalfDay = tuple[date, Half]


@dataclass(frozen=True, slots=True)
class Door:
    """Somebody to be visited, by the visit's id; `minutes` at the door.

    `halves` are the half-days that suit them; none: any does.
    """

    id: int
    village: str | None
    spot: Spot | None
    minutes: int
    halves: frozenset[HalfDay]


@dataclass(frozen=True, slots=True)
class Crew:
    """Two people (log-ins) who can go together; `mate` None: the agent of the village visited."""

    lead: str
    mate: str | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A trip that stands: its stops stay in this order, and more may be added after them."""

    id: int
    half_day: HalfDay
    crew: Crew
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A town's plan to be made: new doors, what stands, and who can go on each half-day.

    `limit` is the longest trip in minutes; `starts` when a half-day's trips leave the centre;
    `agents` the villages' agents, by village.
    """

    doors: tuple[Door, ...]
    kept: tuple[Kept, ...]
    crews: Mapping[HalfDay, tuple[Crew, ...]]
    limit: int
    agents: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Stop:
    """A door on a trip: `after` minutes from leaving the centre they are there."""

    door: Door
    after: int


@dataclass(frozen=True, slots=True)
class Trip:
    """A round from the centre and back. `kept` is the id of the trip that stood, or None.

    `minutes` are for the whole round, `travel` those of them on the road.
    """

    half_day: HalfDay
    lead: str
    mate: str | None
    stops: tuple[Stop, ...]
    minutes: int
    travel: int
    kept: int | None = None


Why = Literal["太远", "时间不合", "排满了", "没有人去"]


@dataclass(frozen=True, slots=True)
class Unplanned:
    """A door that no trip takes: too far for a half-day, no wished half-day, full, nobody to go."""

    door: Door
    why: Why


@dataclass(frozen=True, slots=True)
class Plan:
    """All trips, those that stood first, and who was left over."""

    trips: tuple[Trip, ...]
    unplanned: tuple[Unplanned, ...]


def arrival(start: time, after: int) -> time:
    """Give the local time that is so many minutes after the start; never past midnight."""
    minutes = min(start.hour * 60 + start.minute + after, 24 * 60 - 1)
    return time(minutes // 60, minutes % 60)
