"""发布: what was looked over comes into force, unless somebody was quicker."""

import asyncio
from dataclasses import replace

from aiohttp import web

from handoff.catalog_versions import Outdated, Published, Unchanged, publish
from handoff.console.catalog.drafts import LARGEST, Draft, draft_of
from handoff.console.catalog.review import NOTE_LIMIT, Examined, Typed, examine, review
from handoff.console.catalog.shelf import (
    HERE,
    Opened,
    Shelf,
    form_of,
    own_number,
    text_in,
    with_own_number,
)

_LOST = "没有发布：这一页的改动没有传完整。请返回，再点一次“看看改了什么”。"
_TOO_LARGE = "改动太多，一次放不下。请分几次导入。"


class Publishing:
    """`/console/catalog/publish`, and the page of changes before it."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def routes(self) -> list[web.RouteDef]:
        """Give the route."""
        return [web.post(f"{HERE}/publish", self._publish)]

    async def ask(
        self, opened: Opened, draft: Draft, found: Examined | None = None
    ) -> web.Response:
        """Answer with the page of changes for a draft that was just made."""
        if len(draft.as_text()) > LARGEST:
            return self._shelf.refuse(413, _TOO_LARGE)
        if found is None:
            found = await asyncio.to_thread(examine, self._shelf, opened, draft)
        if not found.allowed:
            return self._shelf.refuse()
        typed = Typed(draft.note, sure=False)
        return await self._page(opened, draft, found, typed, status=409 if found.faults else 200)

    async def _publish(self, request: web.Request) -> web.Response:
        form = await form_of(request)
        draft = draft_of(text_in(form, "draft"))
        if draft is None:
            return self._shelf.refuse(400, _LOST)
        opened = self._shelf.open(request)
        if own_number(draft.seen) > opened.number:  # another server showed what is not here yet
            await self._shelf.catalogs.take_up()
            opened = self._shelf.open(request)
        found = await asyncio.to_thread(examine, self._shelf, opened, draft)
        if not found.allowed:
            return self._shelf.refuse()
        typed = Typed(text_in(form, "note"), text_in(form, "sure") == "on")
        problem = _problem(draft, found, typed)
        if problem:
            return await self._page(opened, draft, found, typed, problem)
        return await self._put_in_force(request, opened, draft, found, typed)

    async def _put_in_force(
        self, request: web.Request, opened: Opened, draft: Draft, found: Examined, typed: Typed
    ) -> web.Response:
        assert found.proposal is not None  # noqa: S101 - without one there was a problem
        owner, login = opened.seat.town.id, opened.seat.clerk.login
        layer, made = found.proposal.layer, (draft.made_from, typed.note, login)
        after = own_number(draft.seen)
        outcome = await self._shelf.transactions.run(
            lambda work: publish(work, owner, layer, after=after, made=made)
        )
        await self._shelf.catalogs.take_up()
        match outcome:
            case Published() | Unchanged():
                place = f"/matters/{draft.matter}" if _stays(draft, found) else "/versions"
                raise web.HTTPSeeOther(f"{HERE}{place}?published={outcome.number}")
            case Outdated(newest):
                now = self._shelf.open(request)
                again = await asyncio.to_thread(examine, self._shelf, now, draft)
                problem = _quicker(newest.number, now.number)
                seen = max(newest.number, now.number)
                return await self._page(now, draft, again, typed, problem, seen=seen)

    async def _page(
        self,
        opened: Opened,
        draft: Draft,
        found: Examined,
        typed: Typed,
        problem: str = "",
        status: int = 409,
        seen: int | None = None,
    ) -> web.Response:
        shelf = self._shelf
        page = await shelf.transactions.run(
            lambda work: review(work, shelf, opened, draft, found, typed, problem)
        )
        # from here on the newest is what was seen: it is told on this very page
        version = opened.version if seen is None else with_own_number(opened.version, seen)
        told = replace(draft, seen=version).as_text()
        return shelf.templates.page("catalog/review.html", replace(page, draft=told), status)


def _quicker(newest: int, in_force: int) -> str:
    words = f"没有发布：您看的时候，第 {newest} 版已经发布了。"
    if newest > in_force:  # it was published, but holds no more: the base or the district changed
        return f"{words}那一版和下面一层对不上，没有用上；再点一次“发布”，就以您这一版为准。"
    return f"{words}先看下面别人改了什么；您写的都还在，看好了再点一次“发布”。"


def _problem(draft: Draft, found: Examined, typed: Typed) -> str:
    if found.faults:
        return "没有发布：还有下面的错。"
    if not found.changes:
        return "没有发布：和现在的一样，没有改动。"
    if found.gone and draft.made_from == "import" and not typed.sure:
        return "没有发布：有事项要去掉，请先在下面勾选确认。"
    if not typed.note:
        return "没有发布：请写一句说明，以后看得懂为什么改。"
    if len(typed.note) > NOTE_LIMIT:
        return f"没有发布：说明有 {len(typed.note)} 个字，最多 {NOTE_LIMIT} 个字。"
    return ""


def _stays(draft: Draft, found: Examined) -> bool:
    return draft.matter in found.document.matters
