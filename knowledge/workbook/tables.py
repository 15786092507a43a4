"""A sheet as a table: which column is which field, and its rows that say something."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final
from unicodedata import normalize

from knowledge.catalog_fields import Field
from knowledge.workbook.cells import Cell, shown
from knowledge.workbook.columns import SHEETS, Sheet, letters
from knowledge.workbook.grids import Area, Grid

_LOOKED_THROUGH: Final = 10  # rows above which somebody may have put a title

Trouble = tuple[int, int, str, str]
"""Row, column, what stands there, and the words for it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its number and its cells that are not blank, by column."""

    number: int
    cells: dict[int, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """The columns by the field's key, and the rows below them."""

    columns: dict[str, int]
    lines: list[Line]


def read_table(sheet: Sheet, grid: Grid) -> tuple[Table | None, list[Trouble]]:
    """Find the names of the columns, wherever they stand, and the rows; with what is wrong.

    A value that was merged over several rows counts for each of them.
    """
    top = header_row(sheet, grid)
    if top is None:
        names = "、".join(each.title for each in sheet.columns if each.required)
        return None, [(1, 1, "", f"找不到列名；最上面一行应当是列名，至少要有：{names}")]
    columns, troubles = _columns(sheet, grid.rows[top], top)
    known = {column: key for key, column in columns.items()}
    for area in grid.merged:
        troubles += _spread(grid, area, top, known)
    lines = [
        Line(number, cells)
        for number in sorted(grid.rows)
        if number > top and (cells := _said(grid.rows[number]))
    ]
    return Table(columns, lines), troubles + list(_nameless(lines, grid.rows[top]))


def header_row(sheet: Sheet, grid: Grid) -> int | None:
    """Give the row that names the most columns of this sheet."""
    titles = _titles(sheet.columns)
    best, most = None, 0
    for number in sorted(grid.rows)[:_LOOKED_THROUGH]:
        count = sum(_plain(shown(each)) in titles for each in grid.rows[number].values())
        if count > most:
            best, most = number, count
    return best


def likely_sheet(titles: Iterable[str]) -> Sheet | None:
    """Give the sheet that has the most of these columns, if two or more."""
    plain = {_plain(each) for each in titles}
    counted = [(len(plain & _titles(each.columns).keys()), each) for each in SHEETS]
    most, found = max(counted, key=lambda each: each[0])
    return found if most > 1 else None


def near(name: str, known: Iterable[str]) -> str:
    """Give a question after what may have been meant, or nothing."""
    found = get_close_matches(name, list(known), n=2, cutoff=0.5)
    return f"，是不是{'或'.join(f'“{each}”' for each in found)}？" if found else "；"


def _titles(columns: Iterable[Field]) -> dict[str, str]:
    named = {_plain(each.title): each.key for each in columns}
    return {**{each.key: each.key for each in columns}, **named}


def _plain(title: str) -> str:
    return re.sub(r"[\s*:]", "", normalize("NFKC", title))


def _columns(
    sheet: Sheet, header: dict[int, Cell], top: int
) -> tuple[dict[str, int], list[Trouble]]:
    titles, columns = _titles(sheet.columns), dict[str, int]()
    troubles = []
    for column, cell in header.items():
        name = shown(cell).strip()
        key = titles.get(_plain(name))
        if not name:
            continue
        if key is None:
            hint = near(name, (each.title for each in sheet.columns))
            troubles.append((top, column, name, f"没有“{name}”这一列{hint}不要的列请删掉"))
        elif key in columns:
            words = f"“{name}”和{letters(columns[key])}列重复；请删掉一列"
            troubles.append((top, column, name, words))
        else:
            columns[key] = column
    troubles += [
        (top, max(header) + 1, "", f"缺少“{each.title}”这一列；请加上")
        for each in sheet.columns
        if each.required and each.key not in columns
    ]
    return columns, troubles


def _spread(grid: Grid, area: Area, top: int, known: dict[int, str]) -> Iterator[Trouble]:
    first, left, last, right = area
    cell = grid.rows.get(first, {}).get(left)
    if last <= top or cell is None:
        return
    over = [each for each in known if left <= each <= right]
    if len(over) > 1:
        words = f"{letters(left)}列到{letters(right)}列的格子合并了；请取消合并，每列各写各的"
        yield first, left, shown(cell), words
        return
    for number, cells in grid.rows.items():
        if max(first, top + 1) <= number <= last:
            cells[left] = cell


def _said(cells: dict[int, Cell]) -> dict[int, Cell]:
    return {
        column: cell for column, cell in cells.items() if not isinstance(cell, str) or cell.strip()
    }


def _nameless(lines: Iterable[Line], header: dict[int, Cell]) -> Iterator[Trouble]:
    told = {column for column, cell in header.items() if shown(cell).strip()}
    for line in lines:
        for column, cell in line.cells.items():
            if column not in told:
                told.add(column)
                words = "这一列最上面没有列名，下面却有内容；请补上列名，或把这一列清空"
                yield line.number, column, shown(cell), words
