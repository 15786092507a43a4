"""事项目录: a matter is changed in a form, looked over, published, and comes into force."""

import pytest

from bot.database import Database
from handoff.console.catalog.sheet import row_from, sheet_of
from knowledge.catalog import SHIPPED
from knowledge.documents import read_document
from tests.conftest import HeldClock
from tests.handoff.console.cataloging import (
    CAIFA,
    DIBAO,
    HERE,
    ZHENG,
    changed,
    draft_in,
    edits,
    fields_of,
    in_force,
    post,
    publishes,
    read,
    shelved,
)
from tests.handoff.console.office import Client, Office


@pytest.fixture
async def office(database: Database, clock: HeldClock) -> Office:
    return await shelved(database, clock)


def test_a_form_that_nobody_touched_changes_nothing() -> None:
    for row in read_document(SHIPPED).matters.values():
        assert row_from(sheet_of(row), row) == row


def test_tags_that_were_written_in_another_order_are_no_change() -> None:
    row = dict(read_document(SHIPPED).matters[DIBAO], tags=["网上办", "高频"])

    assert sheet_of(row).fields["tags"] == "高频\n网上办"
    assert row_from(sheet_of(row), row) == row


async def test_a_form_as_a_browser_sends_it_changes_nothing(lead: Client) -> None:
    for code in (DIBAO, ZHENG, CAIFA):
        status, page = await edits(lead, code)

        assert status == 200
        assert "没有改动" in page, page


async def test_a_change_is_looked_over_published_and_in_force(office: Office, lead: Client) -> None:
    status, page = await edits(lead, promised_days="20", m0_originals="2")
    assert status == 200
    assert "一共 2 处改动" in page
    assert "<del>（空）</del>" in page
    assert "<ins>20</ins>" in page
    assert "材料“最低生活保障申请表”·原件份数" in page
    assert in_force(office)["promised_days"] is None

    status, page = await publishes(lead, page)

    assert status == 200
    assert "已发布：第 1 版" in page
    assert "1.0.1 版" in page
    assert "通用说：不定" in page
    assert in_force(office)["promised_days"] == 20
    layers = office.catalogs.layers(office.shizhen.id)  # type: ignore[union-attr]
    assert set(layers.town["matters"][DIBAO] or ()) == {"promised_days", "materials"}


async def test_a_fault_stands_beside_its_field_and_nothing_typed_is_lost(lead: Client) -> None:
    status, page = await edits(
        lead,
        promised_days="二十",
        fee="",
        m0_name="改了的申请表",
        m1_condition="agent=代班",
        note="x",
    )

    assert status == 409
    assert "有 3 处要改" in page
    for words in ("应当是0到2000的整数", "“收费”必须写", "没有“代班”这个回答", "必须写"):
        assert words in page
    typed = dict(fields_of(page))
    assert typed["promised_days"] == "二十"
    assert typed["m0.name"] == "改了的申请表"
    assert typed["m1.condition"] == "agent=代班"

    mended = changed(fields_of(page), promised_days="20", fee="不要钱", m1_condition="")
    status, page = await post(lead, f"/matters/{DIBAO}/edit", changed(mended, do="look"))
    assert (status, "改了的申请表" in page) == (200, True)


async def test_papers_are_added_moved_copied_and_dropped_without_losing_what_was_typed(
    lead: Client,
) -> None:
    fields = changed(fields_of(await read(lead, f"/matters/{DIBAO}/edit")), fee="写了一半")
    names = [value for name, value in fields if name.endswith(".name")]

    async def does(fields: list[tuple[str, str]], do: str) -> list[tuple[str, str]]:
        status, page = await post(lead, f"/matters/{DIBAO}/edit", changed(fields, do=do))
        assert status == 200
        assert dict(fields_of(page))["fee"] == "写了一半"
        return fields_of(page)

    def papers(fields: list[tuple[str, str]]) -> list[str]:
        count = int(dict(fields)["papers"])
        return [dict(fields)[f"m{place}.name"] for place in range(count)]

    fields = await does(fields, "down:0")
    assert papers(fields)[:2] == [names[1], names[0]]
    fields = await does(fields, "up:0")
    assert papers(fields)[:2] == [names[1], names[0]]
    fields = await does(fields, "copy:1")
    assert papers(fields)[1:3] == [names[0], names[0]]
    fields = await does(fields, "drop:0")
    assert papers(fields)[0] == names[0]
    fields = await does(fields, "add")
    assert papers(fields)[-1] == ""
    assert await does(fields, "drop:99") == fields


