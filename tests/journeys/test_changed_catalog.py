"""A town changes what is to be brought: who was told before is told what is different."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ClientSession

from handoff.calls import Call, Called, NothingToCall, called, open_calls
from handoff.catalog_versions import Published, history, publish
from handoff.notices import notices_of
from handoff.ports import Work
from knowledge.documents import Layer
from knowledge.matters import CitizenId, TownId
from tests.support.centre import Centre
from tests.support.citizen import Citizen
from tests.support.clock import RunningClock

BAIYANG = TownId("baiyang")
CARD = "laisui.juzhuzheng"


async def was_told(centre: Centre, name: str) -> Citizen:
    """Give a citizen who was told what a first residence permit takes."""
    citizen = centre.citizen(name)
    await citizen.says("第一次办居住证")
    await citizen.says("不清楚")
    await citizen.says("不清楚")
    await citizen.waits_to_hear("接下来")
    return citizen


def another_list(centre: Centre) -> Layer:
    papers = [
        dict(each) for each in centre.parts.catalogs.layers(BAIYANG).base.matters[CARD]["materials"]
    ]
    gone = next(each for each in papers if each["name"] == "证件照片")
    papers.remove(gone)
    papers[0]["copies"] = 3
    return {"matters": {CARD: {"materials": papers, "promised_days": 4}}}


async def published(centre: Centre, layer: Layer, after: int = 0) -> None:
    made = await centre.parts.database.run(
        lambda work: publish(
            work, BAIYANG, layer, after=after, made=("edit", "省里改了", "fuzeren")
        )
    )
    assert made == Published(after + 1)
    await centre.parts.catalogs.take_up()


async def calls(centre: Centre) -> tuple[Call, ...]:
    return await centre.parts.database.run(lambda work: open_calls(work, BAIYANG))


async def run(centre: Centre, job: Any) -> Any:  # noqa: ANN401 - any job
    return await centre.parts.database.run(job)


async def test_who_was_told_before_is_told_what_is_different(centre: Centre) -> None:
    zhang = await was_told(centre, "张三")
    other = centre.citizen("王五", "xili")
    await other.says("第一次办居住证")

    await published(centre, another_list(centre))
    await zhang.waits_to_hear("要求有变")

    heard = zhang.hears(
        "证件照片：原来要", "现在不要了", "居住证业务申办表：原来要", "复印件3份", "多久办好："
    )
    assert "新的告知单 G" in heard
    told = await run(centre, lambda work: notices_of(work, BAIYANG, CitizenId(zhang.openid)))
    assert [each.matter for each in told] == [CARD, CARD]
    assert all("要求有变" not in each for each in other.heard)
    assert await calls(centre) == ()


async def test_the_old_notice_stays_readable_and_the_new_one_is_in_force_at_once(
    centre: Centre,
) -> None:
    zhang = await was_told(centre, "张三")
    first = (await run(centre, lambda work: notices_of(work, BAIYANG, CitizenId(zhang.openid))))[0]

    await published(centre, another_list(centre))
    li = await was_told(centre, "李四")

    assert "证件照片" not in li.hears("居住证业务申办表")
    url = f"{centre.url}/n/baiyang/{first.number}/{first.key}"
    async with ClientSession() as session, session.get(url) as page:
        assert "证件照片" in await page.text()


async def test_whom_no_message_reaches_is_called_or_told_when_they_write(
    centre: Centre, clock: RunningClock
) -> None:
    zhang = await was_told(centre, "张三")
    clock.pass_(timedelta(days=3))

    await published(centre, another_list(centre))
    call = await first_call(centre)

    assert call.matter == CARD
    assert any("证件照片" in each for each in call.lines)
    await zhang.says("你好")
    await zhang.waits_to_hear("要求有变")
    await gone(centre)


async def test_a_call_that_was_made_ends_it(centre: Centre, clock: RunningClock) -> None:
    zhang = await was_told(centre, "张三")
    clock.pass_(timedelta(days=3))
    await published(centre, another_list(centre))
    call = await first_call(centre)

    def call_up(work: Work) -> object:
        return called(work, BAIYANG, call.id, "fuzeren", "已告诉本人")

    assert await run(centre, call_up) == Called()
    assert await run(centre, call_up) == NothingToCall()
    assert await calls(centre) == ()
    await zhang.says("你好")
    assert "要求有变" not in "\n".join(zhang.heard)


async def test_a_booking_is_named_with_what_changed(centre: Centre) -> None:
    zhang = await was_told(centre, "张三")
    await zhang.says("预约明天上午")
    await zhang.says("1")
    await zhang.says("1")
    await published(centre, another_list(centre))

    await zhang.waits_to_hear("要求有变")

    zhang.hears("您约了", "请按新的准备")


async def test_a_matter_that_is_given_up_is_told_too(centre: Centre) -> None:
    zhang = await was_told(centre, "张三")

    await published(centre, {"matters": {CARD: None}})
    await zhang.waits_to_hear("要求有变")

    zhang.hears("本中心现在不办这件事了")


async def test_going_back_makes_a_new_version_and_is_told_as_well(centre: Centre) -> None:
    zhang = await was_told(centre, "张三")
    await published(centre, another_list(centre))
    await zhang.waits_to_hear("要求有变")
    await zhang.says("谢谢")

    await published(centre, {}, after=1)
    await zhang.waits_to_hear("要求有变")

    zhang.hears("证件照片：原来没有，现在要")
    versions = await run(centre, lambda work: history(work, BAIYANG))
    assert [each.number for each in versions] == [2, 1]


async def test_a_whole_chain_that_was_told_is_held_against_its_matters_too(centre: Centre) -> None:
    zhang = centre.citizen("张三")
    await zhang.says("我爸走了")
    await zhang.says("都要办")
    await zhang.says("全部列出来")
    await zhang.waits_to_hear("接下来")
    told = await run(centre, lambda work: notices_of(work, BAIYANG, CitizenId(zhang.openid)))
    assert [each.matter.partition(":")[0] for each in told] == ["chain"]
    base = centre.parts.catalogs.layers(BAIYANG).base
    code = next(
        each["code"] for each in base.chains[told[0].matter[6:]]["members"] if each.get("code")
    )
    more = [*base.matters[code]["materials"], {"name": "腊梅证明", "originals": 1, "copies": 0}]

    await published(centre, {"matters": {code: {"materials": more}}})
    await zhang.waits_to_hear("要求有变")

    zhang.hears("腊梅证明：原来没有，现在要原件1份", "新的告知单 G")


@pytest.mark.parametrize("kind", ["unchanged", "other"])
async def test_who_is_not_touched_hears_nothing(centre: Centre, kind: str) -> None:
    zhang = await was_told(centre, "张三")
    code = "minzheng.dibao" if kind == "other" else CARD
    field = {"promised_days": 3} if kind == "other" else {"doubts": "再问问省里"}

    await published(centre, {"matters": {code: field}})
    await centre.whole.teller.look()

    assert "要求有变" not in "\n".join(zhang.heard)
    assert (
        len(await run(centre, lambda work: notices_of(work, BAIYANG, CitizenId(zhang.openid)))) == 1
    )


async def first_call(centre: Centre) -> Call:
    await until(centre, bool)
    return (await calls(centre))[0]


async def gone(centre: Centre) -> None:
    await until(centre, lambda found: not found)


async def until(centre: Centre, right: Callable[[tuple[Call, ...]], bool]) -> None:
    async with asyncio.timeout(10):
        while not right(await calls(centre)):
            await asyncio.sleep(0.05)
