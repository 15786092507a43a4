"""One row of a table as a row of the catalog.

A column that is not there says nothing: its field stays as it is in force. An empty cell says that
there is nothing. What has no column at all (what only other programs say) stays as it is.
"""

from dataclasses import dataclass, field
from typing import Any, Final

from knowledge.catalog_fields import Field
from knowledge.documents import Row
from knowledge.workbook.cells import Unread, meant, shown, written
from knowledge.workbook.columns import Sheet
from knowledge.workbook.tables import Line, Table

NOTHING: Final[Row] = {}


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What is wrong with one cell: its field's key, the words, and what stands there."""

    name: str
    words: str
    shown: str = ""


@dataclass(slots=True)
class Read:
    """A row that was read; `key` is whose it is, None where that cannot be told."""

    line: Line
    key: str | None
    row: dict[str, Any]
    wrong: list[Unsaid] = field(default_factory=list)


def key_of(table: Table, sheet: Sheet, line: Line) -> str | Unsaid | None:
    """Say whose row it is; None where no column says it, which was told with the columns."""
    column = table.columns.get(sheet.key)
    if column is None:
        return None
    title = next(each for each in sheet.columns if each.key == sheet.key)
    cell = line.cells.get(column)
    if cell is None:
        return Unsaid(sheet.key, f"“{title.title}”必须写")
    key = meant(title, cell)
    return Unsaid(sheet.key, key.words, shown(cell)) if isinstance(key, Unread) else str(key)


def read_row(
    table: Table, sheet: Sheet, line: Line, key: str | Unsaid | None, present: Row
) -> Read:
    """Read the row's cells; `present` is the same row as it is in force, or nothing."""
    row = {each: value for each, value in present.items() if each not in table.columns}
    read = Read(line, key if isinstance(key, str) else None, row)
    if isinstance(key, Unsaid):
        read.wrong.append(key)
    for each in sheet.fields:
        column = table.columns.get(each.key)
        if column is not None and not (each.key == sheet.key and isinstance(key, Unsaid)):
            _put(read, each, column, sheet, present)
    return read


def _put(read: Read, field_: Field, column: int, sheet: Sheet, present: Row) -> None:
    cell = read.line.cells.get(column)
    if cell is None:
        _leave_empty(sheet, field_, present, read.row)
        return
    value = meant(field_, cell)
    if isinstance(value, Unread):
        read.wrong.append(Unsaid(field_.key, value.words, shown(cell)))
        value = None
    read.row[field_.key] = value


def _leave_empty(sheet: Sheet, column: Field, present: Row, row: dict[str, Any]) -> None:
    """Say nothing, in the way in which it was said before: none, no text, or not there."""
    if column.key in present and written(column, present[column.key]) is None:
        row[column.key] = present[column.key]
    elif sheet.part != "chains" and not column.required:
        row[column.key] = column.default
