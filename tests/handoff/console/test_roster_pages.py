"""Who may arrange what on the roster, and what it refuses."""

import pytest
from aiohttp.test_utils import TestServer

from bot.database import Database
from tests.conftest import HeldClock
from tests.handoff.console.cataloging import LEAD, OFFICE_LEAD, enter, shelved
from tests.handoff.console.office import Client, Office, browser

HERE = "/console/roster"
SPAN = {"first": "2026-11-25T09:00", "until": "2026-11-25T12:00", "why": "请假"}


@pytest.fixture
async def office(database: Database, clock: HeldClock) -> Office:
    return await shelved(database, clock)


async def note(client: Client, **changed: str) -> tuple[int, str]:
    answer = await client.post(f"{HERE}/absences", data={"login": "minsheng-a", **SPAN, **changed})
    return answer.status, await answer.text()


async def test_the_lead_enters_and_ends_an_absence(lead: Client) -> None:
    status, text = await note(lead, login=OFFICE_LEAD)
    assert status == 200
    assert "明天 09:00–12:00" in text
    assert "没有约好的群众受影响" in text

    ended = await lead.post(f"{HERE}/absences/1/end")
    assert "30 天内没有人记着不在" in await ended.text()
    assert (await lead.post(f"{HERE}/absences/77/end")).status == 404


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"login": "nobody"}, "请选谁不在"),
        ({"why": "不想来"}, "请选为什么不在"),
        ({"first": "明天"}, "请写从什么时候"),
        ({"until": "2026-11-25T09:00"}, "结束要比开始晚"),
        ({"until": "2028-11-25T09:00"}, "一次最长一年"),
    ],
)
async def test_what_is_no_absence_is_refused_and_kept_in_the_form(
    lead: Client, changed: dict[str, str], words: str
) -> None:
    status, text = await note(lead, **{"login": OFFICE_LEAD, **changed})

    assert status == 409
    assert words in text
    assert f'value="{changed.get("first", SPAN["first"])}"' in text


async def test_an_office_s_lead_arranges_the_own_office_and_no_counter(server: TestServer) -> None:
    async with browser(server) as client:
        await enter(client, OFFICE_LEAD)
        refused, text = await note(client, login=LEAD)
        own = await client.post(
            f"{HERE}/turns", data={"cell": "office:minsheng::2026-11-25", "login": OFFICE_LEAD}
        )
        other = await client.post(
            f"{HERE}/turns", data={"cell": "counter:w1::2026-11-25", "login": OFFICE_LEAD}
        )

    assert refused == 409
    assert "只能记自己管的人" in text
    assert own.status == 200
    assert "民生办负责人（示例）" in await own.text()
    assert other.status == 404


@pytest.mark.parametrize(
    "cell", ["", "counter:w1", "counter:w9::2026-11-25", "leader::xx:2026-11-25", "office:::bad"]
)
async def test_a_place_that_is_none_is_not_kept(lead: Client, cell: str) -> None:
    answer = await lead.post(f"{HERE}/turns", data={"cell": cell, "login": LEAD})

    assert answer.status == 404
    assert (await lead.get(f"{HERE}?day=2026-11-25&cell={cell}")).status == 200
    assert (await lead.get(f"{HERE}?day=9999-99-99")).status == 200


async def test_who_need_not_sign_in_cannot(lead: Client) -> None:
    assert (await lead.post("/console/attendance/in")).status == 404
    assert "您还没有签到" not in await (await lead.get("/console/attendance")).text()
