"""Confirms trips, starts them, calls them off: families are told, counters know who is out.

source: BZ-9, BZ-12
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy import update

from handoff.absences import end_absence, note_absence
from handoff.ports import Work
from handoff.trips.code_words import new_code
from handoff.trips.half_days import start_of
from handoff.trips.laying import take_out
from handoff.trips.rows import (
    TRIPS,
    TRIPS_TABLE,
    VISITS_TABLE,
    StopKept,
    TripKept,
    Visit,
    stops_of,
    trip_by_id,
    visits_by_id,
)
from handoff.trips.telling import Desk, tell_family, tell_put_off
from knowledge.matters import TownId
from knowledge.towns import Town

OUT: Final = "上门"
"""Why somebody on a trip is not at the counter."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The trip stands; so many families were told something new."""

    told: int


@dataclass(frozen=True, slots=True)
class NoSuchTrip:
    """There is no such trip in this town, or it is over or called off."""


@dataclass(frozen=True, slots=True)
class OnePerson:
    """Nobody is named as the second person."""


@dataclass(frozen=True, slots=True)
class Empty:
    """Nobody is to be visited on it."""


def confirm(
    work: Work, desk: Desk, trip_id: int, by: str
) -> Confirmed | NoSuchTrip | OnePerson | Empty:
    """Have the trip stand, and tell every family what is new to it; again after a change."""
    town = desk.town
    trip = trip_by_id(work, town.id, trip_id)
    if trip is None or trip.state not in {"planned", "confirmed", "under_way"}:
        return NoSuchTrip()
    if trip.mate is None:
        return OnePerson()
    stops = stops_of(work, town.id, [trip.id])
    if not stops:
        return Empty()
    if trip.state == "planned":
        _set(work, town.id, trip.id, "confirmed")
    note_out(work, town, trip, by)
    visits = visits_by_id(work, town.id, [each.visit for each in stops])
    return Confirmed(sum(_confirm(work, desk, trip, each, visits, by) for each in stops))


def _confirm(
    work: Work, desk: Desk, trip: TripKept, stop: StopKept, visits: dict[int, Visit], by: str
) -> bool:
    mine = (VISITS_TABLE.c.town == desk.town.id, VISITS_TABLE.c.id == stop.visit)
    coded = update(VISITS_TABLE).where(*mine, VISITS_TABLE.c.code_word.is_(None))
    work.execute(coded.values(code_word=new_code()))
    planned = update(VISITS_TABLE).where(*mine, VISITS_TABLE.c.state == "planned")
    work.execute(planned.values(state="confirmed"))
    if visits[stop.visit].state not in {"planned", "confirmed"}:
        return False
    visit = visits_by_id(work, desk.town.id, [stop.visit])[stop.visit]
    return tell_family(work, desk, trip, stop, visit, by)


def start(work: Work, town: Town, trip_id: int) -> bool:
    """Note that the pair has left; False where the trip does not stand."""
    mine = update(TRIPS_TABLE).where(
        TRIPS_TABLE.c.town == town.id,
        TRIPS_TABLE.c.id == trip_id,
        TRIPS_TABLE.c.state == "confirmed",
    )
    going = mine.values(state="under_way").returning(TRIPS_TABLE.c.id)
    left = work.execute(going).one_or_none() is not None
    work.announce(town.id, TRIPS)
    return left


def call_off(work: Work, town: Town, trip_id: int, by: str) -> bool:
    """Call the trip off: everybody waits to be planned again, and who was told is told so."""
    trip = trip_by_id(work, town.id, trip_id)
    if trip is None or trip.state not in {"planned", "confirmed"}:
        return False
    stops = stops_of(work, town.id, [trip.id])
    visits = visits_by_id(work, town.id, [each.visit for each in stops])
    _set(work, town.id, trip.id, "cancelled")
    for each in stops:
        tell_put_off(work, town, visits[each.visit], each, by)
        take_out(work, town, visits[each.visit])
    end_absence(work, town.id, ref=_ref(trip))
    return True


def note_out(work: Work, town: Town, trip: TripKept, by: str) -> None:
    """Say anew who is away from the counter for this trip, and how long."""
    end_absence(work, town.id, ref=_ref(trip))
    leave = start_of(town, trip.half_day)
    back = leave + timedelta(minutes=max(trip.minutes, 1))
    agents = {each.agent for each in town.villages}
    for login in trip.people:
        if login not in agents:
            note_absence(work, town.id, login, leave, back, OUT, by=by, ref=_ref(trip))


def _ref(trip: TripKept) -> str:
    return f"trip:{trip.number}"


def _set(work: Work, town_id: TownId, trip: int, state: str) -> None:
    mine = update(TRIPS_TABLE).where(TRIPS_TABLE.c.town == town_id, TRIPS_TABLE.c.id == trip)
    work.execute(mine.values(state=state))
    work.announce(town_id, TRIPS)
