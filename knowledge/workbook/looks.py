"""How the workbook looks: colours, widths, heights. Plain enough for Excel and WPS alike."""

from collections.abc import Sequence
from typing import Any, Final

import xlsxwriter
from xlsxwriter.format import Format

from knowledge.catalog_fields import Field, FieldKind
from knowledge.layers import Source
from knowledge.workbook.columns import OWNER, PLACE

_TEXT: Final = {"text_wrap": True, "valign": "top", "num_format": "@", "quote_prefix": True}
_NUMBER: Final = {"valign": "top", "align": "center"}
_FRAME: Final = {"border": 1, "border_color": "#D0D0D0"}
_FILLS: Final = {"town": "#FFF2B8", "district": "#DDF0D8"}
_STYLES: Final[dict[str, dict[str, Any]]] = {
    "text": {"valign": "top", "text_wrap": True},
    "line": {"valign": "top"},
    "title": {"bold": True, "font_size": 16},
    "heading": {"bold": True, "font_size": 12},
    "grey": {"bg_color": "#E4E7EB", "bold": True, **_FRAME},
    "required": {"bg_color": "#1F5A99", "font_color": "#FFFFFF", "bold": True, "valign": "top",
                 **_FRAME},
    "optional": {"bg_color": "#D6E4F2", "bold": True, "valign": "top", **_FRAME},
    "town": {"bg_color": _FILLS["town"], **_FRAME},
    "district": {"bg_color": _FILLS["district"], **_FRAME},
}  # fmt: skip
_WIDTHS: Final[dict[FieldKind, int]] = {
    "number": 8, "days": 9, "yes_no": 8, "choice": 10, "tags": 18, "texts": 34, "confusions": 40,
    "tolerance": 30, "condition": 26, "text": 24,
}  # fmt: skip
_LINE: Final = 15.0  # points
_MOST_LINES: Final = 8


class Looks:
    """Makes each format once; a workbook may have only so many."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def of(self, style: str) -> Format:
        """Give a style by its name."""
        return self._format(style, _STYLES[style])

    def text(self) -> Format:
        """Give the style of text that wraps."""
        return self._format("wrapped", _TEXT)

    def title(self, column: Field) -> Format:
        """Give the style of a column's name."""
        name = "required" if column.required else "optional"
        return self._format(f"title {name}", {**_STYLES[name], "text_wrap": True})

    def column(self, column: Field) -> Format:
        """Give the style of a column's empty cells: what is typed into them stays as typed."""
        return self.cell(column, "base")

    def cell(self, column: Field, source: Source) -> Format:
        """Give the style of a cell by what it holds and whose word it is."""
        kind = "number" if column.kind in {"number", "days"} else "text"
        style = dict(_NUMBER if kind == "number" else _TEXT)
        if source != "base":
            style |= {"bg_color": _FILLS[source], **_FRAME}
        return self._format(f"{kind} {source}", style)

    def _format(self, name: str, style: dict[str, Any]) -> Format:
        if name not in self._made:
            self._made[name] = self._book.add_format(style)
        return self._made[name]


def width_of(column: Field) -> int:
    """Give the width of a column, in characters."""
    if column.key in {OWNER, "code", "id", "name"}:
        return 24
    return 6 if column.key == PLACE else _WIDTHS.get(column.kind, 24)


def height_of(columns: Sequence[Field], cells: Sequence[str | int | None]) -> float:
    """Give the height of a row that shows its longest cell, up to a few lines."""
    lines = max((_lines(each, cell) for each, cell in zip(columns, cells, strict=True)), default=1)
    return _LINE * min(lines, _MOST_LINES)


def _lines(column: Field, cell: str | int | None) -> int:
    if not isinstance(cell, str):
        return 1
    width = max(width_of(column) // 2, 1)  # a Chinese character is two wide
    return sum(1 + len(each) // width for each in cell.split("\n"))
