"""Travel minutes between doors, from what the town's file says, else by distance; symmetric."""

from collections.abc import Iterable, Sequence
from statistics import median

from knowledge.outlets import Spot
from knowledge.towns import Town, Village
from knowledge.trips.model import Door

NEXT_DOOR = 5
"""Minutes from one door to the next in a village."""

_SLOW = 250.0
"""Metres a minute (15 km/h) where nothing says how fast one gets on."""


class Roads:
    """A town's travel minutes.

    Between two villages it is what `[visits] travel` says; else by distance, as fast as the two
    villages' minutes to the centre show; where a spot is not known, by way of the centre.
    """

    def __init__(self, town: Town) -> None:
        self._villages = {each.name: each for each in town.villages}
        self._centre = town.spot
        self._farthest = max((each.minutes for each in town.villages), default=60)
        said = {frozenset((first, second)): far for first, second, far in town.visits.travel}
        self._said = said
        speeds = [each for each in map(self._speed, town.villages) if each is not None]
        self._usual = median(speeds) if speeds else _SLOW

    def to_centre(self, door: Door) -> int:
        """Give the minutes from the centre to this door; the farthest village's if unknown."""
        village = self._village(door)
        if village is not None:
            return village.minutes
        if door.spot is not None and self._centre is not None:
            return max(NEXT_DOOR, round(door.spot.metres_to(self._centre) / self._usual))
        return self._farthest

    def between(self, first: Door, second: Door) -> int:
        """Give the minutes from one door to the other."""
        here, there = self._village(first), self._village(second)
        if here is not None and there is not None:
            return self._by_village(here, there)
        over = self.to_centre(first) + self.to_centre(second)
        return self._by_distance(_spot(first, here), _spot(second, there), self._usual, over)

    def matrix(self, doors: Sequence[Door]) -> list[list[int]]:
        """Give all minutes; place 0 is the centre, doors follow in their order."""
        home = [0, *map(self.to_centre, doors)]
        rows = [
            [home[at + 1], *(0 if a is b else self.between(a, b) for b in doors)]
            for at, a in enumerate(doors)
        ]
        return [home, *rows]

    def _by_village(self, here: Village, there: Village) -> int:
        if here is there:
            return NEXT_DOOR
        said = self._said.get(frozenset((here.name, there.name)))
        if said is not None:
            return said
        speeds = [self._speed(here) or self._usual, self._speed(there) or self._usual]
        over = here.minutes + there.minutes
        way = self._by_distance(here.spot, there.spot, sum(speeds) / 2, over)
        # no way is shorter than the difference of the two ways to the centre
        return max(way, abs(here.minutes - there.minutes))

    def _by_distance(self, here: Spot | None, there: Spot | None, speed: float, over: int) -> int:
        if here is None or there is None:
            return over
        return min(over, max(NEXT_DOOR, round(here.metres_to(there) / speed)))

    def _speed(self, village: Village) -> float | None:
        if village.spot is None or self._centre is None or not village.minutes:
            return None
        return max(village.spot.metres_to(self._centre) / village.minutes, 1.0)

    def _village(self, door: Door) -> Village | None:
        return self._villages.get(door.village or "")


def _spot(door: Door, village: Village | None) -> Spot | None:
    return door.spot or (village.spot if village else None)


def length(matrix: Sequence[Sequence[int]], places: Iterable[int]) -> int:
    """Give the minutes on the road from the centre through these places and back."""
    at, way = 0, 0
    for place in places:
        way += matrix[at][place]
        at = place
    return way + matrix[at][0]
