"""事项目录: a file comes in with every fault told at once, or with all that it changes."""

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.database import Database
from knowledge.layers import only_base
from knowledge.workbook.reading import Filled, read_filled
from tests.conftest import HeldClock
from tests.handoff.console.cataloging import (
    CAIFA,
    DIBAO,
    HERE,
    ZHENG,
    post,
    publishes,
    shelved,
    small,
    uploads,
    workbook_of,
)
from tests.handoff.console.office import Client, Office


@pytest.fixture
async def office(database: Database, clock: HeldClock) -> Office:
    return await shelved(database, clock)


YAML = """
- code: minzheng.dibao
  fee: 七元
  promised_days: 12
- code: minzheng.xin
  name: 新的补助
  domain: 民政
  handled_at: town
  target: 个人
  kind: 承诺件
  statutory_days:
  fee: 不要钱
  conditions: [本镇户口]
  materials: []
  result: 补助
  delivery: [自取]
  basis: [镇里的办法]
"""


async def test_a_yaml_file_adds_and_changes_and_removes_nothing(
    office: Office, lead: Client
) -> None:
    status, page = await uploads(lead, "低保.yaml", YAML.encode())
    assert status == 200
    assert "一共 3 处改动" in page
    assert "确认去掉" not in page

    status, page = await publishes(lead, page, "导入")
    assert (status, "已发布：第 1 版" in page, ">导入<" in page) == (200, True, True)
    assert office.catalogs is not None
    matters = office.catalogs.layers(office.shizhen.id).document.matters
    assert set(matters) == {DIBAO, ZHENG, CAIFA, "minzheng.xin"}
    assert (matters[DIBAO]["fee"], matters[DIBAO]["aliases"][0]) == ("七元", "低保")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- code: [", "不是合格的 YAML"),
        ("code: 一个", "没有“code”这一部分"),
        ("- name: 没有编码", "并有 code"),
        ("- {code: minzheng.dibao, 1: 一}", "字段名应当是文字"),
        ("- {code: minzheng.dibao, fee: 2026-01-01, name: ''}", "应当是文字；日期、数字请加引号"),
        ("- {code: minzheng.dibao, fees: 一元}", "没有这个字段"),
        ("- {code: minzheng.dibao, materials: 一份}", "应当是一列"),
    ],
)
async def test_every_fault_of_a_file_is_told_and_nothing_is_in_force(
    office: Office, lead: Client, text: str, words: str
) -> None:
    status, page = await uploads(lead, "x.yaml", text.encode())

    assert (status, words in page, "什么都没有生效" in page) == (409, True, True)
    assert office.catalogs is not None
    assert office.catalogs.layers(office.shizhen.id).town == {}


async def test_a_workbook_s_faults_stand_in_one_table_with_their_cells(
    office: Office, lead: Client
) -> None:
    row = dict(small().matters[DIBAO])
    papers = [{**each, "originals": "两"} for each in row["materials"][:1]]
    wrong = replace(small(), matters={DIBAO: {**row, "fee": "", "materials": papers}})

    status, page = await uploads(lead, "目录.xlsx", workbook_of(wrong, office.shizhen))

    assert status == 409
    for words in ("工作表 事项 第", "列（收费）", "工作表 材料 第", "列（原件份数）", ">两<"):
        assert words in page


async def test_a_fault_of_a_paper_without_its_matter_names_its_column(
    office: Office, lead: Client
) -> None:
    whole = load_workbook(BytesIO(workbook_of(small(), office.shizhen)))
    whole["材料"].cell(2, 1).value = "minzheng.dibaa"
    data = BytesIO()
    whole.save(data)

    status, page = await uploads(lead, "目录.xlsx", data.getvalue())

    assert (status, "第 1 份材料 事项编码" in page, "@" in page) == (409, True, False), page


async def test_what_a_workbook_leaves_out_goes_only_after_a_tick(
    office: Office, lead: Client
) -> None:
    without = {key: row for key, row in small().matters.items() if key != CAIFA}
    data = workbook_of(replace(small(), matters=without), office.shizhen)
    status, page = await uploads(lead, "目录.XLSX", data)
    assert (status, "确认去掉上面这些" in page) == (200, True)

    status, page = await publishes(lead, page, "去掉林木")
    assert (status, "请先在下面勾选确认" in page) == (409, True)
    assert 'value="去掉林木"' in page
    status, _ = await publishes(lead, page, "去掉林木", sure="on")
    assert status == 200
    assert office.catalogs is not None
    assert CAIFA not in office.catalogs.catalog(office.shizhen.id).matters


async def test_a_workbook_of_an_older_version_is_refused(office: Office, lead: Client) -> None:
    data = workbook_of(small(), office.shizhen, "1.0.0")
    _, page = await uploads(lead, "x.yaml", "- {code: minzheng.dibao, fee: 七元}".encode())
    await publishes(lead, page)

    status, page = await uploads(lead, "目录.xlsx", data)

    assert status == 409
    assert "这份文件是从 1.0.0 导出的，现在已经是 1.0.1" in page


@pytest.mark.parametrize(("name", "words"), [("目录.xls", "另存为"), ("x.yaml", "还没有选文件")])
async def test_another_file_or_none_is_refused_in_words(
    lead: Client, name: str, words: str
) -> None:
    if name == "x.yaml":
        status, page = await post(lead, "/upload", {"file": "typed"})
    else:
        status, page = await uploads(lead, name, bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))

    assert (status, words in page) == (409, True)


async def test_a_file_larger_than_a_message_may_be_is_read(lead: Client) -> None:
    text = f"- code: minzheng.dibao\n  doubts: {'长' * 60_000}\n"

    status, page = await uploads(lead, "x.yaml", text.encode())
    assert status == 200
    status, page = await publishes(lead, page)
    assert (status, "已发布" in page) == (200, True)


async def test_the_workbook_is_downloaded_under_the_versions_name(
    office: Office, clerk: Client
) -> None:
    answer = await clerk.get(f"{HERE}/workbook")

    assert answer.status == 200
    assert 'filename="shizhen-1.0.0.xlsx"' in answer.headers["Content-Disposition"]
    found = read_filled(await answer.read(), only_base(small()), office.shizhen)
    assert isinstance(found, Filled)
    assert found.document == small()
