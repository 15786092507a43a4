"""What clerks do to a workbook, and what is meant by it."""

from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from knowledge.layers import only_base
from knowledge.workbook.columns import letters
from tests.knowledge.workbook.filling import (
    DIBAO,
    LAYERS,
    SMALL,
    column,
    document,
    filled,
    put,
    row_of,
)


@pytest.mark.parametrize(
    ("sheet", "title", "value", "field", "right"),
    [
        ("事项", "法定时限", "２０", "statutory_days", 20),
        ("事项", "法定时限", "20.0", "statutory_days", 20),
        ("事项", "法定时限", 20.0, "statutory_days", 20),
        ("事项", "法定时限", " 20个工作日\n", "statutory_days", 20),
        ("事项", "法定时限", "当场", "statutory_days", 0),
        ("事项", "法定时限", "不定", "statutory_days", None),
        ("事项", "承诺时限", None, "promised_days", None),
        ("事项", "可以代办", "×", "proxy", False),
        ("事项", "可以代办", "ＮＯ", "proxy", False),
        ("事项", "可以代办", "√", "proxy", True),
        ("事项", "可以代办", "有", "proxy", True),
        ("事项", "可以代办", True, "proxy", True),
        ("事项", "可以代办", None, "proxy", False),
        ("事项", "行使层级", "区县", "handled_at", "county"),
        ("事项", "行使层级", " county ", "handled_at", "county"),
        ("事项", "出处等级", "Ａ", "source_grade", "A"),
        ("事项", "收费", " 不要钱 \r\n", "fee", "不要钱"),
        ("事项", "收费", 20, "fee", "20"),
        ("事项", "标签", "高频，转报 马上办", "tags", ["高频", "转报", "马上办"]),
        ("事项", "别名", "低保\n\n 吃低保 \n", "aliases", ["低保", "吃低保"]),
        ("事项", "分流情形", None, "triage", []),
        ("事项", "易混事项", "canlian.zheng_new:另一件", "confusions",
         [{"code": "canlian.zheng_new", "tell": "另一件"}]),
        ("事项", "容缺", "甲\n说明：10天内补\n已核实：是", "tolerant",
         {"may_lack": ["甲"], "note": "10天内补", "verified": True}),
    ],
)  # fmt: skip
def test_a_cell_means_what_was_meant(
    sheet: str, title: str, value: object, field: str, right: object
) -> None:
    read = document(filled(put(sheet, DIBAO, title, value)))

    assert read.matters[DIBAO][field] == right


@pytest.mark.parametrize("value", ["２份", "2", 2.0, "2.0", " 2 份"])
def test_copies_may_be_written_in_any_way(value: object) -> None:
    read = document(filled(put("材料", DIBAO, "复印件份数", value)))

    assert read.matters[DIBAO]["materials"][0]["copies"] == 2


def test_a_number_that_is_shown_with_a_unit_is_a_number() -> None:
    read = document(filled(put("材料", DIBAO, "复印件份数", 2, number_format='0"份"')))

    assert read.matters[DIBAO]["materials"][0]["copies"] == 2


def test_columns_may_be_moved_and_titles_have_blanks() -> None:
    def change(book: Workbook) -> None:
        sheet = book["材料"]
        for row in sheet.iter_rows():
            values = [each.value for each in row]
            for each, value in zip(row, values[::-1], strict=True):
                each.value = value
        for each in sheet[1]:
            each.value = f" {each.value}＊"

    assert document(filled(change)) == SMALL


def test_a_title_above_the_names_and_empty_rows_are_passed_over() -> None:
    def change(book: Workbook) -> None:
        book["事项"].insert_rows(1, 2)
        book["事项"]["A1"] = "我镇的事项目录"
        book["材料"].insert_rows(4, 3)
        book["材料"]["A5"] = "   "
        book["情形"].row_dimensions[3].hidden = True
        book["情形"].sheet_state = "hidden"

    assert document(filled(change)) == SMALL


