"""上门 in the console: planned with a preview, moved by hand, and marked on the pair's sheet."""

import re
from html import unescape

import pytest
from aiohttp import FormData
from sqlalchemy import select

from bot.database import Database
from handoff.clerks import add_clerk
from handoff.ports import Work
from handoff.tables.contacts import LookRow
from knowledge.search.index import Index
from tests.conftest import HeldClock
from tests.handoff.console.office import Client, Office, browser, hashed, sign_in
from tests.support.home_visits import ask_visit, trip_rows, visit_row
from tests.support.visit_centre import CATALOG, TOWN

JPEG = b"\xff\xd8\xff\xe0 a small photo"
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
# what is kept is tried on both engines in tests/handoff/test_trips.py

JSON = {"Accept": "application/json"}


@pytest.fixture
async def office(database: Database, clock: HeldClock) -> Office:
    office = Office(database, clock, knows=(CATALOG, Index(CATALOG)), shizhen=TOWN)
    await office.staff()

    def add(work: Work) -> None:
        add_clerk(work, TOWN.id, "daiban-上村", "上村代办员", "代办员", hashed())
        for number in (1, 2):
            ask_visit(work, number, village="上村")

    await office.run(add)
    return office


async def shown(client: Client, path: str) -> str:
    return unescape(await (await client.get(path)).text())


async def seen_of(client: Client) -> str:
    page = await shown(client, "/console/trips/plan")
    found = re.search(r'name="seen" value="([^"]+)"', page)
    assert found is not None
    return found[1]


async def planned(office: Office, clerk: Client) -> int:
    """Plan and confirm; gives the trip, which leaves this afternoon with a and d."""
    await clerk.post("/console/trips/plan", data={"seen": await seen_of(clerk)})
    (trip,) = await office.run(trip_rows)
    await clerk.post(f"/console/trips/{trip.id}", data={"do": "confirm"})
    return int(trip.id)


async def test_a_plan_is_looked_at_and_then_holds(office: Office, clerk: Client) -> None:
    assert "没排的 2" in await shown(clerk, "/console/trips")
    preview = await shown(clerk, "/console/trips/plan")
    assert "11月24日下午" in preview
    assert await office.run(trip_rows) == []

    seen = await seen_of(clerk)
    await office.run(lambda work: ask_visit(work, 3, village="下村"))
    late = await clerk.post("/console/trips/plan", data={"seen": seen})
    assert late.status == 409
    assert "又排了一遍" in await late.text()

    trip = await planned_all(office, clerk)
    board = await shown(clerk, "/console/trips")
    assert "甲（示例） + 丁（示例）" in board
    assert "没排的 0" in board
    confirmed = await clerk.post(f"/console/trips/{trip}", data={"do": "confirm"})
    assert "告诉了 2 家" in await confirmed.text()


async def planned_all(office: Office, clerk: Client) -> int:
    await clerk.post("/console/trips/plan", data={"seen": await seen_of(clerk)})
    trips = await office.run(trip_rows)
    return int((await office.run(lambda work: visit_row(work, 1))).trip) if trips else 0


async def test_a_human_moves_anything_and_sees_what_it_breaks(
    office: Office, clerk: Client
) -> None:
    wish = [["2026-11-26", "am"]]
    visit = await office.run(lambda work: ask_visit(work, 9, village="下村", halves=wish))
    to = {"do": "move", "to": "half:2026-11-25.am", "lead": "a", "mate": ""}
    await clerk.post(f"/console/trips/visits/{visit}", data=to)

    board = await shown(clerk, "/console/trips")
    assert "想要的是11月26日上午，不是这半天" in board
    assert "只有一个人去" in board
    assert "钉住" in board

    (trip,) = await office.run(trip_rows)
    refused = await clerk.post(f"/console/trips/{trip.id}", data={"do": "confirm"})
    assert refused.status == 409
    assert "还差一个人" in await refused.text()
    closed = await clerk.post(
        f"/console/trips/visits/{visit}", data={"do": "move", "to": "half:2026-11-28.am"}
    )
    assert closed.status == 409  # a Saturday
    await clerk.post(f"/console/trips/visits/{visit}", data={"do": "out"})
    assert "没排的 3" in await shown(clerk, "/console/trips")


