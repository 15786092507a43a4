"""The bar for every role: each tab opens and is marked, and no link leads where nobody may go."""

import re
from functools import partial
from html import unescape
from typing import get_args

import pytest
from aiohttp.test_utils import TestServer

from bot.database import Database
from handoff.clerks import add_clerk
from handoff.console.rights import may_open, on_the_bar
from knowledge.staff import Role
from tests.conftest import HeldClock
from tests.handoff.console.cataloging import shelved
from tests.handoff.console.office import LI, Office, browser, hashed, sign_in

ROLES = get_args(Role)
BIGGEST = 100 * 1024  # bytes


@pytest.fixture
async def office(database: Database, clock: HeldClock) -> Office:
    return await shelved(database, clock)


@pytest.mark.parametrize("role", ROLES)
async def test_no_link_leads_where_the_door_is_shut(
    office: Office, server: TestServer, role: str
) -> None:
    await office.calls(LI, "低保")
    hired = partial(add_clerk, town_id=office.shizhen.id, login="x", name="某人", role=role)
    await office.run(lambda work: hired(work, password_hash=hashed()))
    async with browser(server) as client:
        await sign_in(client, "x")
        for tab in on_the_bar(role):
            answer = await client.get(tab.path)
            text = await answer.text()
            assert answer.status == 200, tab.path
            assert len(text.encode()) <= BIGGEST, tab.path
            found = re.findall(r'<a\b[^>]*href="(/console/[^"?#]+)', text)
            shut = {each for each in found if not may_open(role, unescape(each))}
            assert not shut, f"{tab.path}: {shut}"
            if '<nav class="tabs"' in text:
                here = re.findall(r'href="([^"]+)"[^>]*data-go="."[^>]*aria-current="page"', text)
                assert here == [tab.path]


async def test_who_may_read_but_not_write_is_told_that_it_is_the_role(
    office: Office, server: TestServer
) -> None:
    hired = partial(add_clerk, town_id=office.shizhen.id, login="x", name="某人", role="监督员")
    await office.run(lambda work: hired(work, password_hash=hashed()))
    async with browser(server) as client:
        await sign_in(client, "x")
        answer = await client.get("/console/visits/new")

        assert answer.status == 403
        assert "监督员不能看这里" in await answer.text()
