"""Lays doors into trips and keeps them: order, arrival, minutes, and where each visit stands."""

import secrets
from collections.abc import Sequence
from datetime import time
from typing import Any, Final

from sqlalchemy import delete, func, insert, select, update

from handoff.numbers import next_number
from handoff.ports import Work
from handoff.trips.half_days import starts_at
from handoff.trips.rows import (
    STOPS_TABLE,
    TRIPS,
    TRIPS_TABLE,
    VISITS_TABLE,
    StopKept,
    TripKept,
    Visit,
    stops_of,
    stops_of_visit,
    trip_by_id,
    visits_by_id,
)
from knowledge.calendar import local
from knowledge.matters import TownId
from knowledge.towns import Town
from knowledge.trips.model import Crew, HalfDay, arrival
from knowledge.trips.planning import round_of
from knowledge.trips.roads import Roads

_KEY_BYTES: Final = 9
OVER: Final = frozenset({"done", "cancelled"})
"""States of a trip that nothing is put into any more."""


def new_trip(work: Work, town: Town, half_day: HalfDay, crew: Crew, by: str) -> int:
    """Make an empty trip under the next number of today (S261124-01); gives its id."""
    today = local(work.now).date()
    values = {
        "town": town.id,
        "number": f"S{today:%y%m%d}-{next_number(work, town.id, 'trip', today):02d}",
        "on_day": half_day[0],
        "half": half_day[1],
        "lead": crew.lead,
        "mate": crew.mate,
        "state": "planned",
        "minutes": 0,
        "made_at": work.now,
        "made_by": by,
    }
    made = work.execute(insert(TRIPS_TABLE).returning(TRIPS_TABLE.c.id), values)
    work.announce(town.id, TRIPS)
    return int(made.scalar_one())


def put(work: Work, town: Town, visit: Visit, trip: TripKept, place: int | None = None) -> None:
    """Put the visit into the trip, at this place (from 1) or last; its trip before loses it.

    The visit counts as planned until the trip is confirmed (again).
    """
    _leave(work, town, visit)
    before = stops_of_visit(work, town.id, visit.id)
    last = before[0] if before else None
    there = trip_by_id(work, town.id, last.trip) if last else None
    if last is not None and there is not None and (last.trip == trip.id or there.state not in OVER):
        moved = update(STOPS_TABLE).where(STOPS_TABLE.c.id == last.id)
        work.execute(moved.values(trip=trip.id, order=_last(work, town.id, trip.id) + 1))
    else:
        _add(work, town.id, visit.id, trip.id, last)
    fields = {"trip": trip.id, "on_day": trip.on_day, "half": trip.half, "state": "planned"}
    _set_visit(work, town.id, visit.id, fields)
    order = [each.visit for each in stops_of(work, town.id, [trip.id]) if each.visit != visit.id]
    order.insert(len(order) if place is None else max(0, place - 1), visit.id)
    lay(work, town, trip, order)


def take_out(work: Work, town: Town, visit: Visit) -> None:
    """Take the visit out of its trip: it waits to be planned again."""
    _leave(work, town, visit)
    fields = {"trip": None, "on_day": None, "half": None, "state": "asked"}
    _set_visit(work, town.id, visit.id, fields)
    unpin(work, town.id, visit.id)


def lay(work: Work, town: Town, trip: TripKept, order: Sequence[int]) -> None:
    """Keep this order of visits in the trip, with arrivals and minutes anew."""
    visits = visits_by_id(work, town.id, order)
    doors = [visits[each].door(town) for each in order]
    done = round_of(doors, trip.half_day, Crew(trip.lead, trip.mate), Roads(town))
    start = starts_at(town, trip.half_day[1])
    for place, stop in enumerate(done.stops, 1):
        kept = update(STOPS_TABLE).where(
            STOPS_TABLE.c.town == town.id,
            STOPS_TABLE.c.trip == trip.id,
            STOPS_TABLE.c.visit == stop.door.id,
        )
        work.execute(kept.values(order=place, eta=arrival(start, stop.after)))
    minutes = update(TRIPS_TABLE).where(TRIPS_TABLE.c.town == town.id, TRIPS_TABLE.c.id == trip.id)
    work.execute(minutes.values(minutes=done.minutes))
    work.announce(town.id, TRIPS)


def drop_empty(work: Work, town_id: TownId) -> None:
    """Forget planned trips to which nobody belongs any more."""
    live = select(VISITS_TABLE.c.trip).where(
        VISITS_TABLE.c.town == town_id, VISITS_TABLE.c.trip.is_not(None)
    )
    empty = (
        TRIPS_TABLE.c.town == town_id,
        TRIPS_TABLE.c.state == "planned",
        TRIPS_TABLE.c.id.not_in(live),
    )
    named = select(STOPS_TABLE.c.trip).where(STOPS_TABLE.c.town == town_id)
    work.execute(delete(TRIPS_TABLE).where(*empty, TRIPS_TABLE.c.id.not_in(named)))
    work.execute(update(TRIPS_TABLE).where(*empty).values(state="cancelled"))


def pin(work: Work, town_id: TownId, visit: int) -> None:
    """Have no plan move this visit."""
    _pinned(work, town_id, visit, pinned=True)


def unpin(work: Work, town_id: TownId, visit: int) -> None:
    """Let plans move this visit again."""
    _pinned(work, town_id, visit, pinned=False)


def _pinned(work: Work, town_id: TownId, visit: int, *, pinned: bool) -> None:
    mine = update(STOPS_TABLE).where(STOPS_TABLE.c.town == town_id, STOPS_TABLE.c.visit == visit)
    work.execute(mine.values(pinned=pinned))
    work.announce(town_id, TRIPS)


def _leave(work: Work, town: Town, visit: Visit) -> None:
    """Close the gap that the visit leaves in its trip."""
    trip = trip_by_id(work, town.id, visit.trip) if visit.trip is not None else None
    if trip is None or trip.state in OVER:
        return
    order = [each.visit for each in stops_of(work, town.id, [trip.id]) if each.visit != visit.id]
    lay(work, town, trip, order)


def _add(work: Work, town_id: TownId, visit: int, trip: int, last: StopKept | None) -> None:
    """Add a stop; the key of the family's page and what they were told stay those of before."""
    values: dict[str, Any] = {
        "town": town_id,
        "trip": trip,
        "visit": visit,
        "order": _last(work, town_id, trip) + 1,
        "eta": time(0),
        "pinned": False,
        "key": last.key if last else secrets.token_urlsafe(_KEY_BYTES),
        "told": last.told if last else None,
        "told_at": last.told_at if last else None,
    }
    work.execute(insert(STOPS_TABLE), values)


def _last(work: Work, town_id: TownId, trip: int) -> int:
    highest = select(func.max(STOPS_TABLE.c.order)).where(
        STOPS_TABLE.c.town == town_id, STOPS_TABLE.c.trip == trip
    )
    return int(work.execute(highest).scalar() or 0)


def _set_visit(work: Work, town_id: TownId, visit: int, fields: dict[str, Any]) -> None:
    mine = update(VISITS_TABLE).where(VISITS_TABLE.c.town == town_id, VISITS_TABLE.c.id == visit)
    work.execute(mine.values(fields))
