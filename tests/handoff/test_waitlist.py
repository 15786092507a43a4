"""Waiting for a place: offered to the first, for a while, then to the next, each exactly once."""

import asyncio
from datetime import time, timedelta

import pytest

from bot.database import Database
from handoff.booking_views import MovedPlace
from handoff.bookings import BookedPlace, PlaceTaken, bookings_of, cancel
from handoff.ports import Work
from handoff.waitlist import (
    Half,
    NothingOffered,
    TooManyWishes,
    Waiting,
    accept,
    end_wish,
    offered_to,
    wish,
    wishes_of,
)
from knowledge.matters import CitizenId
from tests.conftest import HeldClock
from tests.handoff.booking import (
    CALENDAR,
    HELP,
    LI,
    TOWN,
    WANG,
    WEDNESDAY,
    another,
    booked,
)
from tests.handoff.offering import CATALOG, offers, told
from tests.support.towns import NOW

NINE = time(9)
ZHAO = CitizenId("oZhao")
MORNING: Half = (WEDNESDAY, "am")
STARTS = [time(9), time(9, 30), time(10), time(10, 30), time(11), time(11, 30)]


@pytest.fixture(autouse=True)
async def _full(database: Database) -> None:
    """Wednesday morning is full: everybody has a matter of their own."""
    for place, start in enumerate(STARTS):
        await booked(database, CitizenId(f"o{place}"), start=start, matter=another(place))


async def waits(database: Database, citizen: CitizenId) -> object:
    return await database.run(lambda work: wish(work, TOWN, citizen, HELP, (MORNING,)))


async def gives_back(database: Database) -> None:
    await database.run(lambda work: cancel(work, TOWN, CitizenId("o0"), "261125-001"))


async def accepts(database: Database, citizen: CitizenId) -> object:
    return await database.run(lambda work: accept(work, TOWN, CALENDAR, CATALOG, citizen))


async def test_a_freed_place_goes_to_who_waited_first_and_is_kept_for_them(
    database: Database, second: Database
) -> None:
    assert await waits(database, LI) == Waiting(1, 0)
    assert await waits(database, WANG) == Waiting(2, 1)
    assert await offers(database) == 0

    await gives_back(database)
    made = await asyncio.gather(offers(database), offers(second), offers(database))

    assert sum(made) == 1
    (offer,) = await told(database, LI)
    assert "9:00" in offer
    assert "留到 10:30" in offer
    assert "要这个号" in offer
    assert await told(database, WANG) == []
    assert isinstance(await booked(database, ZHAO, start=NINE), PlaceTaken)
    result = await accepts(database, LI)
    assert isinstance(result, BookedPlace)
    assert result.view.start == NINE
    assert await offers(database) == 0


async def test_without_an_answer_the_next_one_has_it(database: Database, clock: HeldClock) -> None:
    await waits(database, LI)
    await waits(database, WANG)
    await gives_back(database)
    await offers(database)
    clock.pass_(TOWN.booking.offer)

    assert await offers(database) == 1

    assert "让给下一位" in (await told(database, LI))[-1]
    assert "您等的号有了" in (await told(database, WANG))[-1]
    assert isinstance(await accepts(database, LI), PlaceTaken)
    assert isinstance(await accepts(database, WANG), BookedPlace)


async def test_a_late_yes_has_it_while_nobody_else_does(
    database: Database, clock: HeldClock
) -> None:
    await waits(database, LI)
    await gives_back(database)
    await offers(database)
    clock.pass_(TOWN.booking.offer)
    await offers(database)

    assert isinstance(await accepts(database, LI), BookedPlace)
    assert await accepts(database, LI) == NothingOffered()


async def test_who_does_not_want_it_frees_it_for_the_next(database: Database) -> None:
    await waits(database, LI)
    await waits(database, WANG)
    await gives_back(database)
    await offers(database)

    def declines(work: Work) -> bool:
        offer = offered_to(work, TOWN.id, LI)
        assert offer is not None
        return end_wish(work, TOWN.id, LI, offer.id)

    assert await database.run(declines)
    assert await offers(database) == 1
    assert await told(database, WANG) != []


async def test_nobody_is_woken_up(database: Database, clock: HeldClock) -> None:
    await waits(database, LI)
    await gives_back(database)
    clock.now = NOW + timedelta(hours=10, minutes=30)  # half past eight in the evening

    assert await offers(database) == 0
    clock.now = NOW - timedelta(hours=2)  # eight in the morning
    assert await offers(database) == 1


async def test_who_has_a_later_booking_is_moved(database: Database) -> None:
    await booked(database, LI, start=time(15))
    await waits(database, LI)
    await gives_back(database)
    await offers(database)

    result = await accepts(database, LI)

    assert isinstance(result, MovedPlace)
    (mine,) = await database.run(lambda work: bookings_of(work, TOWN, LI))
    assert mine.start == NINE


async def test_a_wish_whose_days_have_passed_ends_and_is_said(
    database: Database, clock: HeldClock
) -> None:
    await waits(database, LI)
    clock.now = NOW + timedelta(days=2, hours=-9)  # one in the night

    await offers(database)
    assert await told(database, LI) == []
    clock.now = NOW + timedelta(days=2)
    await offers(database)
    await offers(database)

    assert len(await told(database, LI)) == 1
    assert await database.run(lambda work: wishes_of(work, TOWN.id, LI)) == ()


async def test_a_second_wish_for_the_matter_replaces_the_first(database: Database) -> None:
    await waits(database, LI)
    anytime = await database.run(lambda work: wish(work, TOWN, LI, HELP, ()))

    assert anytime == Waiting(1, 0)
    (only,) = await database.run(lambda work: wishes_of(work, TOWN.id, LI))
    assert only.halves == ()
    for number in range(2):
        await database.run(lambda work, n=number: wish(work, TOWN, LI, another(n), ()))  # type: ignore[misc] # a default
    assert await database.run(lambda work: wish(work, TOWN, LI, another(9), ())) == TooManyWishes(3)
