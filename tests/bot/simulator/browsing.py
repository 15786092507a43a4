"""What the phone's page does: posts actions and reads its stream."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import quote

from aiohttp import ClientResponse

from tests.bot.simulator.stage import Stage

ZHANG = f"/simulator/shitan/{quote('张大爷')}"
Events = AsyncIterator[dict[str, Any]]


async def do(stage: Stage, **asked: object) -> ClientResponse:
    return await stage.browser.post(f"{ZHANG}/do", json=asked)


@asynccontextmanager
async def live(stage: Stage) -> AsyncIterator[Events]:
    async with stage.browser.get(f"{ZHANG}/live") as stream:
        assert stream.content_type == "text/event-stream"

        async def events() -> Events:
            async for line in stream.content:
                if line.startswith(b"data: "):
                    yield json.loads(line.removeprefix(b"data: "))

        yield events()


async def next_event(events: Events, kind: str) -> dict[str, Any]:
    async with asyncio.timeout(5):
        async for each in events:
            if each["type"] == kind:
                return each
    raise AssertionError(f"the stream ended before a {kind}")
