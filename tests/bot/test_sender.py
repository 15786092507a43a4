"""The sender on both databases against a WeChat on loopback: what arrives, and what is left."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import repeat

import pytest

from bot.database import Database
from bot.outbox import DOUBT
from bot.wechat.errors import meaning
from handoff.outgoing import resend
from handoff.tables.messages import Delivery
from knowledge.matters import TownId
from tests.bot.wechat.centre import BAIYANG, LI, ZHANG, Centre, held_up, open_centre
from tests.bot.wechat.fake import SEND, TOKEN, hang_up
from tests.conftest import HeldClock

BUSY = {"errcode": -1, "errmsg": "system error"}
STALE = {"errcode": 40001, "errmsg": "invalid credential rid: 1-2-3"}


@pytest.fixture
async def centre(database: Database, clock: HeldClock) -> AsyncIterator[Centre]:
    async with open_centre(database, clock) as opened:
        yield opened


async def test_what_is_said_arrives_as_soon_as_it_is_on_disk(centre: Centre) -> None:
    [message] = await centre.say("您好，请带身份证")
    await centre.change()

    [call] = centre.wechat.to(SEND)
    assert call.body == {
        "touser": ZHANG,
        "msgtype": "text",
        "text": {"content": "您好，请带身份证"},
    }
    assert call.token == "token-1"
    assert await centre.row(message) == (Delivery.SENT, None, 1)


async def test_what_waited_before_the_start_is_sent_at_the_start(centre: Centre) -> None:
    await centre.stop()
    [message] = await centre.say("您好")

    centre.running = asyncio.create_task(centre.sender.run())
    await centre.change()

    assert await centre.row(message) == (Delivery.SENT, None, 1)


async def test_one_citizens_messages_arrive_in_their_order(centre: Centre) -> None:
    texts = [str(number) for number in range(30)]

    await centre.say(*texts)
    await centre.change(30)

    assert centre.arrived == texts
    assert len(centre.wechat.to(TOKEN)) == 1


async def test_a_slow_call_holds_up_nobody_else(centre: Centre) -> None:
    asked, may, slowly = held_up()
    centre.answer(SEND, [slowly])
    await centre.say("一", "二", citizen=ZHANG)
    await asked.wait()

    await centre.say(*"甲乙丙", citizen=LI)
    await centre.change(3)
    assert centre.arrived == ["一", "甲", "乙", "丙"]

    may.set()
    await centre.change(2)
    assert centre.arrived == ["一", "甲", "乙", "丙", "二"]


async def test_a_stale_token_is_renewed_once_and_the_message_arrives(centre: Centre) -> None:
    centre.answer(SEND, [STALE])

    [message] = await centre.say("您好")
    await centre.change()

    assert [each.token for each in centre.wechat.to(SEND)] == ["token-1", "token-2"]
    assert await centre.row(message) == (Delivery.SENT, None, 1)


async def test_a_token_that_stays_stale_does_not_become_a_storm(centre: Centre) -> None:
    centre.answer(SEND, repeat(STALE))

    [message] = await centre.say("您好")
    await centre.change()

    assert len(centre.wechat.to(SEND)) == len(centre.wechat.to(TOKEN)) == 2
    reason = f"{meaning(40001).reason}，稍后自动再发"
    assert await centre.row(message) == (Delivery.WAITING, reason, 1)


@pytest.mark.parametrize("code", [48002, 43004, 45002, 48001, 99999])
async def test_what_wechat_refuses_for_good_is_given_up_with_the_reason(
    centre: Centre, code: int
) -> None:
    centre.answer(SEND, [{"errcode": code, "errmsg": "no"}])

    [message, _next] = await centre.say("您好", "再见")
    await centre.change(2)

    assert await centre.row(message) == (Delivery.FAILED, meaning(code).reason, 1)
    assert centre.arrived == ["您好", "再见"]


@pytest.mark.parametrize("code", [45047, 45015])
async def test_what_wechat_refuses_until_the_citizen_writes_is_kept_and_sent_then(
    centre: Centre, code: int
) -> None:
    centre.answer(SEND, [{"errcode": code, "errmsg": "no"}])
    [message] = await centre.say("请带户口簿")
    await centre.change()
    assert await centre.row(message) == (Delivery.KEPT, meaning(code).reason, 1)

    await centre.database.run(lambda work: resend(work, BAIYANG, ZHANG))
    await centre.change(2)
    assert await centre.row(message) == (Delivery.SENT, None, 1)
    assert centre.arrived == ["请带户口簿", "请带户口簿"]


@pytest.mark.parametrize("code", [-1, 45011])
async def test_a_busy_wechat_is_tried_again_later(centre: Centre, code: int) -> None:
    centre.answer(SEND, [{"errcode": code, "errmsg": "busy"}])

    [message] = await centre.say("您好")
    await centre.change()
    assert await centre.row(message) == (
        Delivery.WAITING,
        f"{meaning(code).reason}，稍后自动再发",
        1,
    )

    await centre.look_again_after(timedelta(seconds=1))
    assert await centre.row(message) == (Delivery.SENT, None, 2)


async def test_after_six_tries_it_is_given_up_visibly(centre: Centre) -> None:
    centre.answer(SEND, repeat(BUSY))

    [message] = await centre.say("您好")
    await centre.change()
    for seconds in (1, 5, 30, 120, 600):
        await centre.look_again_after(timedelta(seconds=seconds))

    reason = f"{meaning(-1).reason}，试了6次，不再自动发"
    assert await centre.row(message) == (Delivery.FAILED, reason, 6)
    assert len(centre.arrived) == 6


async def test_no_token_means_that_nothing_was_sent(centre: Centre) -> None:
    centre.answer(TOKEN, [hang_up, {"errcode": 40125, "errmsg": "invalid appsecret"}])

    [message] = await centre.say("您好")
    await centre.change()
    assert (await centre.row(message))[0] == Delivery.WAITING

    await centre.look_again_after(timedelta(seconds=1))
    assert await centre.row(message) == (Delivery.FAILED, meaning(40125).reason, 2)
    assert centre.arrived == []


async def test_a_lost_answer_is_in_doubt_and_the_clerk_can_see_it(centre: Centre) -> None:
    centre.answer(SEND, [hang_up])

    [message] = await centre.say("您好")
    await centre.change()
    assert await centre.row(message) == (Delivery.WAITING, DOUBT, 1)

    await centre.look_again_after(timedelta(minutes=1))
    assert await centre.row(message) == (Delivery.SENT, DOUBT, 2)


async def test_a_town_that_is_gone_is_said_on_the_message(centre: Centre) -> None:
    [message] = await centre.say("您好", to=TownId("gone"))
    await centre.change()

    delivery, reason, _ = await centre.row(message)
    assert delivery == Delivery.FAILED
    assert reason
    assert "没有这个镇的设置" in reason


async def test_a_fault_is_logged_once_without_the_citizen_and_stops_nobody(
    centre: Centre, caplog: pytest.LogCaptureFixture
) -> None:
    [broken] = await centre.say("我的秘密", to=TownId("broken"))
    await centre.say("您好", citizen=LI)
    await centre.change()

    [record] = [each for each in caplog.records if each.name == "bot.sender"]
    assert f"message {broken} was not carried: LookupError" in record.getMessage()
    assert "我的秘密" not in caplog.text
    assert ZHANG not in caplog.text
    assert centre.arrived == ["您好"]
