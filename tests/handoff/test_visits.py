"""Visits asked for, moved, called off and decided, on both databases."""

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import update

from bot.database import Database
from handoff import visit_changes, visits
from handoff.ports import Work
from handoff.queue import waiting
from handoff.tables.visits import VisitRow
from handoff.visits import NewVisit, VisitView
from knowledge.calendar import read_calendar
from knowledge.half_days import HalfDay
from knowledge.matters import CitizenId
from tests.conftest import HeldClock
from tests.support.towns import make_town

TOWN = make_town()
LI, WANG = CitizenId("oLi"), CitizenId("oWang")
WISH = NewVisit(
    citizen=LI,
    who="王桂英",
    relation="妈妈",
    need="瘫在床上",
    matter="minzheng.shi",
    village="龙泉村",
    place="老槐树边上",
    phone="138 1234 5678",
    halves=(HalfDay(date(2026, 11, 26), "am"),),
)


async def _made(database: Database, new: NewVisit = WISH) -> VisitView:
    result = await database.run(lambda work: visits.make(work, TOWN, new))
    assert isinstance(result, visits.VisitMade)
    return result.visit


async def _planned(database: Database, number: str, on: date, state: str = "confirmed") -> None:
    values = {"state": state, "on_day": on, "half": "am", "trip": 1, "code_word": "石榴"}

    def plan(work: Work) -> None:
        work.execute(update(VisitRow).where(VisitRow.number == number).values(values))

    await database.run(plan)


async def test_a_wish_has_a_number_and_is_found_again(database: Database) -> None:
    first = await _made(database)
    second = await _made(database, replace(WISH, citizen=WANG))

    assert (first.number, second.number) == ("V261124-001", "V261124-002")
    assert (first.state, first.halves, first.phone) == ("asked", WISH.halves, "138 1234 5678")
    found = await database.run(lambda work: visits.open_visits(work, TOWN.id, LI))
    assert [each.number for each in found] == ["V261124-001"]


async def test_the_same_person_and_matter_is_not_asked_for_twice(database: Database) -> None:
    first = await _made(database)
    again = await database.run(lambda work: visits.make(work, TOWN, WISH))
    other = await _made(database, replace(WISH, matter="minzheng.er"))

    assert again == visits.SameVisit(first)
    assert other.number == "V261124-002"


async def test_a_planned_visit_that_is_moved_is_to_be_planned_anew(database: Database) -> None:
    visit = await _made(database)
    await _planned(database, visit.number, date(2026, 11, 27))
    wished = (HalfDay(date(2026, 12, 1), "pm"),)
    moved = await database.run(lambda w: visit_changes.move(w, TOWN, LI, visit.number, wished))

    assert isinstance(moved, visit_changes.Moved)
    assert moved.replan
    assert (moved.visit.state, moved.visit.on, moved.visit.code_word) == ("asked", None, None)
    assert moved.visit.halves == wished


async def test_nobody_moves_a_visit_of_another_or_of_today(database: Database) -> None:
    visit = await _made(database)
    of_another = await database.run(lambda w: visit_changes.move(w, TOWN, WANG, visit.number, ()))
    await _planned(database, visit.number, date(2026, 11, 24))
    of_today = await database.run(lambda w: visit_changes.move(w, TOWN, LI, visit.number, ()))

    assert of_another == visit_changes.NotOpen()
    assert isinstance(of_today, visit_changes.TooLateToMove)


async def test_a_late_cancel_calls_a_person_and_an_early_one_does_not(database: Database) -> None:
    visit = await _made(database)
    early = await _made(database, replace(WISH, matter=None))
    await _planned(database, visit.number, date(2026, 11, 24), "under_way")
    off = await database.run(lambda w: visit_changes.call_off(w, TOWN, LI, early.number, "不用"))
    assert not await database.run(lambda work: waiting(work, TOWN.id))
    late = await database.run(lambda w: visit_changes.call_off(w, TOWN, LI, visit.number, "不用"))

    assert isinstance(off, visit_changes.CalledOff)
    assert isinstance(late, visit_changes.CalledOff)
    assert (off.late, late.late) == (False, True)
    (called,) = await database.run(lambda work: waiting(work, TOWN.id))
    assert visit.number in called.reason


async def test_a_no_needs_a_reason_and_another_way(database: Database) -> None:
    visit = await _made(database, replace(WISH, doubtful=True))

    def decline(reason: str, instead: str) -> object:
        args = (TOWN, visit.number, "a", reason, instead, "好好说的话")
        return database.submit(lambda work: visit_changes.decline(work, *args)).result()

    assert decline("", "代办") == visit_changes.ReasonMissing()
    assert decline("太远", "") == visit_changes.ReasonMissing()
    assert isinstance(decline("那天要来镇上", "代办"), visit_changes.Decided)
    assert decline("再来一次", "代办") == visit_changes.NotOpen()


async def test_a_yes_makes_a_doubtful_visit_one_to_plan(database: Database) -> None:
    visit = await _made(database, replace(WISH, doubtful=True))
    said = await database.run(lambda w: visit_changes.agree(w, TOWN, visit.number, "a", "可以"))

    assert isinstance(said, visit_changes.Decided)
    assert said.visit.state == "asked"


async def test_a_full_half_day_is_not_offered(database: Database, clock: HeldClock) -> None:
    calendar = read_calendar()
    free = await database.run(lambda work: visits.free_halves(work, TOWN, calendar))
    assert free[0] == HalfDay(date(2026, 11, 26), "am")
    for number in range(TOWN.visits.per_half_day):
        made = await _made(database, replace(WISH, matter=f"m{number}"))
        await _planned(database, made.number, date(2026, 11, 26))
    left = await database.run(lambda work: visits.free_halves(work, TOWN, calendar))
    clock.pass_(timedelta(days=4))  # a Saturday
    later = await database.run(lambda work: visits.free_halves(work, TOWN, calendar))

    assert left[0] == HalfDay(date(2026, 11, 26), "pm")
    assert later[0] == HalfDay(date(2026, 12, 1), "am")
