"""历史: who published what, what differed between two versions, and the way back to one."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from handoff.catalog_versions import (
    BASE,
    Version,
    history,
    layer_of,
    version_name,
    version_numbers,
)
from handoff.console.catalog.drafts import draft_between
from handoff.console.catalog.old import layers_named
from handoff.console.catalog.publishing import Publishing
from handoff.console.catalog.review import ChangedRow, VersionLine, changed_rows, version_lines
from handoff.console.catalog.shelf import HERE, Head, Opened, Shelf
from handoff.console.frame import Frame
from handoff.ports import Work
from knowledge.catalog_changes import changes_between
from knowledge.matters import TownId

_VERSIONS: Final = f"{HERE}/versions"
_NUMBER: Final = "{number:[0-9]{1,8}}"
_KEPT: Final = 200
_MOST_CHANGES: Final = 2000


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A version with the name of the town's whole catalog when it was published."""

    name: str
    version: VersionLine
    current: bool


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """The whole page; `below` are the versions of the layers below: (whose, versions) pairs."""

    frame: Frame
    head: Head
    lines: tuple[HistoryLine, ...]
    below: tuple[tuple[str, tuple[VersionLine, ...]], ...]
    published: str
    first: str


@dataclass(frozen=True, slots=True)
class DiffPage:
    """What differs between two versions, named."""

    frame: Frame
    head: Head
    old: str
    new: str
    rows: tuple[ChangedRow, ...]
    count: int
    more: int


class Versions:
    """`/console/catalog/versions`."""

    def __init__(self, shelf: Shelf, publishing: Publishing) -> None:
        self._shelf = shelf
        self._publishing = publishing

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get(_VERSIONS, self._show),
            web.get(f"{_VERSIONS}/diff", self._diff),
            web.post(f"{_VERSIONS}/{_NUMBER}/back", self._back),
        ]

    async def _show(self, request: web.Request) -> web.Response:
        opened = self._shelf.open(request)
        published = request.query.get("published", "")

        def read(work: Work) -> HistoryPage:
            return HistoryPage(
                frame=opened.frame(work, "历史"),
                head=opened.head("versions"),
                lines=_lines(work, opened),
                below=tuple(_below(work, opened)),
                first=_first(opened.version),
                published=published if published.isascii() and published.isdigit() else "",
            )

        page = await self._shelf.transactions.run(read)
        return self._shelf.templates.page("catalog/versions.html", page)

    async def _diff(self, request: web.Request) -> web.Response:
        opened = self._shelf.open(request)
        names = request.query.get("from", ""), request.query.get("to", "")
        before = await layers_named(self._shelf, opened, names[0])
        after = await layers_named(self._shelf, opened, names[1])
        changes = await asyncio.to_thread(changes_between, before.document, after.document)

        def read(work: Work) -> DiffPage:
            return DiffPage(
                frame=opened.frame(work, "比较两个版本"),
                head=opened.head("versions"),
                old=names[0],
                new=names[1],
                rows=changed_rows(changes[:_MOST_CHANGES]),
                count=len(changes),
                more=max(0, len(changes) - _MOST_CHANGES),
            )

        page = await self._shelf.transactions.run(read)
        return self._shelf.templates.page("catalog/diff.html", page)

    async def _back(self, request: web.Request) -> web.Response:
        """Make a draft that says again what the town said in this version."""
        opened, number = self._shelf.open(request), int(request.match_info["number"])
        if not opened.seat.edits_catalog:
            return self._shelf.refuse()
        town = opened.seat.town.id
        layer = await self._shelf.transactions.run(lambda work: layer_of(work, town, number))
        if layer is None:
            raise web.HTTPNotFound
        now, then = opened.layers.document, opened.layers.below.under(layer)
        note = f"回到第 {number} 版"
        draft = draft_between("back", opened.version, now, then, note=note)
        return await self._publishing.ask(opened, draft)


def _lines(work: Work, opened: Opened) -> tuple[HistoryLine, ...]:
    """Give the town's versions, newest first, each under the name that its catalog then had."""
    town = opened.seat.town
    found = history(work, town.id, limit=_KEPT)
    bases = history(work, BASE, limit=_KEPT)
    districts = history(work, town.district, limit=_KEPT) if town.district else ()
    lines = version_lines(work, town.id, found, work.now)
    return tuple(
        HistoryLine(
            version_name(_then(bases, each) or 1, _then(districts, each), each.number),
            line,
            each.number == opened.number,
        )
        for each, line in zip(found, lines, strict=True)
    )


def _first(version: str) -> str:
    """Give the name of today's catalog without anything that the town says."""
    base, district, _own = version_numbers(version) or (1, 0, 0)
    return version_name(base, district, 0)


def _then(versions: Sequence[Version], version: Version) -> int:
    """Give the number that was in force when this version was published; 0 where there was none."""
    before = (each.number for each in versions if each.made_at <= version.made_at)
    return max(before, default=0)


def _below(work: Work, opened: Opened) -> list[tuple[str, tuple[VersionLine, ...]]]:
    town, names = opened.seat.town, opened.names
    owners: list[tuple[str, TownId]] = [(names["base"], BASE)]
    if town.district:
        owners.insert(0, (names["district"], town.district))
    return [
        (name, version_lines(work, owner, history(work, owner), work.now)) for name, owner in owners
    ]
