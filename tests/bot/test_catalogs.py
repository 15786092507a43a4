"""The catalogs in force: taken up from any process, refused whole, shared where nothing differs."""

import asyncio
import threading
from collections.abc import Sequence

import pytest

from bot import catalogs
from bot.catalogs import CatalogBook
from bot.database import Database
from handoff import confirmations
from handoff.catalog_versions import (
    MadeFrom,
    Outdated,
    Published,
    Unchanged,
    base_of,
    layer_of,
    publish,
    record_base,
    version_name,
    version_numbers,
)
from knowledge.catalog import SHIPPED, make_catalog
from knowledge.documents import Document, Layer, read_document
from knowledge.matters import Catalog, MatterCode, TownId
from knowledge.towns import Town
from tests.support.towns import make_town

DOCUMENT = read_document(SHIPPED)
CATALOG = make_catalog(DOCUMENT, DOCUMENT.digest)
DIBAO = MatterCode("minzheng.dibao")
DISTRICT = make_town(id=TownId("quxian"))
TOWN = make_town(id=TownId("shizhen"), district=TownId("quxian"))
ALONE = make_town(id=TownId("dandu"))
WHY: tuple[MadeFrom, str, str] = ("edit", "试试", "fuzeren")


def book_of(database: Database, towns: Sequence[Town] = (DISTRICT, TOWN, ALONE)) -> CatalogBook:
    return CatalogBook(DOCUMENT, CATALOG, database, lambda: towns)


def says(**fields: object) -> Layer:
    return {"matters": {DIBAO: fields}}


async def put(database: Database, town: Town, layer: Layer, after: int = 0) -> object:
    return await database.run(lambda work: publish(work, town.id, layer, after=after, made=WHY))


async def test_each_town_has_its_own_over_its_district_s(database: Database) -> None:
    book = book_of(database)
    await put(database, DISTRICT, says(fee="区里定的", promised_days=9))
    await put(database, TOWN, says(promised_days=4))

    changed = await book.look()

    assert changed == {DISTRICT.id, TOWN.id}
    matter = book.catalog(TOWN.id).matters[DIBAO]
    assert (matter.fee, matter.promised_days) == ("区里定的", 4)
    assert book.catalog(DISTRICT.id).matters[DIBAO].promised_days == 9
    assert book.catalog(ALONE.id).matters[DIBAO] is CATALOG.matters[DIBAO]
    versions = {each.id: book.catalog(each.id).version for each in (DISTRICT, TOWN, ALONE)}
    assert versions == {"quxian": "1.0.1", "shizhen": "1.1.1", "dandu": "1.0.0"}


async def test_another_process_takes_up_what_was_published(database: Database) -> None:
    first, second = book_of(database), book_of(database)
    await first.look()
    await second.look()

    await put(database, TOWN, says(promised_days=4))

    assert await second.look() == {TOWN.id}
    assert await second.look() == frozenset()
    assert second.catalog(TOWN.id).matters[DIBAO].promised_days == 4


async def test_the_index_is_shared_unless_search_reads_something_else(database: Database) -> None:
    book = book_of(database)
    await put(database, TOWN, says(promised_days=4))
    await put(database, ALONE, says(aliases=["困难钱"]))

    await book.look()

    assert book.of(TOWN.id).index is book.base.index
    understood = book.of(ALONE.id).index.understand("困难钱", ALONE)
    assert understood.candidates[0].code == DIBAO


async def test_a_matter_that_a_town_took_away_is_not_found_there(database: Database) -> None:
    book = book_of(database)
    await put(database, ALONE, {"matters": {DIBAO: None}})

    await book.look()

    understood = book.of(ALONE.id).index.understand("办低保要带什么", ALONE)
    assert DIBAO not in {each.code for each in understood.candidates}


