"""Planning trips: nothing kept is moved, wishes hold, one side of the valley goes together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import permutations

import pytest

from knowledge.outlets import Spot
from knowledge.towns import Town, Village
from knowledge.trips.model import Crew, Door, HalfDay, Kept, Plan, Task
from knowledge.trips.planning import plan
from knowledge.trips.roads import NEXT_DOOR, Roads
from knowledge.trips.rounds import LEFT_OUT, Board, Round
from knowledge.trips.search import search
from tests.support.towns import make_town
from tests.support.trip_towns import half_days, random_task, random_town, with_travel

PAIR = Crew("a", "b")
DAYS = half_days(2)


def village(name: str, minutes: int, north: float, east: float) -> Village:
    return Village(name, f"{name}便民服务站", minutes, spot=Spot(29.7 + north, 106 + east))


def valley() -> Town:
    """Two villages up the valley, two down; each pair is near to each other."""
    return make_town(
        spot=Spot(29.7, 106.0),
        villages=(
            village("上村", 30, 0.10, 0),
            village("上坝村", 32, 0.11, 0.01),
            village("下村", 30, -0.10, 0),
            village("下坝村", 32, -0.11, 0.01),
        ),
    )


def door(id: int, village: str | None, *halves: HalfDay, minutes: int = 30) -> Door:  # noqa: A002 - as the field
    return Door(id, village, None, minutes, frozenset(halves))


def task(doors: Iterable[Door], *kept: Kept, crews: Sequence[Crew] = (PAIR,)) -> Task:
    return Task(tuple(doors), kept, dict.fromkeys(DAYS, tuple(crews)), 180, {})


def ids(found: Plan) -> dict[HalfDay, list[int]]:
    return {each.half_day: [stop.door.id for stop in each.stops] for each in found.trips}


def test_one_side_of_the_valley_is_visited_on_one_half_day() -> None:
    doors = [door(1, "上村"), door(2, "下村"), door(3, "上坝村"), door(4, "下坝村")]

    found = plan(task(doors), Roads(valley()))

    assert sorted(sorted(each) for each in ids(found).values()) == [[1, 3], [2, 4]]
    assert all(each.minutes <= 180 for each in found.trips)
    assert not found.unplanned


def test_people_are_visited_only_when_it_suits_them() -> None:
    doors = [door(1, "上村", DAYS[2]), door(2, "上村", DAYS[0]), door(3, "上坝村", *DAYS[1:3])]

    found = ids(plan(task(doors), Roads(valley())))

    assert 1 in found[DAYS[2]]
    assert 3 in found[DAYS[2]]
    assert found[DAYS[0]] == [2]


def test_what_is_kept_stays_and_may_get_more_behind_it() -> None:
    far = (door(8, "上坝村"), door(7, "上村"))
    kept = Kept(5, DAYS[1], Crew("x", "y"), far)

    found = plan(task([door(1, "上村"), door(2, "下村")], kept), Roads(valley()))

    (stands,) = [each for each in found.trips if each.kept == 5]
    assert (stands.lead, stands.mate, stands.half_day) == ("x", "y", DAYS[1])
    assert [stop.door.id for stop in stands.stops] == [8, 7, 1]


def test_who_cannot_be_planned_is_said_with_the_reason() -> None:
    town = valley()
    far = replace(town, villages=(*town.villages, village("远村", 90, 0.3, 0)))
    other = half_days(5)[-1]
    doors = [door(1, "远村"), door(2, "上村", other), *(door(n, "上村") for n in range(3, 30))]

    found = plan(task(doors), Roads(far))

    why = {each.door.id: each.why for each in found.unplanned}
    assert (why[1], why[2]) == ("太远", "时间不合")
    assert {why[each] for each in why if each > 2} == {"排满了"}
    nobody = plan(task([door(1, "上村")], crews=()), Roads(far))
    assert [each.why for each in nobody.unplanned] == ["没有人去"]


def test_one_person_alone_goes_only_where_a_village_s_agent_comes_along() -> None:
    agents = {"上村": "daiban"}
    alone = replace(
        task([door(1, "上村"), door(2, "下村")], crews=(Crew("a", None),)), agents=agents
    )

    found = plan(alone, Roads(valley()))

    (trip,) = found.trips
    assert (trip.lead, trip.mate, [stop.door.id for stop in trip.stops]) == ("a", "daiban", [1])
    assert [each.door.id for each in found.unplanned] == [2]


def test_ways_are_the_same_both_ways_and_never_shorter_than_they_can_be() -> None:
    town = with_travel(valley(), ("上村", "下村", 7))
    roads = Roads(town)
    doors = [door(n, each.name) for n, each in enumerate(town.villages)]
    doors += [door(9, None), Door(10, None, Spot(29.75, 106.0), 30, frozenset())]
    matrix = roads.matrix(doors)

    assert matrix == [list(each) for each in zip(*matrix, strict=True)]
    assert roads.between(doors[0], doors[2]) == 7
    assert roads.between(doors[0], door(5, "上村")) == NEXT_DOOR
    assert roads.to_centre(door(9, None)) == 32  # nobody knows where: as far as the farthest
    assert roads.between(door(9, None), doors[0]) == 62  # and by way of the centre
    assert 5 <= roads.to_centre(doors[-1]) <= 30


def _all_rounds(board: Board) -> Iterator[list[Round]]:
    """Give every way to serve the board's doors."""

    def put(left: tuple[int, ...], rounds: list[Round]) -> Iterator[list[Round]]:
        if not left:
            yield rounds
            return
        yield from put(left[1:], rounds)
        for at, car in enumerate(board.cars):
            if board.allows(car, rounds[at], left[0]):
                changed = [*rounds]
                changed[at] = [*rounds[at], left[0]]
                yield from put(left[1:], changed)

    yield from put(board.new, board.first())


def _shortest(board: Board, places: Round) -> Round:
    ways = [list(each) for each in permutations(places)]
    return min(ways, key=lambda each: (board.minutes(each), each))


def _exact(board: Board) -> int:
    best = LEFT_OUT * len(board.doors)
    for rounds in _all_rounds(board):
        ordered = [_shortest(board, each) for each in rounds]
        if all(board.minutes(each) <= board.limit for each in ordered):
            best = min(best, board.cost(ordered))
    return best


@pytest.mark.parametrize("seed", range(12))
def test_small_towns_are_planned_as_well_as_can_be(seed: int) -> None:
    town = random_town(seed, 5)
    board = Board(random_task(seed, town, 5, days=2, crews=1), Roads(town))

    assert board.cost(search(board)) == _exact(board)


def test_the_same_task_gives_the_same_plan() -> None:
    town = random_town(1)
    asked = random_task(1, town, 20)

    assert plan(asked, Roads(town)) == plan(asked, Roads(town))
