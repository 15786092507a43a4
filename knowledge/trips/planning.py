"""Plans a town's trips: who goes to which doors on which half-day, in which order. source: BZ-9."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from knowledge.trips.model import Crew, Door, HalfDay, Plan, Stop, Task, Trip, Unplanned, Why
from knowledge.trips.roads import Roads
from knowledge.trips.rounds import Board, Car, Round
from knowledge.trips.search import search


def plan(task: Task, roads: Roads) -> Plan:
    """Plan as many doors as fit, then with few minutes on the road, few trips, and soon.

    What is kept stays: its doors, their order, its half-day and its pair. A door goes only to a
    half-day that suits it. The same task always gives the same plan.
    """
    board = Board(task, roads)
    rounds = search(board)
    trips = tuple(
        _trip(board, roads, car, places)
        for car, places in zip(board.cars, rounds, strict=True)
        if places or car.kept is not None
    )
    gone = {place for places in rounds for place in places}
    left = (board.doors[each - 1] for each in board.new if each not in gone)
    return Plan(trips, tuple(Unplanned(each, _why(each, task, roads)) for each in left))


def round_of(
    doors: Sequence[Door], half_day: HalfDay, crew: Crew, roads: Roads, kept: int | None = None
) -> Trip:
    """Give the round through these doors in this order, whatever it breaks."""
    matrix = roads.matrix(doors)
    stops, at, clock, travel = [], 0, 0, 0
    for place, door in enumerate(doors, 1):
        clock, travel = clock + matrix[at][place], travel + matrix[at][place]
        stops.append(Stop(door, clock))
        clock, at = clock + door.minutes, place
    home = matrix[at][0]
    minutes = clock + home
    return Trip(half_day, crew.lead, crew.mate, tuple(stops), minutes, travel + home, kept)


def cheapest_order(doors: Iterable[Door], roads: Roads) -> tuple[Door, ...]:
    """Put doors into a short order: each where it adds least."""
    order: list[Door] = []
    for door in sorted(doors, key=lambda each: (-roads.to_centre(each), each.id)):
        tries = [[*order[:at], door, *order[at:]] for at in range(len(order) + 1)]
        order = min(tries, key=lambda each: _way(each, roads))
    return tuple(order)


def _way(doors: Sequence[Door], roads: Roads) -> int:
    between = sum(roads.between(a, b) for a, b in pairwise(doors))
    return roads.to_centre(doors[0]) + between + roads.to_centre(doors[-1])


def _trip(board: Board, roads: Roads, car: Car, places: Round) -> Trip:
    doors = [board.doors[each - 1] for each in places]
    crew = car.crew
    if crew.mate is None and doors:
        crew = Crew(crew.lead, board.agents.get(doors[0].village or ""))
    return round_of(doors, car.half_day, crew, roads, car.kept)


def _why(door: Door, task: Task, roads: Roads) -> Why:
    if 2 * roads.to_centre(door) + door.minutes > task.limit:
        return "太远"
    staffed = {day for day, crews in task.crews.items() if crews}
    staffed |= {each.half_day for each in task.kept}
    if not staffed:
        return "没有人去"
    if door.halves and not door.halves & staffed:
        return "没有人去" if door.halves & set(task.crews) else "时间不合"
    return "排满了"
