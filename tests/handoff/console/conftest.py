"""A served console with its staff, and a browser that is signed in as 民生A岗."""

from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestServer

from bot.database import Database
from tests.conftest import HeldClock
from tests.handoff.console.cataloging import LEAD, enter
from tests.handoff.console.office import Client, Office, browser, sign_in


@pytest.fixture
async def office(database: Database, clock: HeldClock) -> Office:
    office = Office(database, clock)
    await office.staff()
    return office


@pytest.fixture
async def server(office: Office) -> AsyncIterator[TestServer]:
    server = TestServer(office.app())
    await server.start_server()
    yield server
    await server.close()


@pytest.fixture
async def stranger(server: TestServer) -> AsyncIterator[Client]:
    """A browser in which nobody is signed in."""
    async with browser(server) as client:
        yield client


@pytest.fixture
async def clerk(server: TestServer) -> AsyncIterator[Client]:
    """A browser in which a of shizhen is signed in."""
    async with browser(server) as client:
        assert (await sign_in(client, "a")).status == 303
        yield client


@pytest.fixture
async def colleague(server: TestServer) -> AsyncIterator[Client]:
    """A browser in which b of shizhen is signed in."""
    async with browser(server) as client:
        assert (await sign_in(client, "b")).status == 303
        yield client


@pytest.fixture
async def outsider(server: TestServer) -> AsyncIterator[Client]:
    """A browser in which c of linzhen is signed in."""
    async with browser(server) as client:
        assert (await sign_in(client, "c", town="linzhen")).status == 303
        yield client


@pytest.fixture
async def lead(server: TestServer) -> AsyncIterator[Client]:
    """A browser in which 主任 of shizhen is signed in, in an office of cataloging.shelved."""
    async with browser(server) as client:
        yield await enter(client, LEAD)
