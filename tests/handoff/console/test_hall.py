"""The pages of the hall's day: a counter, closures, ratings, codes; and who may do what there."""

from dataclasses import replace

import pytest

from bot.database import Database
from handoff.clerks import add_clerk
from tests.conftest import HeldClock
from tests.handoff.console.office import Client, Office, hashed, sign_in
from tests.support.towns import make_town

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
async def office(database: Database, clock: HeldClock) -> Office:
    office = Office(database, clock, shizhen=replace(make_town(), queue=True))
    await office.staff()
    return office


async def _page(client: Client, path: str) -> str:
    answer = await client.get(path)
    assert answer.status == 200
    return await answer.text()


async def _post(client: Client, path: str, **form: str) -> tuple[int, str]:
    answer = await client.post(path, data=form)
    return answer.status, await answer.text()


async def test_a_number_is_taken_called_begun_and_ended_at_the_desk(clerk: Client) -> None:
    status, page = await _post(clerk, "/console/hall/number", letter="A", first="孕妇")
    assert status == 200
    assert "A001" in page
    assert "孕妇" in page
    _, page = await _post(clerk, "/console/hall/w1/next")
    assert 'class="hall-number called">A001' in page
    _, page = await _post(clerk, "/console/hall/w1/missed", ticket="1")
    assert "才叫了 1 次" in page
    _, page = await _post(clerk, "/console/hall/w1/begin", ticket="1")
    assert 'class="hall-number serving">A001' in page
    status, page = await _post(clerk, "/console/hall/w1/next")
    assert status == 409
    assert "没有人在等" in page
    assert "空着" in page


async def test_what_was_not_done_is_said(clerk: Client) -> None:
    for path, form, words in (
        ("/console/hall/check-in", {"what": "261124-999"}, "没有这个预约号"),
        ("/console/hall/check-in", {"what": "1234"}, "没有对得上的预约"),
        ("/console/hall/back", {"number": "A009"}, "没有过号"),
        ("/console/hall/first", {"ticket": "9"}, "已经不在排"),
        ("/console/hall/w1/pass", {"ticket": "1"}, "请选要转去的窗口"),
    ):
        status, page = await _post(clerk, path, **form)
        assert (status, words in page) == (409, True), path
    answer = await clerk.post("/console/hall/nowhere/next")
    assert answer.status == 404


async def test_only_leads_close_a_time_and_see_ratings_one_by_one(clerk: Client) -> None:
    closure = {"from": "2026-11-25T09:00", "until": "2026-11-25T12:00", "reason": "停电"}
    status, page = await _post(clerk, "/console/closures", act="publish", **closure)
    assert (status, "由负责人或带班领导发布" in page) == (409, True)
    assert "发布停办" not in await _page(clerk, "/console/closures")
    assert "逐条的评价由负责人" in await _page(clerk, "/console/ratings")
    status, _ = await _post(clerk, "/console/ratings/1", step="核实", note="x")
    assert status == 409


async def test_who_only_looks_finds_no_buttons(office: Office, stranger: Client) -> None:
    await office.run(
        lambda work: add_clerk(work, office.shizhen.id, "j", "监督员（示例）", "监督员", hashed())
    )
    await sign_in(stranger, "j")
    page = await _page(stranger, "/console/hall")
    assert "叫下一个" not in page
    assert "/console/hall/check-in" not in page
    for path in ("/console/hall/w1/next", "/console/hall/number"):
        status, page = await _post(stranger, path, letter="A")
        assert (status, "监督员不能在这里改东西" in page) == (403, True)


async def test_the_codes_to_hang_up_are_drawn(clerk: Client) -> None:
    page = await _page(clerk, "/console/hall/codes")
    assert page.count('class="qr"') == 2
    assert "综合窗口" in page


async def test_a_town_without_a_queue_gives_no_numbers(outsider: Client) -> None:
    status, page = await _post(outsider, "/console/hall/number", letter="A")
    assert (status, "没有开叫号" in page) == (409, True)
