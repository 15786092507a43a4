"""The hall's queue: who gets in, who is called, and never one number twice."""

import asyncio
from datetime import time, timedelta

import pytest

from bot.database import Database
from handoff import calling
from handoff.calling import CallAgain, Called, NobodyWaits, NotAtCounter, StillCalled
from handoff.hall_groups import groups_of, may_call
from handoff.hall_state import Outlook, hall_state, outlook
from handoff.missed import no_shows_of, note_no_shows
from handoff.ports import Work
from handoff.tickets import (
    NoBooking,
    NoNumbers,
    NotToday,
    TooEarly,
    check_in,
    leave,
    take_number,
)
from knowledge.towns import Counter
from tests.conftest import HeldClock
from tests.handoff.visiting import (
    ALL,
    CALENDAR,
    CARD,
    CARDS,
    CATALOG,
    LI,
    ONE,
    TOWN,
    TUESDAY,
    TWO,
    WANG,
    WEDNESDAY,
    WIDE,
    at,
    books,
    comes,
    scene,
    state_of,
    takes,
)


async def _calls(database: Database, counter: Counter = ONE, town: object = None) -> object:
    here = WIDE if town is WIDE else TOWN
    return await database.run(
        lambda work: calling.call_next(work, here, CATALOG, counter, counter.id)
    )


async def _called(database: Database, counter: Counter = ONE) -> str:
    found = await _calls(database, counter)
    assert isinstance(found, Called)
    return found.ticket.number


async def _ends(database: Database, counter: Counter = ONE) -> None:
    def job(work: Work) -> None:
        present = calling.at_counter(work, TOWN.id, counter.id)
        assert present is not None
        calling.end(work, TOWN.id, counter.id, present.id)

    await database.run(job)


async def test_a_booking_is_checked_in_around_its_time(
    database: Database, clock: HeldClock
) -> None:
    number = await books(database)
    early = await database.run(lambda work: check_in(work, TOWN, number, "扫码"))
    assert isinstance(early, NotToday)
    clock.now = at(WEDNESDAY, 7, 30)
    early = await database.run(lambda work: check_in(work, TOWN, number, "扫码"))
    assert early == TooEarly(at(WEDNESDAY, 8))
    clock.now = at(WEDNESDAY, 8, 55)
    ticket = await comes(database, number)
    assert (ticket.number, ticket.slot_at) == ("A001", at(WEDNESDAY, 9))
    assert await comes(database, number) == ticket
    assert await state_of(database, number) == "arrived"
    missing = await database.run(lambda work: check_in(work, TOWN, "261125-999", "扫码"))
    assert missing == NoBooking()


async def test_who_comes_too_late_waits_like_one_without_a_booking(
    database: Database, clock: HeldClock
) -> None:
    number = await books(database)
    clock.now = at(WEDNESDAY, 9, 10)
    await takes(database)
    clock.now = at(WEDNESDAY, 9, 20)
    late = await comes(database, number)
    assert late.slot_at is None
    assert [await _called(database), await _called(database, TWO)] == ["A001", "A002"]


async def test_the_order_is_first_then_booked_then_others_then_early(
    database: Database, clock: HeldClock
) -> None:
    now, later = await books(database), await books(database, WANG, start=time(9, 30))
    clock.now = at(WEDNESDAY, 8, 45)
    early = await comes(database, later)
    plain = await takes(database)
    clock.now = at(WEDNESDAY, 8, 58)
    booked = await comes(database, now)
    old = await takes(database, first_for="老人")

    order = []
    for _ in range(4):
        order.append(await _called(database))
        await _ends(database)
    assert order == [old.number, booked.number, plain.number, early.number]


@pytest.mark.parametrize("waiting", [1, 3])
async def test_clerks_who_press_at_once_never_get_the_same_number(
    database: Database, second: Database, clock: HeldClock, waiting: int
) -> None:
    clock.now = at(WEDNESDAY, 9)
    for _ in range(waiting):
        await takes(database)
    counters = [Counter(f"c{each}", f"{each}号", takes_all=True) for each in range(6)]
    found = await asyncio.gather(
        *(_calls((database, second)[place % 2], each) for place, each in enumerate(counters))
    )
    numbers = [each.ticket.number for each in found if isinstance(each, Called)]
    assert len(numbers) == len(set(numbers)) == waiting
    assert sum(isinstance(each, NobodyWaits) for each in found) == 6 - waiting


