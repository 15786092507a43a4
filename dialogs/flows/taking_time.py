"""What follows once a time is chosen: it is held for the last look, or a booking is moved to it."""

from collections.abc import Mapping, Sequence
from typing import Any

from dialogs.booking_ports import Held, Moved
from dialogs.flows.wished_time import whom_said
from dialogs.machine import Done, Go, Outcome, Start, Turn
from dialogs.ports import (
    AlreadyBooked,
    BookingSummary,
    FreeTime,
    NoSuchBooking,
    OnlySoon,
    SlotClosed,
    SlotFull,
    TooLateToCancel,
    TooManyBookings,
)
from dialogs.texts import booking as texts
from dialogs.texts import day as day_texts
from dialogs.texts import waiting
from knowledge.calendar import local
from knowledge.matters import Matter
from knowledge.reading.when import part_of


def take(turn: Turn, matter: Matter, free: FreeTime, known: Mapping[str, Any]) -> Outcome:
    """Hold the time that was chosen; a booking that is to be moved is moved at once.

    In elder mode the move is repeated back first.
    """
    chosen = {
        **known,
        "on": free.on.isoformat(),
        "start": f"{free.start:%H:%M}",
        "end": f"{free.end:%H:%M}",
    }
    number = chosen.get("moving") or turn.learned.get("moving")
    if number is None:
        return _hold(turn, matter, free, chosen)
    if turn.memory.elder and not turn.learned.get("sure"):
        return Go("move", chosen)
    return move(turn, matter, str(number), free, chosen)


def _hold(turn: Turn, matter: Matter, free: FreeTime, known: Mapping[str, Any]) -> Outcome:
    today = local(turn.world.now).date()
    known = {**whom_said(turn), **known}
    whom = known["whom"] if "whom" in known else turn.learned.get("whom")
    match turn.world.desk.slots.hold(matter, free.on, free.start, whom):
        case Held():
            return Go("confirm", known)
        case SlotFull(nearest):
            return full(free, nearest, known, waiting.TAKEN)
        case SlotClosed():
            return Go("day", {"matter": str(matter.code)}, (texts.CHANGED_MEANWHILE,))
        case AlreadyBooked(booking):
            return Start("my_bookings", _given(booking, matter, known))
        case TooManyBookings(limit):
            return Start("my_bookings", say=(texts.too_many(limit),))
        case OnlySoon(missed, last_on):
            phone = turn.world.town.phone
            said = waiting.only_soon(missed, last_on, today, phone)
            return Go("day", {"matter": str(matter.code)}, (said,))


def _given(booking: BookingSummary, matter: Matter, known: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: known[key] for key in ("on", "start", "end", "whom") if known.get(key)}
    return {"moving": booking.number, "matter": str(matter.code), **kept}


def move(
    turn: Turn, matter: Matter, number: str, free: FreeTime, known: Mapping[str, Any]
) -> Outcome:
    """Move the booking to this time, in one step; where it cannot be had, the booking stands."""
    today = local(turn.world.now).date()
    match turn.world.desk.slots.move(number, free.on, free.start):
        case Moved(booking, before):
            said = with_ticket(turn, waiting.moved(booking, before, today), booking.number)
            return Done((said,))
        case SlotFull(nearest):
            return full(free, nearest, known, f"{waiting.TAKEN}{waiting.STANDS}")
        case SlotClosed():
            return Go("day", {"matter": str(matter.code)}, (texts.CHANGED_MEANWHILE,))
        case NoSuchBooking():
            return Done((texts.NO_SUCH,))
        case TooLateToCancel(booking):
            return Done((waiting.too_late_to_move(booking, turn.world.town.phone),))
        case OnlySoon(missed, last_on):
            said = waiting.only_soon(missed, last_on, today, turn.world.town.phone)
            return Go("day", {"matter": str(matter.code)}, (said,))


def with_ticket(turn: Turn, said: str, number: str) -> str:
    """Add the page of the ticket; every number has its own."""
    return f"{said}\n{day_texts.ticket(turn.world.desk.day.ticket_url(number))}"


def full(
    wanted: FreeTime | None, nearest: Sequence[FreeTime], known: Mapping[str, Any], why: str
) -> Go:
    """Offer the nearest times, and to wait for the one that was wanted."""
    halves = [[wanted.on.isoformat(), part_of(wanted.start)]] if wanted else []
    return nothing_free(halves, nearest, known, why)


def nothing_free(
    halves: Sequence[Sequence[str]],
    nearest: Sequence[FreeTime],
    known: Mapping[str, Any],
    why: str,
) -> Go:
    """Offer the nearest times, and to wait for one of these halves (none: any time)."""
    times = [[each.on.isoformat(), f"{each.start:%H:%M}", f"{each.end:%H:%M}"] for each in nearest]
    return Go("full", {**known, "why": why, "nearest": times, "wanted": [list(h) for h in halves]})
