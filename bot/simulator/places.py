"""Where a citizen of the demo may stand: made-up points for a town's villages."""

import hashlib
import math
from dataclasses import dataclass

from knowledge.towns import Town

_DEGREES_A_MINUTE = 0.006  # some 40 km/h, as the crow flies


@dataclass(frozen=True, slots=True)
class Place:
    """A point with its label, as a phone sends it."""

    name: str
    label: str
    latitude: float
    longitude: float


def places_of(town: Town) -> tuple[Place, ...]:
    """Give the centre and each village; made up, but the same for ever and as far as said."""
    latitude, longitude = 24 + _share(town.id) * 10, 106 + _share(town.place) * 8
    centre = Place(town.centre, town.address, latitude, longitude)
    return (centre, *(_village(town, centre, each.name, each.minutes) for each in town.villages))


def _village(town: Town, centre: Place, name: str, minutes: int) -> Place:
    angle, far = 2 * math.pi * _share(town.id + name), minutes * _DEGREES_A_MINUTE
    return Place(
        name,
        f"{town.region}{town.place}{name}",
        round(centre.latitude + far * math.sin(angle), 6),
        round(centre.longitude + far * math.cos(angle), 6),
    )


def _share(text: str) -> float:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") / 2**32
