"""Writes a town's catalog as an .xlsx workbook: one sheet for each kind of row.

Row by row to a file, never whole in memory. Every text is written as a text, whatever it begins
with, and columns of text have the format “text”, in which a spreadsheet makes no dates of 1-2.
source: XL-3
"""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from knowledge.catalog_changes import called
from knowledge.catalog_fields import CLERK_FIELDS, NAMES, Field
from knowledge.documents import PARTS, Document, Row
from knowledge.layers import SOURCE_NAMES, Layers, Source
from knowledge.towns import Town
from knowledge.workbook.beside import window_row
from knowledge.workbook.cells import LongCellError, written
from knowledge.workbook.columns import (
    EXPLAINED,
    OWNER,
    PLACE,
    SAID_BY,
    SHEETS,
    WINDOW_COLUMNS,
    WINDOWS,
    Sheet,
)
from knowledge.workbook.explaining import explained, note_on
from knowledge.workbook.looks import Looks, height_of, width_of

Progress = Callable[[int, int], None]
"""Told how many rows are done, and of how many."""

LONGEST: Final = 32_767
"""Characters that a cell holds, by the format."""
_SPARE_ROWS: Final = 2_000  # below what is there, also with choices to pick from


def write_workbook(
    layers: Layers, town: Town, version: str, progress: Progress | None = None
) -> bytes:
    """Give the workbook of what is in force for the town, under this version (1.0.3).

    Raises LongCellError where a text does not fit.
    """
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"constant_memory": True}) as book:
        book.set_properties({"title": f"{town.centre} 事项目录 {version}"})
        _Writer(book, layers, town, progress).write(version)
    return made.getvalue()


class _Writer:
    def __init__(
        self, book: xlsxwriter.Workbook, layers: Layers, town: Town, progress: Progress | None
    ) -> None:
        self._book = book
        self._looks = Looks(book)
        self._layers = layers
        self._town = town
        self._progress = progress
        self._done = 0
        self._whole = sum(1 for each in SHEETS for _ in rows_of(layers.document, each))

    def write(self, version: str) -> None:
        self._explain(version)
        for each in SHEETS:
            self._sheet(each)
        self._windows()
        self._said_by()

    def _explain(self, version: str) -> None:
        sheet = self._book.add_worksheet(EXPLAINED)
        sheet.set_column(0, 0, 18)
        sheet.set_column(1, 1, 36)
        sheet.set_column(2, 2, 70, self._looks.text())
        for number, (style, *cells) in enumerate(explained(self._town, version)):
            for column, words in enumerate(cells):
                look = style if column == 0 else "line"
                sheet.write_string(number, column, words, self._looks.of(look))

    def _sheet(self, of: Sheet) -> None:
        sheet = self._book.add_worksheet(of.name)
        self._header(sheet, of)
        number = 0
        for key, row, place in rows_of(self._layers.document, of):
            number += 1
            cells = [_cell(each, key, row, place) for each in of.columns]
            sheet.set_row(number, height_of(of.columns, cells))
            said = self._said(of, key)
            for column, (each, value) in enumerate(zip(of.columns, cells, strict=True)):
                if value is not None:
                    self._put(sheet, number, column, value, self._looks.cell(each, said(each)))
            self._pass()
        self._choices(sheet, of, number + _SPARE_ROWS)
        if number:
            sheet.autofilter(0, 0, number, len(of.columns) - 1)

    def _header(self, sheet: Worksheet, of: Sheet) -> None:
        sheet.freeze_panes(1, 1 if of.within is None else 3)
        for column, each in enumerate(of.columns):
            sheet.set_column(column, column, width_of(each), self._looks.column(each))
        sheet.set_row(0, 32)
        for column, each in enumerate(of.columns):
            sheet.write_string(0, column, each.title, self._looks.title(each))
            sheet.write_comment(0, column, note_on(each), {"author": "一窗", "x_scale": 1.6})

    def _put(
        self, sheet: Worksheet, row: int, column: int, value: str | int, style: Format
    ) -> None:
        if isinstance(value, int):
            sheet.write_number(row, column, value, style)
        elif len(value.encode("utf-16-le")) // 2 > LONGEST:
            raise LongCellError(f"一格最多{LONGEST}个字，这里有{len(value)}个：{value[:30]}…")
        else:
            sheet.write_string(row, column, value, style)

    def _choices(self, sheet: Worksheet, of: Sheet, last: int) -> None:
        for column, each in enumerate(of.columns):
            rule = _choice_rule(each, len(self._town.counters))
            if rule is not None:
                sheet.data_validation(1, column, last, column, rule)

    def _said(self, of: Sheet, key: str) -> Callable[[Field], Source]:
        layers = self._layers
        if not any(key in each.get(of.part, {}) for each in (layers.town, layers.district)):
            return lambda _field: "base"
        if of.within is not None:
            source = layers.source_of(of.part, key, of.within.key)
            return lambda _field: source
        return lambda field: layers.source_of(of.part, key, field.key)

    def _windows(self) -> None:
        sheet = self._book.add_worksheet(WINDOWS)
        sheet.set_column(0, 1, 20, self._looks.text())
        sheet.set_column(2, 3, 50, self._looks.text())
        self._plain_table(sheet, WINDOW_COLUMNS, map(window_row, self._town.counters))

    def _said_by(self) -> None:
        sheet = self._book.add_worksheet(SAID_BY)
        sheet.set_column(0, 4, 26, self._looks.text())
        titles = ("哪一类", "编码", "名称", "列", "谁说的")
        self._plain_table(sheet, titles, _not_of_the_base(self._layers))

    def _plain_table(
        self, sheet: Worksheet, titles: tuple[str, ...], rows: "Iterator[tuple[str, ...]]"
    ) -> None:
        sheet.freeze_panes(1, 0)
        for column, title in enumerate(titles):
            sheet.write_string(0, column, title, self._looks.of("grey"))
        for number, row in enumerate(rows, 1):
            for column, words in enumerate(row):
                sheet.write_string(number, column, words, self._looks.text())

    def _pass(self) -> None:
        self._done += 1
        if self._progress is not None:
            self._progress(self._done, self._whole)


