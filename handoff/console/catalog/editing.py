"""Changing one matter: the form, what is wrong with it, and the ways back to what lies below."""

import asyncio
import re
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from handoff.catalog_versions import layers_at
from handoff.console.catalog.drafts import Draft, draft_of
from handoff.console.catalog.form import FormAt, form_page
from handoff.console.catalog.publishing import Publishing
from handoff.console.catalog.review import examine
from handoff.console.catalog.sheet import Sheet, row_from, sheet_from, sheet_of, unsaid_days
from handoff.console.catalog.shelf import HERE, Form, Opened, Shelf, form_of, text_in
from knowledge.catalog import wrong_conditions
from knowledge.catalog_faults import Fault
from knowledge.documents import Row
from knowledge.layers import Layers

CODE: Final = "{code:[A-Za-z0-9_.-]{1,60}}"
_NEW: Final = f"{HERE}/new"
_MATTER: Final = f"{HERE}/matters/{CODE}"
_FITTING: Final = re.compile(r"[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)+")
_LONGEST: Final = 60
_UNNAMED: Final = "xin.shixiang"
"""Stands for the code of a new matter while the typed one does not do."""
_GONE = "这件事项刚才被去掉了，不能改；您写的都还在这一页。要办的话先在目录里恢复它，再点一次。"
_OWN_NEEDED = "没有这样的事项可以恢复。"


@dataclass(frozen=True, slots=True)
class _Sent:
    """A form that was sent: what it holds, which version it was made of, and what to do."""

    sheet: Sheet
    seen: str
    do: str
    place: str


class Editing:
    """`/console/catalog/new` and `/console/catalog/matters/<code>/…` where something is changed."""

    def __init__(self, shelf: Shelf, publishing: Publishing) -> None:
        self._shelf = shelf
        self._publishing = publishing

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get(_NEW, self._blank),
            web.post(_NEW, self._sent),
            web.get(f"{_MATTER}/edit", self._form),
            web.post(f"{_MATTER}/edit", self._sent),
            web.post(f"{_MATTER}/restore", self._restore),
            web.post(f"{_MATTER}/away", self._away),
        ]

    async def _blank(self, request: web.Request) -> web.Response:
        opened = self._shelf.open(request)
        if not opened.head("list").edits:
            return self._shelf.refuse()
        return await self._show(opened, "", sheet_of({"town_role": "受理"}), opened.version)

    async def _form(self, request: web.Request) -> web.Response:
        opened = self._shelf.open(request)
        code = request.match_info["code"]
        row = opened.layers.document.matters.get(code)
        if row is None:
            raise web.HTTPNotFound
        if not opened.seat.edits_matters_of(row["domain"]):
            return self._shelf.refuse()
        return await self._show(opened, code, sheet_of(row), opened.version)

    async def _sent(self, request: web.Request) -> web.Response:
        opened = self._shelf.open(request)
        code = request.match_info.get("code", "")
        if not opened.head("list").edits:
            return self._shelf.refuse()
        form = await form_of(request)
        sent = _sent(form, opened.version)
        if sent.do == "again":
            return await self._again(opened, code, form)
        if sent.do in {"add", "drop", "up", "down", "copy"}:
            place = int(sent.place) if sent.place.isascii() and sent.place.isdigit() else -1
            return await self._show(opened, code, sent.sheet.arranged(sent.do, place), sent.seen)
        if sent.do == "restore":
            row = opened.layers.below.matters.get(code)
            sheet = sent.sheet.with_field(sent.place, row) if row is not None else sent.sheet
            return await self._show(opened, code, sheet, sent.seen)
        return await self._look(opened, code, sent)

    async def _again(self, opened: Opened, code: str, form: Form) -> web.Response:
        """Go back from the page of changes to the form, with what was typed."""
        draft = draft_of(text_in(form, "draft"))
        if draft is None:
            raise web.HTTPBadRequest
        row = draft.laid(opened.layers).matters.get(draft.matter)
        if row is None:
            raise web.HTTPNotFound
        return await self._show(opened, code, sheet_of(row), opened.version)

    async def _look(self, opened: Opened, code: str, sent: _Sent) -> web.Response:
        if code and code not in opened.layers.document.matters:
            gone = (Fault("matters", code, _GONE),)
            return await self._show(opened, code, sent.sheet, sent.seen, gone)
        seen = await self._layers_seen(opened, sent.seen)
        draft, faults = _draft(code, sent, seen)
        found = await asyncio.to_thread(examine, self._shelf, opened, draft)
        conditions = wrong_conditions(
            draft.matter, found.document.matters[draft.matter], opened.catalog.circumstances
        )
        faults = (*faults, *found.faults, *conditions)
        if faults:
            return await self._show(opened, code, sent.sheet, sent.seen, faults)
        return await self._publishing.ask(opened, draft, found)

    async def _layers_seen(self, opened: Opened, seen: str) -> Layers:
        """Give the layers that the form was made of, so that only what was typed is a change."""
        town = opened.seat.town
        if seen == opened.version:
            return opened.layers
        old = await self._shelf.transactions.run(
            lambda work: layers_at(work, town.id, town.district, seen)
        )
        return old or opened.layers

    async def _restore(self, request: web.Request) -> web.Response:
        """Say of the whole matter again what the layers below say, also where it was taken away."""
        opened = self._shelf.open(request)
        code = request.match_info["code"]
        row = opened.layers.below.matters.get(code)
        if row is None or code not in opened.layers.town.get("matters", {}):
            return self._shelf.refuse(404, _OWN_NEEDED)
        again = f"{opened.names['town']}又办"
        name = "恢复" if code in opened.layers.document.matters else again
        draft = Draft(
            "edit", opened.version, {"matters": {code: row}}, code, f"{name}：{row['name']}"
        )
        return await self._publishing.ask(opened, draft)

    async def _away(self, request: web.Request) -> web.Response:
        """Take the matter out of the town's catalog: 本镇不办."""
        opened = self._shelf.open(request)
        code = request.match_info["code"]
        row = opened.layers.document.matters.get(code)
        if row is None:
            raise web.HTTPNotFound
        note = f"{opened.names['town']}不办：{row['name']}"
        draft = Draft("edit", opened.version, {"matters": {code: None}}, code, note)
        return await self._publishing.ask(opened, draft)

    async def _show(
        self,
        opened: Opened,
        code: str,
        sheet: Sheet,
        seen: str,
        faults: tuple[Fault, ...] = (),
    ) -> web.Response:
        key = code or _key(sheet.fields["code"])
        page = await self._shelf.transactions.run(
            lambda work: form_page(work, opened, FormAt(code, key, seen), sheet, faults)
        )
        return self._shelf.templates.page("catalog/form.html", page, 409 if faults else 200)


