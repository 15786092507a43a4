"""Chats: answered and closed by their own clerk, with a result."""

from datetime import timedelta

import pytest

from bot.database import Database
from handoff import chats, queue
from handoff.chats import (
    Answered,
    ChatClosed,
    Closed,
    EmptyText,
    NewWords,
    NoteTooLong,
    NotYours,
    OpenChat,
    ResultMissing,
    TextTooLong,
)
from knowledge.matters import CitizenId
from tests.conftest import HeldClock
from tests.handoff.talking import LI, TOWN, WANG, a_chat, contact, says


async def answered(database: Database, chat: int, login: str, text: str) -> object:
    return await database.run(lambda work: chats.answer(work, TOWN.id, chat, login, text))


async def closed(
    database: Database,
    chat: int,
    login: str,
    result: str,
    note: str | None = None,
    *,
    seen: int | None = None,
) -> object:
    return await database.run(
        lambda work: chats.close(work, TOWN.id, chat, login, result, note, seen=seen)
    )


async def open_of(database: Database, citizen: CitizenId = LI) -> OpenChat | None:
    return await database.run(lambda work: chats.open_chat(work, TOWN.id, citizen))


async def texts(database: Database) -> list[str]:
    found = await database.run(lambda work: chats.transcript(work, TOWN.id, LI))
    return [each.text for each in found]


async def test_the_open_chat_of_a_citizen_is_found_until_it_is_closed(database: Database) -> None:
    assert await open_of(database) is None
    chat = await a_chat(database, None)
    assert await open_of(database) == OpenChat(chat, "waiting", None)
    await database.run(lambda work: queue.take(work, TOWN.id, chat, "a"))
    assert await open_of(database) == OpenChat(chat, "taken", "a")
    assert await open_of(database, WANG) is None
    await closed(database, chat, "a", "告知")
    assert await open_of(database) is None


async def test_an_answer_is_in_the_outbox_and_in_the_transcript(database: Database) -> None:
    chat = await a_chat(database)

    result = await answered(database, chat, "a", "  带上身份证。\n")

    (said,) = await database.run(lambda work: chats.transcript(work, TOWN.id, LI))
    assert result == Answered(said.id)
    assert (said.by, said.text, said.delivery) == ("a", "带上身份证。", "waiting")


@pytest.mark.parametrize("text", ["", "  \n ", "　"])
async def test_an_answer_without_words_is_not_sent(database: Database, text: str) -> None:
    chat = await a_chat(database)

    assert await answered(database, chat, "a", text) == EmptyText()
    assert await texts(database) == []


async def test_an_answer_may_have_nineteen_hundred_bytes(database: Database) -> None:
    chat = await a_chat(database)

    assert isinstance(await answered(database, chat, "a", "办" * 633 + "!"), Answered)
    assert await answered(database, chat, "a", "办" * 633 + "!!") == TextTooLong(1901)
    assert len(await texts(database)) == 1


async def test_only_who_has_the_chat_answers_and_closes_it(database: Database) -> None:
    chat = await a_chat(database, None)
    assert await answered(database, chat, "a", "您好") == NotYours(None)
    assert await closed(database, chat, "a", "告知") == NotYours(None)

    await database.run(lambda work: queue.take(work, TOWN.id, chat, "b"))
    assert await answered(database, chat, "a", "您好") == NotYours("b")
    assert await closed(database, chat, "a", "告知") == NotYours("b")
    assert await texts(database) == []


async def test_a_closed_chat_takes_no_more_words_and_no_second_result(database: Database) -> None:
    chat = await a_chat(database)
    await closed(database, chat, "a", "告知")

    assert await answered(database, chat, "a", "还有") == ChatClosed()
    assert await closed(database, chat, "a", "接办") == ChatClosed()
    assert await answered(database, chat + 99, "a", "您好") == ChatClosed()
    assert (await contact(database)).result == "告知"
    assert len(await texts(database)) == 1


@pytest.mark.parametrize(
    ("result", "note", "goodbye"),
    [
        ("告知", None, "这次先说到这里"),
        ("接办", "下周回访", "我们接下来办"),
        ("引导", "社保专窗王示例", "请找：\n社保专窗王示例\n"),
        ("衔接", "区医保局", "我们转出去核实，有答复在这里告诉您。\n区医保局\n"),
    ],
)
async def test_closing_gives_chat_and_contact_their_result_and_says_goodbye(
    database: Database, result: str, note: str | None, goodbye: str
) -> None:
    chat = await a_chat(database)

    assert await closed(database, chat, "a", result, note) == Closed(chat)

    view = await database.run(lambda work: chats.chat_view(work, TOWN.id, chat))
    entry = await contact(database)
    assert view is not None
    assert (view.state, view.result, view.note) == ("closed", result, note)
    assert (entry.result, entry.note, entry.closed_by) == (result, note, "a")
    (said,) = await texts(database)
    assert goodbye in said


async def test_an_internal_note_is_not_read_out_to_the_citizen(database: Database) -> None:
    chat = await a_chat(database)
    await closed(database, chat, "a", "接办", "家里有困难，下周回访")

    (said,) = await texts(database)
    assert "困难" not in said


async def test_a_long_note_arrives_whole_and_one_too_long_is_refused(database: Database) -> None:
    chat = await a_chat(database)
    limit = chats.NOTE_LIMIT

    assert await closed(database, chat, "a", "引导", "窗" * (limit + 1)) == NoteTooLong(limit + 1)
    assert await texts(database) == []
    assert await closed(database, chat, "a", "引导", "窗" * limit) == Closed(chat)
    (said,) = await texts(database)
    assert "窗" * limit in said
    assert len(said.encode()) < chats.TEXT_LIMIT


async def test_a_chat_is_not_closed_over_words_that_the_clerk_has_not_seen(
    database: Database,
) -> None:
    chat = await a_chat(database)
    seen = await says(database, "低保")
    newer = await says(database, "等等，还有一件")

    assert await closed(database, chat, "a", "告知", seen=seen) == NewWords()
    assert (await contact(database)).result is None
    assert await closed(database, chat, "a", "告知", seen=newer) == Closed(chat)


@pytest.mark.parametrize("result", ["", "办不了", "已预约"])
async def test_a_chat_cannot_end_without_one_of_the_results(
    database: Database, result: str
) -> None:
    chat = await a_chat(database)

    assert await closed(database, chat, "a", result, "说明") == ResultMissing("result")
    assert (await contact(database)).result is None
    assert await open_of(database) is not None


@pytest.mark.parametrize("result", ["引导", "衔接"])
async def test_who_sends_somebody_on_must_say_to_whom(database: Database, result: str) -> None:
    chat = await a_chat(database)

    assert await closed(database, chat, "a", result, "  ") == ResultMissing("note")
    assert await open_of(database) is not None


async def test_words_of_the_citizen_move_the_chat_s_clock(
    database: Database, clock: HeldClock
) -> None:
    chat = await a_chat(database)
    clock.pass_(timedelta(minutes=5))
    await database.run(lambda work: chats.heard(work, TOWN.id, chat, work.now))

    view = await database.run(lambda work: chats.chat_view(work, TOWN.id, chat))
    assert view is not None
    assert view.heard_at - view.opened_at == timedelta(minutes=5)
