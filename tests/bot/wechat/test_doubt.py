"""What may have been sent or not: it is sent once more, never twice more, and it is said."""

from datetime import timedelta

from bot import outbox
from bot.database import Database
from bot.outbox import DOUBT, GIVEN_UP_IN_DOUBT, LEASE
from handoff.tables.messages import Delivery
from tests.bot.wechat.letters import claim, claimed_texts, mark, row, say
from tests.conftest import HeldClock

SOON = timedelta(seconds=5)


async def test_a_claim_whose_sender_died_is_made_again_and_says_so(
    database: Database, clock: HeldClock
) -> None:
    [message] = await say(database, "您好")
    await claim(database)

    clock.pass_(LEASE - timedelta(seconds=1))
    assert await claimed_texts(database) == []
    clock.pass_(timedelta(seconds=1))
    assert await claimed_texts(database) == ["您好"]

    await mark(database, outbox.sent, message)
    assert await row(database, message) == (Delivery.SENT, DOUBT, 2)


async def test_a_message_in_doubt_is_sent_once_more_and_never_a_third_time(
    database: Database, clock: HeldClock
) -> None:
    [message] = await say(database, "您好")

    await claim(database)
    await mark(database, outbox.doubt, message)
    assert await row(database, message) == (Delivery.WAITING, DOUBT, 1)
    clock.pass_(timedelta(minutes=1))
    assert await claimed_texts(database) == ["您好"]
    await mark(database, outbox.doubt, message)

    clock.pass_(timedelta(days=1))
    assert await row(database, message) == (Delivery.FAILED, GIVEN_UP_IN_DOUBT, 2)
    assert await claim(database) == []


async def test_a_sender_that_dies_twice_over_one_message_leaves_it_to_the_clerk(
    database: Database, clock: HeldClock
) -> None:
    first, _second = await say(database, "一", "二")

    await claim(database)
    clock.pass_(LEASE)
    await claim(database)
    clock.pass_(LEASE)

    assert await claimed_texts(database) == ["二"]
    assert await row(database, first) == (Delivery.FAILED, GIVEN_UP_IN_DOUBT, 2)


async def test_putting_off_a_message_in_doubt_keeps_the_remark(
    database: Database, clock: HeldClock
) -> None:
    [message] = await say(database, "您好")
    await claim(database)
    clock.pass_(LEASE)
    await claim(database)

    await mark(database, outbox.later, message, SOON, "连不上")

    assert (await row(database, message))[1] == DOUBT
