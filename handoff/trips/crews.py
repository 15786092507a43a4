"""Who can go on which half-day: people of the roster who are not away, two by two."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta

from handoff.absences import absences_between
from handoff.ports import Work
from handoff.trips.half_days import start_of
from handoff.trips.rows import TripKept
from knowledge.towns import Town
from knowledge.trips.model import Crew, HalfDay


def goers(town: Town) -> tuple[str, ...]:
    """Give the log-ins of those who may go: as the town says, else every 办事员."""
    if town.visits.who:
        return town.visits.who
    return tuple(each.login for each in town.staff if each.role == "办事员")


def agents(town: Town) -> dict[str, str]:
    """Give the villages' agents who may come along, by village."""
    if not town.visits.agents:
        return {}
    return {each.name: each.agent for each in town.villages if each.agent}


def away_on(work: Work, town: Town, half_day: HalfDay) -> frozenset[str]:
    """Give who is away in this half-day."""
    start = start_of(town, half_day)
    until = start + timedelta(minutes=town.visits.minutes_half_day)
    found = absences_between(work, town.id, start, until)
    return frozenset(each.login for each in found if each.why != "上门")


def crews_on(
    work: Work, town: Town, half_days: Sequence[HalfDay], standing: Iterable[TripKept]
) -> dict[HalfDay, tuple[Crew, ...]]:
    """Give who can go beside those who go already; who went least often comes first."""
    trips = tuple(standing)
    load = Counter(login for each in trips for login in each.people)
    by_load = sorted(goers(town), key=lambda each: load[each])
    found: dict[HalfDay, tuple[Crew, ...]] = {}
    for at, half_day in enumerate(half_days):
        here = [each for each in trips if each.half_day == half_day]
        busy = away_on(work, town, half_day) | {login for each in here for login in each.people}
        free = [each for each in by_load if each not in busy]
        most = max(town.visits.trips_half_day - len(here), 0)
        crews = _crews(town, free)
        # everybody has a turn: the next half-day begins with the next pair
        first = at * most % len(crews) if crews else 0
        found[half_day] = (crews[first:] + crews[:first])[:most]
    return found


def _crews(town: Town, free: list[str]) -> tuple[Crew, ...]:
    if town.visits.pairs:
        pairs = [each for each in town.visits.pairs if set(each) <= set(free)]
        return tuple(Crew(*each) for each in _apart(pairs))
    found, left = list[Crew](), list(free)
    while left:
        lead = left.pop(0)
        mate = next((each for each in left if not _same_counter(town, lead, each)), None)
        if mate is not None:
            left.remove(mate)
            found.append(Crew(lead, mate))
    if not found and free and town.visits.agents:
        return (Crew(free[0], None),)  # one only: an agent cannot be in two trips at once
    return tuple(found)


def _apart(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Leave out pairs of which somebody goes already."""
    found: list[tuple[str, str]] = []
    for pair in pairs:
        if not any(set(pair) & set(each) for each in found):
            found.append(pair)
    return found


def _same_counter(town: Town, first: str, second: str) -> bool:
    """Say whether their leaving together would leave a window without both of its people."""
    windows = [
        set(person.counters) if (person := town.person(login)) else set()
        for login in (first, second)
    ]
    return bool(windows[0] & windows[1])
