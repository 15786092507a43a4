"""Exactly one turn for each message, in order, and no fault harms another."""

import asyncio
from datetime import timedelta

from sqlalchemy import select

from bot.simulator.phones import Network
from bot.tables import ConversationRow, InboxRow
from handoff.ports import Work
from handoff.tables.messages import MessageRow
from tests.support.centre import Centre


async def rows(centre: Centre, citizen: str) -> list[tuple[str, str]]:
    def job(work: Work) -> list[tuple[str, str]]:
        found = work.execute(
            select(MessageRow.by, MessageRow.text)
            .where(MessageRow.citizen == citizen)
            .order_by(MessageRow.id)
        )
        return [(by, text) for by, text in found]

    return await centre.parts.database.run(job)


async def test_the_same_message_four_times_at_once_is_one_turn_with_equal_replies(
    centre: Centre,
) -> None:
    zhang = centre.citizen("张三")
    zhang.chat.phone.network = Network(repeat=4)  # WeChat posts each message so often, at once

    await zhang.says("低保要带什么")
    again = await zhang.repeats(4)

    def turns(work: Work) -> int:
        return int(work.execute(select(ConversationRow.turns)).scalar_one())

    assert len(set(again)) == 1
    assert "第1问" in again[0]
    assert await centre.parts.database.run(turns) == 1
    assert [by for by, _text in await rows(centre, zhang.openid)] == ["citizen", "bot"]


async def test_eight_messages_at_once_from_one_person_are_heard_in_order(centre: Centre) -> None:
    zhang = centre.citizen("张三")
    await zhang.says("低保要带什么")

    await asyncio.gather(*(zhang.chat.say(text) for text in ["2"] * 5))
    await zhang.says("1")
    await zhang.waits_to_hear("接下来")

    def turns(work: Work) -> int:
        return int(work.execute(select(ConversationRow.turns)).scalar_one())

    assert await centre.parts.database.run(turns) == 7


async def test_the_stored_reply_is_given_again_long_after(centre: Centre) -> None:
    zhang = centre.citizen("张三")
    first = await zhang.says("几点下班")
    centre.parts.clock.pass_(timedelta(minutes=5))  # type: ignore[attr-defined]  # a held clock

    again = await zhang.repeats(1)

    def inbox(work: Work) -> int:
        return len(work.execute(select(InboxRow.key)).all())

    assert "时间：" in first[0]
    assert "时间：" in again[0]
    assert await centre.parts.database.run(inbox) == 1
