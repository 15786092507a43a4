"""Chats as the tests open them."""

from sqlalchemy import insert

from bot.database import Database
from handoff import queue
from handoff.ports import Work
from handoff.registers import ContactEntry, register
from handoff.tables.messages import MessageRow
from knowledge.matters import CitizenId
from tests.support.towns import make_town

LI, WANG = CitizenId("oLi"), CitizenId("oWang")
TOWN = make_town()


async def a_chat(database: Database, login: str | None = "a") -> int:
    """Have LI call, and this clerk (if any) take the chat."""

    def job(work: Work) -> int:
        chat = queue.call(work, TOWN, LI, reason="群众要人工", asked="低保", matter=None).chat
        if login is not None:
            queue.take(work, TOWN.id, chat, login)
        return chat

    return await database.run(job)


async def contact(database: Database) -> ContactEntry:
    (entry,) = await database.run(lambda work: register(work, TOWN.id, only_open=False))
    return entry


async def says(database: Database, text: str, **changes: object) -> int:
    """Put words of LI's into the transcript; gives the message."""

    def job(work: Work) -> int:
        values = {
            "town": TOWN.id,
            "citizen": LI,
            "by": "citizen",
            "kind": "text",
            "text": text,
            "said_at": work.now,
            "delivery": "heard",
            "attempts": 0,
            **changes,
        }
        made = work.execute(insert(MessageRow).values(values).returning(MessageRow.id))
        return int(made.scalar_one())

    return await database.run(job)
