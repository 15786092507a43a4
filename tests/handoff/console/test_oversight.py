"""督办: what is to be decided comes first, alarms of one kind are one line, few may read it."""

from collections.abc import AsyncIterator
from functools import partial

import pytest
from aiohttp.test_utils import TestServer

from handoff.alarms import AlarmKind, ring, ringing
from handoff.clerks import add_clerk
from handoff.ports import Work
from tests.handoff.console.office import Client, Office, browser, hashed, sign_in

PAGE = "/console/oversight"


@pytest.fixture
async def lead(office: Office, server: TestServer) -> AsyncIterator[Client]:
    hired = partial(add_clerk, town_id=office.shizhen.id, login="x", name="某人", role="负责人")
    await office.run(lambda work: hired(work, password_hash=hashed()))
    async with browser(server) as client:
        await sign_in(client, "x")
        yield client


async def _ring(office: Office, kind: AlarmKind, *keys: str) -> None:
    def job(work: Work) -> None:
        for each in keys:
            ring(work, office.shizhen.id, each, kind, "能接的人都不在线", None)

    await office.run(job)


async def _left(office: Office) -> list[str]:
    found = await office.run(lambda work: ringing(work, office.shizhen.id))
    return [each.kind for each in found]


async def test_alarms_of_one_kind_are_one_line_below_what_is_to_be_decided(
    office: Office, lead: Client
) -> None:
    await _ring(office, "没人接", *(f"nobody:{each}" for each in range(70)))
    office.pass_(minutes=6)
    await _ring(office, "紧急", "urgent:1")
    text = await (await lead.get(PAGE)).text()

    assert (
        text.index('id="urgent"') < text.index('id="asked-head"') < text.index('id="alarms-head"')
    )
    assert "没人接 70</b>" in text
    assert "最早 今天" in text
    assert "响了 6 分钟" in text
    fold = text[text.index('id="alarms-没人接"') :]
    assert " open" not in fold[: fold.index(">")], "folded until it is opened"


async def test_what_nobody_takes_is_acknowledged_at_once_but_each_life_by_itself(
    office: Office, lead: Client
) -> None:
    await _ring(office, "没人接", "nobody:1", "nobody:2")
    await _ring(office, "紧急", "urgent:1", "urgent:2")
    shown = await office.run(lambda work: ringing(work, office.shizhen.id))
    newest = max(each.id for each in shown if each.kind == "没人接")
    await _ring(office, "没人接", "nobody:3")  # rang after the page was made

    done = await lead.post(f"{PAGE}/alarms/all", data={"kind": "没人接", "newest": str(newest)})
    assert done.status == 200
    assert sorted(await _left(office)) == ["没人接", "紧急", "紧急"]
    refused = await lead.post(f"{PAGE}/alarms/all", data={"kind": "紧急", "newest": "999"})
    assert refused.status == 409
    assert len(await _left(office)) == 3


async def test_a_clerk_cannot_acknowledge_them(office: Office, clerk: Client) -> None:
    await _ring(office, "没人接", "nobody:1", "nobody:2")
    refused = await clerk.post(f"{PAGE}/alarms/all", data={"kind": "没人接", "newest": "99"})

    assert refused.status == 409
    assert len(await _left(office)) == 2
    assert "都知道了" not in await (await clerk.get(PAGE)).text()
