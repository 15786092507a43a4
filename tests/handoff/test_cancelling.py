"""Cancelling: the place is free again, once, and in time."""

from datetime import datetime, timedelta

import pytest

from bot.database import Database
from handoff.bookings import (
    BookedPlace,
    CancelledPlace,
    NoSuchPlace,
    PlaceTaken,
    TooLate,
    cancel,
)
from knowledge.matters import CitizenId, TownId
from tests.conftest import HeldClock
from tests.handoff.booking import LI, TOWN, WANG, WIDE, booked, coming, view_of
from tests.support.towns import make_town


async def test_a_cancelled_place_is_free_again(database: Database) -> None:
    view = await view_of(await booked(database))

    answer = await database.run(lambda work: cancel(work, TOWN, LI, view.number))

    assert isinstance(answer, CancelledPlace)
    assert answer.view.state == "cancelled"
    assert await coming(database) == []
    assert isinstance(await booked(database, WANG), BookedPlace)


async def test_cancelling_twice_frees_one_place(database: Database) -> None:
    town = make_town(counters=(WIDE,))
    view = await view_of(await booked(database, town=town))
    await booked(database, WANG, town=town)
    for expected in (CancelledPlace, NoSuchPlace):
        answer = await database.run(lambda work: cancel(work, town, LI, view.number))
        assert isinstance(answer, expected)

    assert isinstance(await booked(database, CitizenId("o3"), town=town), BookedPlace)
    assert isinstance(await booked(database, CitizenId("o4"), town=town), PlaceTaken)


async def test_only_its_citizen_cancels_a_booking(database: Database) -> None:
    view = await view_of(await booked(database))
    other = make_town(id=TownId("linzhen"))

    assert await database.run(lambda work: cancel(work, TOWN, WANG, view.number)) == NoSuchPlace()
    assert await database.run(lambda work: cancel(work, other, LI, view.number)) == NoSuchPlace()
    assert await database.run(lambda work: cancel(work, TOWN, LI, "261125-009")) == NoSuchPlace()
    assert await coming(database) == [view.number]


@pytest.mark.parametrize(
    ("before", "cancelled"), [(timedelta(hours=1, seconds=1), True), (timedelta(hours=1), False)]
)
async def test_a_booking_can_be_cancelled_until_the_town_s_limit(
    database: Database, clock: HeldClock, before: timedelta, cancelled: bool
) -> None:
    view = await view_of(await booked(database))
    clock.now = datetime.fromisoformat("2026-11-25T09:00+08:00") - before

    answer = await database.run(lambda work: cancel(work, TOWN, LI, view.number))

    if cancelled:
        assert isinstance(answer, CancelledPlace)
    else:
        assert answer == TooLate(view)
        assert await coming(database) == [view.number]


async def test_a_visit_that_is_over_cannot_be_cancelled(
    database: Database, clock: HeldClock
) -> None:
    view = await view_of(await booked(database))
    clock.pass_(timedelta(days=2))

    assert await database.run(lambda work: cancel(work, TOWN, LI, view.number)) == NoSuchPlace()
