"""What a trip breaks as it stands: a human may plan anything, and is told what comes of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from handoff.trips.crews import goers
from handoff.trips.half_days import starts_at
from handoff.trips.rows import StopKept, TripKept, Visit
from knowledge.towns import Town
from knowledge.trips.model import HalfDay, arrival

HALF_WORDS = {"am": "上午", "pm": "下午"}


def breaches(
    town: Town,
    trip: TripKept,
    stops: Sequence[StopKept],
    visits: Mapping[int, Visit],
    others: Iterable[TripKept],
    away: frozenset[str],
) -> tuple[str, ...]:
    """Give a sentence for each thing that does not fit; `others` are trips of the same half-day."""
    found = [
        *_people(town, trip, others, away),
        *_length(town, trip),
        *(each for stop in stops for each in _stop(trip, visits[stop.visit])),
    ]
    return tuple(found)


def _people(
    town: Town, trip: TripKept, others: Iterable[TripKept], away: frozenset[str]
) -> Iterator[str]:
    if trip.mate is None:
        yield "只有一个人去，要再排一个人"
    elsewhere = {login for each in others if each.id != trip.id for login in each.people}
    agents = {each.agent for each in town.villages}
    for login in trip.people:
        person = town.person(login)
        name = person.name if person else login
        if person is None:
            yield f"{name}已经不在人员名单里"
        elif login in away:
            yield f"{name}这半天不在"
        elif login in elsewhere:
            yield f"{name}这半天还要去另一趟"
        elif login not in goers(town) and login not in agents:
            yield f"{name}不在上门人员里"


def _length(town: Town, trip: TripKept) -> Iterator[str]:
    over = trip.minutes - town.visits.minutes_half_day
    if over > 0:
        start = starts_at(town, trip.half_day[1])
        back = arrival(start, trip.minutes)
        yield f"太长：要 {trip.minutes} 分钟，多出 {over} 分钟，{back:%H:%M} 才回来"


def _stop(trip: TripKept, visit: Visit) -> Iterator[str]:
    if visit.wished and trip.half_day not in visit.wished:
        first = min(visit.wished)
        yield f"{visit.who}想要的是{half_words(first)}，不是这半天"


def half_words(half_day: HalfDay) -> str:
    """Say a half-day shortly: 11月25日上午."""
    on, half = half_day
    return f"{on.month}月{on.day}日{HALF_WORDS[half]}"
