"""What the dialogs need from the centre: free times, bookings, notices, a person to talk to."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol

from dialogs.booking_ports import (
    AlreadyBooked,
    Booked,
    BookingSummary,
    BookResult,
    Cancelled,
    CancelResult,
    FreeDay,
    FreeTime,
    NoSuchBooking,
    OnlySoon,
    SlotClosed,
    SlotDesk,
    SlotFull,
    TooLateToCancel,
    TooManyBookings,
)
from dialogs.day_ports import DayDesk
from dialogs.household_ports import HouseholdDesk
from dialogs.proxy_ports import ProxyDesk
from dialogs.roster_ports import RosterDesk
from dialogs.suggest_ports import SuggestDesk
from dialogs.unsolved_ports import UnsolvedDesk
from dialogs.visit_ports import VisitDesk
from knowledge.chains import ChainNotice
from knowledge.circumstances import Answers
from knowledge.matters import Matter
from knowledge.notices import Notice

__all__ = [
    "AlreadyBooked",
    "BookResult",
    "Booked",
    "BookingSummary",
    "Called",
    "CancelResult",
    "Cancelled",
    "Desk",
    "FreeDay",
    "FreeTime",
    "NoSuchBooking",
    "OnlySoon",
    "Precheck",
    "SlotClosed",
    "SlotDesk",
    "SlotFull",
    "Told",
    "ToldBefore",
    "TooLateToCancel",
    "TooManyBookings",
]


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
    def roster(self) -> RosterDesk:
        """Who has the duty."""

    @property
    def slots(self) -> SlotDesk:
        """What else can be done about places: hold, move, wait."""

    @property
    def day(self) -> DayDesk:
        """Give what is done on the day of a visit."""

    @property
    def visits(self) -> VisitDesk:
        """Give the part of the desk for visits at home."""

    @property
    def household(self) -> HouseholdDesk:
        """Give the part of the desk for the people whom the citizen cares for."""

    @property
    def proxies(self) -> ProxyDesk:
        """帮办代办."""

    @property
    def unsolved(self) -> UnsolvedDesk:
        """办不成事."""

    @property
    def suggestions(self) -> SuggestDesk:
        """What takes suggestions down."""

    def days(self, matter: Matter) -> tuple[FreeDay, ...]:
        """Give the days with places left, soonest first, up to the town's horizon."""

    def times(self, matter: Matter, on: date) -> tuple[FreeTime, ...]:
        """Give the free times of one day, earliest first, one for each start."""

    def book(self, matter: Matter, on: date, start: time, whom: str | None = None) -> BookResult:
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
