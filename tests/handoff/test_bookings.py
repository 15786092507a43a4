"""Bookings: a place taken and looked up."""

from datetime import date, time, timedelta

import pytest

from bot.database import Database
from handoff.booking_views import Comer
from handoff.bookings import (
    BookedPlace,
    HasOne,
    LimitReached,
    NotBookable,
    PlaceTaken,
    bookings_of,
    bookings_on,
    cancel,
)
from handoff.slots import FreeTimeAt
from knowledge.matters import CitizenId, MatterCode
from knowledge.towns import Counter, Hours
from tests.conftest import HeldClock
from tests.handoff.booking import (
    ALL,
    HELP,
    LI,
    OWN,
    TOWN,
    TUESDAY,
    WANG,
    WEDNESDAY,
    WIDE,
    another,
    booked,
    coming,
    view_of,
)
from tests.support.towns import make_matter, make_town


async def test_a_booking_has_a_number_that_can_be_said_at_the_counter(database: Database) -> None:
    first = await view_of(await booked(database))
    second = await view_of(await booked(database, WANG, start=time(14)))

    assert (first.number, second.number) == ("261125-001", "261125-002")
    assert (first.counter, first.on, first.start, first.end, first.state) == (
        "own",
        WEDNESDAY,
        time(9),
        time(9, 30),
        "booked",
    )
    found = await database.run(lambda work: bookings_of(work, TOWN, LI))
    assert found == (first,)


@pytest.mark.parametrize(
    ("on", "start"),
    [
        (WEDNESDAY, time(9, 10)),  # between two slots
        (WEDNESDAY, time(12)),  # lunch
        (WEDNESDAY, time(17, 45)),  # would last until after closing
        (TUESDAY, time(10, 30)),  # too soon
        (TUESDAY, time(9)),  # past
        (date(2026, 11, 28), time(9)),  # Saturday
        (date(2026, 12, 2), time(9)),  # beyond the horizon
    ],
)
async def test_nothing_is_booked_outside_the_slots(
    database: Database, on: date, start: time
) -> None:
    assert await booked(database, on=on, start=start) == NotBookable()
    assert await coming(database) == []


async def test_a_matter_that_no_window_takes_cannot_be_booked(database: Database) -> None:
    assert await booked(database, matter=make_matter(domain="税务")) == NotBookable()
    off = make_town(counters=(OWN,), matters_off=(HELP.code,))
    assert await booked(database, town=off) == NotBookable()


async def test_a_full_slot_names_the_three_nearest_free_times(database: Database) -> None:
    await booked(database, start=time(9, 30))

    answer = await booked(database, WANG, start=time(9, 30))

    assert isinstance(answer, PlaceTaken)
    assert [(each.on, each.start) for each in answer.nearest] == [
        (WEDNESDAY, time(9)),
        (WEDNESDAY, time(10)),
        (WEDNESDAY, time(10, 30)),
    ]


async def test_nearest_times_are_found_on_other_days_and_each_start_is_named_once(
    database: Database,
) -> None:
    two = (OWN, Counter("own2", "民政二窗", domains=("民政",)))
    town = make_town(counters=two, hours=(Hours(time(9), time(9, 30)),))
    for each in "甲乙":
        await booked(database, CitizenId(each), town=town)

    answer = await booked(database, WANG, town=town)

    assert isinstance(answer, PlaceTaken)
    assert all(isinstance(each, FreeTimeAt) for each in answer.nearest)
    assert [each.on.day for each in answer.nearest] == [26, 27, 30]


async def test_nothing_is_near_when_everything_is_full(database: Database) -> None:
    town = make_town(counters=(OWN,), hours=(Hours(time(9), time(9, 30)),))
    for day in (25, 26, 27, 30):
        await booked(database, CitizenId(f"o{day}"), town=town, on=date(2026, 11, day))
    await booked(database, CitizenId("oLast"), town=town, on=date(2026, 12, 1))

    assert await booked(database, town=town) == PlaceTaken(())


async def test_special_windows_come_before_the_general_one_and_emptier_before_fuller(
    database: Database,
) -> None:
    town = make_town(counters=(ALL, OWN, WIDE))

    answers = [await booked(database, CitizenId(f"o{each}"), town=town) for each in range(5)]

    assert [(await view_of(each)).counter for each in answers] == [
        "wide",
        "own",
        "wide",
        "all",
        "all",
    ]


async def test_one_booking_for_a_matter_is_enough(database: Database) -> None:
    first = await view_of(await booked(database))

    assert await booked(database, start=time(10)) == HasOne(first)
    assert await coming(database) == [first.number]


async def test_another_person_s_booking_of_the_same_matter_stands_beside_it(
    database: Database,
) -> None:
    mother, web = Comer("妈妈"), Comer("李四", channel="网页")
    first = await view_of(await booked(database))
    hers = await view_of(await booked(database, start=time(10), comer=mother))

    assert await booked(database, start=time(11), comer=mother) == HasOne(hers)
    assert await booked(database, start=time(11), comer=web) == HasOne(first)  # may be one's own
    assert await coming(database) == [first.number, hers.number]


async def test_the_town_s_limit_of_bookings_holds(database: Database) -> None:
    for number in range(3):
        await booked(database, matter=another(number), start=time(9 + number))

    assert await booked(database, start=time(14)) == LimitReached(3)
    assert len(await coming(database)) == 3


async def test_a_refused_booking_takes_no_place(database: Database) -> None:
    await booked(database)
    await booked(database, start=time(10))

    assert isinstance(await booked(database, WANG, start=time(10)), BookedPlace)


async def test_a_visit_that_is_over_counts_no_more(database: Database, clock: HeldClock) -> None:
    await booked(database)
    clock.pass_(timedelta(hours=23, minutes=29, seconds=59))  # until the visit's last second
    assert len(await coming(database)) == 1
    clock.pass_(timedelta(seconds=1))
    assert await coming(database) == []

    assert isinstance(await booked(database, start=time(14)), BookedPlace)


async def test_bookings_still_to_come_are_given_soonest_first(database: Database) -> None:
    await booked(database, matter=another(1), on=date(2026, 11, 26))
    await booked(database, matter=another(2), start=time(15))
    await booked(database, matter=another(3), start=time(14))

    assert await coming(database) == ["261125-002", "261125-001", "261126-001"]


async def test_the_day_s_bookings_are_given_by_window_and_time(database: Database) -> None:
    town = make_town(counters=(OWN, Counter("b", "二窗", domains=("残联",))))
    other = make_matter(code=MatterCode("canlian.shi"), domain="残联")
    gone = await view_of(await booked(database, town=town, start=time(11)))
    await database.run(lambda work: cancel(work, town, LI, gone.number))
    await booked(database, town=town, start=time(15))
    await booked(database, town=town, matter=other, on=TUESDAY, start=time(16))
    await booked(database, WANG, town=town, start=time(9))
    await booked(database, WANG, town=town, matter=other, on=date(2026, 11, 26))

    found = await database.run(lambda work: bookings_on(work, town.id, (TUESDAY, WEDNESDAY)))

    assert [(each.on.day, each.counter, each.start.hour, each.state) for each in found] == [
        (24, "b", 16, "booked"),
        (25, "own", 9, "booked"),
        (25, "own", 11, "cancelled"),
        (25, "own", 15, "booked"),
    ]
