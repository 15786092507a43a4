"""Looks for good rounds: doors are put where they cost least, taken out again, and put anew.

Regret insertion with ruin and recreate: the same input always gives the same rounds, and nothing
but the standard library is needed. docs/visits.md says how it compares with a solver.
"""

from collections.abc import Iterable, Iterator, Sequence
from random import Random

from knowledge.trips.rounds import LEFT_OUT, START, Board, Round

_TRIES = 300
_TRIES_A_DOOR = 40
_WORSE = 60.0
_WHOLE = 0.3
_SHAKE = 40.0
_MOST_OUT = 7
_FEW = 3


def search(board: Board) -> list[Round]:
    """Give the best rounds found; what is in none could not be planned."""
    rounds = _filled(board, board.first(), board.new)
    if not board.new or not board.cars:
        return rounds
    best = here = rounds
    least = now = board.cost(rounds)
    chance = Random(len(board.new))  # noqa: S311 - a plan, not a secret; the same one every time
    tries = _TRIES + _TRIES_A_DOOR * len(board.new)
    for turn in range(tries):
        tried = _anew(board, here, chance)
        cost = board.cost(tried)
        if cost <= now + _WORSE * chance.random() * (1 - turn / tries):
            here, now = tried, cost
        if cost < least:
            best, least = tried, cost
    return [_shortened(board, at, places) for at, places in enumerate(best)]


def _anew(board: Board, rounds: Sequence[Round], chance: Random) -> list[Round]:
    """Take some doors out and put them in again."""
    out = _chosen(board, rounds, chance)
    rest = [[each for each in places if each not in out] for places in rounds]
    there = {each for places in rest for each in places}
    left = [each for each in board.new if each not in there]
    chance.shuffle(left)
    hurried, shaken = chance.random() < 0.5, chance.random() < 0.5  # noqa: PLR2004
    return _filled(board, rest, left, hurried=hurried, chance=chance if shaken else None)


def _chosen(board: Board, rounds: Sequence[Round], chance: Random) -> set[int]:
    """Choose what to take out: doors near one of them, or one or two whole trips."""
    movable = [
        places[len(car.stays) :] for car, places in zip(board.cars, rounds, strict=True) if places
    ]
    full = [each for each in movable if each]
    if not full:
        return set()
    if chance.random() < _WHOLE:
        few = min(chance.randint(1, _FEW), len(full))
        return {each for places in chance.sample(full, few) for each in places}
    there = [each for places in full for each in places]
    seed = chance.choice(there)
    near = sorted(there, key=lambda each: board.matrix[seed][each] * (0.5 + chance.random()))
    return set(near[: chance.randint(min(_FEW, len(near)), _MOST_OUT)])


def _filled(
    board: Board,
    rounds: Sequence[Round],
    doors: Iterable[int],
    *,
    hurried: bool = False,
    chance: Random | None = None,
) -> list[Round]:
    """Put these doors in: first whoever would lose most by waiting, or in the order given.

    With a chance, costs are shaken, so that a door also comes where it does not look cheapest.
    """
    found, left = [list(each) for each in rounds], list(doors)
    took = [board.minutes(each) for each in found]
    while left:
        scored = [
            _best(board, found, took, each, chance) for each in (left[:1] if hurried else left)
        ]
        at = max(range(len(scored)), key=lambda each: scored[each][0])
        regret, car, place, more = scored[at]
        door = left.pop(at)
        if regret > 0:
            found[car].insert(place, door)
            took[car] += more
    return found


def _best(
    board: Board,
    rounds: Sequence[Round],
    took: Sequence[int],
    door: int,
    chance: Random | None,
) -> tuple[float, int, int, int]:
    """Give the regret, the car, the place in its round, and the minutes more; regret 0: nowhere."""
    best: tuple[float, int, int, int] = (LEFT_OUT * 2, -1, -1, 0)
    second: float = LEFT_OUT * 2
    for sure, car, place, more in _places(board, rounds, took, door):
        cost = sure + chance.random() * _SHAKE if chance else sure
        if cost < best[0]:
            second, best = best[0], (cost, car, place, more)
        elif cost < second:
            second = cost
    return (second - best[0] + 1 if best[1] >= 0 else 0, *best[1:])


def _places(
    board: Board, rounds: Sequence[Round], took: Sequence[int], door: int
) -> Iterator[tuple[int, int, int, int]]:
    """Give for each car that may take the door its cheapest place: cost, car, place, minutes."""
    empty, way = set(), board.matrix[door]
    for at, car in enumerate(board.cars):
        places = rounds[at]
        if not places:
            if car.kind in empty:
                continue
            empty.add(car.kind)
        if not board.allows(car, places, door):
            continue
        more, place = _cheapest(board, places, len(car.stays), way)
        minutes = more + board.at_door[door]
        if took[at] + minutes <= board.limit:
            start = START if not places and car.kept is None else 0
            yield more + start + car.late, at, place, minutes


def _cheapest(board: Board, places: Round, first: int, way: Sequence[int]) -> tuple[int, int]:
    """Give the fewest minutes on the road more, and before which of the places."""
    best, found = LEFT_OUT, first
    for place in range(first, len(places) + 1):
        before = places[place - 1] if place else 0
        after = places[place] if place < len(places) else 0
        more = way[before] + way[after] - board.matrix[before][after]
        if more < best:
            best, found = more, place
    return best, found


def _shortened(board: Board, car: int, places: Round) -> Round:
    """Turn parts of the round about while that shortens it (2-opt)."""
    stays, best = len(board.cars[car].stays), list(places)
    least = board.minutes(best)
    again = True
    while again:
        again = False
        for start in range(stays, len(best) - 1):
            for end in range(start + 2, len(best) + 1):
                turned = best[:start] + best[start:end][::-1] + best[end:]
                minutes = board.minutes(turned)
                if minutes < least:
                    best, least, again = turned, minutes, True
    return best
