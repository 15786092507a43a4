"""An old version of the catalog as it was: its matters, and each of them with every field."""

from dataclasses import dataclass
from typing import Final

from aiohttp import web

from handoff.catalog_versions import layers_at
from handoff.console.catalog.editing import CODE
from handoff.console.catalog.shelf import HERE, Head, Opened, Shelf
from handoff.console.catalog.shown import Paper, Shown, papers, shown
from handoff.console.frame import Frame
from handoff.ports import Work
from knowledge.layers import Layers

_NAME: Final = "{version:[0-9]{1,8}\\.[0-9]{1,8}\\.[0-9]{1,8}}"
_VERSION: Final = f"{HERE}/versions/{_NAME}"


@dataclass(frozen=True, slots=True)
class OldPage:
    """An old version: its matters as (code, name, what the town said) triples."""

    frame: Frame
    head: Head
    name: str
    matters: tuple[tuple[str, str, str], ...]
    away: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OldMatterPage:
    """A matter as it was in an old version."""

    frame: Frame
    head: Head
    version: str
    code: str
    name: str
    fields: tuple[Shown, ...]
    papers: tuple[Paper, ...]
    papers_source: str
    still: bool


class OldVersions:
    """`/console/catalog/versions/1.0.3` and `/console/catalog/versions/1.0.3/minzheng.dibao`."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get(_VERSION, self._old),
            web.get(f"{_VERSION}/{CODE}", self._old_matter),
        ]

    async def _old(self, request: web.Request) -> web.Response:
        opened, name = self._shelf.open(request), request.match_info["version"]
        layers = await layers_named(self._shelf, opened, name)
        said = layers.town.get("matters", {})

        def read(work: Work) -> OldPage:
            return OldPage(
                frame=opened.frame(work, f"第 {name} 版"),
                head=opened.head("versions"),
                name=name,
                matters=tuple(
                    (code, row["name"], _said(layers, code) if code in said else "")
                    for code, row in layers.document.matters.items()
                ),
                away=layers.taken_away("matters"),
            )

        page = await self._shelf.transactions.run(read)
        return self._shelf.templates.page("catalog/version.html", page)

    async def _old_matter(self, request: web.Request) -> web.Response:
        opened, name = self._shelf.open(request), request.match_info["version"]
        code = request.match_info["code"]
        layers = await layers_named(self._shelf, opened, name)
        row = layers.document.matters.get(code)
        if row is None:
            raise web.HTTPNotFound
        source = layers.source_of("matters", code, "materials")
        page = await self._shelf.transactions.run(
            lambda work: OldMatterPage(
                frame=opened.frame(work, f"{row['name']} · {name}"),
                head=opened.head("versions"),
                version=name,
                code=code,
                name=row["name"],
                fields=shown(layers, code, opened.names),
                papers=papers(row),
                papers_source=opened.names[source],
                still=code in opened.layers.document.matters,
            )
        )
        return self._shelf.templates.page("catalog/old.html", page)


async def layers_named(shelf: Shelf, opened: Opened, name: str) -> Layers:
    """Give what the catalog of this name was made of; the page 404 where there is none."""
    town = opened.seat.town
    found = await shelf.transactions.run(lambda work: layers_at(work, town.id, town.district, name))
    if found is None:
        raise web.HTTPNotFound
    return found


def _said(layers: Layers, code: str) -> str:
    row = layers.town["matters"][code]
    return f"改 {len(row or ())} 项" if code in layers.below.matters else "新加"
