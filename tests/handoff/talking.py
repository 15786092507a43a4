"""Chats as the tests open them."""

from bot.database import Database
from handoff import queue
from handoff.contacts import ContactEntry, register
from handoff.ports import Work
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
