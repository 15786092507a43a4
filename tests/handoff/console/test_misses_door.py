"""没听懂的: who may look and who may teach, other towns, and what the page says of words."""

import re

import pytest
from sqlalchemy import func, select

from bot.database import Database
from handoff import misses
from handoff.ports import Work
from handoff.tables.contacts import LookRow
from tests.conftest import HeldClock
from tests.handoff.console.office import LI, WANG, Client, Office
from tests.handoff.console.teaching import (
    GAOLING,
    ODD,
    PAGE,
    as_role,
    informed,
    lessons,
    missed,
    press,
    read,
)


@pytest.fixture
async def office(database: Database, clock: HeldClock) -> Office:
    return await informed(database, clock)


async def test_another_towns_clerk_can_touch_nothing_of_ours(
    office: Office, clerk: Client, outsider: Client
) -> None:
    miss = await missed(office)
    status, _ = await press(outsider, miss, "nothing")
    assert status == 409
    await press(clerk, miss, "example")
    (entry,) = await lessons(office)

    answer = await outsider.post(f"{PAGE}/taught/{entry.id}/drop")
    told = await read(outsider, f"{PAGE}?taught={entry.id}")

    assert answer.status == 409
    assert ODD not in told
    assert len(await lessons(office)) == 1


async def test_the_box_says_how_words_are_understood_now(clerk: Client) -> None:
    async def says(text: str) -> str:
        page = await (await clerk.post(f"{PAGE}/try", data={"text": text})).text()
        found = re.search(r"<output[^>]*>(.*?)</output>", page)
        return found[1] if found else ""

    assert await says("残疾证到期了要去哪里换") == "直接答：残疾人证期满换领"
    assert (await says("社保卡的事")).startswith("反问是哪一件：社会保障卡")
    assert await says("人工") == "当作要“找工作人员”"
    assert await says("今晚吃什么好") == "听不懂"
    assert await says("<script>") == "听不懂"
    assert await says("") == ""


@pytest.mark.parametrize(
    ("role", "sees", "teaches"),
    [
        ("办事员", True, True),
        ("负责人", True, True),
        ("系统管理员", True, True),
        ("办所负责人", True, False),
        ("带班领导", True, False),
        ("监督员", False, False),
        ("区级查看", False, False),
    ],
)
async def test_who_may_look_and_who_may_teach(
    office: Office, stranger: Client, role: str, *, sees: bool, teaches: bool
) -> None:
    miss = await missed(office)
    await as_role(office, stranger, role)

    answer = await stranger.get(PAGE)
    page = await answer.text()
    assert answer.status == (200 if sees else 403)
    assert (ODD in page, 'value="example"' in page) == (sees, teaches)
    assert ('href="/console/misses"' in await read(stranger, "/console/help")) is sees
    status, _ = await press(stranger, miss, "example")
    assert status == (200 if teaches else 403)
    assert len(await lessons(office)) == teaches
    assert (await stranger.post(f"{PAGE}/taught/1/drop")).status == (200 if teaches else 403)
    assert (await stranger.post(f"{PAGE}/try", data={"text": ODD})).status == (200 if sees else 403)


async def test_a_look_is_written_down_only_of_who_may_look(
    office: Office, clerk: Client, stranger: Client
) -> None:
    await missed(office)
    await as_role(office, stranger, "监督员")

    def looks(work: Work) -> int:
        wanted = select(func.count()).where(LookRow.login.in_(("a", "x")), LookRow.citizen == LI)
        return int(work.execute(wanted).scalar_one())

    await stranger.get(PAGE)
    assert await office.run(looks) == 0
    await read(clerk)
    assert await office.run(looks) == 1


@pytest.mark.parametrize("query", ["taught=999", "taught=x", "dropped=1", "nothing=", "a=b&c"])
async def test_an_address_that_speaks_of_nothing_shows_the_page(clerk: Client, query: str) -> None:
    assert "没听懂的" in await read(clerk, f"{PAGE}?{query}")


async def test_many_groups_are_cut_and_counted(office: Office, clerk: Client) -> None:
    def job(work: Work) -> None:
        for number in range(70):
            text = f"怪话{'甲乙丙丁戊己庚辛壬癸'[number % 10]}{'子丑寅卯辰巳午'[number // 10]}"
            misses.note(work, office.shizhen.id, WANG, "none", text, (), ())

    await office.run(job)

    text = await read(clerk)

    assert text.count('name="matter"') == 60
    assert "还有 10 句没有列出" in text


async def test_the_page_holds_no_inline_script_or_style(office: Office, clerk: Client) -> None:
    await missed(office)

    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", await read(clerk))


async def test_a_form_from_elsewhere_teaches_nothing(office: Office, clerk: Client) -> None:
    miss = await missed(office)
    typed = {"act": "example", "matter": GAOLING, "text": ODD}
    answer = await clerk.post(
        f"{PAGE}/{miss}", data=typed, headers={"Sec-Fetch-Site": "cross-site"}
    )

    assert answer.status == 403
    assert await lessons(office) == ()
