"""通办手册: the staff's handbook, and a matter's sheet for the counter, as files. source: XL-14."""

import asyncio
from collections.abc import Callable
from datetime import date
from typing import Final
from urllib.parse import quote

from aiohttp import web

from handoff.console.catalog.shelf import HERE, Opened, Shelf
from knowledge.calendar import local
from knowledge.handbook.files import handbook_docx, handbook_pdf
from knowledge.matters import Catalog, Matter, TownId
from knowledge.towns import Town

_TYPES: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_WRITERS: Final[dict[str, Callable[..., bytes]]] = {"pdf": handbook_pdf, "docx": handbook_docx}
_KIND: Final = "{kind:pdf|docx}"
_Made = tuple[Catalog, Town, date, bytes]


class Handbooks:
    """`/console/catalog/handbook.pdf` and a matter's `sheet.pdf`; `.docx` of both.

    A whole handbook takes seconds: it is made in a thread, one at a time, and kept for the day, as
    long as the catalog (with what was checked of it) and the town's file stand.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._making = asyncio.Lock()
        self._made: dict[tuple[TownId, str], _Made] = {}

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get(f"{HERE}/handbook.{_KIND}", self._book),
            web.get(f"{HERE}/matters/{{code}}/sheet.{_KIND}", self._sheet),
        ]

    async def _book(self, request: web.Request) -> web.Response:
        opened, kind = self._shelf.open(request), request.match_info["kind"]
        town = opened.seat.town
        today = await self._today()
        async with self._making:
            kept = self._made.get((town.id, kind))
            if kept is None or not _stands(kept, opened, today):
                data = await asyncio.to_thread(_WRITERS[kind], opened.catalog, town, today)
                kept = self._made[town.id, kind] = opened.catalog, town, today, data
        return _file(kept[3], kind, f"{town.centre}通办手册{opened.version}")

    async def _sheet(self, request: web.Request) -> web.Response:
        opened, kind = self._shelf.open(request), request.match_info["kind"]
        matter = _matter(opened, request.match_info["code"])
        town = opened.seat.town
        today = await self._today()
        made = await asyncio.to_thread(_WRITERS[kind], opened.catalog, town, today, matter)
        return _file(made, kind, f"{matter.name}窗口材料清单")

    async def _today(self) -> date:
        return await self._shelf.transactions.run(lambda work: local(work.now).date())


def _stands(kept: _Made, opened: Opened, today: date) -> bool:
    catalog, town, day, _data = kept
    return catalog is opened.catalog and town is opened.seat.town and day == today


def _matter(opened: Opened, code: str) -> Matter:
    matter = opened.catalog.matter(code)
    if matter is None or not opened.seat.town.takes(matter):
        raise web.HTTPNotFound
    return matter


def _file(data: bytes, kind: str, name: str) -> web.Response:
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}.{kind}"}
    return web.Response(body=data, content_type=_TYPES[kind], headers=headers)
