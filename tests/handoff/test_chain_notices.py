"""A chain's notice in the record: numbered like any other, found by its key, known at the desk."""

from dataclasses import replace

from bot.database import Database
from handoff.console.inbox import matter_name
from handoff.notices import ToldNotice, find, find_chain, latest_number, notices_of, tell
from knowledge.chains import ChainNotice
from knowledge.circumstances import Answers
from knowledge.matters import CitizenId
from tests.support.chains import shipped
from tests.support.chat import catalog
from tests.support.towns import NOW, make_town

LI, WANG = CitizenId("oLi"), CitizenId("oWang")
TOWN = make_town()
AFTER = shipped("once.shenhou", {"agent": ("本人",)})
SAID: Answers = {"agent": ("本人",), "members": ("gongan.zhuxiao", "shebao.zhuxiao")}


async def told(
    database: Database, notice: ChainNotice = AFTER, answers: Answers = SAID
) -> ToldNotice:
    return await database.run(lambda work: tell(work, TOWN, LI, notice, answers, "bot"))


async def test_it_is_kept_as_it_was_told_and_opens_with_its_own_key_only(
    database: Database,
) -> None:
    kept = await told(database)
    there = await database.run(lambda work: find_chain(work, TOWN.id, kept.number, kept.key))
    other = await database.run(lambda work: find_chain(work, TOWN.id, kept.number, "x" * 12))
    plain = await database.run(lambda work: find(work, TOWN.id, kept.number, kept.key))

    assert kept.number == "G261124-0001"
    assert there is not None
    assert (there.notice, there.told_at, there.told_by) == (AFTER, NOW, "bot")
    assert other is None
    assert plain is None


async def test_the_same_told_again_keeps_its_number_and_another_choice_does_not(
    database: Database,
) -> None:
    first = await told(database)

    assert await told(database, replace(AFTER, opening="现在没开门")) == first
    fewer = shipped("once.shenhou", {"agent": ("本人",)}, only=("gongan.zhuxiao",))
    other = await told(database, fewer, {**SAID, "members": ("gongan.zhuxiao",)})
    assert other.number != first.number


async def test_a_paper_that_was_not_told_before_is_recorded_as_added(database: Database) -> None:
    short = replace(AFTER, materials=AFTER.materials[1:])
    await told(database, short)
    later = await told(database)

    found = await database.run(lambda work: find_chain(work, TOWN.id, later.number, later.key))
    assert found is not None
    assert found.added == (AFTER.materials[0].name,)


async def test_the_list_of_what_was_told_names_the_chain(database: Database) -> None:
    kept = await told(database)
    (entry,) = await database.run(lambda work: notices_of(work, TOWN.id, LI))

    assert (entry.number, entry.matter) == (kept.number, "chain:once.shenhou")
    assert matter_name(catalog(), entry.matter) == "公民身后一件事"
    assert matter_name(catalog(), "chain:gone") == "chain:gone"


async def test_a_place_for_one_of_its_steps_goes_by_its_number(database: Database) -> None:
    kept = await told(database)

    async def latest(matter: str, citizen: CitizenId = LI) -> str | None:
        return await database.run(lambda work: latest_number(work, TOWN.id, citizen, matter))

    assert await latest("shebao.zhuxiao") == kept.number
    assert await latest("minzheng.dibao") is None
    assert await latest("shebao.zhuxiao", WANG) is None
