"""What a clerk sees of a chat, and that the look is written down."""

from datetime import timedelta
from typing import Any

from sqlalchemy import func, insert, select

from bot.database import Database
from handoff import chats
from handoff.ports import Work
from handoff.tables.contacts import LookRow
from handoff.tables.messages import MessageRow
from knowledge.matters import CitizenId, TownId
from tests.conftest import HeldClock
from tests.handoff.talking import LI, TOWN, WANG, a_chat, contact


async def test_the_view_shows_who_asked_what_and_who_answers_for_it(database: Database) -> None:
    chat = await a_chat(database)

    view = await database.run(lambda work: chats.chat_view(work, TOWN.id, chat))
    assert view is not None
    assert (view.citizen, view.asked, view.reason, view.matter) == (LI, "低保", "群众要人工", None)
    assert (view.clerk, view.owner, view.owner_name) == ("a", "zhuren", "主任（示例）")
    assert view.contact == (await contact(database)).id
    assert await database.run(lambda work: chats.chat_view(work, TownId("linzhen"), chat)) is None


def message(number: int, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - any column
    values = {
        "town": TOWN.id,
        "citizen": LI,
        "by": "citizen",
        "kind": "text",
        "text": f"第{number}句",
        "delivery": "heard",
    }
    return {**values, **changes}


async def said(database: Database, *rows: dict[str, Any]) -> None:
    def job(work: Work) -> None:
        for each in rows:
            work.execute(insert(MessageRow).values(said_at=work.now, **each))

    await database.run(job)


async def test_the_transcript_gives_the_last_words_in_the_order_they_were_said(
    database: Database,
) -> None:
    await said(database, *(message(each) for each in range(6)))
    await said(database, message(9, citizen=WANG), message(8, town="linzhen"))

    def read(work: Work) -> tuple[list[str], list[str]]:
        last = chats.transcript(work, TOWN.id, LI, limit=3)
        newer = chats.transcript(work, TOWN.id, LI, after_id=last[1].id)
        return [each.text for each in last], [each.text for each in newer]

    last, newer = await database.run(read)
    assert last == ["第3句", "第4句", "第5句"]
    assert newer == ["第5句"]


async def test_the_transcript_says_why_a_message_could_not_be_sent(database: Database) -> None:
    await said(
        database,
        message(1, kind="image", text="[图片]", content={"media_id": "m1"}),
        message(2, by="a", delivery="failed", reason="群众48小时没说话"),
    )

    picture, failed = await database.run(lambda work: chats.transcript(work, TOWN.id, LI))
    assert (picture.kind, picture.content) == ("image", {"media_id": "m1"})
    assert (failed.delivery, failed.reason) == ("failed", "群众48小时没说话")


async def test_a_look_is_written_down_once_in_ten_minutes(
    database: Database, clock: HeldClock
) -> None:
    async def looks(login: str = "a", citizen: CitizenId = LI) -> int:
        def job(work: Work) -> int:
            chats.look(work, TOWN.id, login, citizen, "transcript")
            return int(work.execute(select(func.count(LookRow.id))).scalar_one())

        return await database.run(job)

    assert await looks() == 1
    clock.pass_(timedelta(minutes=9, seconds=59))
    assert await looks() == 1
    assert await looks("b") == 2
    assert await looks("a", WANG) == 3
    clock.pass_(timedelta(seconds=1))
    assert await looks() == 4
