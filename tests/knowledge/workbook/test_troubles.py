"""Every fault is told at once, with its cell and how to mend it; nothing is half read."""

from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from knowledge.proposals import Refused, propose
from knowledge.workbook.reading import Filled, read_filled
from tests.knowledge.workbook.filling import (
    DIBAO,
    LAYERS,
    TOWN,
    column,
    faults,
    filled,
    put,
    row_of,
    said,
)


def test_all_faults_come_at_once_each_with_its_cell() -> None:
    def change(book: Workbook) -> None:
        put("材料", DIBAO, "复印件份数", "两份")(book)
        put("材料", DIBAO, "什么情形要", "agent=代班")(book)
        put("事项", DIBAO, "收费", None)(book)
        put("事项", "minzheng.tekun", "类型", "快办件")(book)
        put("事项", "minzheng.tekun", "要问的情形", "agnet")(book)
        put("情形", "agent", "回答", "本人")(book)
        put("一件事成员", "jiuzhu", "次序", "先办")(book)

    found = faults(filled(change))

    told = "\n".join(map(str, found))
    for words in (
        "工作表 材料 第2行 E列（复印件份数）：写的是“两份”，应当是整数",
        "（什么情形要）：",
        "（收费）：“收费”必须写",
        "（类型）：写的是“快办件”，只能是：“即办件”“承诺件”",
        "（要问的情形）：没有情形“agnet”",
        "（回答）：至少要有两个回答",
        "工作表 一件事成员 第2行 B列（次序）：写的是“先办”，应当是整数",
    ):
        assert words in told
    assert len(found) == 7 + 8, told  # 8 papers hang on what is not asked any more
    assert all(each.where and each.where.startswith("工作表") for each in found)
    assert {"两份", "快办件", "先办"} <= {str(each.value) for each in found}


@pytest.mark.parametrize(
    ("value", "style", "words"),
    [
        (date(2026, 1, 2), {}, "变成了日期“2026-01-02”"),
        (46024 + 8 / 24, {"number_format": "yyyy-mm-dd hh:mm"}, "变成了日期“2026-01-02 08:00”"),
        (46024, {"number_format": 'm"月"d"日"'}, "变成了日期"),
        (1.1, {}, "当成了数字 1.1"),
        (1, {"number_format": "0%"}, "显示的样子（0%）和存的不一样"),
        (10**16, {}, "当成了数字"),
        ("#N/A", {}, "出错的公式“#N/A”"),
        ("=1+1", {}, "没有算出来的值"),
        (True, {}, "不是“是/否”的勾选"),
    ],
)
def test_what_a_spreadsheet_made_of_a_text_is_noticed(
    value: object, style: dict[str, Any], words: str
) -> None:
    told = said(filled(put("事项", DIBAO, "受理时段", value, **style)))

    assert words in told
    assert "（受理时段）" in told


@pytest.mark.parametrize(
    ("title", "value", "words"),
    [
        ("法定时限", "30天", "应当是工作日的天数"),
        ("法定时限", 1.5, "应当是工作日的天数"),
        ("法定时限", -1, "应当是工作日的天数"),
        ("法定时限", 20000, "应当是0到2000"),
        ("法定时限", None, "“法定时限”必须写"),
        ("法定时限", date(2026, 1, 2), "变成了日期"),
        ("可以代办", "看情况", "应当是“是”或“否”"),
        ("标签", "高频、热门", "没有“热门”"),
        ("易混事项", "minzheng.tekun 不一样", "事项编码：怎么分清"),
        ("容缺", "已核实：大概", "每行一份材料"),
        ("事项编码", 1.1, "当成了数字 1.1"),
        ("事项编码", 110, "当成了数字 110"),
        ("事项编码", "minzheng.tekun", "和前面的重复"),
    ],
)
def test_a_cell_that_cannot_be_read_says_what_would_be_right(
    title: str, value: object, words: str
) -> None:
    data = filled(put("事项", "minzheng.tekun", title, value))
    if words.startswith("和前面"):
        data = filled(put("事项", "canlian.zheng_new", title, value))

    assert words in said(data)


def test_a_paper_of_a_matter_that_is_not_there_asks_what_is_meant() -> None:
    told = said(filled(put("材料", DIBAO, "事项编码", "minzheng.dibo")))

    assert "工作表“事项”里没有“minzheng.dibo”，是不是“minzheng.dibao”" in told


