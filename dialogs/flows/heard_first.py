"""What is heard before the present state: of bookings, of several people, of what was refused."""

from dialogs.flows import (
    all_of_them,
    asked_along,
    hours,
    not_coming,
    not_meant,
    other_bodies,
    other_ways,
    proxy_standing,
    refusals,
    set_right,
    several,
    swindle,
    thanked,
)
from dialogs.machine import Outcome, Turn


def begins(turn: Turn, present: str | None, *, resting: bool) -> Outcome | None:
    """Begin what is meant whatever is asked just now; None where it is nothing of the kind.

    `present` is the dialog that is on, and whether it is at rest.
    """
    return (
        swindle.warned(turn, present)
        or other_bodies.answer(turn)
        or hours.denied(turn)
        or all_of_them.begins(turn, present)
        or proxy_standing.begins(turn, present)
        or not_meant.begins(turn, present)
        or set_right.begins(turn, present, resting=resting)
        or several.begins(turn, present, resting=resting)
        or not_coming.begins(turn, present, resting=resting)
        or refusals.begins(turn, present)
        or asked_along.begins(turn, present)
        or other_ways.begins(turn)
        or thanked.begins(turn, present, resting=resting)
    )
