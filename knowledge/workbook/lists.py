"""The sheets that hold lists (材料, 一件事成员 …): their rows put to whom they belong, in order."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from knowledge.catalog_fields import Field
from knowledge.documents import Row, Rows
from knowledge.workbook.cells import Unread, meant, shown
from knowledge.workbook.columns import PLACE, Sheet
from knowledge.workbook.rows import NOTHING, Read, Unsaid, key_of, read_row
from knowledge.workbook.tables import Line, Table

_NAMES: Final = ("name", "code")
"""By these a row of a list is known again."""
_PLACED: Final = Field(PLACE, "次序", "number")


def read_list(table: Table, sheet: Sheet, present: Rows) -> dict[str, list[Read]]:
    """Give the rows of the list by whose they are (empty where it cannot be told), in order."""
    found: defaultdict[str, list[tuple[int, Read]]] = defaultdict(list)
    pools: dict[str, list[Row]] = {}
    for line in table.lines:
        key = key_of(table, sheet, line)
        owner = key if isinstance(key, str) else ""
        if owner not in pools:
            pools[owner] = _listed(sheet, present.get(owner, NOTHING))
        read = read_row(table, sheet, line, key, _taken(pools[owner], table, line))
        before = found[owner][-1][0] if found[owner] else 0
        found[owner].append((_place(table, read, before), read))
    return {
        owner: [each for _, each in sorted(reads, key=lambda one: one[0])]
        for owner, reads in found.items()
    }


def _listed(sheet: Sheet, row: Row) -> list[Row]:
    listed = row.get(sheet.within.key) if sheet.within else None
    return [each for each in listed or () if isinstance(each, Mapping)]


def _taken(pool: list[Row], table: Table, line: Line) -> Row:
    """Take out the row in force that is the same thing: the first of the same name."""
    names = {}
    for name in _NAMES:
        column = table.columns.get(name)
        cell = line.cells.get(column) if column is not None else None
        if cell is not None:
            names[name] = shown(cell).strip()
    for place, row in enumerate(pool):
        if {name: str(row[name]) for name in _NAMES if row.get(name)} == names:
            return pool.pop(place)
    return NOTHING


def _place(table: Table, read: Read, before: int) -> int:
    """Give its place in the list: the one before where none is written."""
    column = table.columns.get(PLACE)
    cell = read.line.cells.get(column) if column is not None else None
    if cell is None:
        return before
    value = meant(_PLACED, cell)
    if isinstance(value, Unread):
        read.wrong.append(Unsaid(PLACE, value.words, shown(cell)))
        return before
    return int(value)
