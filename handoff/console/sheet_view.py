"""The day sheet as values: a pair's stops in order, with everything they need at the door."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import quote

from handoff.console.trip_cards import STATES, name_of
from handoff.console.words import full_day
from handoff.ports import Work
from handoff.transcripts import look
from handoff.trips.breaches import HALF_WORDS, half_words
from handoff.trips.half_days import AHEAD, half_days_ahead, starts_at
from handoff.trips.marks import NOTE_LIMIT, OUTCOMES, THEN, Outcome
from handoff.trips.papers import ALWAYS_BROUGHT, papers_of
from handoff.trips.pictures import KeptPicture, pictures_of
from handoff.trips.rows import (
    STANDING,
    StopKept,
    TripKept,
    Visit,
    stops_of,
    trips_between,
    visits_by_id,
)
from knowledge.calendar import Calendar, local
from knowledge.matters import Catalog
from knowledge.outlets import Spot
from knowledge.towns import Town

_OPEN = frozenset({"confirmed", "under_way"})
_MOST_HALVES = 8


@dataclass(frozen=True, slots=True)
class SheetStop:
    """One door. `dial` are phones to call; `mark` whether its outcome may be marked here."""

    id: int
    number: str
    place: int
    eta: str
    who: str
    relation: str
    where: str
    navigate: str
    geo: str | None
    dial: tuple[str, ...]
    matter: str
    papers: tuple[str, ...]
    brought: tuple[str, ...]
    notes: str
    code_word: str
    state: str
    result: str
    pictures: tuple[KeptPicture, ...]
    mark: bool


@dataclass(frozen=True, slots=True)
class SheetTrip:
    """One trip; `startable`: the pair has not left yet."""

    id: int
    number: str
    when: str
    leaves: str
    names: str
    state: str
    startable: bool
    stops: tuple[SheetStop, ...]


@dataclass(frozen=True, slots=True)
class Half:
    """A half-day that can be proposed for the next try."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class Later:
    """A trip of this person's that comes after today."""

    href: str
    name: str


@dataclass(frozen=True, slots=True)
class SheetPage:
    """The whole page; `saved` says when, for a page that is read from the phone's memory."""

    title: str
    centre: str
    clerk: str
    login: str
    role: str
    saved: str
    trips: tuple[SheetTrip, ...]
    later: tuple[Later, ...]
    outcomes: tuple[Outcome, ...]
    then: tuple[str, ...]
    halves: tuple[Half, ...]
    note_limit: int
    words: str
    refused: bool


def sheet(
    work: Work,
    town: Town,
    catalog: Catalog,
    calendar: Calendar,
    trips: Sequence[TripKept],
    login: str,
    clerk: str,
    *,
    role: str,
    words: str = "",
    refused: bool = False,
) -> SheetPage:
    """Lay these trips out for this person, and write down that they looked at the families."""
    here = local(work.now)
    ahead = half_days_ahead(town, calendar, work.now)[:_MOST_HALVES]
    return SheetPage(
        title="上门单子",
        centre=town.centre,
        clerk=clerk,
        login=login,
        role=role,
        saved=f"{here.month}月{here.day}日 {here:%H:%M}",
        trips=tuple(_trip(work, town, catalog, each, login) for each in trips),
        later=_later(work, town, login),
        outcomes=OUTCOMES,
        then=THEN,
        halves=tuple(Half(f"{each[0].isoformat()}.{each[1]}", half_words(each)) for each in ahead),
        note_limit=NOTE_LIMIT,
        words=words,
        refused=refused,
    )


def _later(work: Work, town: Town, login: str) -> tuple[Later, ...]:
    today = local(work.now).date()
    there = trips_between(work, town.id, today + timedelta(days=1), today + timedelta(days=AHEAD))
    return tuple(
        Later(f"/console/sheet/{each.id}", f"{half_words(each.half_day)} {each.number}")
        for each in there
        if login in each.people and each.state in STANDING
    )


def _trip(work: Work, town: Town, catalog: Catalog, trip: TripKept, login: str) -> SheetTrip:
    stops = stops_of(work, town.id, [trip.id])
    visits = visits_by_id(work, town.id, [each.visit for each in stops])
    mine = login in trip.people
    pictures = pictures_of(work, town.id, visits)
    for each in visits.values():
        look(work, town.id, login, each.citizen, "visit")
    return SheetTrip(
        id=trip.id,
        number=trip.number,
        when=f"{full_day(trip.on_day, local(work.now).date())} {HALF_WORDS.get(trip.half, '')}",
        leaves=f"{starts_at(town, trip.half_day[1]):%H:%M}",
        names="、".join(name_of(town, each) for each in trip.people),
        state=STATES.get(trip.state, trip.state),
        startable=mine and trip.state == "confirmed" and trip.on_day == local(work.now).date(),
        stops=tuple(
            _stop(town, catalog, each, visits[each.visit], pictures, mine=mine) for each in stops
        ),
    )


def _stop(
    town: Town,
    catalog: Catalog,
    stop: StopKept,
    visit: Visit,
    pictures: Sequence[KeptPicture],
    *,
    mine: bool,
) -> SheetStop:
    papers = papers_of(catalog, visit.matter, visit.answers)
    village = next((each for each in town.villages if each.name == visit.village), None)
    spot = visit.spot or (village.spot if village else None)
    where = f"{visit.village or ''} {visit.place}".strip()
    return SheetStop(
        id=visit.id,
        number=visit.number,
        place=stop.order,
        eta=f"{stop.eta:%H:%M}",
        who=visit.who,
        relation=visit.relation,
        where=where,
        navigate=navigation(spot, where),
        geo=f"geo:{spot.latitude},{spot.longitude}" if spot else None,
        dial=tuple(each for each in (visit.phone, visit.other_phone) if each),
        matter=papers.matter,
        papers=papers.names,
        brought=(*papers.brought, *ALWAYS_BROUGHT),
        notes=visit.notes or "",
        code_word=visit.code_word or "",
        state=STATES.get(visit.state, visit.state),
        result="，".join(each for each in (visit.result, visit.result_note) if each),
        pictures=tuple(each for each in pictures if each.visit == visit.id),
        mark=mine and visit.state in _OPEN,
    )


def navigation(spot: Spot | None, where: str) -> str:
    """Give the address that opens the way there in Gaode's map, app or page; else looks for it.

    Spots are as Gaode's and Tencent's maps show them (GCJ-02).
    """
    name = quote(where, safe="")
    if spot is None:
        return f"https://uri.amap.com/search?keyword={name}&src=yichuang&callnative=1"
    there = f"{spot.longitude},{spot.latitude},{name}"
    return f"https://uri.amap.com/navigation?to={there}&mode=car&src=yichuang&callnative=1"
