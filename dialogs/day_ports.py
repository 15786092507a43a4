"""What the dialogs need from the centre on the day of a visit: the queue, closures, ratings."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol


@dataclass(frozen=True, slots=True)
class InLine:
    """A number in the hall's queue: `ahead` before it, `wait` in words, `url` its page.

    `state` is waiting, called or serving; `counter` is the window's name once it is called.
    """

    number: str
    ahead: int
    wait: str
    url: str
    state: str = "waiting"
    counter: str | None = None


@dataclass(frozen=True, slots=True)
class ComeLater:
    """Today's booking may be checked in from this (local) time on."""

    number: str
    opens_at: datetime


@dataclass(frozen=True, slots=True)
class BookedFor:
    """The next booking is for another (local) day; the groups are as in NotBooked."""

    number: str
    on: date
    start: time
    groups: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NotBooked:
    """Nothing is booked; `groups` (letter, name) are those of which a number can be taken."""

    groups: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class HallClosed:
    """No numbers are given out now; `opening` says when the hall opens."""

    opening: str


Arrival = InLine | ComeLater | BookedFor | NotBooked


@dataclass(frozen=True, slots=True)
class Proposed:
    """A booking whose time is closed, and the (local) times that it may be moved to."""

    booking: str
    options: tuple[tuple[date, time], ...]


@dataclass(frozen=True, slots=True)
class MovedTo:
    """The booking's new number, time and window."""

    number: str
    on: date
    start: time
    counter_name: str


@dataclass(frozen=True, slots=True)
class GoneMeanwhile:
    """Nothing is free at that time any more; the others stand."""


@dataclass(frozen=True, slots=True)
class NothingProposed:
    """No proposal waits: it was answered or taken back."""


class DayDesk(Protocol):
    """The day's part of the desk, for one citizen in one transaction. Refusals are values."""

    def arrive(self) -> Arrival:
        """Check the citizen in by today's booking, or give the number that is there."""

    def in_line(self) -> InLine | None:
        """Give the citizen's number in today's queue, if there is one."""

    def take_number(self, letter: str) -> InLine | HallClosed:
        """Take a number of this group without a booking."""

    def leave(self) -> str | None:
        """Give up the number that waits; gives it, None where there is none."""

    def ticket_url(self, booking: str) -> str:
        """Give the address of a booking's ticket page."""

    def proposed(self, booking: str | None) -> Proposed | None:
        """Give the proposal for this booking (None: any) that waits for an answer."""

    def accept(self, booking: str, option: int) -> MovedTo | GoneMeanwhile | NothingProposed:
        """Move the booking to the option (from 0)."""

    def decline(self, booking: str) -> bool:
        """Cancel the booking whose time is closed; False where nothing waits."""

    def service(self, name: str | None) -> str | None:
        """Give the name of the latest service (or this one) that is to be rated."""

    def rate(self, name: str, level: int) -> bool:
        """Rate it, 5 (best) to 1; False where it was rated before or is too long ago."""

    def reason(self, name: str, reason: str | None, words: str | None) -> None:
        """Add why it was not satisfying: one of RATING_REASONS, or words."""


RATING_REASONS = ("等得太久", "态度不好", "材料没说清", "多跑了趟", "没办成", "其他")
RATING_LEVELS = ("非常满意", "满意", "基本满意", "不满意", "非常不满意")
"""From 5 down to 1."""
LOW_LEVEL = 2
