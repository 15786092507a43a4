"""A plan to be looked at before it holds: what it is made from, and what it would change.

Making it takes up to a second and is done outside a transaction, on the Draft's task alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from handoff.ports import Work
from handoff.trips.crews import agents, crews_on
from handoff.trips.half_days import AHEAD, half_days_ahead
from handoff.trips.rows import (
    STANDING,
    StopKept,
    TripKept,
    Visit,
    open_visits,
    stops_of,
    trips_between,
)
from knowledge.calendar import Calendar, local
from knowledge.towns import Town
from knowledge.trips.model import Crew, HalfDay, Kept, Plan, Task

_SETTLED = frozenset({"done", "cancelled"})
_HISTORY = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a plan is made from. `moving` are the visits that it may put anywhere."""

    task: Task
    moving: tuple[Visit, ...]
    kept: tuple[TripKept, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A visit that the plan would put elsewhere; None: in no trip. `after` counts from 1."""

    visit: int
    before: HalfDay | None
    after: HalfDay | None


def draft(work: Work, town: Town, calendar: Calendar) -> Draft:
    """Read what is to be planned: visits asked for, and those planned but neither told nor pinned.

    Who was not at home is planned again where the pair proposed a half-day.

    Trips whose families were told stand as they are, and so do pinned stops.
    """
    today = local(work.now).date()
    half_days = half_days_ahead(town, calendar, work.now)
    visits = {each.id: each for each in open_visits(work, town.id)}
    trips = trips_between(work, town.id, today - _HISTORY, today + timedelta(days=AHEAD + 60))
    stops = stops_of(work, town.id, [each.id for each in trips])
    kept = tuple(_kept(town, each, stops, visits) for each in trips)
    stay = {door.id for each in kept for door in each.doors}
    standing = [
        trip for trip, each in zip(trips, kept, strict=True) if each.doors or trip.state in STANDING
    ]
    beyond = [trip for trip in trips if trip.state in _SETTLED and trip not in standing]
    moving = tuple(
        each
        for each in visits.values()
        if each.id not in stay
        and (each.state in {"asked", "planned"} or (each.state == "not_home" and each.halves))
    )
    ahead = frozenset(half_days)
    here = tuple(
        each
        for trip, each in zip(trips, kept, strict=True)
        if trip in standing and trip.half_day in ahead and trip.state != "under_way"
    )
    task = Task(
        doors=tuple(each.door(town) for each in moving),
        kept=here,
        crews=crews_on(work, town, half_days, [*standing, *beyond]),
        limit=town.visits.minutes_half_day,
        agents=agents(town),
    )
    return Draft(task, moving, tuple(standing))


def changes(made: Draft, plan: Plan) -> tuple[Change, ...]:
    """Give the visits that the plan puts elsewhere than they are now."""
    after = {stop.door.id: trip.half_day for trip in plan.trips for stop in trip.stops}
    found = []
    for each in made.moving:
        before = _now(each)
        there = after.get(each.id)
        if before != there:
            found.append(Change(each.id, before, there))
    return tuple(found)


def _now(visit: Visit) -> HalfDay | None:
    if visit.trip is None or visit.on_day is None or visit.half not in {"am", "pm"}:
        return None
    return visit.on_day, "am" if visit.half == "am" else "pm"


def _kept(town: Town, trip: TripKept, stops: Sequence[StopKept], visits: dict[int, Visit]) -> Kept:
    """Give what of a trip stands: all of it once it was told, else its pinned stops.

    Nobody stays on a trip that is over: who was not at home waits for another.
    """
    doors = tuple(
        visits[each.visit].door(town)
        for each in stops
        if each.trip == trip.id
        and trip.state not in _SETTLED
        and each.visit in visits
        and visits[each.visit].trip == trip.id
        and (each.pinned or trip.state in STANDING or each.told)
    )
    return Kept(trip.id, trip.half_day, Crew(trip.lead, trip.mate), doors)
