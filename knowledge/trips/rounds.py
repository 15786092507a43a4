"""The rounds that a search tries: who may take which door, what it costs, what it breaks."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.trips.model import Crew, Door, HalfDay, Task
from knowledge.trips.roads import Roads, length

START = 30
"""What one more trip costs, in minutes on the road: two people leave their counters."""

LEFT_OUT = 1000
"""What a door costs that nobody goes to."""

Round = list[int]
"""Places in their order: 1 is the first door, 0 the centre, which is not written."""


@dataclass(frozen=True, slots=True)
class Car:
    """A trip that stands or could be made: `stays` are its first places, which keep their order.

    `late` is how many half-days later it is than the first one that can be planned.
    """

    half_day: HalfDay
    crew: Crew
    late: int
    stays: tuple[int, ...] = ()
    kept: int | None = None

    @property
    def kind(self) -> tuple[HalfDay, bool]:
        """Empty cars of one kind are as good as each other."""
        return self.half_day, self.crew.mate is None


class Board:
    """A task as numbers: cars, doors by place, travel minutes between places."""

    def __init__(self, task: Task, roads: Roads) -> None:
        stay = [each for kept in task.kept for each in kept.doors]
        self.doors: tuple[Door, ...] = (*stay, *task.doors)
        self.new = tuple(range(len(stay) + 1, len(self.doors) + 1))
        self.limit, self.agents = task.limit, task.agents
        self.matrix = roads.matrix(self.doors)
        self.at_door = [0, *(each.minutes for each in self.doors)]
        self.cars = _cars(task)

    def first(self) -> list[Round]:
        """Give each car's round with what stays alone."""
        return [list(each.stays) for each in self.cars]

    def allows(self, car: Car, places: Sequence[int], place: int) -> bool:
        """Say whether this car may take this door beside those it has, time aside."""
        door = self.doors[place - 1]
        if door.halves and car.half_day not in door.halves:
            return False
        if car.crew.mate is not None:
            return True
        alone = all(self.doors[each - 1].village == door.village for each in places)
        return alone and self.agents.get(door.village or "") not in {None, car.crew.lead}

    def minutes(self, places: Sequence[int]) -> int:
        """Give how long the round takes, doors included."""
        return length(self.matrix, places) + sum(self.at_door[each] for each in places)

    def cost(self, rounds: Sequence[Round]) -> int:
        """Give what these rounds cost: minutes on the road, trips, waiting, doors left out."""
        total = LEFT_OUT * (len(self.doors) - sum(map(len, rounds)))
        for car, places in zip(self.cars, rounds, strict=True):
            if places:
                total += length(self.matrix, places) + car.late * (len(places) - len(car.stays))
                total += 0 if car.kept is not None else START
        return total


def _cars(task: Task) -> tuple[Car, ...]:
    days = sorted(task.crews)
    late = {day: at for at, day in enumerate(days)}
    cars, place = [], 1
    for kept in task.kept:
        stays = tuple(range(place, place + len(kept.doors)))
        place += len(kept.doors)
        cars.append(Car(kept.half_day, kept.crew, late.get(kept.half_day, 0), stays, kept.id))
    for day in days:
        cars += [Car(day, each, late[day]) for each in task.crews[day]]
    return tuple(cars)
