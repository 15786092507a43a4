"""Households: consent, an end, and nothing left of who was ended, on both databases."""

from datetime import timedelta

from sqlalchemy import select

from bot.database import Database
from handoff import household
from handoff.household import NewPerson, PersonView
from handoff.ports import Scene, Work
from handoff.tables.household import PersonRow
from handoff.tables.messages import MessageRow
from knowledge.calendar import read_calendar
from knowledge.matters import Catalog, CitizenId
from tests.conftest import HeldClock
from tests.support.towns import make_town

TOWN = make_town()
LI, WANG = CitizenId("oLi"), CitizenId("oWang")
MOTHER = NewPerson(
    0, "妈妈", "王桂英", 1941, elder=True, village="龙泉村", phone="138 1234 5678",
    circumstances={"hukou_local": ["是"]}, marks=("高龄",),
)  # fmt: skip
SCENE = Scene(
    towns=(TOWN,),
    calendar=read_calendar(),
    catalog=lambda _town: Catalog("v", {}, {}),
    url=lambda path: path,
    notice_url=lambda _town, number, _key: number,
)


async def _kept(database: Database, new: NewPerson = MOTHER) -> PersonView:
    return await database.run(lambda work: household.keep(work, TOWN.id, LI, new))


async def _people(database: Database, citizen: CitizenId = LI) -> tuple[PersonView, ...]:
    return await database.run(lambda work: household.people(work, TOWN.id, citizen))


async def test_another_adult_has_to_agree_and_oneself_has_not(database: Database) -> None:
    mother = await _kept(database)
    own = await _kept(database, NewPerson(0, "本人"))
    assert (mother.consent, own.consent) == (None, "聊天")

    def agree(work: Work) -> bool:
        return household.agree(work, TOWN.id, LI, mother.id, "纸质", "照片 m1", by="citizen")

    assert await database.run(agree)
    assert [each.consent for each in await _people(database)] == ["聊天", "纸质"]
    assert await _people(database, WANG) == ()


async def test_nobody_agrees_for_or_ends_a_profile_of_another_citizen(database: Database) -> None:
    mother = await _kept(database)

    def steal(work: Work) -> tuple[bool, bool]:
        agreed = household.agree(work, TOWN.id, WANG, mother.id, "聊天", "", by="citizen")
        return agreed, household.end(work, TOWN.id, WANG, mother.id)

    assert await database.run(steal) == (False, False)


async def test_an_ended_profile_keeps_nothing_personal(database: Database) -> None:
    mother = await _kept(database)
    assert await database.run(lambda work: household.end(work, TOWN.id, LI, mother.id))
    rows = await database.run(lambda work: work.execute(select(PersonRow.__table__)).all())

    (row,) = rows
    assert (row.name, row.village, row.phone, row.born) == ("", None, None, None)
    assert (row.circumstances, row.marks) == ({}, [])
    assert await _people(database) == ()


async def test_a_profile_ends_after_a_year_and_is_told_before_once(
    database: Database, clock: HeldClock
) -> None:
    await _kept(database)
    clock.pass_(timedelta(days=359))
    for _ in range(2):
        await database.run(lambda work: household.end_overdue(work, SCENE))
    told = await database.run(lambda work: work.execute(select(MessageRow.text)).scalars().all())
    clock.pass_(timedelta(days=7))
    await database.run(lambda work: household.end_overdue(work, SCENE))

    assert len(told) == 1
    assert "再留一年" in told[0]
    assert await _people(database) == ()


async def test_marks_are_set_and_taken_away(database: Database) -> None:
    async def marks(*wanted: str) -> tuple[str, ...]:
        await database.run(lambda work: household.mark(work, TOWN.id, LI, wanted))
        return await database.run(lambda work: household.marks_of(work, TOWN.id, LI))

    assert await marks("残疾", "不是一种") == ("残疾",)
    assert await marks("高龄", "残疾") == ("高龄", "残疾")
    assert await marks() == ()
