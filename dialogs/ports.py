"""What the dialogs need from the centre: free times, bookings, notices, a person to talk to."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol

from dialogs.suggest_ports import SuggestDesk
from knowledge.chains import ChainNotice
from knowledge.circumstances import Answers
from knowledge.matters import Matter
from knowledge.notices import Notice


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
    """A booking as its citizen sees it. `number` is what to say at the counter."""

    number: str
    matter: str
    matter_name: str
    counter_name: str
    on: date
    start: time
    end: time


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


BookResult = Booked | SlotFull | SlotClosed | TooManyBookings | AlreadyBooked


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
class Told:
    """A notice was recorded under this number and can be opened at this address."""

    number: str
    url: str


@dataclass(frozen=True, slots=True)
class ToldBefore:
    """A notice that this citizen was told on a (local) day, with its page's address."""

    number: str
    matter_name: str
    on: date
    url: str


@dataclass(frozen=True, slots=True)
class Called:
    """A person was called. `ahead` waiting before; `open_now`, else `opening` says when we open."""

    ahead: int
    open_now: bool
    opening: str


@dataclass(frozen=True, slots=True)
class Precheck:
    """The checklist of a notice: its papers without a good picture, and all pictures that came.

    `matter` is None for a chain's notice.
    """

    notice: str
    matter: str | None
    name: str
    unsent: tuple[str, ...]
    pictures: int


class Desk(Protocol):
    """The centre's desk for one citizen, in one transaction. Refusals are values."""

    @property
    def suggestions(self) -> SuggestDesk:
        """What takes suggestions down."""

    def days(self, matter: Matter) -> tuple[FreeDay, ...]:
        """Give the days with places left, soonest first, up to the town's horizon."""

    def times(self, matter: Matter, on: date) -> tuple[FreeTime, ...]:
        """Give the free times of one day, earliest first, one for each start."""

    def book(self, matter: Matter, on: date, start: time) -> BookResult:
        """Take a place at this time at any window that takes the matter."""

    def bookings(self) -> tuple[BookingSummary, ...]:
        """Give this citizen's bookings still to come, soonest first."""

    def cancel(self, number: str) -> CancelResult:
        """Cancel one of this citizen's bookings."""

    def tell(self, notice: Notice, answers: Answers) -> Told:
        """Record a notice as told now, and close the contact's question as answered (告知)."""

    def tell_chain(self, notice: ChainNotice, answers: Answers) -> Told:
        """Record a chain's notice as told now, as `tell` does a matter's."""

    def notices(self) -> tuple[ToldBefore, ...]:
        """Give the notices that this citizen was told, latest first, five at most."""

    def sample_url(self, name: str) -> str:
        """Give the address of a material's filled-in example."""

    def settle(self, matter: Matter) -> None:
        """Make known which matter the contact is about; an owner by default becomes its clerk."""

    def answered(self, asked: str) -> None:
        """Give the contact its result: a question without a matter (hours, place) was answered."""

    def call_clerk(self, reason: str, asked: str, matter: str | None) -> Called:
        """Put this citizen into the queue for a person (once: a second call joins the first)."""

    def precheck(self, notice: str | None) -> Precheck | None:
        """Give the checklist of this notice (None: the latest); None where there is none."""

    def keep_picture(self, notice: str) -> int | None:
        """Put the picture of this turn onto the list, beside no paper yet; gives its id there.

        None: it can't be kept, since the list is full.
        """

    def put_picture(self, picture: int, paper: str) -> bool:
        """Put a kept picture beside a paper; False where the list has the one or other not."""

    def now(self) -> datetime:
        """Give the instant of this turn (aware)."""
