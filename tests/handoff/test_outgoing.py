"""What WeChat kept out: sent once more when the citizen writes, or when a clerk says so."""

from datetime import timedelta

import pytest

from bot.database import Database
from bot.work import Announcement
from handoff.chats import transcript
from handoff.outgoing import KEPT_FOR, OUTBOX, resend, send_again
from handoff.tables.messages import Delivery
from knowledge.matters import CitizenId, TownId
from tests.conftest import HeldClock
from tests.handoff.talking import LI, TOWN, WANG, a_chat, says


async def kept(database: Database, chat: int | None, **changes: object) -> int:
    outgoing = {"by": "a", "delivery": Delivery.KEPT, "attempts": 3, "reason": "5条已发完"}
    return await says(database, "请带户口簿", chat=chat, **{**outgoing, **changes})


async def stands(database: Database) -> list[tuple[str, str | None]]:
    found = await database.run(lambda work: transcript(work, TOWN.id, LI))
    return [(each.delivery, each.reason) for each in found]


async def resent(database: Database, citizen: CitizenId = LI) -> int:
    return await database.run(lambda work: resend(work, TOWN.id, citizen))


async def test_what_was_kept_is_due_at_once_and_everybody_is_told(database: Database) -> None:
    chat = await a_chat(database)
    await kept(database, chat)
    await kept(database, chat)
    heard: list[Announcement] = []
    database.publish = heard.extend

    assert await resent(database) == 2
    assert await stands(database) == [(Delivery.WAITING, None)] * 2
    assert {topic for _town, topic in heard} == {OUTBOX, "queue", f"chat:{chat}"}
    assert await resent(database) == 0


async def test_nobody_elses_and_nothing_old_is_sent_again(
    database: Database, clock: HeldClock
) -> None:
    chat = await a_chat(database)
    await kept(database, chat)
    await kept(database, chat, delivery=Delivery.FAILED)
    assert await resent(database, WANG) == 0
    assert await database.run(lambda work: resend(work, TownId("linzhen"), LI)) == 0

    clock.pass_(KEPT_FOR)
    assert await resent(database) == 0
    assert [each for each, _reason in await stands(database)] == [Delivery.KEPT, Delivery.FAILED]


@pytest.mark.parametrize(
    ("changes", "goes"),
    [
        ({"delivery": Delivery.FAILED}, True),
        ({}, True),
        ({"delivery": Delivery.SENT}, False),
        ({"by": "bot", "delivery": Delivery.FAILED}, False),
    ],
)
async def test_a_clerk_sends_again_only_what_a_clerk_could_not_send(
    database: Database, clock: HeldClock, changes: dict[str, object], *, goes: bool
) -> None:
    chat = await a_chat(database)
    message = await kept(database, chat, **changes)
    clock.pass_(timedelta(days=3))

    async def again(of_chat: int) -> bool:
        return await database.run(lambda work: send_again(work, TOWN.id, of_chat, message))

    assert not await again(chat + 1)
    assert await again(chat) == goes
    assert not await again(chat)
