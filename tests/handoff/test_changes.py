"""A changed catalog, held against what was told: once, by who has the newest, and nobody missed."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest
from sqlalchemy import select

from bot.database import Database
from handoff import changes
from handoff.catalog_versions import publish
from handoff.changed_cases import Centre
from handoff.changes import look_through
from handoff.notices import tell
from handoff.outgoing import FROM_THE_CATALOG
from handoff.ports import Work
from handoff.tables.messages import MessageRow
from handoff.told import keep
from knowledge.calendar import read_calendar
from knowledge.catalog import SHIPPED, make_catalog
from knowledge.documents import Layer, read_document
from knowledge.layers import Layers
from knowledge.matters import Catalog, CitizenId, Material, MatterCode
from knowledge.notices import compose
from tests.conftest import HeldClock
from tests.support.towns import NOW, make_matter, make_town

LI, WANG = CitizenId("oLi"), CitizenId("oWang")
TOWN = make_town()
CALENDAR = read_calendar()
OTHER: Final = make_matter(code="minzheng.bie", name="别的事")


def centre(version: str, *papers: str, offered: bool = True) -> Centre:
    matter = make_matter(materials=tuple(Material(each, 1, 1) for each in papers))
    matters = {each.code: each for each in (OTHER, *((matter,) if offered else ()))}
    return Centre(TOWN, Catalog(version, matters, {}), CALENDAR, lambda *_: "https://n", {})


async def told(database: Database, at: Centre, citizen: CitizenId = LI) -> None:
    matter = make_matter()
    now = at.catalog.matters[matter.code]
    notice = compose(at.catalog, now, TOWN, CALENDAR, {}, NOW)
    await database.run(lambda work: tell(work, TOWN, citizen, notice, {}, "bot"))


async def look(database: Database, at: Centre) -> None:
    while await database.run(lambda work: look_through(work, at)):
        pass


async def published(database: Database, *, times: int) -> None:
    def job(work: Work) -> None:
        for number in range(times):
            layer = {"matters": {"a.b": {"fee": str(number)}}}
            publish(work, TOWN.id, layer, after=number, made=("edit", "试", "lead"))

    await database.run(job)


async def heard(database: Database, citizen: CitizenId = LI) -> list[str]:
    wanted = (
        select(MessageRow.text)
        .where(MessageRow.citizen == citizen, MessageRow.by == FROM_THE_CATALOG)
        .order_by(MessageRow.id)
    )
    return list(await database.run(lambda work: work.execute(wanted).scalars().all()))


async def test_that_a_matter_is_not_offered_any_more_is_said_once(database: Database) -> None:
    await told(database, centre("1.0.1", "身份证"))

    for version in ("1.0.2", "1.0.3", "1.0.4"):
        await look(database, centre(version, offered=False))

    assert len(await heard(database)) == 1


async def test_who_was_told_that_it_is_not_offered_hears_that_it_is_again(
    database: Database,
) -> None:
    await told(database, centre("1.0.1", "身份证"))
    await look(database, centre("1.0.2", offered=False))

    for version in ("1.0.3", "1.0.4"):
        await look(database, centre(version, "身份证"))

    first, second = await heard(database)
    assert "不办这件事了" in first
    assert "又办这件事了" in second


async def test_a_server_that_is_behind_tells_nobody_the_old_list_anew(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "BATCH", 1)
    old, new = centre("1.0.1", "身份证"), centre("1.0.2", "身份证", "户口簿")
    await told(database, old)
    await told(database, old, WANG)
    await published(database, times=2)

    await database.run(lambda work: look_through(work, new))
    await look(database, old)  # a second server that has not taken the new one up yet
    await look(database, new)

    assert len(await heard(database)) == 1
    assert len(await heard(database, WANG)) == 1


async def test_servers_of_two_programs_do_not_correct_each_other(database: Database) -> None:
    before, after = centre("1.0.1", "身份证"), centre("2.0.1", "身份证", "户口簿")
    await told(database, before)
    await published(database, times=1)

    for each in (before, after, before, after):
        await look(database, each)

    assert len(await heard(database)) == 1


async def test_what_was_told_of_the_old_list_while_it_changed_is_looked_at_too(
    database: Database, clock: HeldClock
) -> None:
    old, new = centre("1.0.1", "身份证"), centre("1.0.2", "身份证", "户口簿")
    await look(database, new)

    clock.pass_(timedelta(seconds=1))
    await told(database, old)  # its turn had begun before
    await look(database, new)

    assert len(await heard(database)) == 1


async def test_a_correction_in_between_does_not_stand_for_the_notice(database: Database) -> None:
    old = centre("1.0.1", "身份证")
    await told(database, old)
    content = {"matter": make_matter().code, "catalog_version": "1.0.1"}
    await database.run(lambda work: keep(work, TOWN.id, LI, "correction", content, "lead"))

    await look(database, centre("1.0.2", "身份证", "户口簿"))

    assert len(await heard(database)) == 1


@pytest.mark.parametrize(("fee", "times"), [("十元", 1), (None, 0)])
async def test_a_program_that_only_words_it_otherwise_writes_to_nobody(
    database: Database, fee: str | None, times: int
) -> None:
    base = read_document(SHIPPED)
    code = MatterCode("minzheng.dibao")
    other: Layer = {"matters": {"minzheng.tekun": {"doubts": "再问问"}}}
    layer: Layer = {"matters": {code: {"fee": fee}}} if fee else other
    await database.run(
        lambda work: publish(work, TOWN.id, layer, after=0, made=("edit", "试", "lead"))
    )
    before = make_catalog(base, "1.0.0")
    worded = replace(compose(before, before.matters[code], TOWN, CALENDAR, {}, NOW), days="旧说法")
    await database.run(lambda work: tell(work, TOWN, LI, worded, {}, "bot"))
    layers = Layers(base, {}, layer)
    now = make_catalog(layers.document, "1.0.1")

    await look(database, Centre(TOWN, now, CALENDAR, lambda *_: "https://n", {}, layers))

    assert len(await heard(database)) == times