async def test_a_field_and_a_matter_go_back_to_what_lies_below(
    office: Office, lead: Client
) -> None:
    _, page = await edits(lead, fee="五元", promised_days="9")
    await publishes(lead, page)
    page = await read(lead, f"/matters/{DIBAO}/edit")
    assert "恢复成通用的" in page

    fields = changed(fields_of(page), do="restore:fee")
    _, page = await post(lead, f"/matters/{DIBAO}/edit", fields)
    assert dict(fields_of(page))["fee"] == "不收费"
    _, page = await post(lead, f"/matters/{DIBAO}/edit", changed(fields_of(page), do="look"))
    await publishes(lead, page)
    assert (in_force(office)["fee"], in_force(office)["promised_days"]) == ("不收费", 9)

    status, page = await post(lead, f"/matters/{DIBAO}/restore", {})
    assert status == 200
    assert "恢复：最低生活保障" in page
    await publishes(lead, page)
    assert office.catalogs.layers(office.shizhen.id).town == {}  # type: ignore[union-attr]


async def test_a_matter_is_taken_away_and_taken_up_again(office: Office, lead: Client) -> None:
    status, page = await post(lead, f"/matters/{CAIFA}/away", {})
    assert (status, ">去掉</b>" in page, "回去接着改" in page) == (200, True, False)
    _, page = await publishes(lead, page)
    assert "已发布：第 1 版" in page
    page = await read(lead, "?own=away")
    assert "本镇不办" in page
    assert "共 3 件" in page
    page = await read(lead, f"/matters/{CAIFA}")
    assert "本镇又办" in page

    _, page = await post(lead, f"/matters/{CAIFA}/restore", {})
    assert "回去接着改" not in page
    await publishes(lead, page)
    assert CAIFA in office.catalogs.layers(office.shizhen.id).document.matters  # type: ignore[union-attr]


NEW = {
    "code": "minzheng.xin", "name": "新的补助", "domain": "民政", "handled_at": "town",
    "town_role": "受理", "target": "个人", "kind": "承诺件", "statutory_days": "不定",
    "fee": "不要钱", "conditions": "本镇户口\n满60岁", "result": "补助", "delivery": "自取",
    "basis": "镇里的办法", "papers": "1", "m0.name": "身份证", "m0.originals": "1",
    "m0.copies": "1", "do": "look",
}  # fmt: skip


async def test_a_new_matter_is_written_and_in_force(office: Office, lead: Client) -> None:
    assert "新事项" in await read(lead, "/new")
    status, page = await post(lead, "/new", {**NEW, "code": "Xin", "name": ""})
    assert status == 409
    assert "要写成小写字母" in page
    assert "“事项名称”必须写" in page
    assert dict(fields_of(page))["code"] == "Xin"
    blank = dict(fields_of(await read(lead, "/new")))
    assert blank["statutory_days"] == ""
    status, page = await post(lead, "/new", {**NEW, "statutory_days": ""})
    assert (status, "没有定的写“不定”" in page) == (409, True)
    status, page = await post(lead, "/new", {**NEW, "code": DIBAO})
    assert (status, "这个编码已经是" in page) == (409, True)

    status, page = await post(lead, "/new", NEW)
    assert (status, ">新加</b>" in page) == (200, True)
    _, form = await post(lead, "/new", {"draft": draft_in(page), "do": "again"})
    assert dict(fields_of(form))["conditions"] == "本镇户口\n满60岁"
    _, page = await publishes(lead, page)

    assert "已发布" in page
    assert "只有本镇有" in page
    assert in_force(office, "minzheng.xin")["conditions"] == ["本镇户口", "满60岁"]


async def test_from_the_changes_one_goes_back_to_the_form_with_what_was_typed(lead: Client) -> None:
    _, page = await edits(lead, fee="五元")
    fields = {"draft": draft_in(page), "do": "again"}

    status, form = await post(lead, f"/matters/{DIBAO}/edit", fields)

    assert (status, dict(fields_of(form))["fee"]) == (200, "五元")


async def test_an_unknown_matter_is_not_found(lead: Client) -> None:
    for path in ("/matters/no.such", "/matters/no.such/edit"):
        assert (await lead.get(f"{HERE}{path}")).status == 404
    for path in ("/matters/no.such/away", "/matters/no.such/confirm", f"/matters/{DIBAO}/restore"):
        status, _ = await post(lead, path, {"confirmed": "yes"})
        assert status == 404, path


async def test_what_was_typed_is_kept_where_the_matter_was_taken_away_meanwhile(
    lead: Client,
) -> None:
    form = dict(fields_of(await read(lead, f"/matters/{CAIFA}/edit")))
    _, page = await post(lead, f"/matters/{CAIFA}/away", {})
    await publishes(lead, page)

    sent = {**form, "fee": "五元一株", "do": "look"}
    status, page = await post(lead, f"/matters/{CAIFA}/edit", sent)

    assert status == 409, page
    assert "这件事项刚才被去掉了" in page
    assert dict(fields_of(page))["fee"] == "五元一株"
