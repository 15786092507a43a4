"""Lays tables out for a terminal, where a Chinese character takes two columns."""

import unicodedata
from collections.abc import Sequence

_GAP = "  "


def in_columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Give a line for each row, its first cell to the left, the others to the right.

    A row may end early; what would stand behind it stays empty.
    """
    count = max(map(len, rows), default=0)
    widths = [
        max((_width(row[n]) for row in rows if n < len(row)), default=0) for n in range(count)
    ]
    return [_line(row, widths) for row in rows]


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [row[0] + " " * (widths[0] - _width(row[0]))] if row else []
    cells += [
        " " * (width - _width(cell)) + cell
        for cell, width in zip(row[1:], widths[1:], strict=False)
    ]
    return _GAP.join(cells).rstrip()


def _width(text: str) -> int:
    return sum(
        0 if unicodedata.combining(each) else 1 + (unicodedata.east_asian_width(each) in "WF")
        for each in text
    )
