"""Places follow the people: what is offered and what can be taken while somebody is away."""

from datetime import date, datetime, time, timedelta

from bot.database import Database
from handoff.absences import Why, end_absence, note_absence
from handoff.bookings import BookedPlace, PlaceTaken
from handoff.ports import Work
from handoff.slots import free_days, free_times
from handoff.staffing import staffing
from handoff.turns import set_turn
from knowledge.calendar import CHINA
from knowledge.matters import CitizenId
from knowledge.sessions import sessions_on
from knowledge.towns import Counter, Hours, Roster, SpecialSession, Staff, Town
from tests.handoff.booking import CALENDAR, HELP, LI, WANG, WEDNESDAY, booked
from tests.support.towns import NOW, make_town

ONE = Counter("one", "综合窗口", takes_all=True)
A, B = (Staff(each, each.upper(), "办事员", counters=("one",)) for each in ("a", "b"))
LUNCH = SpecialSession("午间", Hours(time(12), time(13)), weekdays=(3,))


def town_of(*staff: Staff, special: tuple[SpecialSession, ...] = ()) -> Town:
    turns = Roster(tuple(each.login for each in staff), WEDNESDAY, "day", counter="one")
    return make_town(counters=(ONE,), staff=staff, rosters=(turns,), special_sessions=special)


ALONE = town_of(A)


async def away(
    database: Database, login: str, start: int, end: int, why: Why = "外出", on: date = WEDNESDAY
) -> None:
    def note(work: Work) -> None:
        first, last = (datetime.combine(on, time(each), CHINA) for each in (start, end))
        note_absence(work, ALONE.id, login, first, last, why, by="zhuren", ref="x")

    await database.run(note)


async def starts(database: Database, town: Town = ALONE) -> list[time]:
    found = await database.run(lambda work: free_times(work, town, CALENDAR, HELP, WEDNESDAY, NOW))
    return [each.start for each in found]


async def places(database: Database, town: Town = ALONE) -> int:
    found = await database.run(lambda work: free_days(work, town, CALENDAR, HELP, NOW))
    return next((each.places for each in found if each.on == WEDNESDAY), 0)


async def test_a_home_visit_takes_the_counter_away_for_that_time(database: Database) -> None:
    assert await places(database) == 14
    await away(database, "a", 9, 11, "上门")

    assert await places(database) == 10
    assert (await starts(database))[0] == time(11)
    refused = await booked(database, town=ALONE, start=time(10, 30))
    assert isinstance(refused, PlaceTaken)
    assert {each.start for each in refused.nearest} >= {time(11)}
    assert isinstance(await booked(database, town=ALONE, start=time(11)), BookedPlace)


async def test_b_keeps_the_counter_open_and_both_away_close_it(database: Database) -> None:
    both = town_of(A, B)
    await away(database, "a", 0, 23, "请假")

    assert await places(database, both) == 14
    assert isinstance(await booked(database, LI, town=both), BookedPlace)
    await away(database, "b", 9, 12)
    assert await places(database, both) == 8
    assert time(9) not in await starts(database, both)
    await database.run(lambda work: end_absence(work, both.id, ref="x"))
    assert await places(database, both) == 13


async def test_an_hour_away_touches_every_slot_that_it_overlaps(database: Database) -> None:
    def note(work: Work) -> None:
        first = datetime.combine(WEDNESDAY, time(9, 45), CHINA)
        note_absence(work, ALONE.id, "a", first, first + timedelta(minutes=30), "培训", by="zhuren")

    await database.run(note)

    assert (await starts(database))[:3] == [time(9), time(10, 30), time(11)]


async def test_a_smaller_capacity_is_never_oversold(database: Database) -> None:
    wide = Counter("one", "综合窗口", takes_all=True, capacity=2)
    town = make_town(counters=(wide,), staff=(A, B), rosters=())
    await away(database, "a", 0, 23)

    answers = [
        await booked(database, CitizenId(f"o{at}"), town=town, start=time(9)) for at in range(3)
    ]

    assert [type(each) for each in answers] == [BookedPlace, PlaceTaken, PlaceTaken]


async def test_a_person_put_at_a_special_session_has_it_alone(database: Database) -> None:
    town = town_of(A, B, special=(LUNCH,))

    def put(work: Work) -> None:
        set_turn(work, town.id, WEDNESDAY, "counter", "one", "午间", "b", by="zhuren")

    await database.run(put)
    await away(database, "b", 12, 13)
    people = await database.run(lambda work: staffing(work, town, WEDNESDAY, WEDNESDAY))
    here = {
        each.name: next(people.stretches(each)).seats["one"].here
        for each in sessions_on(town, CALENDAR, WEDNESDAY)
    }

    assert here == {None: ("a",), "午间": ("a",)}  # a is free at lunch, and covers
    await away(database, "a", 12, 13)
    assert time(12) not in await starts(database, town)
    assert isinstance(await booked(database, WANG, town=town), BookedPlace)


async def test_a_session_is_cut_where_somebody_goes_or_comes_back(database: Database) -> None:
    await away(database, "a", 10, 11)
    people = await database.run(lambda work: staffing(work, ALONE, WEDNESDAY, WEDNESDAY))
    morning = sessions_on(ALONE, CALENDAR, WEDNESDAY)[0]

    found = [(each.start.hour, each.seats["one"].is_gap) for each in people.stretches(morning)]

    assert found == [(9, False), (10, True), (11, False)]
