"""Places that are held, moved, taken several in a row, or kept from who did not come."""

from dataclasses import replace
from datetime import date, time, timedelta

from sqlalchemy import func, select, update

from bot.database import Database
from handoff.booking_views import HeldPlace, MovedPlace, OnlySoon
from handoff.bookings import BookedPlace, NoSuchPlace, PlaceTaken, TooLate, book, bookings_on
from handoff.holds import hold
from handoff.lapsed import free_lapsed
from handoff.moving import move
from handoff.ports import Work
from handoff.slots import free_times
from handoff.tables.bookings import BookingRow, SlotRow
from knowledge.booking_rules import LongMatter
from knowledge.matters import CitizenId
from knowledge.towns import Town
from tests.conftest import HeldClock
from tests.handoff.booking import CALENDAR, HELP, LI, OWN, TOWN, TUESDAY, WANG, WEDNESDAY, booked
from tests.support.towns import make_town

NINE, TEN = time(9), time(10)
LONG = make_town(
    counters=(OWN,),
    booking=replace(TOWN.booking, long_matters=(LongMatter(50, domain="民政"),)),
)


async def held(
    database: Database, citizen: CitizenId = LI, start: time = NINE, town: Town = TOWN
) -> object:
    return await database.run(
        lambda work: hold(work, town, CALENDAR, HELP, citizen, WEDNESDAY, start)
    )


async def moved(
    database: Database, number: str, start: time, on: date = WEDNESDAY, citizen: CitizenId = LI
) -> object:
    return await database.run(
        lambda work: move(work, TOWN, CALENDAR, HELP, citizen, number, on, start)
    )


async def free(database: Database, town: Town = TOWN) -> list[time]:
    found = await database.run(
        lambda work: free_times(work, town, CALENDAR, HELP, WEDNESDAY, work.now)
    )
    return [each.start for each in found]


async def taken(database: Database) -> int:
    count = select(func.coalesce(func.sum(SlotRow.taken), 0))
    return await database.run(lambda work: int(work.execute(count).scalar_one()))


async def test_a_held_place_is_nobody_else_s_for_five_minutes(
    database: Database, clock: HeldClock
) -> None:
    result = await held(database)

    assert isinstance(result, HeldPlace)
    assert result.until == clock() + timedelta(minutes=5)
    assert isinstance(await booked(database, WANG, start=NINE), PlaceTaken)
    assert NINE not in await free(database)
    assert await database.run(lambda work: bookings_on(work, TOWN.id, (WEDNESDAY,))) == ()

    mine = await booked(database, start=NINE)
    assert isinstance(mine, BookedPlace)
    assert mine.view.number == "261125-001"
    assert await taken(database) == 1


async def test_a_passed_hold_is_free_at_once_and_its_place_is_given_back_once(
    database: Database, clock: HeldClock
) -> None:
    await held(database)
    clock.pass_(timedelta(minutes=5))

    assert NINE in await free(database)
    assert isinstance(await booked(database, WANG, start=NINE), BookedPlace)
    assert await database.run(lambda work: free_lapsed(work, TOWN.id)) == 0
    assert await taken(database) == 1


async def test_a_late_yes_has_the_place_while_it_is_free(
    database: Database, clock: HeldClock
) -> None:
    await held(database)
    clock.pass_(timedelta(minutes=20))

    assert isinstance(await booked(database, start=NINE), BookedPlace)
    assert await taken(database) == 1


async def test_another_choice_lets_go_of_the_first(database: Database, clock: HeldClock) -> None:
    await held(database)
    clock.pass_(timedelta(minutes=1))
    first = await held(database)
    await held(database, start=TEN)

    assert isinstance(first, HeldPlace)  # asking again does not make it last longer
    assert first.until == clock() + timedelta(minutes=4)
    assert NINE in await free(database)
    assert await taken(database) == 1


