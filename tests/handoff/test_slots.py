"""When a matter can be booked: only inside sessions, in time, at the right windows."""

import logging
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.database import Database
from handoff.places import take_place
from handoff.ports import Work
from handoff.slots import FreeDayAt, FreeTimeAt, _warn_of_year, free_days, free_times, slots_on
from knowledge.calendar import Calendar, read_calendar
from knowledge.matters import Matter, MatterCode
from knowledge.towns import BookingRules, Counter, Hours, SpecialSession, Town
from tests.support.towns import NOW, make_matter, make_town

TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)
CALENDAR = read_calendar()
HELP = make_matter()
ALL = Counter("all", "综合窗口", takes_all=True, capacity=2)
OWN = Counter("own", "民政窗口", domains=("民政",))
OTHER = Counter("other", "社保窗口", domains=("社保",))
HANDS_OUT = Counter("out", "出件窗口", takes_all=True, purposes=("出件",))
LUNCH = SpecialSession("午间", Hours(time(12), time(13)), weekdays=(3,), counters=("own",))


async def times(
    database: Database,
    town: Town,
    on: date = WEDNESDAY,
    matter: Matter = HELP,
    now: datetime = NOW,
    calendar: Calendar = CALENDAR,
) -> tuple[FreeTimeAt, ...]:
    return await database.run(lambda work: free_times(work, town, calendar, matter, on, now))


async def days(
    database: Database, town: Town, now: datetime = NOW, matter: Matter = HELP
) -> tuple[FreeDayAt, ...]:
    return await database.run(lambda work: free_days(work, town, CALENDAR, matter, now))


def rules(**changes: timedelta | int) -> BookingRules:
    values = {
        "slot": timedelta(minutes=30),
        "lead": timedelta(hours=1),
        "horizon_days": 7,
        "per_citizen": 3,
        "cancel_before": timedelta(hours=1),
    }
    return BookingRules(**{**values, **changes})  # type: ignore[arg-type] # one mixed dict


async def test_slots_fill_the_sessions_and_never_lie_outside(database: Database) -> None:
    town = make_town(
        hours=(Hours(time(9), time(10, 20)), Hours(time(14), time(15))), counters=(OWN,)
    )

    found = await times(database, town)

    spans = [(f"{each.start:%H:%M}", f"{each.end:%H:%M}") for each in found]
    assert spans == [("09:00", "09:30"), ("09:30", "10:00"), ("14:00", "14:30"), ("14:30", "15:00")]


async def test_a_slot_starts_no_sooner_than_the_lead(database: Database) -> None:
    town = make_town(counters=(OWN,))

    exactly = await times(database, town, TUESDAY, now=NOW)
    later = await times(database, town, TUESDAY, now=NOW + timedelta(seconds=1))

    assert exactly[0].start == time(11)
    assert later[0].start == time(11, 30)


async def test_the_horizon_is_the_last_day_and_yesterday_is_none(database: Database) -> None:
    town = make_town(counters=(OWN,), booking=rules(horizon_days=2))

    found = await days(database, town)

    assert [each.on for each in found] == [TUESDAY, WEDNESDAY, date(2026, 11, 26)]
    assert await times(database, town, date(2026, 11, 27)) == ()
    assert await times(database, town, date(2026, 11, 23)) == ()


async def test_the_days_are_those_of_china(database: Database) -> None:
    late_on_monday_utc = datetime(2026, 11, 23, 17, tzinfo=UTC)  # 1:00 on Tuesday in China
    town = make_town(counters=(OWN,), booking=rules(horizon_days=0))

    (day,) = await days(database, town, late_on_monday_utc)

    assert day.on == TUESDAY
    assert day.places == 14


async def test_weekends_and_holidays_are_no_days_and_made_up_saturdays_are(
    database: Database,
) -> None:
    before_new_year = datetime(2026, 2, 12, 0, tzinfo=UTC)  # holidays 15th to 23rd of February
    town = make_town(counters=(OWN,), booking=rules(horizon_days=13))

    found = await days(database, town, before_new_year)

    assert [each.on.day for each in found] == [12, 13, 14, 24, 25]


async def test_a_closed_day_has_no_slots(database: Database) -> None:
    town = make_town(counters=(OWN,), closed_on=(WEDNESDAY,))

    assert await times(database, town) == ()


async def test_special_sessions_are_bookable_when_open_and_only_then(database: Database) -> None:
    town = make_town(counters=(OWN, ALL), special_sessions=(LUNCH,))

    wednesday = [each for each in await times(database, town) if time(12) <= each.start < time(14)]
    thursday = await times(database, town, date(2026, 11, 26))

    assert [(each.counter.id, each.start) for each in wednesday] == [
        ("own", time(12)),
        ("own", time(12, 30)),
    ]
    assert not [each for each in thursday if time(12) <= each.start < time(14)]


