"""The sender when it is stopped, and when the database is away: no message is lost or repeated."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
from aiohttp import ClientSession

from bot.database import Database
from bot.sender import Sender
from bot.wechat.client import WechatClient
from bot.wechat.token import Tokens
from handoff.ports import T, Work
from handoff.tables.messages import Delivery
from tests.bot.wechat.centre import Centre, held_up, one_town, open_centre
from tests.bot.wechat.fake import SEND, TOKEN
from tests.conftest import HeldClock


@pytest.fixture
async def centre(database: Database, clock: HeldClock) -> AsyncIterator[Centre]:
    async with open_centre(database, clock) as opened:
        yield opened


async def test_stopping_lets_a_call_under_way_end(centre: Centre) -> None:
    asked, may, slowly = held_up()
    centre.answer(SEND, [slowly])
    [message, after] = await centre.say("您好", "再见")
    await asked.wait()

    stopping = asyncio.create_task(centre.stop())
    asyncio.get_running_loop().call_soon(may.set)
    await stopping

    assert await centre.row(message) == (Delivery.SENT, None, 1)
    assert await centre.row(after) == (Delivery.WAITING, None, 0)


async def test_stopping_gives_back_what_had_not_left(centre: Centre) -> None:
    asked, may, slowly = held_up()
    centre.answer(TOKEN, [slowly])
    [message] = await centre.say("您好")
    await asked.wait()

    stopping = asyncio.create_task(centre.stop())
    asyncio.get_running_loop().call_soon(may.set)
    await stopping

    assert await centre.row(message) == (Delivery.WAITING, None, 0)
    assert centre.arrived == []


class HeldTransactions:
    """Transactions whose first result is kept back until it is let go."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.done, self.may = asyncio.Event(), asyncio.Event()

    async def run(self, job: Callable[[Work], T], *, lane: str = "") -> T:
        result = await self._database.run(job, lane=lane)
        self.done.set()
        await self.may.wait()
        return result


async def test_a_claim_that_was_made_while_it_stopped_is_given_back(centre: Centre) -> None:
    await centre.stop()
    [message] = await centre.say("您好")
    held = HeldTransactions(centre.database)
    async with ClientSession() as session:
        client = WechatClient(session, centre.wechat.url)
        tokens = Tokens(centre.database, client, centre.clock)
        centre.running = asyncio.create_task(Sender(held, client, tokens, one_town).run())
        await held.done.wait()
        assert (await centre.row(message))[0] == Delivery.SENDING

        stopping = asyncio.create_task(centre.stop())
        asyncio.get_running_loop().call_soon(held.may.set)
        await stopping

    assert await centre.row(message) == (Delivery.WAITING, None, 0)
    assert centre.arrived == []


async def test_an_outbox_that_cannot_be_read_is_tried_again(
    centre: Centre, caplog: pytest.LogCaptureFixture
) -> None:
    await centre.stop()
    [message] = await centre.say("您好")
    failing = FailingOnce(centre.database)
    async with ClientSession() as session:
        client = WechatClient(session, centre.wechat.url)
        tokens = Tokens(centre.database, client, centre.clock)
        sender = Sender(failing, client, tokens, one_town, poll=0.01)
        centre.running = asyncio.create_task(sender.run())
        await centre.change()
        await centre.stop()

    assert await centre.row(message) == (Delivery.SENT, None, 1)
    assert "the outbox could not be read: ConnectionError" in caplog.text


class FailingOnce:
    """Transactions that fail the first time."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._failed = False

    async def run(self, job: Callable[[Work], T], *, lane: str = "") -> T:
        if not self._failed:
            self._failed = True
            raise ConnectionError("the database is away")
        return await self._database.run(job, lane=lane)


def test_waking_a_sender_that_does_not_run_does_no_harm(database: Database) -> None:
    async def made() -> Sender:
        async with ClientSession() as session:
            client = WechatClient(session, "http://127.0.0.1:1")
            return Sender(database, client, Tokens(database, client, HeldClock()), one_town)

    asyncio.run(made()).wake()
