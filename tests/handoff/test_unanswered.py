"""Since when a citizen waits for a word from the clerk who has the chat."""

from datetime import timedelta

from sqlalchemy import insert

from bot.database import Database
from handoff import chats, queue
from handoff.ports import Work
from handoff.tables.messages import MessageRow
from tests.conftest import HeldClock
from tests.handoff.queueing import LI, TOWN, called, taken
from tests.support.towns import NOW


async def unanswered(database: Database, login: str) -> list[object]:
    found = await database.run(lambda work: queue.mine(work, TOWN.id, login))
    return [each.unanswered_since for each in found]


async def says(database: Database, chat: int, text: str, kind: str = "text") -> None:
    def job(work: Work) -> None:
        values = {
            "town": TOWN.id,
            "citizen": LI,
            "by": "citizen",
            "kind": kind,
            "text": text,
            "said_at": work.now,
            "delivery": "heard",
        }
        work.execute(insert(MessageRow).values(values))
        chats.heard(work, TOWN.id, chat, work.now)

    await database.run(job)


async def answers(database: Database, chat: int, login: str) -> None:
    result = await database.run(lambda work: chats.answer(work, TOWN.id, chat, login, "您好"))
    assert isinstance(result, chats.Answered)


async def test_a_taken_chat_is_unanswered_since_the_call_until_the_first_answer(
    database: Database, clock: HeldClock
) -> None:
    chat = (await called(database)).chat
    clock.pass_(timedelta(minutes=1))
    await taken(database, chat, "a")
    await says(database, chat, "在吗")

    assert await unanswered(database, "a") == [NOW]
    await answers(database, chat, "a")
    assert await unanswered(database, "a") == [None]
    assert await unanswered(database, "b") == []


async def test_it_is_unanswered_since_the_first_word_after_the_last_answer(
    database: Database, clock: HeldClock
) -> None:
    chat = (await called(database)).chat
    await taken(database, chat, "a")
    await answers(database, chat, "a")
    await says(database, chat, "低保", kind="event")
    assert await unanswered(database, "a") == [None]

    await says(database, chat, "低保要什么")  # in the very instant of the answer
    clock.pass_(timedelta(minutes=2))
    await says(database, chat, "在吗")
    assert await unanswered(database, "a") == [NOW]

    await answers(database, chat, "a")
    assert await unanswered(database, "a") == [None]
