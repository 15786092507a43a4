"""Somebody of a trip is away: another goes instead, at once, and the families hear who.

source: BZ-12
"""

from collections.abc import Collection, Sequence
from datetime import timedelta

from sqlalchemy import update

from handoff.ports import Scene, Work
from handoff.trips.confirming import confirm
from handoff.trips.crews import away_on, goers
from handoff.trips.half_days import AHEAD, start_of
from handoff.trips.rows import STANDING, TRIPS_TABLE, TripKept, trips_between
from handoff.trips.telling import Desk
from knowledge.calendar import local
from knowledge.towns import Town

BY = "bot"


def cover_trips(work: Work, scene: Scene) -> int:
    """Replace whoever is away on a trip that was told and has not left; gives how many trips.

    Where nobody is free the trip stays as it is, and the board says what it breaks.
    """
    today = local(work.now).date()
    covered = 0
    for town in scene.towns:
        trips = trips_between(work, town.id, today, today + timedelta(days=AHEAD))
        for trip in trips:
            if trip.state != "confirmed" or start_of(town, trip.half_day) <= work.now:
                continue
            away = away_on(work, town, trip.half_day)
            if away & set(trip.people):
                desk = Desk(town, scene.catalog(town.id), scene.url)
                covered += cover(work, desk, trip, trips, away)
    return covered


def cover(
    work: Work, desk: Desk, trip: TripKept, others: Sequence[TripKept], away: Collection[str]
) -> bool:
    """Send somebody who is free in place of each who is away; False where nobody is."""
    people = _instead(desk.town, trip, others, away)
    if people is None:
        return False
    mine = update(TRIPS_TABLE).where(
        TRIPS_TABLE.c.town == desk.town.id,
        TRIPS_TABLE.c.id == trip.id,
        TRIPS_TABLE.c.lead == trip.lead,
        TRIPS_TABLE.c.mate == trip.mate,
    )
    changed = mine.values(lead=people[0], mate=people[1]).returning(TRIPS_TABLE.c.id)
    if work.execute(changed).one_or_none() is None:
        return False
    confirm(work, desk, trip.id, BY)
    return True


def _instead(
    town: Town, trip: TripKept, others: Sequence[TripKept], away: Collection[str]
) -> tuple[str, str] | None:
    """Name the two who go: a colleague of the same window first, then anybody who may go."""
    same = [each for each in others if each.half_day == trip.half_day and each.state in STANDING]
    busy = {login for each in same for login in each.people} | set(away)
    free = [each for each in goers(town) if each not in busy]
    found = []
    for login in trip.people:
        if login not in away:
            found.append(login)
            continue
        near = sorted(free, key=lambda each: not _same_window(town, login, each))
        if not near:
            return None
        found.append(near[0])
        free.remove(near[0])
    return (found[0], found[1]) if len(found) == 2 else None  # noqa: PLR2004 - a pair


def _same_window(town: Town, first: str, second: str) -> bool:
    people = [town.person(each) for each in (first, second)]
    counters = [set(each.counters) if each else set[str]() for each in people]
    return bool(counters[0] & counters[1])
