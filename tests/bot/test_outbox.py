"""The outbox on both databases: claims, order, back-off, and what the clerk is told."""

import asyncio
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import update

from bot import outbox
from bot.database import Database
from bot.work import OUTBOX, Announcement
from handoff.outgoing import FROM_THE_CATALOG, resend
from handoff.ports import Work
from handoff.tables.messages import Delivery, MessageRow
from knowledge.matters import CitizenId, TownId
from tests.bot.wechat.letters import BAIYANG, claim, claimed_texts, mark, row, say
from tests.conftest import NOW, HeldClock

SOON = timedelta(seconds=5)


@pytest.fixture
def announced(database: Database) -> list[Announcement]:
    """What open pages are told, without the sender's own topic."""
    heard: list[Announcement] = []
    database.publish = lambda some: heard.extend(each for each in some if each[1] != OUTBOX)
    return heard


async def test_a_message_is_claimed_once(database: Database) -> None:
    [message] = await say(database, "您好")

    [letter] = await claim(database)

    assert (letter.id, letter.town, letter.text, letter.attempts) == (message, BAIYANG, "您好", 1)
    assert letter.citizen == CitizenId("zhang")
    assert "您好" not in repr(letter)
    assert "zhang" not in repr(letter)
    assert await claim(database) == []


async def test_many_senders_at_once_never_claim_the_same(database: Database) -> None:
    for number in range(40):
        await say(database, "您好", citizen=f"citizen-{number}")

    batches = await asyncio.gather(
        *(
            database.run(partial(outbox.claim, limit=10), lane=f"sender-{number}")
            for number in range(8)
        )
    )

    claimed = [letter.id for batch in batches for letter in batch]
    assert len(claimed) == len(set(claimed))
    assert len(claimed) + len(await claim(database, 40)) == 40
    assert all(len(batch) <= 10 for batch in batches)


async def test_the_oldest_go_first_and_no_more_than_asked_for(database: Database) -> None:
    for citizen in ("zhang", "li", "zhao"):
        await say(database, citizen, citizen=citizen)

    assert [each.text for each in await claim(database, 2)] == ["zhang", "li"]
    assert [each.text for each in await claim(database, 2)] == ["zhao"]


async def test_one_citizens_messages_keep_their_order(database: Database, clock: HeldClock) -> None:
    first, second, _third = await say(database, "一", "二", "三")
    await say(database, "另一位的", citizen="li")

    assert await claimed_texts(database) == ["一", "另一位的"]
    assert await claimed_texts(database) == []

    await mark(database, outbox.later, first, SOON, "连不上")
    assert await claimed_texts(database) == []
    clock.pass_(SOON)
    assert await claimed_texts(database) == ["一"]

    await mark(database, outbox.sent, first)
    assert await claimed_texts(database) == ["二"]
    await mark(database, outbox.failed, second, "太长")
    assert await claimed_texts(database) == ["三"]


async def test_another_towns_citizen_of_the_same_name_does_not_wait(database: Database) -> None:
    await say(database, "一")

    def elsewhere(work: Work) -> int:
        return work.say(TownId("xili"), CitizenId("zhang"), "二", by="wang")

    await database.run(elsewhere)

    assert await claimed_texts(database) == ["一", "二"]


async def test_what_is_not_due_waits(database: Database, clock: HeldClock) -> None:
    def tomorrow(work: Work) -> None:
        message = work.say(BAIYANG, CitizenId("zhang"), "明天见", by="bot")
        due = NOW + timedelta(days=1)
        work.execute(update(MessageRow).where(MessageRow.id == message).values(due_at=due))

    await database.run(tomorrow)

    assert await claimed_texts(database) == []
    clock.pass_(timedelta(days=1))
    assert await claimed_texts(database) == ["明天见"]


async def test_what_was_sent_is_over(database: Database, clock: HeldClock) -> None:
    [message] = await say(database, "您好")
    await claim(database)
    await mark(database, outbox.later, message, SOON, "连不上")
    clock.pass_(SOON)
    await claim(database)

    await mark(database, outbox.sent, message)

    clock.pass_(timedelta(days=1))
    assert await row(database, message) == (Delivery.SENT, None, 2)
    assert await claim(database) == []


async def test_what_is_given_up_says_why(database: Database, clock: HeldClock) -> None:
    [message] = await say(database, "您好")
    await claim(database)

    await mark(database, outbox.failed, message, "微信限定的5条已发完")

    clock.pass_(timedelta(days=1))
    assert await row(database, message) == (Delivery.FAILED, "微信限定的5条已发完", 1)
    assert await claim(database) == []


@pytest.mark.parametrize(("by", "delivery"), [("wang", Delivery.KEPT), ("bot", Delivery.FAILED)])
async def test_only_a_clerks_words_are_kept_until_the_citizen_writes(
    database: Database, by: str, delivery: Delivery
) -> None:
    def job(work: Work) -> int:
        return work.say(BAIYANG, CitizenId("zhang"), "您好", by=by)

    message = await database.run(job)
    await claim(database)

    await mark(database, outbox.kept, message, "微信限定的5条已发完")

    assert await row(database, message) == (delivery, "微信限定的5条已发完", 1)
    assert await claim(database) == []


async def test_what_the_catalog_has_to_say_is_never_given_up(database: Database) -> None:
    def job(work: Work) -> int:
        return work.say(BAIYANG, CitizenId("zhang"), "要求有变", by=FROM_THE_CATALOG)

    message = await database.run(job)
    await claim(database)

    await mark(database, outbox.failed, message, "试了6次，不再自动发")
    assert await row(database, message) == (Delivery.KEPT, "试了6次，不再自动发", 1)

    assert await database.run(lambda work: resend(work, BAIYANG, CitizenId("zhang"))) == 1
    assert len(await claim(database)) == 1


async def test_what_is_given_back_does_not_count(database: Database) -> None:
    [message] = await say(database, "您好")
    await claim(database)

    await mark(database, outbox.give_back, message)

    assert await row(database, message) == (Delivery.WAITING, None, 0)
    assert await claimed_texts(database) == ["您好"]


async def test_only_what_is_claimed_can_be_marked(database: Database) -> None:
    [message] = await say(database, "您好")
    await mark(database, outbox.failed, message, "不该")
    await mark(database, outbox.doubt, message)
    assert await row(database, message) == (Delivery.WAITING, None, 0)

    await claim(database)
    await mark(database, outbox.sent, message)
    await mark(database, outbox.later, message, SOON, "不该")
    await mark(database, outbox.give_back, message)
    assert await row(database, message) == (Delivery.SENT, None, 1)


@pytest.mark.parametrize(("chat", "topic"), [(7, "chat:7"), (None, "queue")])
async def test_the_clerks_page_is_told_of_each_change(
    database: Database,
    announced: list[Announcement],
    clock: HeldClock,
    chat: int | None,
    topic: str,
) -> None:
    one, two = await say(database, "一", "二", chat=chat)

    await claim(database)
    await mark(database, outbox.later, one, SOON, "连不上")
    clock.pass_(SOON)
    await claim(database)
    await mark(database, outbox.sent, one)
    await claim(database)
    await mark(database, outbox.failed, two, "太长")

    in_the_list = [] if chat is None else [(BAIYANG, "queue")]
    assert announced == [*[(BAIYANG, topic)] * 3, *in_the_list]


def test_the_waits_grow_and_end() -> None:
    waits = [outbox.delay_after(attempts) for attempts in range(1, 7)]

    assert waits[-1] is None
    seconds = [each.total_seconds() for each in waits if each]
    assert seconds == [1, 5, 30, 120, 600]
