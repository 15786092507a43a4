"""What was said wrongly of a visit is put right in the record, on both databases."""

from datetime import date

from sqlalchemy import update

from bot.database import Database
from handoff import visit_changes, visits
from handoff.ports import Work
from handoff.tables.visits import VisitRow
from knowledge.half_days import HalfDay
from knowledge.matters import CitizenId
from tests.support.towns import make_town

TOWN = make_town()
LI, WANG = CitizenId("oLi"), CitizenId("oWang")
WISH = visits.NewVisit(
    citizen=LI,
    who="王婆婆",
    relation="邻居",
    need="瘫在床上",
    matter="minzheng.shi",
    village="龙泉村",
    place="老槐树边上",
    phone="138 1234 5678",
    halves=(HalfDay(date(2026, 11, 26), "am"),),
    notes="有狗",
    person=3,
    lat=29.5,
    lon=106.2,
)


async def _planned(database: Database, on: date) -> str:
    made = await database.run(lambda work: visits.make(work, TOWN, WISH))
    assert isinstance(made, visits.VisitMade)
    values = {"state": "confirmed", "on_day": on, "half": "am", "trip": 1, "code_word": "石榴"}

    def plan(work: Work) -> None:
        work.execute(update(VisitRow).values(values))

    await database.run(plan)
    return made.visit.number


async def test_a_phone_is_put_right_and_the_plan_stays(database: Database) -> None:
    number = await _planned(database, date(2026, 11, 30))
    said = {"phone": "139 8765 4321"}
    done = await database.run(
        lambda work: visit_changes.mend(work, TOWN, LI, number, said, "139 8765 4321是儿子的")
    )
    assert isinstance(done, visit_changes.Moved)
    assert not done.replan
    assert (done.visit.phone, done.visit.state, done.visit.place) == (
        "139 8765 4321",
        "confirmed",
        "老槐树边上",
    )
    assert done.visit.notes == "有狗；139 8765 4321是儿子的"


async def test_another_place_is_planned_anew_and_the_old_spot_forgotten(
    database: Database,
) -> None:
    number = await _planned(database, date(2026, 11, 30))
    said = {"village": "双塘村"}
    done = await database.run(lambda work: visit_changes.mend(work, TOWN, LI, number, said, ""))
    assert isinstance(done, visit_changes.Moved)
    assert done.replan
    found = done.visit
    assert (found.village, found.place, found.lat, found.state, found.on) == (
        "双塘村",
        "",
        None,
        "asked",
        None,
    )


async def test_another_person_has_no_profile_of_the_first(database: Database) -> None:
    number = await _planned(database, date(2026, 11, 30))
    said = {"relation": "邻居", "who": "刘婆婆"}
    done = await database.run(lambda work: visit_changes.mend(work, TOWN, LI, number, said, ""))
    assert isinstance(done, visit_changes.Moved)
    assert (done.visit.who, done.visit.person) == ("刘婆婆", None)


async def test_anothers_visit_and_one_of_today_stay(database: Database) -> None:
    number = await _planned(database, date(2026, 11, 24))
    said = {"phone": "139 8765 4321"}
    of_another = await database.run(
        lambda work: visit_changes.mend(work, TOWN, WANG, number, said, "")
    )
    of_today = await database.run(lambda work: visit_changes.mend(work, TOWN, LI, number, said, ""))
    assert of_another == visit_changes.NotOpen()
    assert isinstance(of_today, visit_changes.TooLateToMove)
    assert of_today.visit.phone == "138 1234 5678"
