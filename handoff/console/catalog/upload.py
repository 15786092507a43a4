"""导入导出: a workbook or a YAML file comes in as a whole, with every fault in one table."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from handoff.console.catalog.drafts import draft_between
from handoff.console.catalog.publishing import Publishing
from handoff.console.catalog.review import examine
from handoff.console.catalog.shelf import HERE, Head, Opened, Shelf, form_of
from handoff.console.frame import Frame
from knowledge.catalog_faults import Fault
from knowledge.catalog_fields import FIELDS, MATERIAL_FIELDS, NAMES
from knowledge.handed_in import outdated, read_handed_in
from knowledge.workbook.columns import OWNER
from knowledge.workbook.files import workbook_file

SHOWN: Final = 300
"""Faults in the table; the rest are counted."""

_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PAPER_TITLES: Final[Mapping[str, str]] = {
    **{each.key: each.title for each in MATERIAL_FIELDS},
    OWNER: "事项编码",
}
_LONGEST: Final = 60  # characters of a value in the table
_NO_FILE = "还没有选文件。"


@dataclass(frozen=True, slots=True)
class FaultLine:
    """One fault as a row of the table."""

    where: str
    row: str
    field: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class UploadPage:
    """The whole page."""

    frame: Frame
    head: Head
    faults: tuple[FaultLine, ...]
    count: int
    file: str
    problem: str


class Upload:
    """`/console/catalog/upload` and `/console/catalog/workbook`."""

    def __init__(self, shelf: Shelf, publishing: Publishing) -> None:
        self._shelf = shelf
        self._publishing = publishing

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get(f"{HERE}/upload", self._show),
            web.post(f"{HERE}/upload", self._sent),
            web.get(f"{HERE}/workbook", self._download),
        ]

    async def _show(self, request: web.Request) -> web.Response:
        return await self._page(self._shelf.open(request))

    async def _sent(self, request: web.Request) -> web.Response:
        opened = self._shelf.open(request)
        if not opened.head("upload").edits:
            return self._shelf.refuse()
        file = (await form_of(request)).get("file")
        if not isinstance(file, web.FileField):
            return await self._page(opened, problem=_NO_FILE)
        data = await asyncio.to_thread(_content, file)
        town = opened.seat.town
        found = await asyncio.to_thread(read_handed_in, data, file.filename, opened.layers, town)
        if isinstance(found, tuple):
            return await self._page(opened, faults=found, file=file.filename)
        old = outdated(found, file.filename, opened.version)
        if old is not None:
            return await self._page(opened, faults=(old,), file=file.filename)
        before, note = opened.layers.document, f"导入 {file.filename}"
        draft = draft_between("import", opened.version, before, found.document, note=note)
        examined = await asyncio.to_thread(examine, self._shelf, opened, draft)
        if examined.faults:
            placed = found.placed(examined.faults)
            return await self._page(opened, faults=placed, file=file.filename)
        return await self._publishing.ask(opened, draft, examined)

    async def _download(self, request: web.Request) -> web.Response:
        opened = self._shelf.open(request)
        town = opened.seat.town
        data = await asyncio.to_thread(workbook_file, opened.layers, town, opened.version)
        name = f"{town.id}-{opened.version}.xlsx"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return web.Response(body=data, content_type=_XLSX, headers=headers)

    async def _page(
        self,
        opened: Opened,
        *,
        faults: tuple[Fault, ...] = (),
        problem: str = "",
        file: str = "",
    ) -> web.Response:
        shelf = self._shelf
        page = await shelf.transactions.run(
            lambda work: UploadPage(
                frame=opened.frame(work, "导入导出"),
                head=opened.head("upload"),
                faults=tuple(_line(each) for each in faults[:SHOWN]),
                count=len(faults),
                file=file,
                problem=problem,
            )
        )
        return shelf.templates.page("catalog/upload.html", page, 409 if faults or problem else 200)


def _content(file: web.FileField) -> bytes:
    with file.file:
        return file.file.read()


def _line(fault: Fault) -> FaultLine:
    titles = {each.key: each.title for each in FIELDS[fault.part]}
    if fault.material is not None:
        titles |= _PAPER_TITLES
    field = titles.get(fault.field or "", fault.field or "")
    paper = f"第 {fault.material + 1} 份材料 " if fault.material is not None else ""
    value = "" if fault.value is None else str(fault.value)
    return FaultLine(
        where=fault.where or "",
        row=f"{NAMES[fault.part]} {fault.key}",
        field=paper + field,
        value=value if len(value) <= _LONGEST else value[:_LONGEST] + "…",
        words=fault.words,
    )
