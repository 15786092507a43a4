"""The catalog that a command tells of: the town's own, or what is shipped where nothing is kept."""

from dataclasses import replace

from bot.cli.catalog_records import Records, has_records, records_of, stop
from bot.settings import Settings
from handoff.confirmations import confirmations
from handoff.taught import taught
from knowledge.catalog import make_catalog, read_catalog
from knowledge.catalog_faults import CatalogError
from knowledge.matters import Catalog
from knowledge.search.lessons import Lesson
from knowledge.towns import Town


def catalog_of(settings: Settings, place: Town, version: str | None = None) -> Catalog:
    """Give the town's catalog; what is shipped, under its digest, where there is no database."""
    if not has_records(settings):
        if version is not None:
            stop("还没有数据库，没有旧版；先运行 yichuang migrate", 2)
        return read_catalog()
    with records_of(place.id) as records:
        return _of_records(records, version)


def taught_in_force(settings: Settings, place: Town) -> tuple[Catalog, tuple[Lesson, ...], str]:
    """Give the town's catalog, what its clerks have taught, and in words where both are from."""
    if not has_records(settings):
        return read_catalog(), (), "随程序发来的目录（没有数据库）"
    with records_of(place.id) as records:
        catalog = _of_records(records, None)
        found = records.ask(lambda work: taught(work, place.id))
        lessons = tuple(each.lesson for each in found)
        words = f"数据库里{place.centre}正在用的目录 {records.version}，教过的话 {len(lessons)} 条"
    return catalog, lessons, words


def _of_records(records: Records, version: str | None) -> Catalog:
    layers = records.layers if version is None else records.layers_at(version)
    town = records.town.id
    checks = records.ask(lambda work: confirmations(work, town))
    rows = layers.document.matters
    checked = {code for code, each in checks.items() if code in rows and each.holds(rows[code])}
    try:
        made = make_catalog(layers.document, version or records.version)
    except CatalogError as error:
        stop(str(error))
    return replace(made, confirmed=frozenset(checked))
