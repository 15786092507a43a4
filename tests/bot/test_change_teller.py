"""Telling what changed, town by town: what is wrong in one keeps no other from its citizens."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.catalogs import CatalogBook
from bot.change_teller import ChangeTeller
from bot.database import Database
from handoff.notices import tell
from handoff.outgoing import FROM_THE_CATALOG
from handoff.tables.messages import MessageRow
from handoff.told import keep
from knowledge.calendar import read_calendar
from knowledge.catalog import SHIPPED, make_catalog
from knowledge.documents import read_document
from knowledge.matters import CitizenId, MatterCode, TownId
from knowledge.notices import compose
from tests.support.towns import NOW, make_town

LI, WANG = CitizenId("oLi"), CitizenId("oWang")
DIBAO = MatterCode("minzheng.dibao")
FIRST, SECOND = make_town(), make_town(id=TownId("linzhen"))


async def test_what_cannot_be_read_keeps_no_other_from_being_told(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    document, calendar = read_document(SHIPPED), read_calendar()
    catalog = make_catalog(document, document.digest)
    book = CatalogBook(document, catalog, database, lambda: (FIRST, SECOND))
    await book.look()
    now = compose(catalog, catalog.matters[DIBAO], SECOND, calendar, {}, NOW)
    before = replace(now, catalog_version="0.0.0", fee="五元")
    broken = {"matter": DIBAO, "catalog_version": "0.0.0"}
    secret = {**broken, "说的话": "我家的事"}
    await database.run(lambda work: keep(work, FIRST.id, LI, "notice", secret, "bot"))
    await database.run(lambda work: tell(work, FIRST, WANG, before, {}, "bot"))
    await database.run(lambda work: tell(work, SECOND, LI, before, {}, "bot"))

    teller = ChangeTeller(database, book, lambda: (FIRST, SECOND), calendar, lambda *_: "https://n")
    await teller.look()

    wanted = select(MessageRow.town).where(MessageRow.by == FROM_THE_CATALOG)
    told = await database.run(lambda work: list(work.execute(wanted).scalars()))
    assert sorted(told) == [SECOND.id, FIRST.id]
    assert "of shizhen is looked at by nobody" in caplog.text
    assert LI not in caplog.text
    assert "我家的事" not in caplog.text
