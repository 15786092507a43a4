"""Visits, trips and their stops as they are kept, to be read by everything that plans or shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from sqlalchemy import ColumnElement, func, or_, select

from handoff.ports import Work
from handoff.tables.trips import TripRow, TripStopRow
from handoff.tables.upsert import table_of
from handoff.tables.visits import VisitRow
from handoff.trips.half_days import half_of
from knowledge.matters import CitizenId, TownId
from knowledge.outlets import Spot
from knowledge.towns import Town
from knowledge.trips.model import Door, HalfDay

TRIPS: Final = "trips"
"""The topic of a town's trips."""

STANDING: Final = frozenset({"confirmed", "under_way"})
"""States of a trip whose families were told."""

VISITS_TABLE, TRIPS_TABLE, STOPS_TABLE = map(table_of, (VisitRow, TripRow, TripStopRow))
_OPEN = ("asked", "not_home", "planned", "confirmed", "under_way")
_COLUMNS = VISITS_TABLE.c[
    "id", "number", "citizen", "who", "relation", "phone", "other_phone", "village", "place",
    "lat", "lon", "matter", "answers", "notes", "need", "halves", "state", "trip", "on_day",
    "half", "code_word", "result", "result_note", "channel",
]  # fmt: skip
_VISIT = tuple(
    func.coalesce(each, "").label("matter") if each.name == "matter" else each for each in _COLUMNS
)
_TRIP = TRIPS_TABLE.c["id", "number", "on_day", "half", "lead", "mate", "state", "minutes"]
_STOP = STOPS_TABLE.c[
    "id", "trip", "visit", "order", "eta", "pinned", "key", "told", "told_at", "reminded_on"
]


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit as it is kept; see VisitRow. `matter` is empty where nobody could say it yet."""

    id: int
    number: str
    citizen: CitizenId
    who: str
    relation: str
    phone: str | None
    other_phone: str | None
    village: str | None
    place: str
    lat: float | None
    lon: float | None
    matter: str
    answers: dict[str, Any]
    notes: str | None
    need: str | None
    halves: list[Any]
    state: str
    trip: int | None
    on_day: date | None
    half: str | None
    code_word: str | None
    result: str | None
    result_note: str | None
    channel: str

    @property
    def spot(self) -> Spot | None:
        """Where it is on the map, if somebody said."""
        return None if self.lat is None or self.lon is None else Spot(self.lat, self.lon)

    @property
    def wished(self) -> frozenset[HalfDay]:
        """The half-days that suit them; none: any does."""
        read = ((date.fromisoformat(str(on)), half_of(str(half))) for on, half in self.halves)
        return frozenset((on, half) for on, half in read if half is not None)

    def door(self, town: Town) -> Door:
        """Give it as planning sees it."""
        minutes = town.visits.at_door(self.matter)
        return Door(self.id, self.village, self.spot, minutes, self.wished)


@dataclass(frozen=True, slots=True)
class TripKept:
    """A trip as it is kept; see TripRow."""

    id: int
    number: str
    on_day: date
    half: str
    lead: str
    mate: str | None
    state: str
    minutes: int

    @property
    def half_day(self) -> HalfDay:
        """When it is."""
        return self.on_day, half_of(self.half) or "am"

    @property
    def people(self) -> tuple[str, ...]:
        """The log-ins of who goes."""
        return tuple(each for each in (self.lead, self.mate) if each)


@dataclass(frozen=True, slots=True)
class StopKept:
    """A stop as it is kept; see TripStopRow."""

    id: int
    trip: int
    visit: int
    order: int
    eta: time
    pinned: bool
    key: str
    told: str | None
    told_at: datetime | None
    reminded_on: date | None


def open_visits(work: Work, town_id: TownId) -> tuple[Visit, ...]:
    """Give the visits that are still to be made, the oldest first."""
    return _visits(work, town_id, VISITS_TABLE.c.state.in_(_OPEN))


def doubtful_visits(work: Work, town_id: TownId) -> tuple[Visit, ...]:
    """Give the visits on which a clerk has to decide."""
    return _visits(work, town_id, VISITS_TABLE.c.state == "doubtful")


def visits_by_id(work: Work, town_id: TownId, ids: Iterable[int]) -> dict[int, Visit]:
    """Give these visits, whatever their state."""
    wanted = list(ids)
    found = _visits(work, town_id, VISITS_TABLE.c.id.in_(wanted)) if wanted else ()
    return {each.id: each for each in found}


def trips_between(
    work: Work, town_id: TownId, first: date, last: date, *, cancelled: bool = False
) -> tuple[TripKept, ...]:
    """Give the trips from one day to another, in the order of the week."""
    where: list[ColumnElement[bool]] = [TRIPS_TABLE.c.on_day.between(first, last)]
    if not cancelled:
        where.append(TRIPS_TABLE.c.state != "cancelled")
    return _trips(work, town_id, *where)


def trip_by_id(work: Work, town_id: TownId, trip: int) -> TripKept | None:
    """Give this trip of the town."""
    return next(iter(_trips(work, town_id, TRIPS_TABLE.c.id == trip)), None)


def stops_of(work: Work, town_id: TownId, trips: Iterable[int]) -> tuple[StopKept, ...]:
    """Give the stops of these trips, each trip's in order.

    A visit that went elsewhere is in its old trip no more, unless that one had been made.
    """
    there = STOPS_TABLE.join(VISITS_TABLE, VISITS_TABLE.c.id == STOPS_TABLE.c.visit).join(
        TRIPS_TABLE, TRIPS_TABLE.c.id == STOPS_TABLE.c.trip
    )
    wanted = (
        select(*_STOP)
        .select_from(there)
        .where(STOPS_TABLE.c.town == town_id, STOPS_TABLE.c.trip.in_(list(trips)))
        .where(or_(VISITS_TABLE.c.trip == STOPS_TABLE.c.trip, TRIPS_TABLE.c.state == "done"))
    )
    found = work.execute(wanted.order_by(STOPS_TABLE.c.trip, STOPS_TABLE.c.order))
    return tuple(StopKept(*each) for each in found)


def stops_of_visit(work: Work, town_id: TownId, visit: int) -> tuple[StopKept, ...]:
    """Give the stops that a visit has or had, the newest first."""
    wanted = select(*_STOP).where(STOPS_TABLE.c.town == town_id, STOPS_TABLE.c.visit == visit)
    found = work.execute(wanted.order_by(STOPS_TABLE.c.id.desc()))
    return tuple(StopKept(*each) for each in found)


def _visits(work: Work, town_id: TownId, *where: ColumnElement[bool]) -> tuple[Visit, ...]:
    wanted = select(*_VISIT).where(VISITS_TABLE.c.town == town_id, *where)
    found = work.execute(wanted.order_by(VISITS_TABLE.c.id))
    return tuple(Visit(*each) for each in found)


def _trips(work: Work, town_id: TownId, *where: ColumnElement[bool]) -> tuple[TripKept, ...]:
    wanted = select(*_TRIP).where(TRIPS_TABLE.c.town == town_id, *where)
    found = work.execute(
        wanted.order_by(TRIPS_TABLE.c.on_day, TRIPS_TABLE.c.half, TRIPS_TABLE.c.id)
    )
    return tuple(TripKept(*each) for each in found)
