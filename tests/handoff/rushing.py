"""A crowd of citizens at one server: run as a process of its own beside others."""

import asyncio
import sys
from collections import Counter as Tally
from datetime import UTC, date, datetime, time
from functools import partial

from bot.database import Database
from bot.engine import make_engine
from handoff.booking_records import RecordedPlace, record
from handoff.booking_views import Comer
from handoff.places import take_place
from handoff.ports import Work
from handoff.slots import slots_on
from knowledge.calendar import read_calendar
from knowledge.matters import CitizenId
from knowledge.towns import Counter
from tests.support.towns import make_matter, make_town

WEDNESDAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)
TOWN = make_town(counters=(Counter("w", "窗口", takes_all=True, capacity=3),))
CALENDAR, MATTER = read_calendar(), make_matter()


(SLOT,) = (
    each
    for each in slots_on(TOWN, CALENDAR, MATTER, WEDNESDAY, NOW)
    if each.start.time() == time(9)
)


def wants(number: int, work: Work) -> bool:
    """Take a place and write it down, as `book` does after its questions; False where it is full.

    The whole of `book` is rushed in test_booking_rush.py, by fewer.
    """
    counter = take_place(work, TOWN, SLOT)
    if counter is None:
        return False
    place = RecordedPlace(SLOT, counter.id)
    record(work, TOWN.id, MATTER, CitizenId(f"o{number}"), place, None, Comer())
    return True


async def crowd(first: int, last: int, *servers: Database) -> Tally[bool]:
    """Have citizens `first` to `last` ask at once; count what they were told."""
    asked = (
        servers[each % len(servers)].run(partial(wants, each), lane=str(each))
        for each in range(first, last)
    )
    return Tally(await asyncio.gather(*asked))


def main(url: str, first: int, last: int) -> None:
    """Ask, and print what came of it."""
    database = Database(make_engine(url), clock=lambda: NOW)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    tally = asyncio.run(crowd(first, last, database))
    sys.stdout.write(f"{tally[True]} {tally[False]}\n")
    database.close()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
