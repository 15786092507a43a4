"""A booked citizen is reminded twice, each once, whoever runs and however often."""

import asyncio
from datetime import time

import pytest
from sqlalchemy import update

from bot.database import Database
from handoff.booking_views import MovedPlace
from handoff.bookings import cancel
from handoff.calls import open_calls
from handoff.moving import move
from handoff.reminders import remind
from handoff.tables.messages import Delivery, MessageRow
from tests.conftest import HeldClock
from tests.handoff.visiting import (
    CALENDAR,
    HELP,
    LI,
    TOWN,
    TUESDAY,
    WEDNESDAY,
    at,
    books,
    chats,
    said_to,
    scene,
)

# a Tuesday, ten in the morning


async def _remind(database: Database) -> int:
    return await database.run(lambda work: remind(work, scene()))


async def test_the_evening_before_and_two_hours_before_once_each(
    database: Database, second: Database, clock: HeldClock
) -> None:
    await chats(database, LI)
    number = await books(database)
    said = []
    for when in (
        at(TUESDAY, 18, 29),
        at(TUESDAY, 18, 31),
        at(WEDNESDAY, 6, 59),
        at(WEDNESDAY, 7, 1),
    ):
        clock.now = when
        both = await asyncio.gather(_remind(database), _remind(second), _remind(database))
        said.append(sum(both))

    assert said == [0, 1, 0, 1]
    evening, soon = await said_to(database)
    assert "明天（11月25日 周三） 9:00" in evening
    assert "今天（11月25日 周三） 9:00" in soon
    for text in (evening, soon):
        assert number in text
        assert "取消预约" in text
        assert "改时间" in text
        assert len(text.encode()) <= 1900


async def test_who_books_after_its_time_or_has_cancelled_gets_none(
    database: Database, clock: HeldClock
) -> None:
    await chats(database, LI)
    number = await books(database)
    await database.run(lambda work: cancel(work, TOWN, LI, number))
    clock.now = at(TUESDAY, 18, 40)
    await books(database, start=time(10))
    assert await _remind(database) == 0
    clock.now = at(WEDNESDAY, 8, 5)
    assert await _remind(database) == 1
    assert await said_to(database) != []


async def test_a_moved_booking_is_reminded_of_its_new_time_alone(
    database: Database, clock: HeldClock
) -> None:
    await chats(database, LI)
    number = await books(database)
    moved = await database.run(
        lambda work: move(work, TOWN, CALENDAR, HELP, LI, number, WEDNESDAY, time(15))
    )
    assert isinstance(moved, MovedPlace)
    clock.now = at(WEDNESDAY, 7, 30)
    assert await _remind(database) == 0
    clock.now = at(WEDNESDAY, 13, 5)
    assert await _remind(database) == 1
    (text,) = await said_to(database)
    assert moved.view.number in text
    assert "15:00" in text


@pytest.mark.parametrize("heard", [False, True])
async def test_whom_no_message_reaches_is_called_until_the_visit_is_over(
    database: Database, clock: HeldClock, heard: bool
) -> None:
    if heard:
        await chats(database, LI)
    await books(database)
    clock.now = at(TUESDAY, 18, 31)
    await _remind(database)
    if heard:
        kept = update(MessageRow).where(MessageRow.by == "bot").values(delivery=Delivery.KEPT)
        await database.run(lambda work: work.execute(kept))
    (call,) = await database.run(lambda work: open_calls(work, TOWN.id))
    assert "9:00" in call.lines[0]
    assert call.booking is not None

    clock.now = at(WEDNESDAY, 9, 1)
    await _remind(database)
    assert await database.run(lambda work: open_calls(work, TOWN.id)) == ()
