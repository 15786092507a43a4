"""核对清单: what is left to check, and the button on a matter's page that says it is done."""

import asyncio
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from handoff.confirmations import confirm
from handoff.console.catalog.checks import (
    Left,
    Progress,
    Recorded,
    checks,
    left,
    progress,
    recorded,
)
from handoff.console.catalog.editing import CODE
from handoff.console.catalog.shelf import HERE, Head, Opened, Shelf
from handoff.console.frame import Frame
from handoff.ports import Work
from knowledge.documents import row_digest

_FIRST: Final = 50
_CHANGED = "没有记下：刚才有人改过这件事项。请回到事项重新看一遍，再点“已逐项核对”。"


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The whole page. `covers`: how many percent of all that was told the first fifty are."""

    frame: Frame
    head: Head
    progress: tuple[Progress, ...]
    left: tuple[Left, ...]
    domain: str
    covers: int | None


def _page(opened: Opened, domain: str, frame: Frame, found: Recorded) -> CheckPage:
    checked = checks(found, opened)
    lines = left(opened, checked, found.told)
    total = sum(found.told.values())
    first = sum(each.told for each in lines[:_FIRST])
    return CheckPage(
        frame=frame,
        head=opened.head("check"),
        progress=progress(opened, checked),
        left=tuple(each for each in lines if domain in {"", each.domain}),
        domain=domain,
        covers=first * 100 // total if total and not domain else None,
    )


class Checking:
    """`/console/catalog/check` and `/console/catalog/matters/<code>/confirm`."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get(f"{HERE}/check", self._list),
            web.post(f"{HERE}/matters/{CODE}/confirm", self._confirm),
        ]

    async def _list(self, request: web.Request) -> web.Response:
        opened = self._shelf.open(request)
        domain = request.query.get("domain", "")
        towns = self._shelf.reached(opened.seat.town.id)

        def read(work: Work) -> tuple[Frame, Recorded]:
            return opened.frame(work, "核对清单"), recorded(work, opened, towns)

        frame, found = await self._shelf.transactions.run(read)
        page = await asyncio.to_thread(_page, opened, domain, frame, found)
        return self._shelf.templates.page("catalog/check.html", page)

    async def _confirm(self, request: web.Request) -> web.Response:
        shelf, opened = self._shelf, self._shelf.open(request)
        code = request.match_info["code"]
        row = opened.layers.document.matters.get(code)
        if row is None:
            raise web.HTTPNotFound
        if not opened.seat.edits_matters_of(row["domain"]):
            return shelf.refuse()
        form = await request.post()
        confirmed = form.get("confirmed") == "yes"
        if confirmed and form.get("digest") != row_digest(row):
            return shelf.refuse(409, _CHANGED)
        town, login = opened.seat.town.id, opened.seat.clerk.login
        await shelf.transactions.run(
            lambda work: confirm(work, town, code, row, confirmed=confirmed, by=login)
        )
        await shelf.catalogs.take_up()
        raise web.HTTPSeeOther(f"{HERE}/matters/{code}?{'confirmed' if confirmed else 'taken'}=1")
