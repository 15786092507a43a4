"""Lessons: in force from their commit, one meaning for one text, dropped by anybody who may."""

import asyncio

from bot.database import Database
from bot.work import Announcement
from handoff import taught
from handoff.ports import Work
from handoff.taught import AlreadyTaught, Mark, MeansAnother, Taught, TaughtEntry, Teaching
from knowledge.catalog import read_catalog
from knowledge.matters import TownId
from knowledge.search.lessons import Lesson, LessonKind, LessonRules, Unfit
from tests.conftest import HeldClock
from tests.handoff.talking import TOWN

RULES = LessonRules(read_catalog())
LINZHEN = TownId("linzhen")


async def teach(
    database: Database,
    text: str,
    matter: str = "minzheng.gaoling",
    kind: LessonKind = "example",
    by: str = "a",
) -> Teaching:
    lesson = Lesson(matter, kind, text)
    return await database.run(lambda work: taught.teach(work, TOWN, lesson, RULES, by))


async def in_force(database: Database) -> tuple[TaughtEntry, ...]:
    return await database.run(lambda work: taught.taught(work, TOWN.id))


async def test_a_lesson_is_in_force_until_it_is_dropped(
    database: Database, clock: HeldClock
) -> None:
    first = await teach(database, " 那个长寿钱\n咋整 ")
    second = await teach(database, "寿桃钱", kind="alias", by="b")
    assert isinstance(first, Taught)
    assert isinstance(second, Taught)

    newer, older = await in_force(database)
    assert (older.text, older.kind, older.by, older.at) == (
        "那个长寿钱 咋整",
        "example",
        "a",
        clock(),
    )
    assert newer.lesson == Lesson("minzheng.gaoling", "alias", "寿桃钱")

    def drop(work: Work, town: TownId = TOWN.id) -> TaughtEntry | None:
        return taught.drop(work, town, first.id, "b")

    assert await database.run(lambda work: drop(work, LINZHEN)) is None
    assert await database.run(drop) == older
    assert await database.run(drop) is None
    assert await in_force(database) == (newer,)
    assert await database.run(lambda work: taught.taught(work, LINZHEN)) == ()


async def test_the_same_words_have_one_meaning(database: Database) -> None:
    first = await teach(database, "那个长寿钱咋整")
    assert isinstance(first, Taught)

    again = await teach(database, "那个长寿钱，咋整？")
    other = await teach(database, "那个长寿钱咋整", matter="minzheng.dibao", kind="alias")

    assert isinstance(again, AlreadyTaught)
    assert isinstance(other, MeansAnother)
    assert again.entry.id == other.entry.id == first.id

    await database.run(lambda work: taught.drop(work, TOWN.id, first.id, "a"))
    assert isinstance(await teach(database, "那个长寿钱咋整", matter="minzheng.dibao"), Taught)


async def test_what_may_not_be_taught_is_refused_and_leaves_nothing(database: Database) -> None:
    for matter, text in (("gone.gone", "长寿钱"), ("minzheng.dibao", ""), ("minzheng.dibao", "证")):
        assert isinstance(await teach(database, text, matter=matter), Unfit)
    borne = await teach(database, "失业登记", kind="alias")

    assert isinstance(borne, Unfit)
    assert "失业登记" in borne.reason
    assert await in_force(database) == ()


async def test_long_numbers_are_not_taught(database: Database) -> None:
    await teach(database, "长寿钱打到13800138000")

    assert [each.text for each in await in_force(database)] == ["长寿钱打到***"]


async def test_two_clerks_teach_the_same_words_at_once(
    database: Database, second: Database
) -> None:
    found = await asyncio.gather(
        teach(database, "那个长寿钱咋整"),
        teach(second, "那个长寿钱咋整", matter="minzheng.dibao", by="b"),
    )

    assert {type(each) for each in found} == {Taught, MeansAnother}
    assert len(await in_force(database)) == 1


async def test_changes_are_announced_and_the_mark_grows(database: Database) -> None:
    announced: list[Announcement] = []
    database.publish = announced.extend

    async def mark() -> Mark | None:
        return (await database.run(taught.marks)).get(TOWN.id)

    assert await mark() is None
    first = await teach(database, "那个长寿钱咋整")
    assert isinstance(first, Taught)
    assert announced == [(TOWN.id, taught.TAUGHT)]
    assert await mark() == Mark(1, 0)

    await teach(database, "那个长寿钱咋整")
    assert len(announced) == 1
    await database.run(lambda work: taught.drop(work, TOWN.id, first.id, "a"))
    assert announced == [(TOWN.id, taught.TAUGHT)] * 2
    assert await mark() == Mark(1, 1)
