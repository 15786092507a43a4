"""A running server as far as the sender is concerned: outbox, sender, and WeChat on loopback."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ClientSession, web
from sqlalchemy import select

from bot.database import Database
from bot.sender import Sender
from bot.wechat.client import WechatClient
from bot.wechat.token import Tokens
from bot.work import OUTBOX, Announcement
from handoff.ports import Work
from handoff.tables.messages import MessageRow
from knowledge.matters import CitizenId, TownId
from knowledge.towns import Town
from tests.bot.wechat.fake import SEND, TOKEN, Answer, FakeWechat, fake_wechat, town
from tests.conftest import HeldClock

BAIYANG = TownId("baiyang")
ZHANG, LI = CitizenId("oABCD-efgh_1234567890ijklmno"), CitizenId("oZYXW-efgh_1234567890ijklmno")


@dataclass
class Centre:
    """One running server: its outbox, its sender, and the WeChat it talks to."""

    database: Database
    wechat: FakeWechat
    clock: HeldClock
    sender: Sender
    changes: "asyncio.Queue[Announcement]" = field(default_factory=asyncio.Queue)
    running: "asyncio.Task[None] | None" = None

    def publish(self, announced: list[Announcement], loop: asyncio.AbstractEventLoop) -> None:
        for each in announced:
            if each[1] == OUTBOX:
                self.sender.wake()
            else:
                loop.call_soon_threadsafe(self.changes.put_nowait, each)

    async def say(self, *texts: str, citizen: CitizenId = ZHANG, to: TownId = BAIYANG) -> list[int]:
        return await self.database.run(
            lambda work: [work.say(to, citizen, each, by="wang") for each in texts]
        )

    async def change(self, times: int = 1) -> None:
        async with asyncio.timeout(5):
            for _ in range(times):
                await self.changes.get()

    async def look_again_after(self, time: timedelta) -> None:
        self.clock.pass_(time)
        self.sender.wake()
        await self.change()

    async def stop(self) -> None:
        assert self.running
        self.running.cancel()
        async with asyncio.timeout(5) as patience:
            with pytest.raises(asyncio.CancelledError):
                await self.running
        assert not patience.expired()
        self.running = None

    async def row(self, message: int) -> tuple[str, str | None, int]:
        def job(work: Work) -> tuple[str, str | None, int]:
            found = work.execute(
                select(MessageRow.delivery, MessageRow.reason, MessageRow.attempts).where(
                    MessageRow.id == message
                )
            ).one()
            return found.delivery, found.reason, found.attempts

        return await self.database.run(job)

    def answer(self, path: str, answers: Iterable[Answer]) -> None:
        self.wechat.answers[path] = iter(answers)

    @property
    def arrived(self) -> list[str]:
        return [each.body["text"]["content"] for each in self.wechat.to(SEND)]


def one_town(name: TownId) -> Town | None:
    if name == "broken":
        raise LookupError(f"no file for {ZHANG}")
    return town(name) if name == BAIYANG else None


@asynccontextmanager
async def open_centre(
    database: Database,
    clock: HeldClock,
    towns: Callable[[TownId], Town | None] = one_town,
) -> AsyncIterator[Centre]:
    """Run a sender that looks into the outbox only when it is woken."""
    wechat = await fake_wechat()
    async with ClientSession() as session:
        client = WechatClient(session, wechat.url)
        tokens = Tokens(database, client, clock)
        sender = Sender(database, client, tokens, towns, poll=3600)
        made = Centre(database, wechat, clock, sender)
        loop = asyncio.get_running_loop()
        database.publish = lambda announced: made.publish(announced, loop)
        made.running = asyncio.create_task(sender.run())
        yield made
        if made.running:
            await made.stop()
    await wechat.server.close()


def held_up() -> tuple[asyncio.Event, asyncio.Event, Callable[[web.Request], Any]]:
    """Give an answer that says when it is asked for, and waits until it may be given."""
    asked, may = asyncio.Event(), asyncio.Event()

    async def answer(request: web.Request) -> web.StreamResponse:
        asked.set()
        await may.wait()
        token = {"access_token": "late", "expires_in": 7200}
        return web.json_response(token if request.path == TOKEN else {"errcode": 0})

    return asked, may, answer
