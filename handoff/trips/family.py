"""What the family's page shows: found by the visit's number and the key of its address."""

import secrets
from dataclasses import dataclass

from sqlalchemy import select

from handoff.ports import Work
from handoff.trips.rows import (
    STANDING,
    VISITS_TABLE,
    StopKept,
    TripKept,
    Visit,
    stops_of_visit,
    trip_by_id,
    visits_by_id,
)
from knowledge.matters import TownId


@dataclass(frozen=True, slots=True)
class FamilyView:
    """A visit as its family may see it; `trip` and `stop` are None while no time stands."""

    visit: Visit
    trip: TripKept | None
    stop: StopKept | None


def family_view(work: Work, town_id: TownId, number: str, key: str) -> FamilyView | None:
    """Give the visit, if the key is its own."""
    wanted = select(VISITS_TABLE.c.id).where(
        VISITS_TABLE.c.town == town_id, VISITS_TABLE.c.number == number
    )
    found = work.execute(wanted).scalar_one_or_none()
    if found is None:
        return None
    stops = stops_of_visit(work, town_id, int(found))
    if not any(secrets.compare_digest(each.key.encode(), key.encode()) for each in stops):
        return None
    visit = visits_by_id(work, town_id, [int(found)])[int(found)]
    stop = next((each for each in stops if each.trip == visit.trip and each.told), None)
    trip = trip_by_id(work, town_id, stop.trip) if stop else None
    if trip is None or trip.state not in STANDING | {"done"}:
        return FamilyView(visit, None, None)
    return FamilyView(visit, trip, stop)
