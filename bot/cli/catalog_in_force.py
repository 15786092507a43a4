"""The catalog that a command tells of: the town's own, or what is shipped where nothing is kept."""

from dataclasses import replace

from bot.cli.catalog_records import has_records, records_of, stop
from bot.settings import Settings
from handoff.confirmations import confirmations
from knowledge.catalog import make_catalog, read_catalog
from knowledge.catalog_faults import CatalogError
from knowledge.matters import Catalog
from knowledge.towns import Town


def catalog_of(settings: Settings, place: Town, version: str | None = None) -> Catalog:
    """Give the town's catalog; what is shipped, under its digest, where there is no database."""
    if not has_records(settings):
        if version is not None:
            stop("还没有数据库，没有旧版；先运行 yichuang migrate", 2)
        return read_catalog()
    with records_of(place.id) as records:
        layers = records.layers if version is None else records.layers_at(version)
        checks = records.ask(lambda work: confirmations(work, place.id))
    rows = layers.document.matters
    checked = {code for code, each in checks.items() if code in rows and each.holds(rows[code])}
    try:
        made = make_catalog(layers.document, version or records.version)
    except CatalogError as error:
        stop(str(error))
    return replace(made, confirmed=frozenset(checked))
