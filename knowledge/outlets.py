"""Where else than at the centre: spots on the map, hours, the county's hall, neighbours."""

import math
from dataclasses import dataclass
from datetime import time
from typing import Literal

_EARTH = 6_371_000.0  # metres


@dataclass(frozen=True, slots=True)
class Hours:
    """One session of a day, local time, end not included."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Spot:
    """A point on the map in degrees, as Chinese maps and WeChat give it (GCJ-02)."""

    latitude: float
    longitude: float

    def metres_to(self, other: "Spot") -> float:
        """Give how far it is as the crow flies; a road is longer."""
        north, south = math.radians(self.latitude), math.radians(other.latitude)
        east = math.radians(other.longitude - self.longitude)
        half = (
            math.sin((south - north) / 2) ** 2
            + math.cos(north) * math.cos(south) * math.sin(east / 2) ** 2
        )
        return 2 * _EARTH * math.asin(min(1.0, math.sqrt(half)))


@dataclass(frozen=True, slots=True)
class Outlet:
    """Another body's place that the town sends people to: the county's hall, a neighbour's point.

    `what` says what is done there, in the town's words. `takes`: a hall that says “企业” has the
    district's enterprise matters gathered. Hours count on the town's working days. source: TL-3,
    XL-11
    """

    name: str
    address: str
    phone: str
    hours: tuple[Hours, ...] = ()
    spot: Spot | None = None
    what: str | None = None
    takes: tuple[Literal["企业"], ...] = ()