def _sent(form: Form, version: str) -> _Sent:
    do, _, place = text_in(form, "do").partition(":")
    return _Sent(sheet_from(form), text_in(form, "seen") or version, do, place)


def _draft(code: str, sent: _Sent, seen: Layers) -> tuple[Draft, tuple[Fault, ...]]:
    """Give the draft that the form comes to, and what is wrong that no row can tell."""
    was = seen.document.matters.get(code) if code else None
    row = row_from(sent.sheet, was)
    key = code or _key(sent.sheet.fields["code"])
    faults = tuple(
        Fault("matters", key, f"“{each.title}”必须写；没有定的写“不定”", each.key)
        for each in unsaid_days(sent.sheet)
    )
    if code:
        return Draft("edit", sent.seen, {"matters": {code: _differing(was, row)}}, code), faults
    faults += _wrong_code(sent.sheet.fields["code"], seen, key)
    rows = {"matters": {key: {**row, "code": key}}}
    return Draft("edit", sent.seen, rows, key), faults


def _differing(was: Row | None, row: Row) -> Row:
    return {key: each for key, each in row.items() if was is None or was.get(key) != each}


def _key(typed: str) -> str:
    return typed if _fits(typed) else _UNNAMED


def _fits(typed: str) -> bool:
    return _FITTING.fullmatch(typed) is not None and len(typed) <= _LONGEST


def _wrong_code(typed: str, layers: Layers, key: str) -> tuple[Fault, ...]:
    words = ""
    if not _fits(typed):
        words = "要写成小写字母、数字和点，例如 minzheng.xin"
    elif typed in layers.document.matters:
        words = f"这个编码已经是“{layers.document.matters[typed]['name']}”的了，请另写一个"
    elif typed in layers.below.matters:
        words = "这个编码是一件本镇不办的事项的；要办的话，请在目录里把它恢复"
    return (Fault("matters", key, words, "code", value=typed),) if words else ()
