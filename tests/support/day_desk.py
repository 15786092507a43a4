"""The day's part of a desk without a centre behind it."""

from dataclasses import dataclass, field

from dialogs.day_ports import (
    Arrival,
    GoneMeanwhile,
    HallClosed,
    InLine,
    MovedTo,
    NotBooked,
    NothingProposed,
    Proposed,
)


@dataclass
class FakeDayDesk:
    """dialogs.day_ports.DayDesk in memory: what it answers is what it was given."""

    arrival: Arrival = field(default_factory=lambda: NotBooked((("A", "综合"), ("B", "社保"))))
    numbers: InLine | HallClosed = field(
        default_factory=lambda: InLine("A001", 2, "大约 10–20 分钟", "http://127.0.0.1/t/x/A001/k")
    )
    proposal: Proposed | None = None
    moved: MovedTo | GoneMeanwhile | NothingProposed = field(default_factory=NothingProposed)
    to_rate: str | None = None
    taken: list[str] = field(default_factory=list)
    rated: list[tuple[str, int]] = field(default_factory=list)
    reasons: list[tuple[str | None, str | None]] = field(default_factory=list)

    def arrive(self) -> Arrival:
        return self.arrival

    def in_line(self) -> InLine | None:
        kept = self.numbers if self.taken else self.arrival
        return kept if isinstance(kept, InLine) else None

    def take_number(self, letter: str) -> InLine | HallClosed:
        self.taken.append(letter)
        return self.numbers

    def leave(self) -> str | None:
        return self.taken.pop() if self.taken else None

    def ticket_url(self, booking: str) -> str:
        return f"http://127.0.0.1/t/x/{booking}/k"

    def proposed(self, booking: str | None) -> Proposed | None:
        found = self.proposal
        return found if found and booking in {None, found.booking} else None

    def accept(self, booking: str, option: int) -> MovedTo | GoneMeanwhile | NothingProposed:
        del booking, option
        if isinstance(self.moved, MovedTo):
            self.proposal = None
        return self.moved

    def decline(self, booking: str) -> bool:
        there = self.proposed(booking) is not None
        self.proposal = None
        return there

    def service(self, name: str | None) -> str | None:
        return self.to_rate if name in {None, self.to_rate} else None

    def rate(self, name: str, level: int) -> bool:
        if self.to_rate != name:
            return False
        self.rated.append((name, level))
        self.to_rate = None
        return True

    def reason(self, name: str, reason: str | None, words: str | None) -> None:
        del name
        self.reasons.append((reason, words))