async def test_a_holiday_session_opens_its_own_date_only(database: Database) -> None:
    saturday = date(2026, 11, 28)
    opening = SpecialSession("周六", Hours(time(9), time(10)), dates=(saturday,))
    town = make_town(counters=(OWN,), special_sessions=(opening,))

    assert [each.start for each in await times(database, town, saturday)] == [time(9), time(9, 30)]
    assert await times(database, town, date(2026, 11, 29)) == ()


async def test_a_window_is_offered_once_where_sessions_overlap(database: Database) -> None:
    overlapping = SpecialSession("上午", Hours(time(9), time(10)), weekdays=(3,), counters=("own",))
    town = make_town(counters=(OWN, ALL), special_sessions=(overlapping,))

    nine = [each.counter.id for each in await times(database, town) if each.start == time(9)]

    assert sorted(nine) == ["all", "own"]


async def test_only_windows_that_accept_the_matter_are_offered(database: Database) -> None:
    town = make_town(counters=(HANDS_OUT, OTHER, OWN, ALL))

    found = await times(database, town)

    assert {each.counter.id for each in found} == {"own", "all"}


async def test_a_matter_that_the_town_does_not_offer_has_no_slots(database: Database) -> None:
    town = make_town(matters_off=(HELP.code,))
    nowhere = make_town(counters=(OTHER,))

    assert await days(database, town) == ()
    assert await days(database, nowhere) == ()


async def test_places_that_are_taken_are_not_offered_and_not_counted(database: Database) -> None:
    town = make_town(counters=(OWN, ALL))
    nine = slots_on(town, CALENDAR, HELP, WEDNESDAY, NOW)[0]

    async def places() -> tuple[int, dict[str, int]]:
        found = await times(database, town)
        at_nine = {each.counter.id: each.places for each in found if each.start == time(9)}
        day = next(each for each in await days(database, town) if each.on == WEDNESDAY)
        return day.places, at_nine

    def take(work: Work) -> None:
        assert take_place(work, town, nine) is not None

    assert await places() == (42, {"own": 1, "all": 2})
    await database.run(take)
    assert await places() == (41, {"all": 2})
    await database.run(take)
    assert await places() == (40, {"all": 1})
    await database.run(take)
    assert await places() == (39, {})


async def test_a_day_whose_places_are_all_taken_is_not_offered(database: Database) -> None:
    town = make_town(counters=(OWN,), hours=(Hours(time(9), time(9, 30)),))
    (only,) = slots_on(town, CALENDAR, HELP, WEDNESDAY, NOW)
    await database.run(lambda work: take_place(work, town, only))

    assert WEDNESDAY not in [each.on for each in await days(database, town)]


async def test_a_capacity_lowered_in_the_town_s_file_is_never_negative(database: Database) -> None:
    town = make_town(counters=(ALL,), hours=(Hours(time(9), time(10)),))
    smaller = make_town(
        counters=(Counter("all", "综合窗口", takes_all=True, capacity=1),), hours=town.hours
    )
    nine = slots_on(town, CALENDAR, HELP, WEDNESDAY, NOW)[0]
    for _ in range(2):
        await database.run(lambda work: take_place(work, town, nine))

    (day,) = [each for each in await days(database, smaller) if each.on == WEDNESDAY]
    assert day.places == 1


async def test_a_year_without_known_holidays_cannot_be_booked_and_is_named_once(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    _warn_of_year.cache_clear()  # once means once for the whole process
    at_the_end = datetime(2098, 12, 31, 0, tzinfo=UTC)
    known = Calendar({}, frozenset({2098}))
    town = make_town(counters=(OWN,))

    with caplog.at_level(logging.WARNING, "handoff.slots"):
        for _ in range(2):
            found = await database.run(lambda work: free_days(work, town, known, HELP, at_the_end))
            assert [each.on for each in found] == [date(2098, 12, 31)]

    assert [each.getMessage().count("2099") for each in caplog.records] == [1]


async def test_a_matter_named_at_a_window_is_taken_there(database: Database) -> None:
    permit = make_matter(code=MatterCode("zhuzheng.shi"), domain="公安")
    window = Counter("permits", "居住证窗口", matters=("zhuzheng.shi",))
    town = make_town(counters=(OWN, window))

    found = await times(database, town, matter=permit)

    assert {each.counter.id for each in found} == {"permits"}
