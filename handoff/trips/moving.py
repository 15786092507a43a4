"""A human moves anything: a visit to another trip, half-day or place; other people; and pins it."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import update

from handoff.ports import Work
from handoff.trips.confirming import note_out
from handoff.trips.half_days import half_days_ahead
from handoff.trips.laying import OVER, drop_empty, new_trip, pin, put, take_out, unpin
from handoff.trips.rows import (
    STANDING,
    TRIPS_TABLE,
    VISITS_TABLE,
    TripKept,
    Visit,
    stops_of,
    stops_of_visit,
    trip_by_id,
    visits_by_id,
)
from handoff.trips.telling import tell_put_off
from knowledge.calendar import Calendar
from knowledge.towns import Town
from knowledge.trips.model import Crew, HalfDay

MOVABLE: Final = frozenset({"asked", "planned", "confirmed", "not_home"})


@dataclass(frozen=True, slots=True)
class Moved:
    """It is done; what it breaks stands on the board."""


@dataclass(frozen=True, slots=True)
class NotMovable:
    """There is no such visit or trip, or it is under way or over."""


@dataclass(frozen=True, slots=True)
class NotThen:
    """No trips leave in that half-day: it is closed, past, or too far ahead."""


@dataclass(frozen=True, slots=True)
class NotThesePeople:
    """Two different people of the staff have to be named."""


def move_to_trip(
    work: Work, town: Town, visit_id: int, trip_id: int, place: int | None, by: str
) -> Moved | NotMovable:
    """Put the visit into this trip at this place (from 1), and pin it there."""
    visit, trip = _visit(work, town, visit_id), trip_by_id(work, town.id, trip_id)
    if visit is None or trip is None or trip.state in OVER:
        return NotMovable()
    same = visit.trip == trip.id
    put(work, town, visit, trip, place)
    if same and visit.state == "confirmed":
        mine = update(VISITS_TABLE).where(VISITS_TABLE.c.id == visit.id)
        work.execute(mine.values(state="confirmed"))  # another place in the round is no news
    pin(work, town.id, visit.id)
    drop_empty(work, town.id)
    _out_anew(work, town, {trip.id, visit.trip}, by)
    return Moved()


def move_to_half_day(
    work: Work,
    town: Town,
    calendar: Calendar,
    visit_id: int,
    half_day: HalfDay,
    crew: Crew,
    by: str,
) -> Moved | NotMovable | NotThen:
    """Make a new trip of this visit on that half-day."""
    if _visit(work, town, visit_id) is None:
        return NotMovable()
    if half_day not in half_days_ahead(town, calendar, work.now):
        return NotThen()
    made = new_trip(work, town, half_day, crew, by)
    return move_to_trip(work, town, visit_id, made, None, by)


def move_out(work: Work, town: Town, visit_id: int, by: str) -> Moved | NotMovable:
    """Take the visit out of its trip; a family that was told is told that it is put off."""
    visit = _visit(work, town, visit_id)
    if visit is None or visit.trip is None:
        return NotMovable()
    for stop in stops_of_visit(work, town.id, visit.id)[:1]:
        tell_put_off(work, town, visit, stop, by)
    take_out(work, town, visit)
    drop_empty(work, town.id)
    _out_anew(work, town, {visit.trip}, by)
    return Moved()


def set_pinned(work: Work, town: Town, visit_id: int, *, pinned: bool) -> Moved | NotMovable:
    """Have plans leave the visit where it is, or move it again."""
    if _visit(work, town, visit_id) is None:
        return NotMovable()
    (pin if pinned else unpin)(work, town.id, visit_id)
    return Moved()


def send(
    work: Work, town: Town, trip_id: int, lead: str, mate: str, by: str
) -> Moved | NotMovable | NotThesePeople:
    """Send other people; a plan keeps them. Families hear of it when the trip is confirmed."""
    trip = trip_by_id(work, town.id, trip_id)
    if trip is None or trip.state in OVER:
        return NotMovable()
    if lead == mate or not town.person(lead) or not town.person(mate):
        return NotThesePeople()
    mine = update(TRIPS_TABLE).where(TRIPS_TABLE.c.town == town.id, TRIPS_TABLE.c.id == trip.id)
    work.execute(mine.values(lead=lead, mate=mate))
    for each in stops_of(work, town.id, [trip.id]):
        pin(work, town.id, each.visit)
    _out_anew(work, town, {trip.id}, by)
    return Moved()


def accept(work: Work, town: Town, visit_id: int) -> Moved | NotMovable:
    """Decide that a doubtful visit is made, or that one is tried again: a plan takes it up."""
    mine = update(VISITS_TABLE).where(
        VISITS_TABLE.c.town == town.id,
        VISITS_TABLE.c.id == visit_id,
        VISITS_TABLE.c.state.in_(("doubtful", "not_home")),
    )
    done = work.execute(mine.values(state="asked").returning(VISITS_TABLE.c.id)).one_or_none()
    return NotMovable() if done is None else Moved()


def _visit(work: Work, town: Town, visit_id: int) -> Visit | None:
    found = visits_by_id(work, town.id, [visit_id]).get(visit_id)
    return found if found is not None and found.state in MOVABLE else None


def _out_anew(work: Work, town: Town, trips: set[int | None], by: str) -> None:
    """Say anew how long the people of these trips are away, where the trips stand."""
    for each in trips:
        trip: TripKept | None = trip_by_id(work, town.id, each) if each is not None else None
        if trip is not None and trip.state in STANDING:
            note_out(work, town, trip, by)
