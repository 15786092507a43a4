"""One matter: every field, whose word it is, what was proved, and the list for chosen answers."""

import asyncio
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from handoff.catalog_reach import Reach, reach_of
from handoff.console.catalog.checks import Check, Left, Recorded, checks, left, recorded
from handoff.console.catalog.editing import CODE
from handoff.console.catalog.preview import Preview, preview
from handoff.console.catalog.shelf import HERE, Head, Opened, Shelf
from handoff.console.catalog.shown import Paper, Shown, nearest, papers, papers_differ, shown
from handoff.console.frame import Frame
from handoff.ports import Work
from knowledge.documents import row_digest
from knowledge.matters import Matter
from knowledge.proof import Proof, prove

_AWAY_BELOW: Final = "区县已经去掉了这件事项，本镇的目录里也没有了；本镇还要办的，请和区县商量。"


@dataclass(frozen=True, slots=True)
class MatterPage:
    """The whole page. `done` tells what was done just now; `next` is the next one to check."""

    frame: Frame
    head: Head
    code: str
    name: str
    plain: str
    off: bool
    added: bool
    own: bool
    fields: tuple[Shown, ...]
    papers: tuple[Paper, ...]
    papers_source: str
    papers_own: bool
    papers_differ: tuple[str, ...]
    nearest: str
    proof: Proof
    preview: Preview
    check: Check
    digest: str
    edits: bool
    reach: Reach
    told: int
    next: Left | None
    done: str


@dataclass(frozen=True, slots=True)
class AwayPage:
    """A matter that the town has taken away, with the way back."""

    frame: Frame
    head: Head
    code: str
    name: str
    edits: bool


@dataclass(frozen=True, slots=True)
class _Read:
    frame: Frame
    recorded: Recorded
    reach: Reach


class MatterPages:
    """`/console/catalog/matters/<code>`."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def routes(self) -> list[web.RouteDef]:
        """Give the route."""
        return [web.get(f"{HERE}/matters/{CODE}", self._show)]

    async def _show(self, request: web.Request) -> web.Response:
        opened = self._shelf.open(request)
        code = request.match_info["code"]
        matter = opened.catalog.matter(code)
        if matter is None:
            return await self._away(opened, code)
        towns = self._shelf.reached(opened.seat.town.id)

        def read(work: Work) -> _Read:
            frame = opened.frame(work, matter.name)
            return _Read(frame, recorded(work, opened, towns), reach_of(work, towns, (code,)))

        found = await self._shelf.transactions.run(read)
        page = await asyncio.to_thread(self._page, opened, matter, found, request)
        return self._shelf.templates.page("catalog/matter.html", page)

    def _page(
        self, opened: Opened, matter: Matter, found: _Read, request: web.Request
    ) -> MatterPage:
        layers, code, seat = opened.layers, str(matter.code), opened.seat
        told, checked = found.recorded.told, checks(found.recorded, opened)
        row = layers.document.matters[code]
        waiting = (each for each in left(opened, checked, told) if each.code != code)
        source = layers.source_of("matters", code, "materials")
        return MatterPage(
            frame=found.frame,
            head=opened.head("list"),
            code=code,
            name=matter.name,
            plain=matter.plain or "",
            off=not seat.town.takes(matter),
            added=code not in layers.below.matters,
            own=code in layers.town.get("matters", {}),
            fields=shown(layers, code, opened.names),
            papers=papers(row),
            papers_source=opened.names[source],
            papers_own=source == "town",
            papers_differ=papers_differ(layers, code),
            nearest=nearest(layers, code, opened.names),
            proof=prove(opened.catalog, matter),
            preview=preview(
                opened, matter, self._shelf.calendar, request.query, found.recorded.now
            ),
            check=checked[code],
            digest=row_digest(row),
            edits=seat.edits_matters_of(matter.domain),
            reach=found.reach,
            told=told.get(code, 0),
            next=next(waiting, None) if "confirmed" in request.query else None,
            done=_done(request),
        )

    async def _away(self, opened: Opened, code: str) -> web.Response:
        row = opened.layers.below.matters.get(code)
        if row is None and code in opened.layers.base.matters:
            return self._shelf.refuse(404, _AWAY_BELOW)
        if row is None:
            raise web.HTTPNotFound
        page = await self._shelf.transactions.run(
            lambda work: AwayPage(
                frame=opened.frame(work, row["name"]),
                head=opened.head("list"),
                code=code,
                name=row["name"],
                edits=opened.seat.edits_matters_of(row["domain"]),
            )
        )
        return self._shelf.templates.page("catalog/away.html", page)


def _done(request: web.Request) -> str:
    query = request.query
    published = query.get("published", "")
    if published.isascii() and published.isdigit():
        return f"已发布：第 {published} 版，从现在起就按它回答。"
    if "confirmed" in query:
        return "已记下：这件事项已逐项核对。告知单上不再写“尚未核对”。"
    return "已撤回核对。" if "taken" in query else ""