async def test_the_pair_s_sheet_has_all_that_is_needed_and_a_plain_form(
    office: Office, clerk: Client
) -> None:
    trip = await planned(office, clerk)

    sheet = await shown(clerk, "/console/sheet")
    row = await office.run(lambda work: visit_row(work, 1))
    for each in (
        row.code_word, "tel:13800000001", "https://uri.amap.com/navigation?to=106.0,29.8",
        "老祠堂后面第二家", 'value="身份证"', "空白示例申请表、印泥", "我们出发了",
    ):  # fmt: skip
        assert each in sheet
    looks = select(LookRow.what).where(LookRow.login == "a")
    assert "visit" in await office.run(lambda work: work.execute(looks).scalars().all())

    await clerk.post(f"/console/sheet/{trip}/start")
    form = FormData({"visit": "1", "outcome": "办好了", "tick": "身份证"})
    form.add_field("photo", JPEG, filename="a.jpg", content_type="image/jpeg")
    answer = await clerk.post("/console/sheet/mark", data=form)
    assert answer.status == 200
    assert "办过了：办好了" in unescape(await answer.text())
    assert (await office.run(lambda work: visit_row(work, 1))).state == "done"
    picture = re.findall(r"/console/sheet/pictures/\d+", await shown(clerk, "/console/sheet"))
    async with clerk.get(picture[0]) as photo:
        assert (photo.content_type, await photo.read()) == ("image/jpeg", JPEG)
    assert (await clerk.get("/console/sheet/pictures/999")).status == 404
    nothing = await clerk.post("/console/sheet/mark", data={"visit": "2"})
    assert nothing.status == 409


async def test_a_mark_that_the_phone_sends_again_is_answered_alike(
    office: Office, clerk: Client
) -> None:
    await planned(office, clerk)
    mark = {"mark": "0f0f0f0f-1111", "visit": "1", "outcome": "材料带回", "at": "nonsense"}

    answers = [
        await (await clerk.post("/console/sheet/mark", data=mark, headers=JSON)).json()
        for _ in range(2)
    ]
    other = {**mark, "mark": "0f0f0f0f-2222", "outcome": "办好了"}
    late = await (await clerk.post("/console/sheet/mark", data=other, headers=JSON)).json()

    assert answers == [{"state": "kept", "words": "记下了（V261124-001）。"}] * 2
    assert late["state"] == "conflict"
    assert "材料带回" in late["words"]


async def test_an_agent_has_no_board_and_only_trips_of_their_own(
    office: Office, clerk: Client, server: object
) -> None:
    trip = await planned(office, clerk)
    async with browser(server) as agent:  # type: ignore[arg-type] # the fixture's TestServer
        assert (await sign_in(agent, "daiban-上村")).status == 303
        for path in ("/console/trips", "/console/trips/plan"):
            assert (await agent.get(path)).status == 403
        assert (await agent.get(f"/console/sheet/{trip}")).status == 404
        assert (await agent.post(f"/console/trips/{trip}", data={"do": "off"})).status == 403
        assert "今天没有您的上门" in await shown(agent, "/console/sheet")


async def test_the_worker_may_keep_the_sheet_and_its_files(clerk: Client) -> None:
    answer = await clerk.get("/console/sheet/worker.js")

    assert answer.headers["Service-Worker-Allowed"] == "/console/sheet"
    files = re.findall(r"'(/console/static/[^']+)'", await answer.text())
    assert len(files) == 3
    for each in files:
        assert (await clerk.get(each)).status == 200
