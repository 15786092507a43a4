"""What booking answers with: the booking as it stands, and every reason why there is none."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final, Literal

from handoff.slots import FreeTimeAt
from handoff.tables.bookings import BookingRow
from handoff.tables.upsert import table_of
from knowledge.matters import CitizenId

Channel = Literal["微信", "网页", "电话", "窗口"]

COMING: Final = ("booked", "arrived", "serving")
"""The states of a booking that its citizen is awaited for, or here for."""

BOOKINGS_TABLE: Final = table_of(BookingRow)
VIEWED: Final = BOOKINGS_TABLE.c[
    "number",
    "citizen",
    "matter",
    "counter",
    "day",
    "start",
    "end",
    "state",
    "made_at",
    "for_name",
    "person",
    "phone",
    "channel",
    "slots",
    "notice",
    "moved_from",
]
"""The columns of a BookingView, in its order."""


@dataclass(frozen=True, slots=True)
class Comer:
    """Who comes, where that was said, and by which channel the booking was made.

    `person` is a household profile. A clerk books by 电话 and 窗口.
    """

    name: str | None = None
    phone: str | None = None
    person: int | None = None
    channel: Channel = "微信"

    @property
    def by_clerk(self) -> bool:
        """Say whether a clerk makes the booking: what holds back a citizen does not count then."""
        return self.channel in {"电话", "窗口"}


@dataclass(frozen=True, slots=True)
class BookingView:
    """A booking. `number` is what to say at the counter; `matter` and `counter` are codes.

    `on`, `start` and `end` are local; `state` as in BookingRow; `moved_from` is the number of the
    booking whose place it stands for.
    """

    number: str
    citizen: CitizenId
    matter: str
    counter: str
    on: date
    start: time
    end: time
    state: str
    made_at: datetime
    for_name: str | None = None
    person: int | None = None
    phone: str | None = None
    channel: str = "微信"
    slots: int = 1
    notice: str | None = None
    moved_from: str | None = None

    @property
    def comer(self) -> Comer:
        """Who comes, as it was said."""
        channel: Channel = "微信"
        match self.channel:
            case "网页" | "电话" | "窗口" as other:
                channel = other
            case _:
                pass
        return Comer(self.for_name, self.phone, self.person, channel)

    def is_for(self, comer: Comer) -> bool:
        """Say whether the same person comes, as far as was said.

        A name without a profile is another's in chat (妈妈), and may be one's own elsewhere.
        """
        if self.person is not None or comer.person is not None:
            return self.person == comer.person
        if self.for_name and comer.name:
            return self.for_name == comer.name
        channel = self.channel if self.for_name else comer.channel if comer.name else None
        return channel != "微信"


@dataclass(frozen=True, slots=True)
class BookedPlace:
    """The place is taken and recorded."""

    view: BookingView


@dataclass(frozen=True, slots=True)
class HeldPlace:
    """The place is kept for this citizen until then; `book` makes a booking of it."""

    view: BookingView
    until: datetime


@dataclass(frozen=True, slots=True)
class PlaceTaken:
    """No place is left in that slot; `nearest` are up to three free times, nearest first."""

    nearest: tuple[FreeTimeAt, ...]


@dataclass(frozen=True, slots=True)
class NotBookable:
    """No slot for this matter starts then: closed, past, too soon, too far ahead, or not taken."""


@dataclass(frozen=True, slots=True)
class LimitReached:
    """The citizen has as many bookings still to come as the town allows."""

    limit: int


@dataclass(frozen=True, slots=True)
class HasOne:
    """The citizen has a booking for this matter that is still to come."""

    view: BookingView


@dataclass(frozen=True, slots=True)
class OnlySoon:
    """The citizen missed `missed` bookings lately: up to `last_on` only, or by phone."""

    missed: int
    last_on: date


@dataclass(frozen=True, slots=True)
class MovedPlace:
    """The new place is taken and the old one given back, both or neither."""

    view: BookingView
    before: BookingView


@dataclass(frozen=True, slots=True)
class CancelledPlace:
    """The booking is cancelled and its place is free."""

    view: BookingView


@dataclass(frozen=True, slots=True)
class NoSuchPlace:
    """The citizen has no booking still to come with this number."""


@dataclass(frozen=True, slots=True)
class TooLate:
    """The booking stands: the town's time limit for cancelling or moving has passed."""

    view: BookingView


Booking = BookedPlace | PlaceTaken | NotBookable | LimitReached | HasOne | OnlySoon
Holding = HeldPlace | PlaceTaken | NotBookable | LimitReached | HasOne | OnlySoon
Moving = MovedPlace | PlaceTaken | NotBookable | NoSuchPlace | TooLate | OnlySoon
