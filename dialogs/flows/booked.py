"""What follows on a booking, or on the refusal of one, wherever it was made from."""

from collections.abc import Mapping
from typing import Any

from dialogs.booking_ports import BookResult
from dialogs.flows import second, set_right, several, taking_time
from dialogs.machine import Done, Go, Outcome, Start, Turn
from dialogs.ports import (
    AlreadyBooked,
    Booked,
    BookingSummary,
    FreeTime,
    OnlySoon,
    SlotClosed,
    SlotFull,
    TooManyBookings,
)
from dialogs.texts import booking as texts
from dialogs.texts import say, waiting
from knowledge.calendar import local


def answer(turn: Turn, result: BookResult, wanted: FreeTime, matter: str) -> Outcome:
    """Say what came of booking the wanted time; the outcomes are of the book dialog's states."""
    today, town = local(turn.world.now).date(), turn.world.town
    match result:
        case Booked(booking):
            said, then = told(turn, booking), turn.learned.get("then")
            said += f"\n{gone}" if (gone := set_right.replaced(turn)) else ""
            said += f"\n{texts.then_for(str(then))}" if then else ""
            said += f"\n{waits}" if (waits := several.still_open(turn)) else ""
            return after_booking(turn, booking.matter, said, turn.learned)
        case SlotFull(nearest):
            return taking_time.full(wanted, nearest, {"matter": matter}, waiting.TAKEN)
        case SlotClosed():
            return Go("day", say=(texts.CHANGED_MEANWHILE,))
        case AlreadyBooked(booking):
            return Start("my_bookings", say=(texts.already(booking, today),))
        case TooManyBookings(limit):
            return Start("my_bookings", say=(texts.too_many(limit),))
        case OnlySoon(missed, last_on):
            return Go("day", say=(waiting.only_soon(missed, last_on, today, town.phone),))


def told(turn: Turn, booking: BookingSummary) -> str:
    """Say that it is booked, with the page of its ticket."""
    world = turn.world
    said = texts.booked(booking, world.town.address, local(world.now).date())
    return taking_time.with_ticket(turn, said, booking.number)


def after_booking(turn: Turn, matter: str, booked: str, known: Mapping[str, Any]) -> Outcome:
    """Go on to what to bring, for who was not told: a place is not enough. source: BZ-16."""
    if turn.memory.notice and turn.memory.matter == matter:
        told = f"{booked}\n{texts.bring(turn.memory.notice)}"
        also = second.of(turn)
        if also is None:
            return Done((told,), all=True)
        return second.begin(turn, spoken=(told, say.now_the_other(also)), alone=True)
    given = {"matter": matter, "whom": known.get("whom"), **second.kept(known)}
    if given.get("also"):
        given["also_books"] = True  # two places were wished
    return Start("guide", given, (booked, say.THEN_PAPERS), alone=True)
