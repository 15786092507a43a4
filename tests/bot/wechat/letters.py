"""Putting messages into the outbox and looking at what became of them."""

from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import select

from bot import outbox
from bot.database import Database
from bot.outbox import Letter
from handoff.ports import Work
from handoff.tables.messages import MessageRow
from knowledge.matters import CitizenId, TownId

BAIYANG = TownId("baiyang")


async def say(
    database: Database, *texts: str, citizen: str = "zhang", chat: int | None = None
) -> list[int]:
    def job(work: Work) -> list[int]:
        return [work.say(BAIYANG, CitizenId(citizen), each, by="wang", chat=chat) for each in texts]

    return await database.run(job)


async def claim(database: Database, limit: int = 10) -> list[Letter]:
    return await database.run(partial(outbox.claim, limit=limit))


async def claimed_texts(database: Database) -> list[str]:
    return [each.text for each in await claim(database)]


async def mark(database: Database, job: Callable[..., None], *arguments: Any) -> None:  # noqa: ANN401
    await database.run(lambda work: job(work, *arguments))


async def row(database: Database, message: int) -> tuple[str, str | None, int]:
    def job(work: Work) -> tuple[str, str | None, int]:
        found = work.execute(
            select(MessageRow.delivery, MessageRow.reason, MessageRow.attempts).where(
                MessageRow.id == message
            )
        ).one()
        return found.delivery, found.reason, found.attempts

    return await database.run(job)
