"""通办手册 by a click: the same files as at the command line, for whoever is signed in."""

import zipfile
from io import BytesIO

import pytest

from bot.database import Database
from handoff.confirmations import confirm
from knowledge.handbook.saying import UNCONFIRMED
from tests.conftest import HeldClock
from tests.handoff.console.cataloging import DIBAO, HERE, shelved
from tests.handoff.console.office import Client, Office


@pytest.fixture
async def office(database: Database, clock: HeldClock) -> Office:
    return await shelved(database, clock)


@pytest.mark.parametrize(("kind", "head"), [("pdf", b"%PDF"), ("docx", b"PK")])
@pytest.mark.parametrize("path", ["/handbook", f"/matters/{DIBAO}/sheet"])
async def test_a_click_gives_the_file(clerk: Client, path: str, kind: str, head: bytes) -> None:
    for _again in range(2):
        answer = await clerk.get(f"{HERE}{path}.{kind}")

        assert answer.status == 200
        assert (await answer.read()).startswith(head)
        assert f".{kind}" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("path", ["/handbook.exe", "/matters/no.such/sheet.pdf"])
async def test_what_is_not_there_is_not_found(clerk: Client, path: str) -> None:
    assert (await clerk.get(f"{HERE}{path}")).status == 404


async def test_the_pages_offer_it(clerk: Client) -> None:
    page = await (await clerk.get(f"{HERE}/upload")).text()
    assert f'href="{HERE}/handbook.pdf"' in page
    assert f'href="{HERE}/handbook.docx"' in page
    page = await (await clerk.get(f"{HERE}/matters/{DIBAO}")).text()
    assert f'href="{HERE}/matters/{DIBAO}/sheet.pdf"' in page


async def test_what_was_checked_since_stands_in_the_next_one(office: Office, clerk: Client) -> None:
    async def marks() -> int:
        data = await (await clerk.get(f"{HERE}/handbook.docx")).read()
        return zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode().count(UNCONFIRMED)

    assert office.catalogs is not None
    before, row = await marks(), office.catalogs.layers(office.shizhen.id).document.matters[DIBAO]
    town = office.shizhen.id
    await office.run(lambda work: confirm(work, town, DIBAO, row, confirmed=True, by="lead"))
    await office.catalogs.take_up()

    assert await marks() == before - 1
