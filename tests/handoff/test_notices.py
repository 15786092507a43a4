"""Notices: told once under one number, found by their key, and never quietly longer."""

from dataclasses import replace
from functools import partial

import pytest

from bot.database import Database
from handoff.notices import (
    FoundNotice,
    ToldNotice,
    find,
    latest_number,
    notices_of,
    spare_told,
    tell,
)
from handoff.told import breaches
from knowledge.calendar import read_calendar
from knowledge.circumstances import Answers
from knowledge.matters import Catalog, CitizenId, Material, TownId
from knowledge.notices import Notice, Way, compose
from tests.support.towns import NOW, make_matter, make_town

LI, WANG = CitizenId("oLi"), CitizenId("oWang")
TOWN = make_town()
AGENT: Answers = {"agent": ("代办",)}
SELF: Answers = {"agent": ("本人",)}


def notice_of(*papers: str, version: str = "v1") -> Notice:
    matter = make_matter(materials=tuple(Material(each, 1, 1) for each in papers))
    catalog = Catalog(version, {matter.code: matter}, {})
    return compose(catalog, matter, TOWN, read_calendar(), AGENT, NOW)


CARD = notice_of("身份证")


async def told(
    database: Database,
    notice: Notice = CARD,
    answers: Answers = AGENT,
    citizen: CitizenId = LI,
    by: str = "bot",
) -> ToldNotice:
    return await database.run(lambda work: tell(work, TOWN, citizen, notice, answers, by))


async def found(database: Database, notice: ToldNotice) -> FoundNotice:
    there = await database.run(lambda work: find(work, TOWN.id, notice.number, notice.key))
    assert there is not None
    return there


async def test_a_notice_is_numbered_by_day_and_can_be_read_again_as_it_was_told(
    database: Database,
) -> None:
    first = await told(database, by="minsheng-a")
    second = await told(database, citizen=WANG)

    assert (first.number, second.number) == ("G261124-0001", "G261124-0002")
    assert first.key != second.key
    assert await found(database, first) == FoundNotice(first.number, CARD, NOW, "minsheng-a", ())


async def test_the_same_told_again_keeps_its_number(database: Database) -> None:
    first = await told(database)
    later = replace(CARD, opening="现在没开门")  # the hour of the telling is no change

    assert await told(database) == first
    assert await told(database, later) == first
    listed = await database.run(lambda work: notices_of(work, TOWN.id, LI, 20))
    assert [(each.number, each.key) for each in listed] == [(first.number, first.key)]


@pytest.mark.parametrize(
    ("notice", "answers", "citizen"),
    [
        (CARD, SELF, LI),
        (CARD, AGENT, WANG),
        (replace(CARD, hours="周一至周六"), AGENT, LI),
        (replace(CARD, matter="minzheng.x"), AGENT, LI),
    ],
    ids=["other answers", "other citizen", "changed hours", "other matter"],
)
async def test_what_differs_is_a_notice_of_its_own(
    database: Database, notice: Notice, answers: Answers, citizen: CitizenId
) -> None:
    first = await told(database)
    other = await told(database, notice, answers, citizen)

    assert other.number != first.number
    assert (await found(database, other)).added == ()
    assert (await found(database, first)).notice == CARD


async def test_a_new_version_that_changed_something_else_is_the_same_notice(
    database: Database,
) -> None:
    first = await told(database)

    assert await told(database, notice_of("身份证", version="v2")) == first


async def test_a_material_that_an_earlier_notice_lacked_is_recorded(database: Database) -> None:
    first = await told(database)
    more = await told(database, notice_of("户口簿", "身份证", "照片"))
    less = await told(database, notice_of("照片"))

    assert (await found(database, more)).added == ("户口簿", "照片")
    assert (await found(database, less)).added == ()
    assert (await found(database, first)).added == ()
    listed = await database.run(lambda work: notices_of(work, TOWN.id, LI, 20))
    assert [each.added for each in listed] == [(), ("户口簿", "照片"), ()]


async def test_a_later_addition_names_the_notice_that_lacked_it(database: Database) -> None:
    first = await told(database)
    more = await told(database, notice_of("户口簿", "身份证"), by="minsheng-a")

    assert (await found(database, more)).breach_of == first.number
    (breach,) = await database.run(lambda work: breaches(work, TOWN.id))
    assert (breach.number, breach.told_by, breach.told_at) == (more.number, "minsheng-a", NOW)


async def test_sparing_and_taking_back_is_told_anew_and_no_breach(database: Database) -> None:
    whole = replace(CARD, materials=(replace(CARD.materials[0], e_certificate=True),))
    first = await told(database, whole)

    def spared(told: ToldNotice, way: dict[int, Way]) -> ToldNotice | None:
        return database.submit(
            lambda work: spare_told(work, TOWN, told.number, told.key, way)
        ).result()

    shorter = spared(first, {0: "电子证照"})
    assert shorter is not None
    assert (await found(database, shorter)).notice.materials == ()
    assert (await found(database, shorter)).notice.spared[0].how == "电子证照"
    again = spared(shorter, {})
    assert again is not None
    assert (await found(database, again)).notice == whole
    assert (await found(database, again)).added == ()
    assert spared(ToldNotice(first.number, "wrong"), {0: "电子证照"}) is None
    assert await database.run(lambda work: breaches(work, TOWN.id)) == ()


async def test_a_list_that_was_told_otherwise_since_is_not_told_anew(database: Database) -> None:
    first = await told(database, notice_of("身份证", "户口簿"))
    second = await told(database, notice_of("身份证", version="v2"))

    given = await database.run(
        lambda work: spare_told(work, TOWN, first.number, first.key, {0: "电子证照"})
    )

    assert given == second
    assert len(await database.run(lambda work: notices_of(work, TOWN.id, LI))) == 2
    assert await database.run(lambda work: breaches(work, TOWN.id)) == ()


async def test_other_answers_may_well_need_other_materials(database: Database) -> None:
    await told(database)
    other = await told(database, notice_of("身份证", "授权书"), SELF)

    assert (await found(database, other)).added == ()


async def test_the_earlier_notice_is_found_behind_those_for_other_answers(
    database: Database,
) -> None:
    first = await told(database)
    await told(database, notice_of("身份证", "授权书"), SELF)

    assert await told(database) == first


async def test_a_notice_opens_only_with_its_own_key(database: Database) -> None:
    first = await told(database)
    second = await told(database, citizen=WANG)
    town = TOWN.id

    for where, number, key in (
        (town, first.number, second.key),
        (town, first.number, ""),
        (town, first.number, "钥匙"),
        (town, "G261124-0009", first.key),
        (TownId("linzhen"), first.number, first.key),
    ):
        opens = partial(find, town_id=where, number=number, key=key)
        assert await database.run(opens) is None


async def test_a_citizen_s_notices_are_listed_latest_first_and_only_his(
    database: Database,
) -> None:
    first = await told(database)
    second = await told(database, answers=SELF)
    await told(database, citizen=WANG)

    def numbers(limit: int) -> list[str]:
        listed = database.submit(lambda work: notices_of(work, TOWN.id, LI, limit)).result()
        return [each.number for each in listed]

    assert numbers(20) == [second.number, first.number]
    assert numbers(1) == [second.number]


async def test_the_latest_number_about_a_matter_is_known(database: Database) -> None:
    await told(database)
    second = await told(database, answers=SELF)
    await told(database, replace(CARD, matter="minzheng.x"))

    async def latest(matter: str) -> str | None:
        return await database.run(lambda work: latest_number(work, TOWN.id, LI, matter))

    assert await latest("minzheng.shi") == second.number
    assert await latest("minzheng.none") is None
