"""Random towns in a valley with people to be visited, for planning's tests and bench."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from knowledge.outlets import Spot
from knowledge.towns import Town, Village
from knowledge.trips.model import Crew, Door, HalfDay, Task
from knowledge.visit_rules import Half, VisitRules
from tests.support.towns import make_town

MONDAY = date(2026, 11, 23)
HALVES: tuple[Half, ...] = ("am", "pm")
_DEGREE = 111_000.0  # metres


def half_days(days: int) -> list[HalfDay]:
    return [(MONDAY + timedelta(days=day), half) for day in range(days) for half in HALVES]


def random_town(seed: int, villages: int = 10) -> Town:
    """Make a town of villages along roads of uneven quality; every fourth spot is not known."""
    chance = Random(seed)  # noqa: S311
    centre = Spot(29.7, 106.0)
    rows = []
    for number in range(villages):
        north, east = (chance.uniform(-12_000, 12_000) for _ in range(2))
        spot = Spot(centre.latitude + north / _DEGREE, centre.longitude + east / _DEGREE)
        minutes = max(5, round(spot.metres_to(centre) / chance.uniform(250, 500)))
        known = None if number % 4 == 3 else spot
        rows.append(Village(f"{number}村", f"{number}村便民服务站", minutes, spot=known))
    return make_town(villages=tuple(rows), spot=centre, visits=VisitRules())


def random_task(seed: int, town: Town, doors: int, *, days: int = 5, crews: int = 2) -> Task:
    """Make people to be visited, most of them with two to four half-days that suit them."""
    chance = Random(seed)  # noqa: S311
    there = half_days(days)
    asked = tuple(
        Door(
            number,
            chance.choice(town.villages).name,
            None,
            chance.choice((20, 30, 30, 45)),
            frozenset(chance.sample(there, min(len(there), chance.randint(2, 4))))
            if chance.random() < 0.7
            else frozenset(),
        )
        for number in range(1, doors + 1)
    )
    pairs = tuple(Crew(f"a{each}", f"b{each}") for each in range(crews))
    return Task(asked, (), dict.fromkeys(there, pairs), 180, {})


def with_travel(town: Town, *travel: tuple[str, str, int]) -> Town:
    return replace(town, visits=replace(town.visits, travel=travel))
