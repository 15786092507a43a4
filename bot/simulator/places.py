"""Where a citizen of the demo may stand: where the town's file says, else made-up points."""

import hashlib
import math
from dataclasses import dataclass

from knowledge.towns import Town, Village

_DEGREES_A_MINUTE = 0.006  # some 40 km/h, as the crow flies


@dataclass(frozen=True, slots=True)
class Place:
    """A point with its label, as a phone sends it."""

    name: str
    label: str
    latitude: float
    longitude: float


def places_of(town: Town) -> tuple[Place, ...]:
    """Give the centre and each village; what is made up is the same for ever and as far as said."""
    latitude, longitude = 24 + _share(town.id) * 10, 106 + _share(town.place) * 8
    if town.spot is not None:
        latitude, longitude = town.spot.latitude, town.spot.longitude
    centre = Place(town.centre, town.address, latitude, longitude)
    return (centre, *(_village(town, centre, each) for each in town.villages))


def _village(town: Town, centre: Place, village: Village) -> Place:
    name, label = village.name, f"{town.region}{town.place}{village.name}"
    if village.spot is not None:
        return Place(name, label, village.spot.latitude, village.spot.longitude)
    angle, far = 2 * math.pi * _share(town.id + name), village.minutes * _DEGREES_A_MINUTE
    return Place(
        name,
        label,
        round(centre.latitude + far * math.sin(angle), 6),
        round(centre.longitude + far * math.cos(angle), 6),
    )


def _share(text: str) -> float:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") / 2**32