async def test_a_layer_that_does_not_fit_is_refused_and_the_old_one_holds(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    book = book_of(database)
    await put(database, TOWN, says(promised_days=4))
    await book.look()

    await put(database, TOWN, says(promised_days=5, triage=["没有的情形"]), after=1)
    await book.look()

    assert book.catalog(TOWN.id).matters[DIBAO].promised_days == 4
    assert book.catalog(TOWN.id).version == "1.0.1"
    assert "没有情形“没有的情形”" in str(book.refused(TOWN.id))
    assert "what was before holds" in caplog.text


async def test_two_who_publish_at_once_do_not_overwrite_each_other(database: Database) -> None:
    assert await put(database, TOWN, says(promised_days=4)) == Published(1)
    assert await put(database, TOWN, says(promised_days=4), after=1) == Unchanged(1)

    late = await put(database, TOWN, says(promised_days=7))

    assert isinstance(late, Outdated)
    assert (late.newest.number, late.newest.made_by) == (1, "fuzeren")


async def test_nothing_said_by_a_town_that_never_said_anything_is_no_version(
    database: Database,
) -> None:
    assert await put(database, TOWN, {}) == Unchanged(0)


async def test_an_old_version_stays_readable(database: Database) -> None:
    book = book_of(database)
    await book.look()
    await put(database, TOWN, says(promised_days=4))
    await put(database, TOWN, says(promised_days=5), after=1)

    def read(work: object) -> tuple[Document | None, Layer | None, Layer | None]:
        return base_of(work, 1), layer_of(work, TOWN.id, 1), layer_of(work, TOWN.id, 3)  # type: ignore[arg-type]

    base, layer, none = await database.run(read)
    assert base == DOCUMENT
    assert layer == says(promised_days=4)
    assert none is None


async def test_a_new_base_gets_a_new_number_and_an_old_program_s_its_own_again(
    database: Database,
) -> None:
    newer = DOCUMENT.under(says(fee="改了"))

    numbers = [
        await database.run(lambda work, each=each: record_base(work, each))  # type: ignore[misc]
        for each in (DOCUMENT, DOCUMENT, newer, newer)
    ]

    assert numbers == [1, 1, 2, 2]


async def test_a_check_holds_until_the_matter_changes(database: Database) -> None:
    book = book_of(database)
    row = book.layers(TOWN.id).document.matters[DIBAO]
    await database.run(
        lambda work: confirmations.confirm(work, TOWN.id, DIBAO, row, confirmed=True, by="a")
    )
    await book.look()
    assert book.catalog(TOWN.id).confirmed == {DIBAO}
    assert book.catalog(ALONE.id).confirmed == frozenset()

    await put(database, TOWN, says(promised_days=4))
    await book.look()

    assert book.catalog(TOWN.id).confirmed == frozenset()


async def test_a_check_can_be_taken_back(database: Database) -> None:
    book = book_of(database)
    row = book.layers(TOWN.id).document.matters[DIBAO]
    for confirmed in (True, False):
        await database.run(
            lambda work, confirmed=confirmed: confirmations.confirm(  # type: ignore[misc]
                work, TOWN.id, DIBAO, row, confirmed=confirmed, by="a"
            )
        )
    await book.look()

    assert book.catalog(TOWN.id).confirmed == frozenset()


@pytest.mark.parametrize("name", ["", "1.2", "1.2.x", "1.2.3.4", "a289cd922658", "１.2.3"])
def test_what_is_no_version_is_not_read_as_one(name: str) -> None:
    assert version_numbers(name) is None


def test_a_version_is_read_as_it_is_written() -> None:
    assert version_numbers(version_name(2, 0, 7)) == (2, 0, 7)


async def test_a_slow_look_does_not_put_an_older_version_back(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = book_of(database)
    await book.look()
    await put(database, TOWN, says(promised_days=4))
    reading, published = threading.Event(), threading.Event()

    def slow(document: Document, name: str, like: Catalog) -> Catalog:
        monkeypatch.setattr(catalogs, "make_catalog", make_catalog)
        reading.set()
        assert published.wait(10)
        return make_catalog(document, name, like)

    monkeypatch.setattr(catalogs, "make_catalog", slow)
    first = asyncio.create_task(book.look())
    assert await asyncio.to_thread(reading.wait, 10)
    await put(database, TOWN, says(promised_days=5), after=1)
    second = asyncio.create_task(book.look())
    await asyncio.wait({second}, timeout=2)
    published.set()
    await asyncio.gather(first, second)

    assert book.catalog(TOWN.id).version == "1.0.2"


async def test_a_program_whose_base_a_town_s_layer_does_not_fit_serves_the_town_as_before(
    database: Database,
) -> None:
    await book_of(database).look()
    await put(database, TOWN, says(promised_days=4, triage=["house"]))
    rest = {key: each for key, each in DOCUMENT.circumstances.items() if key != "house"}
    matters = {
        key: each
        for key, each in DOCUMENT.matters.items()
        if "house" not in (*each["asks"], *each["triage"])
    }
    newer = Document(matters, rest, {}, frozenset(DOCUMENT.matters) - frozenset(matters))
    book = CatalogBook(newer, make_catalog(newer, newer.digest), database, lambda: (TOWN, ALONE))

    await book.look()

    assert book.catalog(TOWN.id).version == "1.0.1"
    assert book.catalog(TOWN.id).matters[DIBAO].promised_days == 4
    assert "house" in str(book.refused(TOWN.id))
    assert book.catalog(ALONE.id).version == "2.0.0"
