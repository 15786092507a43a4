"""Is the told waiting time honest? A simulated month of a hall: `python -m tests.bench.waiting`.

People come as in a township's hall (more before ten, a market day a week), some have booked; who is
called next is decided by the product's own rule, what is told by its own estimate, from what it
could know at that instant. Told is the span at the moment of taking a number.
"""

import heapq
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from handoff.queue_order import Waiting, in_order
from handoff.waiting_time import Estimate, estimate

DAYS = 22
MORNING, AFTERNOON = (0.0, 180.0), (240.0, 480.0)
"""Minutes from nine o'clock: sessions 9:00–12:00 and 13:00–17:00."""

_NINE = datetime(2026, 11, 2, 1, tzinfo=UTC)
_KNOWN = 40


@dataclass(frozen=True, slots=True)
class Hall:
    """A hall to simulate: how many counters, how many come, how long a service takes."""

    name: str
    counters: int
    load: float
    minutes: float
    spread: float
    booked: float


HALLS = (
    Hall("3 counters, quiet", 3, 0.55, 10, 0.7, 0.25),
    Hall("3 counters, busy", 3, 0.85, 10, 0.7, 0.25),
    Hall("5 counters, busy", 5, 0.9, 9, 0.8, 0.3),
    Hall("1 special counter", 1, 0.7, 12, 0.6, 0.2),
    Hall("6 counters, many booked", 6, 0.85, 11, 0.9, 0.6),
)


@dataclass
class Told:
    """What somebody was told, and what came of it (minutes)."""

    span: Estimate
    waited: float

    @property
    def held(self) -> bool:
        """Whether the wait lay within the span, to the minute that a watch shows."""
        return self.span.low - 1 <= self.waited <= self.span.high + 1

    @property
    def error(self) -> float:
        return abs(self.waited - (self.span.low + self.span.high) / 2)


@dataclass
class Day:
    """One day of a hall, event by event."""

    hall: Hall
    chance: random.Random
    measured: list[float]
    told: list[Told] = field(default_factory=list)
    waiting: dict[int, tuple[Waiting, Estimate]] = field(default_factory=dict)
    busy: int = 0
    coming: list[float] = field(default_factory=list)

    def run(self) -> list[Told]:
        """Play the day; gives what everybody was told."""
        events: list[tuple[float, int, str, float | None]] = []
        for at, slot in self._arrivals():
            heapq.heappush(events, (at, len(events), "come", slot))
        for opening in (MORNING[0], AFTERNOON[0]):
            heapq.heappush(events, (opening, -1, "open", None))
        number = 0
        while events:
            now, _, what, slot = heapq.heappop(events)
            if what == "come":
                number += 1
                self._come(number, now, slot)
            elif what == "done":
                self.busy -= 1
            while self.waiting and self.busy < self.hall.counters and _open(now):
                took = self._serve(now)
                heapq.heappush(events, (now + took, 1_000_000 + number, "done", None))
        return self.told

    def _arrivals(self) -> Iterator[tuple[float, float | None]]:
        hall, chance = self.hall, self.chance
        per_minute = hall.load * hall.counters / hall.minutes * chance.uniform(0.75, 1.25)
        for begin, end in (MORNING, AFTERNOON):
            at = begin - 15
            while True:
                early = 1.35 if at < 60 or 240 <= at < 300 else 0.85
                at += chance.expovariate(per_minute * (1 - hall.booked) * early)
                if at >= end - 15:
                    break
                yield at, None
            slots = int(hall.booked * per_minute * (end - begin))
            for _ in range(slots):
                slot = begin + 30 * chance.randrange(int((end - begin) // 30))
                if chance.random() < 0.9:
                    self.coming.append(slot)
                    yield max(begin - 15, slot + chance.triangular(-30, 20, -8)), slot

    def _come(self, number: int, now: float, slot: float | None) -> None:
        if slot is not None:
            self.coming.remove(slot)
        late = slot is None or now > slot + 15
        first = self.chance.random() < 0.05
        mine = Waiting(number, _at(now), None if late or slot is None else _at(slot), first)
        rivals = [each for each, _ in self.waiting.values()]
        ahead = in_order([*rivals, mine], _at(now)).index(mine)
        coming = sum(now < each <= now + 60 for each in self.coming)
        usual = max(0, 10 - len(self.measured))
        minutes = (sum(self.measured) + usual * 10) / (len(self.measured) + usual)
        free = self.hall.counters - self.busy if _open(now) else 0
        span = estimate(ahead, self.hall.counters, minutes, free=free, coming=coming)
        self.waiting[number] = mine, span

    def _serve(self, now: float) -> float:
        order = in_order([each for each, _ in self.waiting.values()], _at(now))
        chosen, span = self.waiting.pop(order[0].id)
        came = (chosen.queued_at - _NINE).total_seconds() / 60
        opened = came if _open(came) else min(x for x, _ in (MORNING, AFTERNOON) if x >= came)
        self.told.append(Told(span, now - opened))
        took = self._service()
        self.measured.append(took)
        del self.measured[:-_KNOWN]
        self.busy += 1
        return took

    def _service(self) -> float:
        hall = self.hall
        shape = 1 / hall.spread**2
        return max(1.5, self.chance.gammavariate(shape, hall.minutes / shape))


def _open(minute: float) -> bool:
    return minute >= AFTERNOON[0] or MORNING[0] <= minute < MORNING[1]


def _at(minute: float) -> datetime:
    return _NINE + timedelta(minutes=minute)


def month(hall: Hall, seed: int = 7) -> list[Told]:
    """Give what everybody of a month was told, and how long each waited."""
    measured: list[float] = []
    told: list[Told] = []
    chance = random.Random(seed)
    for _ in range(DAYS):
        told += Day(hall, chance, measured).run()
    return told


def figures(told: list[Told]) -> tuple[float, float, float, float]:
    """Give the share within the span, the mean error, the mean wait and the mean span's width."""
    count = len(told)
    return (
        sum(each.held for each in told) / count,
        sum(each.error for each in told) / count,
        sum(each.waited for each in told) / count,
        sum(each.span.high - each.span.low for each in told) / count,
    )


def main() -> None:
    """Print a line for each hall."""
    print("hall | told | within | mean error | mean wait | mean width (minutes)")
    for hall in HALLS:
        told = month(hall)
        held, error, wait, width = figures(told)
        print(f"{hall.name} | {len(told)} | {held:.0%} | {error:.1f} | {wait:.1f} | {width:.1f}")


if __name__ == "__main__":
    main()