async def test_a_counter_has_one_number_at_a_time(database: Database, clock: HeldClock) -> None:
    clock.now = at(WEDNESDAY, 9)
    first = await takes(database)
    await takes(database)
    await _called(database)
    again = await _calls(database)
    assert isinstance(again, StillCalled)
    assert again.ticket.number == first.number


async def test_after_three_calls_it_is_missed_and_may_come_back(
    database: Database, clock: HeldClock
) -> None:
    clock.now = at(WEDNESDAY, 9)
    ticket = await takes(database)
    other = await takes(database)
    await _called(database)

    async def missed() -> object:
        return await database.run(lambda work: calling.not_here(work, TOWN.id, "one", ticket.id))

    assert await missed() == CallAgain(1)
    for _ in range(2):
        await database.run(lambda work: calling.call_again(work, TOWN.id, "one", ticket.id))
    assert isinstance(await missed(), Called)
    clock.pass_(timedelta(minutes=5))
    assert await database.run(lambda work: calling.come_back(work, TOWN.id, ticket)) is not None
    assert [await _called(database), await _called(database, TWO)] == [other.number, ticket.number]


async def test_passed_on_it_is_first_at_the_other_counter_alone(
    database: Database, clock: HeldClock
) -> None:
    clock.now = at(WEDNESDAY, 9)
    ticket, other = await takes(database), await takes(database)
    await _called(database)
    wrong = await database.run(lambda work: calling.pass_on(work, TOWN, "two", ticket.id, ONE))
    assert wrong == NotAtCounter()
    await database.run(lambda work: calling.pass_on(work, TOWN, "one", ticket.id, TWO))
    assert await _called(database) == other.number
    assert await _called(database, TWO) == ticket.number


def test_counters_that_take_the_same_are_a_group_and_a_general_one_calls_from_all() -> None:
    groups = groups_of(WIDE)
    assert [(each.letter, each.counters) for each in groups] == [
        ("A", ("one", "two")),
        ("B", ("cards",)),
        ("C", ("all",)),
    ]
    assert may_call(WIDE, CATALOG, ALL, "A", None)
    assert may_call(WIDE, CATALOG, ALL, "B", CARD.code)
    assert not may_call(WIDE, CATALOG, CARDS, "A", None)
    assert not may_call(WIDE, CATALOG, ONE, "C", None)


async def test_the_outlook_counts_who_is_before(database: Database, clock: HeldClock) -> None:
    clock.now = at(WEDNESDAY, 9)
    tickets = [await takes(database) for _ in range(3)]

    def look(work: Work) -> list[Outlook]:
        return [outlook(work, TOWN, CATALOG, each) for each in tickets]

    looks = await database.run(look)
    assert [each.ahead for each in looks] == [0, 1, 2]
    assert looks[2].told.high >= looks[0].told.high
    state = await database.run(lambda work: hall_state(work, TOWN, CATALOG))
    assert [each.waiting for each in state.groups] == [3]


async def test_numbers_are_given_while_the_hall_is_open_and_given_up(
    database: Database, clock: HeldClock
) -> None:
    clock.now = at(TUESDAY, 20)
    (group,) = groups_of(TOWN)
    shut = await database.run(lambda work: take_number(work, TOWN, CALENDAR, group, "微信"))
    assert shut == NoNumbers(closed=True)
    clock.now = at(WEDNESDAY, 8, 40)
    ticket = await takes(database, citizen=LI)
    assert (await takes(database, citizen=LI)).number == ticket.number
    assert await database.run(lambda work: leave(work, TOWN.id, ticket))
    assert not await database.run(lambda work: leave(work, TOWN.id, ticket))
    assert await _calls(database) == NobodyWaits()


async def test_who_never_came_is_noted_when_the_day_is_over(
    database: Database, clock: HeldClock
) -> None:
    number, kept = await books(database), await books(database, WANG)
    clock.now = at(WEDNESDAY, 9)
    await comes(database, kept)
    for when in (at(WEDNESDAY, 17, 59), at(WEDNESDAY, 18)):
        clock.now = when
        await database.run(lambda work: note_no_shows(work, scene()))
        states = [await state_of(database, each) for each in (number, kept)]
        assert states == ["booked" if when.hour < 18 else "missed", "arrived"]
    assert await database.run(lambda work: no_shows_of(work, TOWN.id, LI)) == 1
    clock.now = at(WEDNESDAY, 9) + timedelta(days=1)
    await database.run(lambda work: note_no_shows(work, scene()))
    assert isinstance(await _calls(database), NobodyWaits)
