"""A taken chat whose clerk has left: who may take it over, and when."""

from datetime import timedelta

from sqlalchemy import select

from bot.database import Database
from handoff import chats
from handoff.ports import Work
from handoff.queue import forsaken, mine
from handoff.registers import register
from handoff.tables.contacts import ContactEventRow
from handoff.taking import ChatClosed, NoSuchChat, Taken, TakenAlready, take_over
from handoff.unanswered import PATIENCE
from tests.conftest import HeldClock
from tests.handoff.talking import LI, TOWN, a_chat, says


async def over(database: Database, chat: int, login: str = "b", *, leads: bool = False) -> object:
    return await database.run(lambda work: take_over(work, TOWN.id, chat, login, leads=leads))


async def answered(database: Database, chat: int, login: str = "a") -> None:
    await database.run(lambda work: chats.answer(work, TOWN.id, chat, login, "您好"))


async def test_a_colleague_may_only_when_the_citizen_waited_too_long(
    database: Database, clock: HeldClock
) -> None:
    chat = await a_chat(database)
    await answered(database, chat)
    assert await over(database, chat) == TakenAlready("a")
    await says(database, "在吗")
    clock.pass_(PATIENCE - timedelta(seconds=1))
    assert await over(database, chat) == TakenAlready("a")
    assert await database.run(lambda work: forsaken(work, TOWN.id)) == ()

    clock.pass_(timedelta(seconds=1))
    (late,) = await database.run(lambda work: forsaken(work, TOWN.id))
    assert (late.id, late.clerk) == (chat, "a")
    assert await over(database, chat) == Taken(chat, LI)


async def test_who_leads_may_at_once_and_it_is_written_down_but_the_owner_stays(
    database: Database,
) -> None:
    chat = await a_chat(database)
    (before,) = await database.run(lambda work: register(work, TOWN.id, only_open=True))
    assert await over(database, chat, leads=True) == Taken(chat, LI)

    def events(work: Work) -> list[tuple[str, str, str | None]]:
        row = ContactEventRow
        found = work.execute(select(row.what, row.who, row.note).order_by(row.id))
        return [(each.what, each.who, each.note) for each in found]

    (after,) = await database.run(lambda work: register(work, TOWN.id, only_open=True))
    assert (await database.run(events))[-1] == ("taken over", "b", "a")
    assert after.owner == before.owner
    assert await over(database, chat, "b") == Taken(chat, LI)


async def test_the_wait_goes_on_from_the_former_clerks_last_answer(
    database: Database, clock: HeldClock
) -> None:
    chat = await a_chat(database)
    await says(database, "从前的话")
    await answered(database, chat)
    clock.pass_(timedelta(minutes=1))
    asked_at = clock.now
    await says(database, "还要什么")
    clock.pass_(PATIENCE)
    await over(database, chat)

    (taken,) = await database.run(lambda work: mine(work, TOWN.id, "b"))
    assert taken.unanswered_since == asked_at


async def test_a_chat_that_has_ended_or_is_not_there_is_not_taken_over(database: Database) -> None:
    chat = await a_chat(database)
    await database.run(lambda work: chats.close(work, TOWN.id, chat, "a", "告知", None))

    assert await over(database, chat, leads=True) == ChatClosed()
    assert await over(database, chat + 9, leads=True) == NoSuchChat()