def test_a_code_that_was_merged_counts_for_all_its_rows() -> None:
    def change(book: Workbook) -> None:
        sheet = book["材料"]
        first, count = row_of(book, "材料", DIBAO), len(SMALL.matters[DIBAO]["materials"])
        for row in range(first + 1, first + count):
            sheet.cell(row, 1).value = None
        sheet.merge_cells(start_row=first, end_row=first + count - 1, start_column=1, end_column=1)

    assert document(filled(change)) == SMALL


def test_a_whole_column_may_be_merged_without_rows_that_are_none() -> None:
    def change(book: Workbook) -> None:
        basis = column(book, "材料", "依据")
        book["材料"].cell(2, basis).value = "民政部令"
        letter = letters(basis)
        book["材料"].merged_cells.add(f"{letter}2:{letter}1048576")

    read = document(filled(change))

    assert {p["basis"] for each in read.matters.values() for p in each["materials"]} == {"民政部令"}


def test_a_column_that_is_not_there_changes_nothing() -> None:
    def change(book: Workbook) -> None:
        book["事项"].delete_cols(column(book, "事项", "别名"))
        book["材料"].delete_cols(column(book, "材料", "什么情形要"))
        book["材料"].delete_cols(column(book, "材料", "还要知道"))
        book["材料"].delete_rows(row_of(book, "材料", DIBAO))

    read = document(filled(change))

    papers = SMALL.matters[DIBAO]["materials"][1:]
    assert read == SMALL.under({"matters": {DIBAO: {"materials": papers}}})


def test_the_order_of_papers_is_the_one_that_is_written() -> None:
    def change(book: Workbook) -> None:
        first = row_of(book, "材料", DIBAO)
        book["材料"].cell(first, column(book, "材料", "次序")).value = 99

    read = document(filled(change))

    first, *rest = SMALL.matters[DIBAO]["materials"]
    assert read.matters[DIBAO]["materials"] == [*rest, first]


def test_text_in_several_fonts_is_one_text() -> None:
    rich = CellRichText("不要", TextBlock(InlineFont(b=True), "钱"))

    assert document(filled(put("事项", DIBAO, "收费", rich))).matters[DIBAO]["fee"] == "不要钱"


def test_a_new_matter_needs_only_what_is_required() -> None:
    def change(book: Workbook) -> None:
        told: dict[str, Any] = {
            "事项编码": "minzheng.xin", "事项名称": "新的事", "领域": "民政", "行使层级": "镇",
            "服务对象": "个人", "类型": "即办件", "法定时限": "当场", "收费": "不要钱",
            "受理条件": "都行", "办理结果": "一张证明", "送达方式": "自取", "设定依据": "镇规",
        }  # fmt: skip
        row = book["事项"].max_row + 1
        for title, value in told.items():
            book["事项"].cell(row, column(book, "事项", title)).value = value
        book["材料"].append(["minzheng.xin", None, "身份证", 1, "0"])

    read = document(filled(change))

    assert read.matters["minzheng.xin"]["town_role"] == "受理"
    assert read.matters["minzheng.xin"]["materials"][0]["signed"] is False
    assert {k: v for k, v in read.matters.items() if k != "minzheng.xin"} == SMALL.matters


def test_a_row_that_is_gone_is_gone_from_the_document_alone() -> None:
    def change(book: Workbook) -> None:
        book["事项"].delete_rows(row_of(book, "事项", "minzheng.gaoling"))
        for place in reversed(range(len(SMALL.matters["minzheng.gaoling"]["materials"]))):
            book["材料"].delete_rows(row_of(book, "材料", "minzheng.gaoling", place + 1))

    assert set(LAYERS.document.matters) - set(document(filled(change)).matters) == {
        "minzheng.gaoling"
    }


def test_text_is_written_as_text_whatever_it_begins_with() -> None:
    made = SMALL.under({"matters": {DIBAO: {"fee": '=HYPERLINK("http://x","y")', "plain": "+1"}}})
    told: list[Any] = []

    def look(book: Workbook) -> None:
        told.extend(each for row in book["事项"].iter_rows(min_row=2) for each in row)

    filled(look, only_base(made))

    assert {each.data_type for each in told if isinstance(each.value, str)} == {"s"}
    assert {each.quotePrefix for each in told if str(each.value).startswith(("=", "+"))} == {True}
