"""What tests of 事项目录 share: an office over a small catalog in layers, and its clerks."""

import html
import re
from dataclasses import replace
from functools import cache

from aiohttp import FormData

from bot.catalogs import CatalogBook
from bot.database import Database
from handoff.clerks import add_clerk
from handoff.notices import tell
from handoff.ports import Work
from knowledge.calendar import read_calendar
from knowledge.catalog import SHIPPED, make_catalog
from knowledge.documents import Document, read_document
from knowledge.layers import only_base
from knowledge.matters import CitizenId, MatterCode, TownId
from knowledge.notices import compose
from knowledge.towns import Staff, Town
from knowledge.workbook.writing import write_workbook
from tests.conftest import HeldClock
from tests.handoff.console.office import Client, Office, hashed, sign_in
from tests.support.towns import make_town

HERE = "/console/catalog"
DIBAO, ZHENG, CAIFA = "minzheng.dibao", "canlian.zheng_new", "linye.caifa"
LEAD, OFFICE_LEAD, WATCHER = "lead", "officelead", "watcher"


@cache
def small() -> Document:
    """Three matters of three domains, with the circumstances that they ask."""
    whole = read_document(SHIPPED)
    alone = whole.under(
        {"matters": {code: {"confusions": []} for code in (DIBAO, ZHENG, CAIFA)}, "chains": {}}
    )
    return Document(
        {code: alone.matters[code] for code in (DIBAO, ZHENG, CAIFA)}, whole.circumstances
    )


def workbook_of(document: Document, town: Town, version: str = "1.0.0") -> bytes:
    """Give the workbook of a document, as the town would have downloaded it under this version."""
    return write_workbook(only_base(document), town, version)


async def shelved(database: Database, clock: HeldClock, *, district: bool = False) -> Office:
    """Give an office whose console has the catalog; with `district`, shizhen is 临镇's district."""
    staff = (
        Staff(LEAD, "主任（示例）", "负责人"),
        Staff(OFFICE_LEAD, "民生办负责人（示例）", "办所负责人", office="minsheng"),
        Staff(WATCHER, "监督员（示例）", "监督员"),
    )
    changes = {"kind": "区", "towns": (TownId("linzhen"),)} if district else {}
    town = make_town(staff=staff, lead=LEAD, **changes)
    office = Office(database, clock, shizhen=town)
    if district:
        office.linzhen = replace(office.linzhen, district=town.id)
        office.towns["linzhen"] = office.linzhen
    await office.staff()

    def job(work: Work) -> None:
        for each in staff:
            add_clerk(work, town.id, each.login, each.name, each.role, hashed())
        add_clerk(work, office.linzhen.id, "far", "临镇主任（示例）", "负责人", hashed())

    await office.run(job)
    document = small()
    catalog = make_catalog(document, document.digest)
    book = CatalogBook(document, catalog, database, lambda: tuple(office.towns.values()))
    await book.take_up()
    office.catalogs = book
    return office


async def enter(client: Client, login: str = LEAD, town: str = "shizhen") -> Client:
    assert (await sign_in(client, login, town=town)).status == 303
    return client


async def read(client: Client, path: str, status: int = 200) -> str:
    answer = await client.get(f"{HERE}{path}")
    text = await answer.text()
    assert answer.status == status, text
    return text


async def post(
    client: Client, path: str, fields: dict[str, str] | list[tuple[str, str]]
) -> tuple[int, str]:
    answer = await client.post(f"{HERE}{path}", data=fields)
    return answer.status, await answer.text()


_INPUT = re.compile(r"<input([^>]*)>")
_AREA = re.compile(r'<textarea id="[^"]*" name="([^"]*)"[^>]*>\n(.*?)</textarea>', re.DOTALL)
_BARE = re.compile(r'<textarea name="([^"]*)"[^>]*>\n(.*?)</textarea>', re.DOTALL)
_SELECT = re.compile(r'<select id="[^"]*" name="([^"]*)"[^>]*>(.*?)</select>', re.DOTALL)


def fields_of(page: str) -> list[tuple[str, str]]:
    """Give what a browser would send of the page's form of a matter."""
    form = page.partition('<form id="matter"')[2].partition("</form>")[0]
    found = []
    for attributes in _INPUT.findall(form):
        said = dict(re.findall(r'([\w-]+)="([^"]*)"', attributes))
        if said.get("type") != "checkbox" or " checked" in attributes:
            found.append((said["name"], html.unescape(said.get("value", ""))))
    for name, text in (*_AREA.findall(form), *_BARE.findall(form)):
        found.append((name, html.unescape(text)))
    for name, options in _SELECT.findall(form):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found.append((name, html.unescape(chosen[1]) if chosen else ""))
    return found


def changed(fields: list[tuple[str, str]], **values: str) -> list[tuple[str, str]]:
    """Give the fields with these typed otherwise; `_` in a name stands for the dot of a paper."""
    names = {re.sub(r"^(m\d+)_", r"\1.", name): value for name, value in values.items()}
    return [(n, v) for n, v in fields if n not in names] + list(names.items())


def draft_in(page: str) -> str:
    found = re.search(r'<textarea name="draft" hidden>\n(.*?)</textarea>', page, re.DOTALL)
    assert found, page
    return html.unescape(found[1])


async def edits(client: Client, code: str = DIBAO, **values: str) -> tuple[int, str]:
    """Fill the form of a matter otherwise and send it."""
    fields = fields_of(await read(client, f"/matters/{code}/edit"))
    return await post(client, f"/matters/{code}/edit", changed(fields, do="look", **values))


async def publishes(
    client: Client, page: str, note: str = "试一试", **more: str
) -> tuple[int, str]:
    return await post(client, "/publish", {"draft": draft_in(page), "note": note, **more})


async def tells(office: Office, code: str, *, times: int, town: str = "shizhen") -> None:
    """Have so many citizens been told of this matter."""
    assert office.catalogs is not None
    there = office.towns[town]
    catalog = office.catalogs.catalog(there.id)
    matter = catalog.matters[MatterCode(code)]

    def job(work: Work) -> None:
        notice = compose(catalog, matter, there, read_calendar(), {}, work.now)
        for number in range(times):
            tell(work, there, CitizenId(f"o{code}{number}"), notice, {}, "bot")

    await office.run(job)


def in_force(office: Office, code: str = DIBAO) -> dict[str, object]:
    """Give the matter's row as it is in force for shizhen."""
    assert office.catalogs is not None
    return dict(office.catalogs.layers(office.shizhen.id).document.matters[code])


async def uploads(client: Client, name: str, data: bytes) -> tuple[int, str]:
    form = FormData()
    form.add_field("file", data, filename=name, content_type="application/octet-stream")
    answer = await client.post(f"{HERE}/upload", data=form)
    return answer.status, await answer.text()
