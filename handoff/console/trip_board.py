"""上门 as a board: a week's half-days with their trips, who waits, and what does not fit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from handoff.console.frame import Frame
from handoff.console.guards import Seat
from handoff.console.inbox import matter_name
from handoff.console.trip_cards import (
    STATES,
    TRIP_STATES,
    Card,
    Cell,
    Choice,
    Column,
    Person,
    TripCard,
    name_of,
    people_of,
    wishes_of,
)
from handoff.console.words import full_day
from handoff.ports import Work
from handoff.queue import how_many_wait
from handoff.trips.breaches import breaches, half_words
from handoff.trips.crews import away_on
from handoff.trips.half_days import HALVES, half_days_ahead, open_half_days
from handoff.trips.rows import (
    StopKept,
    TripKept,
    Visit,
    doubtful_visits,
    open_visits,
    stops_of,
    trips_between,
    visits_by_id,
)
from handoff.trips.telling import is_news
from knowledge.calendar import Calendar, local
from knowledge.matters import Catalog
from knowledge.towns import Town
from knowledge.trips.model import HalfDay

_WEEK = 7


@dataclass(frozen=True, slots=True)
class BoardPage:
    """The whole page."""

    frame: Frame
    here: str
    before: str
    after: str
    this_week: bool
    columns: tuple[Column, ...]
    waiting: tuple[Card, ...]
    doubtful: tuple[Card, ...]
    choices: tuple[Choice, ...]
    people: tuple[Person, ...]
    refusal: str
    done: str


def monday(day: date) -> date:
    """Give the Monday of this day's week."""
    return day - timedelta(days=day.weekday())


def board(
    work: Work,
    seat: Seat,
    calendar: Calendar,
    catalog: Catalog,
    week: date,
    *,
    refusal: str = "",
    done: str = "",
) -> BoardPage:
    """Lay the week that begins on this Monday out."""
    town, today = seat.town, local(work.now).date()
    days = [week + timedelta(days=each) for each in range(_WEEK)]
    trips = trips_between(work, town.id, days[0], days[-1])
    stops = stops_of(work, town.id, [each.id for each in trips])
    visits = visits_by_id(work, town.id, {each.visit for each in stops})
    laid = _Laid(work, town, catalog, trips, stops, visits)
    outside = [each for each in open_visits(work, town.id) if each.state in {"asked", "not_home"}]
    return BoardPage(
        frame=seat.frame("出车", "trips", how_many_wait(work, town.id), work.now),
        here=f"/console/trips?week={week.isoformat()}",
        before=(week - timedelta(days=_WEEK)).isoformat(),
        after=(week + timedelta(days=_WEEK)).isoformat(),
        this_week=week == monday(today),
        columns=tuple(
            _column(laid, calendar, day, today)
            for day in days
            if open_half_days(town, calendar, day) or any(each.on_day == day for each in trips)
        ),
        waiting=tuple(_card(town, catalog, each, None) for each in outside),
        doubtful=tuple(_card(town, catalog, each, None) for each in doubtful_visits(work, town.id)),
        choices=_choices(work, town, calendar),
        people=people_of(town),
        refusal=refusal,
        done=done,
    )


@dataclass(frozen=True, slots=True)
class _Laid:
    work: Work
    town: Town
    catalog: Catalog
    trips: Sequence[TripKept]
    stops: Sequence[StopKept]
    visits: Mapping[int, Visit]


def _column(laid: _Laid, calendar: Calendar, day: date, today: date) -> Column:
    there = open_half_days(laid.town, calendar, day)
    cells = []
    for half in HALVES:
        here = [each for each in laid.trips if each.half_day == (day, half)]
        away = away_on(laid.work, laid.town, (day, half)) if here else frozenset[str]()
        cards = tuple(_trip(laid, each, here, away) for each in here)
        cells.append(Cell("上午" if half == "am" else "下午", half in there, cards))
    return Column(full_day(day, today), day == today, tuple(cells))


def _trip(laid: _Laid, trip: TripKept, here: Iterable[TripKept], away: frozenset[str]) -> TripCard:
    stops = [each for each in laid.stops if each.trip == trip.id]
    town = laid.town
    live = trip.state in {"planned", "confirmed", "under_way"}
    new = any(laid.visits[each.visit].state == "planned" for each in stops)
    stale = any(is_news(trip, each) for each in stops)
    return TripCard(
        id=trip.id,
        number=trip.number,
        state=TRIP_STATES.get(trip.state, trip.state),
        tone=trip.state,
        lead=trip.lead,
        mate=trip.mate or "",
        names=f"{name_of(town, trip.lead)} + {name_of(town, trip.mate)}",
        minutes=trip.minutes,
        limit=town.visits.minutes_half_day,
        cards=tuple(_card(town, laid.catalog, laid.visits[each.visit], each) for each in stops),
        breaks=breaches(town, trip, stops, laid.visits, here, away) if live else (),
        confirmable=bool(stops) and (trip.state == "planned" or (live and (new or stale))),
        changeable=trip.state in {"planned", "confirmed"},
    )


def _card(town: Town, catalog: Catalog, visit: Visit, stop: StopKept | None) -> Card:
    return Card(
        id=visit.id,
        number=visit.number,
        who=visit.who,
        where=f"{visit.village or '村不明'} · {visit.place}",
        matter=matter_name(catalog, visit.matter) or visit.matter,
        minutes=town.visits.at_door(visit.matter),
        wishes=wishes_of(visit) if visit.wished else "",
        state="" if visit.state == "asked" else STATES.get(visit.state, visit.state),
        place=stop.order if stop else 0,
        eta=f"{stop.eta:%H:%M}" if stop else "",
        pinned=bool(stop and stop.pinned),
        movable=visit.state in {"asked", "planned", "confirmed", "not_home"},
        again=visit.state == "not_home" and not visit.halves,
        result="，".join(each for each in (visit.result, visit.result_note) if each),
    )


def _choices(work: Work, town: Town, calendar: Calendar) -> tuple[Choice, ...]:
    """Give the trips that still leave, and every half-day for a new one."""
    ahead = half_days_ahead(town, calendar, work.now)
    if not ahead:
        return ()
    trips = trips_between(work, town.id, ahead[0][0], ahead[-1][0])
    there = [
        Choice(f"trip:{each.id}", f"{half_words(each.half_day)} {each.number}")
        for each in trips
        if each.state in {"planned", "confirmed"} and each.half_day in ahead
    ]
    return (*there, *(Choice(_value(each), f"{half_words(each)} 新的一趟") for each in ahead))


def _value(half_day: HalfDay) -> str:
    return f"half:{half_day[0].isoformat()}.{half_day[1]}"
