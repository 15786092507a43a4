"""The queue as the tests use it."""

from bot.database import Database
from handoff import queue
from handoff.ports import Work
from handoff.queue import Queued
from knowledge.matters import CitizenId
from tests.support.towns import make_town

LI, WANG = CitizenId("oLi"), CitizenId("oWang")
TOWN = make_town()


async def called(database: Database, citizen: CitizenId = LI, asked: str = "人工") -> Queued:
    def job(work: Work) -> Queued:
        return queue.call(work, TOWN, citizen, reason="群众要人工", asked=asked, matter=None)

    return await database.run(job)


async def taken(database: Database, chat: int, login: str) -> object:
    return await database.run(lambda work: queue.take(work, TOWN.id, chat, login))
