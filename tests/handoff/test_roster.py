"""Who is first responsible, and who stands in."""

from datetime import datetime, timedelta

from bot.database import Database
from handoff.absences import note_absence
from handoff.ports import Work
from handoff.roster import Owner, owner_for, stand_in
from handoff.turns import set_turn
from knowledge.calendar import CHINA
from knowledge.matters import Matter
from knowledge.towns import Roster, Staff, Town, Village
from tests.support.towns import make_matter, make_town

MONDAY = datetime(2026, 11, 23, 10, tzinfo=CHINA)
TUESDAY = datetime(2026, 11, 24, 10, tzinfo=CHINA)
A, B = "minsheng-a", "minsheng-b"
TURNS = Roster((A, B), MONDAY.date(), "day", office="minsheng")
TOWN = make_town(rosters=(TURNS,))
MATTER = make_matter(domain="民政")


async def owner(
    database: Database, matter: Matter | None, at: datetime, town: Town = TOWN
) -> Owner:
    return await database.run(lambda work: owner_for(work, town, matter, at))


async def away(database: Database, *logins: str, at: datetime = MONDAY) -> None:
    def note(work: Work) -> None:
        for login in logins:
            note_absence(work, TOWN.id, login, at, at + timedelta(hours=1), "请假", by="zhuren")

    await database.run(note)


async def test_a_matter_goes_to_the_clerk_on_duty_for_its_office(database: Database) -> None:
    first = await owner(database, MATTER, MONDAY)
    second = await owner(database, MATTER, TUESDAY)

    assert first == Owner(A, "民生A岗（示例）", "minsheng", "matter")
    assert second.login == B


async def test_the_lead_answers_for_what_fits_no_office(database: Database) -> None:
    lead = Owner("zhuren", "主任（示例）", None, "lead")

    assert await owner(database, None, MONDAY) == lead
    assert await owner(database, make_matter(domain="税务"), MONDAY) == lead


async def test_the_lead_stands_in_for_an_office_without_a_roster(database: Database) -> None:
    found = await owner(database, MATTER, MONDAY, make_town(rosters=()))

    assert found == Owner("zhuren", "主任（示例）", "minsheng", "lead")


async def test_b_answers_while_a_is_away_and_no_longer(database: Database) -> None:
    await away(database, A)

    assert (await owner(database, MATTER, MONDAY)).login == B
    assert (await owner(database, MATTER, MONDAY)).by == "cover"
    assert (await owner(database, MATTER, MONDAY + timedelta(hours=1))).login == A


async def test_the_lead_answers_where_both_are_away(database: Database) -> None:
    await away(database, A, B)

    assert (await owner(database, MATTER, MONDAY)).by == "lead"


async def test_a_turn_set_by_hand_stands_over_the_rotation(database: Database) -> None:
    def put(work: Work) -> None:
        set_turn(work, TOWN.id, MONDAY.date(), "office", "minsheng", "", "zhuren", by="zhuren")
        set_turn(work, TOWN.id, MONDAY.date(), "office", "minsheng", "", B, by="zhuren")

    await database.run(put)

    assert await owner(database, MATTER, MONDAY) == Owner(
        B, "民生B岗（示例）", "minsheng", "matter"
    )


async def test_who_stands_in_is_the_person_then_b_then_nobody(database: Database) -> None:
    async def there() -> str | None:
        return await database.run(lambda work: stand_in(work, TOWN, A, MONDAY))

    assert await there() == A
    await away(database, A)
    assert await there() == B
    await away(database, B)
    assert await there() is None


async def test_a_named_cover_and_a_village_s_deputy_come_first(database: Database) -> None:
    staff = (
        Staff("zhuren", "主任（示例）", "负责人"),
        Staff(A, "民生A岗（示例）", "办事员", office="minsheng", cover="zhuren"),
        Staff(B, "民生B岗（示例）", "办事员", office="minsheng"),
        Staff("agent", "代办员（示例）", "代办员", village="龙泉村"),
    )
    village = Village("龙泉村", "龙泉村便民服务站", 10, agent="agent", deputy=B)
    town = make_town(staff=staff, rosters=(TURNS,), villages=(village,))
    await away(database, A, "agent")

    assert await database.run(lambda work: stand_in(work, town, A, MONDAY)) == "zhuren"
    assert await database.run(lambda work: stand_in(work, town, "agent", MONDAY)) == B


async def test_another_lead_answers_while_the_lead_is_away(database: Database) -> None:
    staff = (*TOWN.staff, Staff("zhenzhang", "镇长（示例）", "带班领导"))
    town = make_town(staff=staff)
    await away(database, "zhuren")

    assert (await owner(database, None, MONDAY, town)).login == "zhenzhang"