async def test_a_move_takes_the_new_place_and_gives_the_old_one_back(database: Database) -> None:
    await booked(database, start=NINE)

    result = await moved(database, "261125-001", TEN)

    assert isinstance(result, MovedPlace)
    assert (result.view.number, result.view.moved_from) == ("261125-002", "261125-001")
    assert NINE in await free(database)
    assert TEN not in await free(database)
    assert await taken(database) == 1
    assert await moved(database, "261125-001", NINE) == NoSuchPlace()


async def test_a_move_to_a_full_time_leaves_the_booking_as_it_was(database: Database) -> None:
    await booked(database, start=NINE)
    await booked(database, WANG, start=TEN)

    result = await moved(database, "261125-001", TEN)

    assert isinstance(result, PlaceTaken)
    assert result.nearest
    recorded = await database.run(lambda work: bookings_on(work, TOWN.id, (WEDNESDAY,)))
    assert [(each.citizen, each.start, each.state) for each in recorded] == [
        (LI, NINE, "booked"),
        (WANG, TEN, "booked"),
    ]
    assert await taken(database) == 2


async def test_nobody_moves_another_s_booking_nor_one_that_is_about_to_begin(
    database: Database, clock: HeldClock
) -> None:
    await booked(database, on=TUESDAY, start=time(11))

    assert await moved(database, "261124-001", TEN, citizen=WANG) == NoSuchPlace()
    clock.pass_(timedelta(minutes=30))
    assert isinstance(await moved(database, "261124-001", TEN), TooLate)


async def test_a_long_matter_takes_slots_in_a_row_or_none(database: Database) -> None:
    await booked(database, WANG, start=time(9, 30))

    assert isinstance(await booked(database, town=LONG, start=NINE), PlaceTaken)
    assert await taken(database) == 1
    times = await free(database, LONG)
    assert times[0] == TEN
    assert time(11, 30) not in times  # lunch comes between
    result = await booked(database, town=LONG, start=TEN)
    assert isinstance(result, BookedPlace)
    assert (result.view.end, result.view.slots) == (time(11), 2)
    assert await taken(database) == 3


async def test_a_long_visit_may_move_onto_a_part_of_its_own_time(database: Database) -> None:
    await booked(database, town=LONG, start=NINE)

    result = await database.run(
        lambda work: move(work, LONG, CALENDAR, HELP, LI, "261125-001", WEDNESDAY, time(9, 30))
    )

    assert isinstance(result, MovedPlace)
    assert await taken(database) == 2
    assert (await free(database))[:2] == [NINE, time(10, 30)]


async def test_who_did_not_come_twice_books_at_short_notice_for_a_while(
    database: Database, clock: HeldClock
) -> None:
    strict = make_town(counters=(OWN,), booking=replace(TOWN.booking, no_show_limit=2))
    for start in (NINE, TEN):
        await booked(database, WANG, start=start, matter=HELP)
        await database.run(
            lambda work: work.execute(update(BookingRow).values(state="missed")).rowcount  # type: ignore[attr-defined] # a cursor's
        )
    clock.pass_(timedelta(days=2))  # Thursday
    friday, monday = date(2026, 11, 27), date(2026, 11, 30)

    def job(work: Work, on: date) -> object:
        return book(work, strict, CALENDAR, HELP, WANG, on, NINE, None)

    assert await database.run(lambda work: job(work, monday)) == OnlySoon(2, friday)
    assert isinstance(await database.run(lambda work: job(work, friday)), BookedPlace)
    clock.pass_(timedelta(days=40))
    later = date(2027, 1, 11)
    assert not isinstance(await database.run(lambda work: job(work, later)), OnlySoon)


def test_the_longest_rule_is_the_matter_s_own() -> None:
    rows = (LongMatter(90, matter=HELP.code), LongMatter(60, domain="民政"))
    rules = replace(TOWN.booking, long_matters=rows)

    assert rules.slots_for(HELP) == 3
    assert TOWN.booking.slots_for(HELP) == 1
