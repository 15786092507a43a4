"""The day before a visit its family is reminded, once for that day. source: BZ-9, BZ-16."""

from datetime import time, timedelta
from typing import Final

from sqlalchemy import or_, update

from handoff.ports import Scene, Work
from handoff.trips.family_words import reminder_words
from handoff.trips.papers import papers_of
from handoff.trips.rows import (
    STANDING,
    STOPS_TABLE,
    StopKept,
    TripKept,
    stops_of,
    trips_between,
    visits_by_id,
)
from handoff.trips.telling import Desk, coming_of, family_path, say
from knowledge.calendar import local

FROM: Final = time(16)
"""Reminders go out from this hour (local) on, the day before."""

UNTIL: Final = time(21)


def remind_of_visits(work: Work, scene: Scene) -> int:
    """Remind every family that is visited tomorrow and has not been; gives how many."""
    here = local(work.now)
    if not FROM <= here.time() < UNTIL:
        return 0
    tomorrow = here.date() + timedelta(days=1)
    reminded = 0
    for town in scene.towns:
        desk = Desk(town, scene.catalog(town.id), scene.url)
        trips = {
            each.id: each
            for each in trips_between(work, town.id, tomorrow, tomorrow)
            if each.state in STANDING
        }
        for stop in stops_of(work, town.id, trips):
            reminded += _remind(work, desk, trips[stop.trip], stop)
    return reminded


def _remind(work: Work, desk: Desk, trip: TripKept, stop: StopKept) -> bool:
    mine = update(STOPS_TABLE).where(
        STOPS_TABLE.c.id == stop.id,
        STOPS_TABLE.c.told.is_not(None),
        or_(STOPS_TABLE.c.reminded_on.is_(None), STOPS_TABLE.c.reminded_on != trip.on_day),
    )
    marked = mine.values(reminded_on=trip.on_day).returning(STOPS_TABLE.c.id)
    if work.execute(marked).one_or_none() is None:
        return False
    town = desk.town
    visit = visits_by_id(work, town.id, [stop.visit])[stop.visit]
    if visit.state != "confirmed":
        return False
    papers = papers_of(desk.catalog, visit.matter, visit.answers)
    url = desk.url(family_path(town.id, visit.number, stop.key))
    text = reminder_words(town, visit, coming_of(town, trip, stop), papers, url)
    say(work, town, visit, text, ("提醒：明天上门",), "bot")
    return True
