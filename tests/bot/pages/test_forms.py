"""What is no form is refused, and what the database cannot keep; a fault of ours stays one."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy.exc import DataError

from bot.pages.forms import readable

FORM = "application/x-www-form-urlencoded"
PARTS = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\xff\xfe\r\n--x--\r\n'
Client = TestClient[web.Request, web.Application]


async def _reads(request: web.Request) -> web.Response:
    form = await request.post()
    if "ours" in form:
        raise ValueError("a fault of ours")
    if "kept" in form:
        raise DataError("INSERT", {}, ValueError("NUL"))
    return web.Response(text=str(form.get("a")))


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    app = web.Application(middlewares=[readable])
    app.router.add_post("/", _reads)
    async with TestClient(TestServer(app)) as client:
        yield client


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"a=\xff", FORM),
        (b"a=1", f"{FORM}; charset=nonsense"),
        (b"a", "multipart/form-data"),
        (PARTS, "multipart/form-data; boundary=x"),
        (b"kept=1", FORM),
    ],
)
async def test_what_is_no_form_is_refused(client: Client, body: bytes, kind: str) -> None:
    answer = await client.post("/", data=body, headers={"Content-Type": kind})

    assert answer.status == 400


async def test_a_form_is_read_and_a_fault_of_ours_stays_a_fault(client: Client) -> None:
    assert await (await client.post("/", data={"a": "好"})).text() == "好"
    assert (await client.post("/", data={"ours": "1"})).status == 500
