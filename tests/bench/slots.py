"""How long it takes to find the free times of a month over eight windows, half of them taken."""

import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from sqlalchemy import insert

from bot.engine import make_engine
from bot.migrations.schema import METADATA
from bot.work import OneWork
from handoff.slots import bookable_days, free_between, free_days
from handoff.tables.bookings import SlotRow
from knowledge.calendar import read_calendar
from knowledge.towns import Counter, Town
from tests.support.towns import NOW, make_matter, make_town

ROUNDS = 30
MOST_MS = 20
WINDOWS = 8


def main() -> int:
    """Measure; gives 1 where the target is missed."""
    town = make_town(
        counters=tuple(
            Counter(f"w{each}", f"{each}号窗", takes_all=True, capacity=2)
            for each in range(WINDOWS)
        )
    )
    town = replace(town, booking=replace(town.booking, horizon_days=31))
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{Path(folder)}/slots.db")
        METADATA.create_all(engine)
        with engine.begin() as connection:
            work = OneWork(connection, NOW)
            rows = _take_half(work, town)
            days, times = _measure(work, town)
        engine.dispose()
    print(f"a month over {WINDOWS} windows, {rows} slots with one of two places taken:")
    print(f"  days with places {days:.1f} ms, every free time {times:.1f} ms (at most {MOST_MS})")
    return int(max(days, times) > MOST_MS)


def _take_half(work: OneWork, town: Town) -> int:
    matter, calendar = make_matter(), read_calendar()
    days = bookable_days(town, work.now)
    found = free_between(work, town, calendar, matter, days, work.now)
    rows = [
        {
            "town": town.id,
            "counter": each.counter.id,
            "day": each.on,
            "start": each.start,
            "capacity": 2,
            "taken": 1,
        }
        for each in found
    ]
    work.execute(insert(SlotRow), rows)
    return len(rows)


def _measure(work: OneWork, town: Town) -> tuple[float, float]:
    """Give the median milliseconds of processor time of both searches."""
    matter, calendar = make_matter(), read_calendar()
    days, times = [], []
    for _ in range(ROUNDS):
        begun = time.process_time()
        free_days(work, town, calendar, matter, work.now)
        half = time.process_time()
        span = bookable_days(town, work.now)
        free_between(work, town, calendar, matter, span, work.now)
        times.append(time.process_time() - half)
        days.append(half - begun)
    return sorted(days)[ROUNDS // 2] * 1000, sorted(times)[ROUNDS // 2] * 1000


if __name__ == "__main__":
    sys.exit(main())