def rows_of(document: Document, sheet: Sheet) -> Iterator[tuple[str, Row, int]]:
    """Give the rows of a sheet with whose they are and, in a list, their place from 1."""
    for key, row in document.part(sheet.part).items():
        if sheet.within is None:
            yield key, row, 0
        else:
            for place, each in enumerate(row.get(sheet.within.key) or (), 1):
                yield key, each, place


def _cell(column: Field, key: str, row: Row, place: int) -> str | int | None:
    if column.key == OWNER:
        return key
    if column.key == PLACE:
        return place
    return written(column, row.get(column.key))


def _choice_rule(column: Field, windows: int) -> dict[str, Any] | None:
    """Give the list to pick from; where more than one may stand, others may be typed too."""
    several = column.kind == "tags" or column.key == "windows"
    if column.key == "windows":
        source: Any = f"={WINDOWS}!$A$2:$A${max(windows, 1) + 1}"
    elif column.kind == "yes_no":
        source = ["是", "否"]
    elif column.choices:
        source = list(column.choices.values())
    else:
        return None
    rule = {"validate": "list", "source": source, "show_error": not several}
    return {**rule, "error_title": column.title, "error_message": "请从列表里选一个"}


def _not_of_the_base(layers: Layers) -> Iterator[tuple[str, ...]]:
    document = layers.document
    for part in PARTS:
        said = dict.fromkeys([*layers.district.get(part, {}), *layers.town.get(part, {})])
        for key in said:
            row = document.part(part).get(key)
            if row is None:
                source = SOURCE_NAMES[layers.source_of(part, key, "")]
                yield NAMES[part], key, "", "（不办）", source
                continue
            for each in CLERK_FIELDS[part]:
                source_of = layers.source_of(part, key, each.key)
                if source_of != "base":
                    yield NAMES[part], key, called(row), each.title, SOURCE_NAMES[source_of]
