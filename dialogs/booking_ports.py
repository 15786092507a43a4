"""What the dialogs say of places at the counters: free ones, bookings, holds, moves, waiting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal, Protocol

from knowledge.matters import Matter

Half = tuple[date, Literal["am", "pm", ""]]
"""A wished half-day; an empty half is the whole day."""


@dataclass(frozen=True, slots=True)
class FreeDay:
    """A day on which places are left for the matter."""

    on: date
    places: int


@dataclass(frozen=True, slots=True)
class FreeTime:
    """A slot with places left, local time; `counter` is the window's id."""

    counter: str
    counter_name: str
    on: date
    start: time
    end: time
    places: int


@dataclass(frozen=True, slots=True)
class BookingSummary:
    """A booking as its citizen sees it. `number` is what to say at the counter.

    `whom` is who comes, where that is not the citizen (妈妈, or a profile's name).
    """

    number: str
    matter: str
    matter_name: str
    counter_name: str
    on: date
    start: time
    end: time
    whom: str | None = None


@dataclass(frozen=True, slots=True)
class Booked:
    """The place is taken and recorded."""

    booking: BookingSummary


@dataclass(frozen=True, slots=True)
class SlotFull:
    """Somebody else was faster; `nearest` are up to three times that are still free."""

    nearest: tuple[FreeTime, ...]


@dataclass(frozen=True, slots=True)
class SlotClosed:
    """Not a time at which this matter can be booked (closed, past, too soon, too far ahead)."""


@dataclass(frozen=True, slots=True)
class TooManyBookings:
    """The citizen has as many open bookings as the town allows."""

    limit: int


@dataclass(frozen=True, slots=True)
class AlreadyBooked:
    """The citizen has a booking for the same matter that is still to come."""

    booking: BookingSummary


@dataclass(frozen=True, slots=True)
class OnlySoon:
    """The citizen did not come `missed` times lately: up to `last_on` only, or by phone."""

    missed: int
    last_on: date


BookResult = Booked | SlotFull | SlotClosed | TooManyBookings | AlreadyBooked | OnlySoon


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The booking is cancelled and its place is free again."""

    booking: BookingSummary


@dataclass(frozen=True, slots=True)
class NoSuchBooking:
    """There is no open booking of this citizen with this number."""


@dataclass(frozen=True, slots=True)
class TooLateToCancel:
    """The town's limit for cancelling has passed."""

    booking: BookingSummary


CancelResult = Cancelled | NoSuchBooking | TooLateToCancel


@dataclass(frozen=True, slots=True)
class Held:
    """The place is kept for the citizen until then (aware); `Desk.book` books it."""

    until: datetime


HoldResult = Held | SlotFull | SlotClosed | TooManyBookings | AlreadyBooked | OnlySoon


@dataclass(frozen=True, slots=True)
class Moved:
    """The booking has its new place, and the old one is free."""

    booking: BookingSummary
    before: BookingSummary


MoveResult = Moved | SlotFull | SlotClosed | NoSuchBooking | TooLateToCancel | OnlySoon


@dataclass(frozen=True, slots=True)
class Waits:
    """The wish is noted; `ahead` others wait for the same matter before."""

    ahead: int


@dataclass(frozen=True, slots=True)
class TooManyWaits:
    """The citizen waits for as many matters as one may."""

    limit: int


@dataclass(frozen=True, slots=True)
class WaitSummary:
    """What the citizen waits for; `halves` is empty for any time."""

    wish: int
    matter_name: str
    halves: tuple[Half, ...]


@dataclass(frozen=True, slots=True)
class NothingOffered:
    """No place was offered to the citizen of late."""


OfferResult = BookResult | MoveResult | NothingOffered


@dataclass(frozen=True, slots=True)
class CodeUnknown:
    """No web page shows this code, or its time has passed; `left` more tries for a while."""

    left: int


WebResult = BookResult | CodeUnknown


class SlotDesk(Protocol):
    """More of the desk's business with places, for one citizen. Refusals are values."""

    def hold(self, matter: Matter, on: date, start: time, whom: str | None = None) -> HoldResult:
        """Keep a place for five minutes; what was held before is free again."""

    def move(self, number: str, on: date, start: time) -> MoveResult:
        """Give a booking another time in one step; where that fails, the booking stands."""

    def wait(self, matter: Matter, halves: Sequence[Half]) -> Waits | TooManyWaits:
        """Note that the citizen wants to be told when a place is free."""

    def waiting(self) -> tuple[WaitSummary, ...]:
        """Give what the citizen waits for."""

    def stop_waiting(self, wish: int) -> None:
        """Take a wish back."""

    def accept(self) -> OfferResult:
        """Book what was offered last; a late answer gets it too while it is free."""

    def decline(self) -> bool:
        """Let go of what was offered; False where nothing was."""

    def from_web(self, code: str) -> WebResult:
        """Book what the web page with this code wants, for this citizen."""
