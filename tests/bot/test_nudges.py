"""Who is out of WeChat's reach is asked in by a template message, where the town has one."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from sqlalchemy import insert, select

from bot.database import Database
from handoff.allowed import allowed
from handoff.nudges import NUDGED, TEMPLATE, WORDS
from handoff.outgoing import resend
from handoff.ports import Work
from handoff.tables.messages import Delivery, MessageRow
from knowledge.matters import TownId
from knowledge.towns import Nudge, Town
from tests.bot.wechat.centre import BAIYANG, ZHANG, Centre, one_town, open_centre
from tests.bot.wechat.fake import SEND, account, town
from tests.conftest import HeldClock

OUT = {"errcode": 45047, "errmsg": "out of response count limit"}
TEMPLATES, SUBSCRIBED = "/cgi-bin/message/template/send", "/cgi-bin/message/subscribe/bizsend"
FIELDS = (("thing1", "中心"), ("thing2", "说明"), ("time3", "时间"), ("phrase4", "状态"))
NUDGE = Nudge("模板消息", "TEMPLATE-0123456789", FIELDS)


def with_template(name: TownId, nudge: Nudge = NUDGE) -> Town | None:
    found = one_town(name)
    return found and replace(found, account=replace(account(), nudge=nudge))


@pytest.fixture
async def centre(database: Database, clock: HeldClock) -> AsyncIterator[Centre]:
    async with open_centre(database, clock, with_template) as opened:
        yield opened


async def speaks(centre: Centre) -> None:
    """Have the citizen say something; kept words are sent again."""

    def job(work: Work) -> None:
        said = {"town": BAIYANG, "citizen": ZHANG, "by": "citizen", "kind": "text", "text": "好"}
        more = {"said_at": work.now, "delivery": Delivery.HEARD, "attempts": 0}
        work.execute(insert(MessageRow).values(said | more))
        resend(work, BAIYANG, ZHANG)

    await centre.database.run(job)


async def templates(centre: Centre) -> list[tuple[str, str | None]]:
    def job(work: Work) -> list[tuple[str, str | None]]:
        wanted = select(MessageRow.delivery, MessageRow.reason).where(MessageRow.kind == TEMPLATE)
        return [(each.delivery, each.reason) for each in work.execute(wanted)]

    return await centre.database.run(job)


async def test_a_kept_word_is_followed_by_one_template_until_the_citizen_speaks(
    centre: Centre,
) -> None:
    await speaks(centre)
    centre.answer(SEND, [OUT, OUT])
    first, second = await centre.say("第一句", "第二句")
    await centre.change(3)
    while await templates(centre) != [(Delivery.SENT, None)]:
        await centre.change()
    (call,) = centre.wechat.to(TEMPLATES)
    assert call.body["touser"] == ZHANG
    assert call.body["template_id"] == NUDGE.template
    assert call.body["client_msg_id"].startswith("nudge-")
    values = {name: each["value"] for name, each in call.body["data"].items()}
    assert values["thing1"] == town().centre
    assert values["thing2"] == WORDS
    assert values["phrase4"] == "有回复"
    assert len(WORDS) <= 20
    assert (await centre.row(first))[:2] == (Delivery.KEPT, NUDGED)
    assert (await centre.row(second))[0] == Delivery.KEPT

    left = await centre.database.run(lambda work: allowed(work, BAIYANG, ZHANG))
    assert left.left == 5, "neither what was refused nor the template counts"

    await speaks(centre)
    while (await centre.row(second))[0] != Delivery.SENT:
        await centre.change()
    centre.answer(SEND, [OUT])
    await centre.say("第三句")
    while len(await templates(centre)) < 2 or (await templates(centre))[1][0] != Delivery.SENT:
        await centre.change()
    assert len(centre.wechat.to(TEMPLATES)) == 2


async def test_a_refused_template_leaves_the_word_kept_and_is_not_tried_again(
    centre: Centre,
) -> None:
    await speaks(centre)
    centre.answer(SEND, [OUT, OUT])
    centre.answer(TEMPLATES, [{"errcode": 43101, "errmsg": "user refuse"}])
    first, second = await centre.say("第一句", "第二句")
    while [each[0] for each in await templates(centre)] != [Delivery.FAILED]:
        await centre.change()
    while (await centre.row(second))[0] != Delivery.KEPT:
        await centre.change()
    assert "5条已发完" in str((await centre.row(first))[1])
    assert len(centre.wechat.to(TEMPLATES)) == 1


async def test_a_town_without_a_template_sends_none(database: Database, clock: HeldClock) -> None:
    async with open_centre(database, clock) as centre:
        centre.answer(SEND, [OUT])
        (message,) = await centre.say("第一句")
        await centre.change()
        assert (await centre.row(message))[0] == Delivery.KEPT
        assert await templates(centre) == []


async def test_what_citizens_agreed_to_goes_by_its_own_call(
    database: Database, clock: HeldClock
) -> None:
    agreed = replace(NUDGE, kind="订阅通知")
    async with open_centre(database, clock, lambda name: with_template(name, agreed)) as centre:
        centre.answer(SEND, [OUT])
        await centre.say("第一句")
        while [each[0] for each in await templates(centre)] != [Delivery.SENT]:
            await centre.change()
        (call,) = centre.wechat.to(SUBSCRIBED)
        assert "client_msg_id" not in call.body


async def test_who_does_not_follow_is_not_asked_in(centre: Centre) -> None:
    centre.answer(SEND, [{"errcode": 43004, "errmsg": "require subscribe"}])
    (message,) = await centre.say("第一句")
    await centre.change()
    assert (await centre.row(message))[0] == Delivery.FAILED
    assert await templates(centre) == []
