"""Makes a plan hold: trips are made, kept or dropped, and every visit stands where it says."""

from dataclasses import dataclass

from sqlalchemy import update

from handoff.ports import Work
from handoff.trips.drafting import Draft, draft
from handoff.trips.laying import drop_empty, new_trip, put, take_out
from handoff.trips.rows import (
    TRIPS_TABLE,
    TripKept,
    trip_by_id,
    trips_between,
    visits_by_id,
)
from knowledge.calendar import Calendar
from knowledge.towns import Town
from knowledge.trips.model import Crew, Plan, Trip


@dataclass(frozen=True, slots=True)
class Applied:
    """The plan holds: so many visits are in trips, so many in none."""

    planned: int
    left: int


@dataclass(frozen=True, slots=True)
class Overtaken:
    """What the plan was made from has changed since: it has to be made anew."""


def apply_plan(
    work: Work, town: Town, calendar: Calendar, made: Draft, plan: Plan, by: str
) -> Applied | Overtaken:
    """Make the plan hold that was made from this draft, if nothing has changed since."""
    if draft(work, town, calendar) != made:
        return Overtaken()
    visits = {each.id: each for each in made.moving}
    gone = {stop.door.id for trip in plan.trips for stop in trip.stops}
    for visit in made.moving:
        if visit.id not in gone and visit.trip is not None:
            take_out(work, town, visit)
    spare = _spare(work, town, made)
    for trip in plan.trips:
        kept = _trip(work, town, trip, spare, by)
        for place, stop in enumerate(trip.stops, 1):
            if stop.door.id in visits:
                visit = visits_by_id(work, town.id, [stop.door.id])[stop.door.id]
                put(work, town, visit, kept, place)
    drop_empty(work, town.id)
    return Applied(len(gone & set(visits)), len(set(visits) - gone))


def _spare(work: Work, town: Town, made: Draft) -> list[TripKept]:
    """Give the planned trips that may be used again, so that their numbers stay."""
    days = [day for day, _ in made.task.crews]
    if not days:
        return []
    stand = {each.id for each in made.kept}
    there = trips_between(work, town.id, min(days), max(days))
    return [each for each in there if each.state == "planned" and each.id not in stand]


def _trip(work: Work, town: Town, trip: Trip, spare: list[TripKept], by: str) -> TripKept:
    if trip.kept is not None:
        return _read(work, town, trip.kept)
    used = next((each for each in spare if each.half_day == trip.half_day), None)
    if used is None:
        return _read(
            work, town, new_trip(work, town, trip.half_day, Crew(trip.lead, trip.mate), by)
        )
    spare.remove(used)
    mine = update(TRIPS_TABLE).where(TRIPS_TABLE.c.town == town.id, TRIPS_TABLE.c.id == used.id)
    work.execute(mine.values(lead=trip.lead, mate=trip.mate))
    return _read(work, town, used.id)


def _read(work: Work, town: Town, trip: int) -> TripKept:
    found = trip_by_id(work, town.id, trip)
    if found is None:
        raise LookupError(f"{town.id}: there is no trip {trip}")
    return found
