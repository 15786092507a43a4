"""Who may do what: every route has its place in the table, the door holds it, the docs show it."""

from functools import partial
from pathlib import Path
from typing import get_args

import pytest
from aiohttp.test_utils import TestServer

from handoff.clerks import add_clerk
from handoff.console.rights import AREAS, area_of, home_of, on_the_bar
from knowledge.staff import Role
from tests.handoff.console.office import LI, Client, Office, browser, hashed, sign_in

ROLES = get_args(Role)
OPEN = {"/console", "/console/login", "/console/static/{name}"}
DOCS = Path(__file__).parents[3] / "docs" / "console.md"


def test_every_route_of_the_console_has_its_area(server: TestServer) -> None:
    without = [
        (route.method, route.resource.canonical)
        for route in server.app.router.routes()
        if route.resource is not None
        and route.resource.canonical.startswith("/console")
        and route.resource.canonical not in OPEN
        and area_of(route.resource.canonical) is None
    ]
    assert not without


def test_who_may_change_may_read_and_each_key_opens_one_area() -> None:
    for area in AREAS:
        assert area.changes <= area.reads or not area.reads, area.path
    keys = [each.key for each in AREAS if each.name]
    assert all(keys)
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_a_page_to_begin_with(role: str) -> None:
    home = area_of(home_of(role))
    assert home is not None
    assert home.allows(role, reading=True)
    assert on_the_bar(role)


def test_a_supervisor_changes_nothing_of_the_centre_s() -> None:
    changed = [each.path for each in AREAS if "监督员" in each.changes]
    assert changed == ["/console/logout"]


def test_the_district_sees_no_citizen() -> None:
    seen = {each.path for each in AREAS if "区级查看" in each.reads}
    assert not seen & {"/console/", "/console/chats", "/console/bookings", "/console/register"}


@pytest.mark.parametrize(
    ("role", "read", "change"),
    [("监督员", 200, 403), ("代办员", 403, 403), ("区级查看", 403, 403), ("办事员", 200, 303)],
)
async def test_the_door_holds_the_table(
    office: Office, server: TestServer, role: str, read: int, change: int
) -> None:
    chat = await office.calls(LI, "低保")
    hired = partial(add_clerk, town_id=office.shizhen.id, login="x", name="某人", role=role)
    await office.run(lambda work: hired(work, password_hash=hashed()))
    async with browser(server) as client:
        await sign_in(client, "x")
        seen = await client.get(f"/console/chats/{chat}", allow_redirects=False)
        done = await client.post(f"/console/chats/{chat}/take", allow_redirects=False)
        shown = await client.get("/console/", allow_redirects=False)

        assert (seen.status, done.status) == (read, change)
        assert shown.headers.get("Location", "/console/") == home_of(role)
        if change == 403:
            assert f"{role}不能在这里改东西" in await done.text()


def test_the_docs_say_who_may_do_what() -> None:
    text = DOCS.read_text(encoding="utf-8")
    for area in AREAS:
        marks = [
            "changes" if role in area.changes else "reads" if role in area.reads else "–"
            for role in ROLES
        ]
        line = f"| `{area.path}` | {area.name or '–'} | {' | '.join(marks)} |"
        assert line in text, line


async def test_a_page_says_only_what_its_reader_may_open(clerk: Client) -> None:
    text = await (await clerk.get("/console/")).text()
    assert 'href="/console/register"' in text
