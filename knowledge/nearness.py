"""Which service points are nearest to where somebody stands. source: XL-11."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.outlets import Hours, Outlet, Spot
from knowledge.towns import Town, Village


@dataclass(frozen=True, slots=True)
class Near:
    """A place with its distance in metres as the crow flies.

    `village` is set for a village's point, `outlet` for another body's; neither for the centre.
    """

    metres: float
    name: str
    spot: Spot
    phone: str | None
    hours: tuple[Hours, ...]
    address: str | None = None
    village: Village | None = None
    outlet: Outlet | None = None


def nearest(town: Town, here: Spot) -> tuple[Near, ...]:
    """Give every place whose spot the town says, nearest first; the county's hall is one of them.

    Neighbours' points are in it, so somebody at the border is not sent to the far side.
    """
    return tuple(sorted(_all(town, here), key=lambda each: each.metres))


def _all(town: Town, here: Spot) -> Iterator[Near]:
    for each in town.villages:
        if each.spot is not None:
            far = here.metres_to(each.spot)
            yield Near(far, each.point, each.spot, each.phone, each.hours, village=each)
    if town.spot is not None:
        far = here.metres_to(town.spot)
        yield Near(far, town.centre, town.spot, town.phone, town.hours, town.address)
    outlets = [*town.nearby, *([town.hall] if town.hall else [])]
    for outlet in outlets:
        if outlet.spot is not None and outlet.name != town.centre:
            far = here.metres_to(outlet.spot)
            yield Near(
                far,
                outlet.name,
                outlet.spot,
                outlet.phone,
                outlet.hours,
                outlet.address,
                outlet=outlet,
            )
