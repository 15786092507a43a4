"""Where in the workbook each row stands, so that a fault is said with sheet, row and column."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from knowledge.catalog_faults import Fault
from knowledge.catalog_fields import CLERK_FIELDS, Part
from knowledge.workbook.columns import SHEETS, Sheet, letters, of_part
from knowledge.workbook.rows import Unsaid

_MOST_SHOWN: Final = 30


def cell_words(sheet: str, row: int, column: int | None = None, title: str = "") -> str:
    """Say where it is: 工作表 材料 第17行 D列（复印件份数）."""
    words = f"工作表 {sheet} 第{row}行"
    if column is not None:
        words += f" {letters(column)}列"
    return f"{words}（{title}）" if title else words


def quoted(shown: str, words: str) -> str:
    """Put what stands in the cell before what is wrong with it."""
    text = shown.replace("\n", " ").strip()
    text = text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN] + "…"
    return f"写的是“{text}”，{words}" if text and text not in words else words


@dataclass(slots=True)
class Places:
    """Rows by sheet, key and, in a list, place (from 0); columns by sheet and field's key."""

    rows: dict[tuple[str, str, int | None], int] = field(default_factory=dict)
    columns: dict[str, dict[str, int]] = field(default_factory=dict)

    def fault(
        self, sheet: Sheet, row: int, key: str, wrong: Unsaid, *, at: int | None = None
    ) -> Fault:
        """Make the fault of a cell; `at` is the place in a list."""
        title = next((each.title for each in sheet.columns if each.key == wrong.name), "")
        column = self.columns.get(sheet.name, {}).get(wrong.name)
        where = cell_words(sheet.name, row, column, title)
        words = quoted(wrong.shown, wrong.words)
        material = at if sheet.part == "matters" else None
        value = wrong.shown or None
        return Fault(sheet.part, key, words, wrong.name or None, material, value, where)

    def placed(self, fault: Fault) -> Fault:
        """Give the fault with its cell, if the row it is about stands in the workbook."""
        if fault.where is not None:
            return fault
        sheet = self._sheet(fault)
        row = self.rows.get((sheet.name, fault.key, fault.material))
        if row is None:
            return fault
        title = next((each.title for each in sheet.columns if each.key == fault.field), "")
        column = self.columns.get(sheet.name, {}).get(fault.field or "")
        if not title:
            title = _title(fault.part, fault.field)
        return replace(fault, where=cell_words(sheet.name, row, column, title))

    def _sheet(self, fault: Fault) -> Sheet:
        within = "materials" if fault.material is not None else None
        return of_part(fault.part, within)


def _title(part: Part, name: str | None) -> str:
    return next((each.title for each in CLERK_FIELDS[part] if each.key == name), name or "")


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Put faults in the order of sheets; each place and words once."""
    order = {each.name: place for place, each in enumerate(SHEETS)}

    def place(fault: Fault) -> tuple[int, int]:
        parts = (fault.where or "").split()
        if len(parts) < 3:  # noqa: PLR2004 - 工作表, its name, its row
            return len(order), 0
        row = parts[2].removeprefix("第").partition("行")[0]
        return order.get(parts[1], len(order)), int(row) if row.isdigit() else 0

    once = {(each.where, each.key, each.words): each for each in faults}
    return tuple(sorted(once.values(), key=place))