def test_a_row_without_code_is_told_and_not_guessed() -> None:
    def change(book: Workbook) -> None:
        put("材料", DIBAO, "复印件份数", "几份")(book)
        put("材料", DIBAO, "事项编码", None)(book)

    found = faults(filled(change))

    assert [each.where for each in found] == [
        "工作表 材料 第2行 A列（事项编码）",
        "工作表 材料 第2行 E列（复印件份数）",
    ]


def test_columns_that_are_not_known_or_twice_or_missing_are_told() -> None:
    def change(book: Workbook) -> None:
        sheet = book["材料"]
        sheet.cell(1, column(book, "材料", "复印件份数")).value = "复印份数"
        sheet.cell(1, column(book, "材料", "还要知道")).value = "依据"
        sheet.cell(3, 30).value = "随手写的"

    told = said(filled(change))

    assert "工作表 材料 第1行 E列：没有“复印份数”这一列，是不是“复印件份数”" in told
    assert "缺少“复印件份数”这一列" in told
    assert "“依据”和" in told
    assert "第3行 AD列：写的是“随手写的”，这一列最上面没有列名" in told


def test_cells_merged_over_columns_are_told() -> None:
    def change(book: Workbook) -> None:
        book["材料"].merge_cells("D2:E2")

    assert "工作表 材料 第2行 D列：写的是“1”，D列到E列的格子合并了" in said(filled(change))


def test_a_sheet_that_is_missing_is_told_and_one_like_it_named() -> None:
    def change(book: Workbook) -> None:
        book["材料"].title = "Sheet1"
        del book["情形"]

    told = said(filled(change))

    assert "缺少工作表“材料”；“Sheet1”看着是它" in told
    assert "缺少工作表“情形”" in told


def test_a_sheet_without_names_of_columns_is_told() -> None:
    assert "找不到列名" in said(filled(lambda book: book["情形"].delete_rows(1)))


def test_windows_are_the_town_file_s_word() -> None:
    def change(book: Workbook) -> None:
        book["窗口"]["B2"] = "一号窗口"

    told = said(filled(change))

    assert "工作表 窗口 第2行 B列（窗口名称）：写的是“一号窗口”，应当是“综合窗口”" in told


def test_another_town_s_workbook_is_refused() -> None:
    def change(book: Workbook) -> None:
        book["说明"]["B2"] = "baiyang"

    assert "从“baiyang”导出的，不是本镇（shizhen）的" in said(filled(change))


def test_a_chain_without_members_or_names_is_told() -> None:
    def change(book: Workbook) -> None:
        put("一件事", "jiuzhu", "一件事名称", None)(book)
        row = row_of(book, "一件事成员", "jiuzhu")
        book["一件事成员"].cell(row, column(book, "一件事成员", "事项编码")).value = None
        book["一件事"].append(["kong", "空的一件事"])

    told = said(filled(change))

    assert "（一件事名称）：“一件事名称”必须写" in told
    assert "事项编码和名称至少写一个" in told
    assert "没有成员" in told


def test_faults_found_later_are_put_to_their_cells() -> None:

    data = filled(put("事项", DIBAO, "办理窗口", "九号"))
    read = read_filled(data, LAYERS, TOWN)
    assert isinstance(read, Filled)
    refused = propose(LAYERS, read.document, TOWN)
    assert isinstance(refused, Refused)

    [found] = read.placed(refused.faults)

    assert str(found).startswith("工作表 事项 第2行 AD列（办理窗口）：本镇没有窗口 九号")


def _without(book: Workbook, sheet: str, key: str) -> None:
    rows = [each.row for each in book[sheet]["A"] if each.value == key]
    book[sheet].delete_rows(rows[0], len(rows))


def test_a_deleted_row_whose_papers_still_stand_says_to_delete_them_too() -> None:
    gone = "minzheng.tekun"
    papers = len(LAYERS.document.matters[gone]["materials"])

    found = faults(filled(lambda book: _without(book, "事项", gone)))

    assert [each.key for each in found] == [gone] * papers
    for each in found:
        assert "不办了，就把这里它的各行也删掉" in each.words
        assert "是不是" not in each.words


def test_a_matter_is_deleted_though_others_are_told_apart_from_it() -> None:
    gone = "minzheng.tekun"

    def change(book: Workbook) -> None:
        _without(book, "事项", gone)
        _without(book, "材料", gone)

    read = read_filled(filled(change), LAYERS, TOWN)
    assert isinstance(read, Filled), read
    assert gone not in read.document.matters

    def and_a_fault(book: Workbook) -> None:
        change(book)
        put("事项", DIBAO, "类型", "快")(book)

    assert "tekun" not in said(filled(and_a_fault))
