"""The catalog in force for every town: base, district and town laid on each other.

What another process publishes is in force here within LOOK_EVERY. Towns that say nothing of their
own share the base's matters and its search index.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.database import Database
from handoff.catalog_versions import base_of, layer_of, record_base, standing, version_name
from handoff.confirmations import Confirmation, confirmations, confirmed_marks
from handoff.ports import Work
from knowledge.catalog import make_catalog
from knowledge.catalog_faults import CatalogError
from knowledge.documents import Document, Layer
from knowledge.layers import Layers, only_base
from knowledge.matters import Catalog, Matter, MatterCode, TownId
from knowledge.search.index import Index
from knowledge.towns import Town

log = logging.getLogger(__name__)

_OLD_BASES: Final = 5
LOOK_EVERY: Final = 3.0
"""Seconds between two looks for what was published in other processes."""

_Mark = tuple[int, int, int]
"""The numbers of the district's layer and the town's, and of the last check of a matter."""


@dataclass(frozen=True, slots=True)
class InForce:
    """What holds for a town; `refused` says why its newest layers do not (the old ones do then)."""

    mark: _Mark
    layers: Layers
    catalog: Catalog
    index: Index
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    mark: _Mark
    district: Layer
    town: Layer
    checks: Mapping[MatterCode, Confirmation]


class CatalogBook:
    """Every town's catalog. Reading it is safe from any thread, also while it looks."""

    def __init__(
        self,
        document: Document,
        catalog: Catalog,
        database: Database,
        towns: Callable[[], Sequence[Town]],
        index: Index | None = None,
    ) -> None:
        """Begin with the base alone, under the version that it has until `look` numbers it.

        `index` is the catalog's, where it is there already.
        """
        self._document = document
        self._database = database
        self._towns = towns
        self._number = 0
        self._looking = asyncio.Lock()
        self.on_change: Callable[[frozenset[TownId]], None] = lambda _towns: None
        self.base = InForce((0, 0, 0), only_base(document), catalog, index or Index(catalog))
        self._in_force: Mapping[TownId, InForce] = {}

    def of(self, town: TownId) -> InForce:
        """Give what is in force for this town."""
        return self._in_force.get(town, self.base)

    def layers(self, town: TownId) -> Layers:
        """Give what the town's catalog is made of."""
        return self.of(town).layers

    def catalog(self, town: TownId) -> Catalog:
        """Give the town's catalog."""
        return self.of(town).catalog

    def refused(self, town: TownId) -> str | None:
        """Say why the town's newest layers are not in force; None where they are."""
        return self.of(town).refused

    async def take_up(self) -> None:
        """Take up at once what was published, and tell whoever was to be told (`on_change`)."""
        changed = await self.look()
        if changed:
            await asyncio.to_thread(self.on_change, changed)

    async def look(self) -> frozenset[TownId]:
        """Take up what was published anywhere; gives the towns for which something changed.

        One look at a time: a slower one would put back what a later one has taken up.
        """
        async with self._looking:
            return await self._look()

    async def _look(self) -> frozenset[TownId]:
        if not self._number:
            await self._record()
        towns = self._towns()
        marks = await self._database.run(lambda work: _marks(work, towns))
        changed = [each for each in towns if marks[each.id] != self.of(each.id).mark]
        if not changed:
            return frozenset()
        read = await self._database.run(lambda work: _read(work, changed))
        made = await asyncio.to_thread(self._made, read)
        for town, each in made.items():
            if each.refused and town not in self._in_force:
                made[town] = await self._over_an_older_base(read[town], each)
        self._in_force = {**self._in_force, **made}
        return frozenset(made)

    async def _record(self) -> None:
        self._number = await self._database.run(lambda work: record_base(work, self._document))
        named = replace(self.base.catalog, version=version_name(self._number, 0, 0))
        self.base = replace(self.base, catalog=named)

    def _made(self, read: Mapping[TownId, _Read]) -> dict[TownId, InForce]:
        return {town: self._laid(town, each) for town, each in read.items()}

    def _laid(self, town: TownId, read: _Read) -> InForce:
        try:
            return self._lay(read, self._number, self._document)
        except CatalogError as error:
            log.error(  # noqa: TRY400 - the faults say all; where they were found says nothing
                "the catalog %s of %s is refused, what was before holds: %s", read.mark, town, error
            )
            return replace(self.of(town), mark=read.mark, refused=str(error))

    async def _over_an_older_base(self, read: _Read, refused: InForce) -> InForce:
        """Give what held for a town before this program came, whose base its layers do not fit."""
        for number in range(self._number - 1, max(0, self._number - _OLD_BASES - 1), -1):

            def old(work: Work, number: int = number) -> Document | None:
                return base_of(work, number)

            document = await self._database.run(old)
            if document is None:
                continue
            try:
                laid = await asyncio.to_thread(self._lay, read, number, document)
            except CatalogError:
                continue
            return replace(laid, refused=refused.refused)
        return refused

    def _lay(self, read: _Read, number: int, base: Document) -> InForce:
        """Lay a town's layers on a base; raises CatalogError where they do not fit."""
        district, own, _checked = read.mark
        layers = Layers(base, read.district, read.town)
        catalog = self._catalog(layers, version_name(number, district, own))
        rows = layers.document.matters
        checked = frozenset(
            code for code, each in read.checks.items() if code in rows and each.holds(rows[code])
        )
        catalog = replace(catalog, confirmed=checked)
        return InForce(read.mark, layers, catalog, self._index(catalog))

    def _catalog(self, layers: Layers, name: str) -> Catalog:
        if layers.document == self._document:
            return replace(self.base.catalog, version=name)
        return make_catalog(layers.document, name, self.base.catalog)

    def _index(self, catalog: Catalog) -> Index:
        """Share the base's where search reads the same; other names count as if taught."""
        base = self.base.catalog
        same = _searched(catalog) == _searched(base) and catalog.chains == base.chains
        index = self.base.index if same else Index(catalog)
        known = {each.code: set(_names(each)) for each in base.matters.values()}
        fresh = {
            each.code: tuple(name for name in _names(each) if name not in known[each.code])
            for each in catalog.matters.values()
            if each.code in known
        }
        named = {str(code): names for code, names in fresh.items() if names}
        return index.taught({}, named) if named else index


def _searched(catalog: Catalog) -> list[object]:
    return [(each.code, each.confusions, each.town_role) for each in catalog.matters.values()]


def _names(matter: Matter) -> tuple[str, ...]:
    return (matter.name, *((matter.plain,) if matter.plain else ()), *matter.aliases)


def _marks(work: Work, towns: Iterable[Town]) -> Mapping[TownId, _Mark]:
    numbers, checks = standing(work), confirmed_marks(work)
    return {
        each.id: (
            numbers.get(each.district, 0) if each.district else 0,
            numbers.get(each.id, 0),
            checks.get(each.id, 0),
        )
        for each in towns
    }


def _read(work: Work, towns: Sequence[Town]) -> Mapping[TownId, _Read]:
    marks = _marks(work, towns)  # first: what comes in between is read again at the next look
    return {each.id: _of_town(work, each, marks[each.id]) for each in towns}


def _of_town(work: Work, town: Town, mark: _Mark) -> _Read:
    district, own, _checked = mark
    below = layer_of(work, town.district, district) if town.district else None
    layer = layer_of(work, town.id, own)
    return _Read(mark, below or {}, layer or {}, confirmations(work, town.id))
