"""The fake desk's business with places: holds, moves and wishes in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Protocol

from dialogs.booking_ports import (
    AlreadyBooked,
    BookingSummary,
    BookResult,
    CodeUnknown,
    FreeTime,
    Half,
    Held,
    HoldResult,
    Moved,
    MoveResult,
    NoSuchBooking,
    NothingOffered,
    OfferResult,
    SlotClosed,
    SlotFull,
    TooManyBookings,
    TooManyWaits,
    Waits,
    WaitSummary,
    WebResult,
)
from knowledge.matters import Matter


class Places(Protocol):
    """What is used of the fake desk."""

    at: datetime
    limit: int
    places: dict[tuple[date, time], int]
    made: list[BookingSummary]

    def times(self, matter: Matter, on: date) -> tuple[FreeTime, ...]: ...


@dataclass
class FakeSlotDesk:
    """dialogs.booking_ports.SlotDesk; `held` is the place that is kept, `codes` what pages show."""

    desk: Places
    held: tuple[date, time, datetime] | None = None
    wishes: list[tuple[str, tuple[Half, ...]]] = field(default_factory=list)
    codes: dict[str, BookResult] = field(default_factory=dict)
    offer: OfferResult = field(default_factory=NothingOffered)

    def _let_go(self) -> None:
        if self.held is not None:
            self.desk.places[self.held[:2]] += 1
            self.held = None

    def hold(self, matter: Matter, on: date, start: time, whom: str | None = None) -> HoldResult:
        if self.held is not None and self.held[:2] == (on, start):
            return Held(self.held[2])
        for each in self.desk.made:
            if each.matter == matter.code and each.whom == whom:
                return AlreadyBooked(each)
        if len(self.desk.made) >= self.desk.limit:
            return TooManyBookings(self.desk.limit)
        left = self.desk.places.get((on, start))
        if left is None:
            return SlotClosed()
        self._let_go()
        if not left:
            return SlotFull(self.desk.times(matter, on)[:3])
        self.desk.places[on, start] -= 1
        self.held = (on, start, self.desk.at + timedelta(minutes=5))
        return Held(self.held[2])

    def taken_up(self) -> None:
        """Give the held place back at once: what is booked next takes it, or another."""
        passed = self.held is not None and self.held[2] <= self.desk.at
        if passed and self.held is not None:
            self.held = None  # somebody else may have had it: the place is as the test left it
        self._let_go()

    def move(self, number: str, on: date, start: time) -> MoveResult:
        old = next((each for each in self.desk.made if each.number == number), None)
        if old is None:
            return NoSuchBooking()
        left = self.desk.places.get((on, start))
        if left is None:
            return SlotClosed()
        if not left:
            return SlotFull(())
        self.desk.places[on, start] -= 1
        self.desk.places[old.on, old.start] += 1
        end = (datetime.combine(on, start) + timedelta(minutes=30)).time()
        new = replace(old, number=f"{on:%y%m%d}-9{number[-2:]}", on=on, start=start, end=end)
        self.desk.made[self.desk.made.index(old)] = new
        return Moved(new, old)

    def wait(self, matter: Matter, halves: Sequence[Half]) -> Waits | TooManyWaits:
        self.wishes.append((matter.code, tuple(halves)))
        return Waits(len(self.wishes) - 1)

    def waiting(self) -> tuple[WaitSummary, ...]:
        found = enumerate(self.wishes)
        return tuple(WaitSummary(number, code, halves) for number, (code, halves) in found)

    def stop_waiting(self, wish: int) -> None:
        del self.wishes[wish]

    def accept(self) -> OfferResult:
        return self.offer

    def decline(self) -> bool:
        return not isinstance(self.offer, NothingOffered)

    def from_web(self, code: str) -> WebResult:
        return self.codes.pop(code, CodeUnknown(4))
