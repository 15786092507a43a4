"""Many citizens want the same few places at the same moment, on one server and on two."""

import asyncio
from collections import Counter as Tally
from datetime import date, time
from functools import partial

import pytest
from sqlalchemy import select

from bot.database import Database
from handoff.bookings import BookedPlace, CancelledPlace, PlaceTaken, book, bookings_on, cancel
from handoff.ports import Work
from handoff.tables.bookings import SlotRow
from knowledge.calendar import read_calendar
from knowledge.matters import CitizenId
from knowledge.towns import Counter, Town
from tests.handoff.overlap import overlapped
from tests.support.towns import make_matter, make_town

CALENDAR, MATTER = read_calendar(), make_matter()
WEDNESDAY, NINE = date(2026, 11, 25), time(9)
ONE_WINDOW = make_town(counters=(Counter("w", "窗口", takes_all=True, capacity=3),))
THREE_WINDOWS = make_town(
    counters=tuple(Counter(f"w{each}", f"{each}号窗", takes_all=True) for each in range(3))
)


def wants(town: Town, number: int, work: Work) -> object:
    return book(work, town, CALENDAR, MATTER, CitizenId(f"o{number}"), WEDNESDAY, NINE, None)


async def rush(town: Town, citizens: int, *servers: Database) -> list[object]:
    return await asyncio.gather(
        *(
            servers[each % len(servers)].run(partial(wants, town, each), lane=str(each))
            for each in range(citizens)
        )
    )


async def taken(database: Database, town: Town) -> dict[str, int]:
    def job(work: Work) -> dict[str, int]:
        wanted = select(SlotRow.counter, SlotRow.taken).where(SlotRow.town == town.id)
        return {each.counter: each.taken for each in work.execute(wanted)}

    return await database.run(job)


@pytest.mark.parametrize("town", [ONE_WINDOW, THREE_WINDOWS], ids=["one window", "three windows"])
async def test_of_two_hundred_who_want_three_places_three_get_one(
    database: Database, second: Database, town: Town
) -> None:
    results = await rush(town, 200, database, second)

    assert Tally(type(each) for each in results) == {BookedPlace: 3, PlaceTaken: 197}
    recorded = await database.run(lambda work: bookings_on(work, town.id, (WEDNESDAY,)))
    assert len({each.number for each in recorded}) == 3
    assert {each.citizen for each in recorded} == {
        each.view.citizen for each in results if isinstance(each, BookedPlace)
    }
    assert sum((await taken(database, town)).values()) == 3
    assert Tally(each.counter for each in recorded) == await taken(database, town)


async def test_of_two_who_want_the_last_place_at_once_the_first_has_it(
    database: Database, second: Database
) -> None:
    await rush(ONE_WINDOW, 2, database)

    results = await overlapped(
        database, second, partial(wants, ONE_WINDOW, 3), partial(wants, ONE_WINDOW, 4)
    )

    assert [type(each) for each in results] == [BookedPlace, PlaceTaken]
    assert await taken(database, ONE_WINDOW) == {"w": 3}


async def test_places_given_back_during_a_rush_are_taken_once_each(
    database: Database, second: Database
) -> None:
    town = ONE_WINDOW
    first = [each for each in await rush(town, 3, database) if isinstance(each, BookedPlace)]
    assert len(first) == 3

    def gives_back(place: BookedPlace, work: Work) -> object:
        return cancel(work, town, place.view.citizen, place.view.number)

    results = await asyncio.gather(
        *(
            server.run(partial(gives_back, each), lane=each.view.number)
            for each in first
            for server in (database, second)
        ),
        *(second.run(partial(wants, town, each), lane=str(each)) for each in range(100, 160)),
    )

    tally = Tally(type(each) for each in results)
    assert tally[CancelledPlace] == 3
    assert tally[BookedPlace] <= 3
    recorded = await database.run(lambda work: bookings_on(work, town.id, (WEDNESDAY,)))
    standing = [each for each in recorded if each.state == "booked"]
    assert len(standing) == tally[BookedPlace]
    assert await taken(database, town) == {"w": len(standing)}
