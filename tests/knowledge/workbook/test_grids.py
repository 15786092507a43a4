"""What a spreadsheet stores is read as what its user saw there."""

from io import BytesIO
from typing import Any

import pytest
import xlsxwriter

from knowledge.workbook.cells import Cell, Odd
from knowledge.workbook.grids import Book
from knowledge.workbook.package import TooLargeError


def stored(value: object, **style: Any) -> Cell | None:  # noqa: ANN401 - xlsxwriter's formats
    """Give what is read of a cell that was written so."""
    made = BytesIO()
    with xlsxwriter.Workbook(made) as book:
        book.add_worksheet("甲").write(0, 0, value, book.add_format(style))
    return Book(made.getvalue()).grid("甲").rows.get(1, {}).get(1)


@pytest.mark.parametrize(
    ("value", "style", "right"),
    [
        ("字", {}, "字"),
        ("_x000D_", {}, "_x000D_"),
        ("a\tb\nc", {}, "a\tb\nc"),
        (20.0, {}, 20),
        (1.1, {}, 1.1),
        (True, {}, True),
        (None, {}, None),
        (2, {"num_format": '0"份"'}, Odd("format", '0"份"', 2)),
        (1, {"num_format": "0%"}, Odd("format", "0%", 1)),
        (1, {"num_format": "@"}, 1),
        (46024, {"num_format": 58}, Odd("date", "2026-01-02")),
        (46024, {"num_format": 14}, Odd("date", "2026-01-02")),
        (46024.5, {"num_format": 'yyyy"年"m"月"d"日" h:mm'}, Odd("date", "2026-01-02 12:00")),
        (46024, {"num_format": "[$-804]m月d日;@"}, Odd("date", "2026-01-02")),
        (3, {"num_format": '[Red]0"day"'}, Odd("format", '[Red]0"day"', 3)),
    ],
)
def test_a_cell_is_what_was_stored(value: object, style: dict[str, Any], right: object) -> None:
    found = stored(value, **style)

    assert found == right
    assert type(found) is type(right)


@pytest.mark.parametrize(("worked_out", "right"), [(2, 2), ("两份", "两份")])
def test_a_formula_is_what_it_came_to(worked_out: object, right: object) -> None:
    made = BytesIO()
    with xlsxwriter.Workbook(made) as book:
        book.add_worksheet("甲").write_formula("A1", "=B1", None, worked_out)

    assert Book(made.getvalue()).grid("甲").rows == {1: {1: right}}


def test_days_may_be_counted_from_1904() -> None:
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"date_1904": True}) as book:
        book.add_worksheet("甲").write(0, 0, 1, book.add_format({"num_format": "yyyy-mm-dd"}))

    assert Book(made.getvalue()).grid("甲").rows[1][1] == Odd("date", "1904-01-02")


def test_merged_areas_are_known_beside_the_cells() -> None:
    made = BytesIO()
    with xlsxwriter.Workbook(made) as book:
        book.add_worksheet("甲").merge_range("B2:B4", "合")

    grid = Book(made.getvalue()).grid("甲")

    assert grid.merged == [(2, 2, 4, 2)]
    assert grid.rows == {2: {2: "合"}}


def test_more_texts_than_any_catalog_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.workbook.strings.MOST_STRINGS", 0)

    with pytest.raises(TooLargeError):
        stored("字")
