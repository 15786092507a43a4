"""The document that the tables say, as far as they can be read, and all that is wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from knowledge.catalog_checks import check_row
from knowledge.catalog_faults import Fault
from knowledge.documents import PARTS, Document, Row, Rows, whole
from knowledge.workbook.columns import SHEETS, Sheet, of_part
from knowledge.workbook.lists import read_list
from knowledge.workbook.places import Places
from knowledge.workbook.rows import NOTHING, Read, Unsaid, key_of, read_row
from knowledge.workbook.tables import Table, near

_MOST_HINTS: Final = 20  # looking for near names takes its time


@dataclass(slots=True)
class Assembly:
    """Puts the tables together against what is in force; `faults` gathers what is wrong."""

    tables: Mapping[str, Table]
    present: Document
    places: Places
    faults: list[Fault] = field(default_factory=list)
    _hints: int = 0

    def document(self) -> Document:
        """Give the document; rows of which not even the key can be read are left out."""
        matters, circumstances, chains = (self._part(of_part(each)) for each in PARTS)
        away = (self.present.matters.keys() | self.present.taken_away) - matters.keys()
        return Document(matters, circumstances, chains, frozenset(away))

    def _part(self, sheet: Sheet) -> Rows:
        rows = self._own_rows(sheet)
        for each in SHEETS:
            if each.part == sheet.part and each.within is not None:
                self._fill(each, each.within.key, rows)
            if each.part == sheet.part and each.name in self.tables:
                self.tables[each.name].lines.clear()  # large, and not read again
        if sheet.part == "chains":
            for key, row in rows.items():
                self._check(sheet, key, row)
                if not row.get("members"):
                    self._tell(sheet, key, Unsaid("", "没有成员；请写在工作表“一件事成员”里"))
        return {key: whole(sheet.part, row) for key, row in rows.items()}

    def _own_rows(self, sheet: Sheet) -> dict[str, dict[str, Any]]:
        rows: dict[str, dict[str, Any]] = {}
        table, present = self.tables.get(sheet.name), self.present.part(sheet.part)
        if table is None:
            return rows
        for line in table.lines:
            key = key_of(table, sheet, line)
            known = present.get(key, NOTHING) if isinstance(key, str) else NOTHING
            read = read_row(table, sheet, line, key, known)
            if read.key is not None and read.key in rows:
                words = f"和前面的重复；每个{sheet.name}只写一行"
                read.wrong.append(Unsaid(sheet.key, words, read.key))
            elif read.key is not None:
                self.places.rows[sheet.name, read.key, None] = line.number
                rows[read.key] = read.row
            self._tell_all(sheet, read)
        return rows

    def _fill(self, sheet: Sheet, name: str, rows: dict[str, dict[str, Any]]) -> None:
        """Put each list into the row that it belongs to; a row without one has an empty one."""
        table = self.tables.get(sheet.name)
        if table is None:
            return
        lists = read_list(table, sheet, self.present.part(sheet.part))
        for owner, reads in lists.items():
            if owner not in rows:
                self._estrange(sheet, owner, reads, rows)
            for at, read in enumerate(reads):
                self._note(sheet, owner, at, read)
        for key, row in rows.items():
            found = [each.row for each in lists.get(key, ())]
            if found or sheet.part != "chains" or row.get(name):
                row[name] = found

    def _note(self, sheet: Sheet, owner: str, at: int, read: Read) -> None:
        self._tell_all(sheet, read, at)
        if read.key is not None:
            self.places.rows[sheet.name, owner, at] = read.line.number
            if sheet.part == "chains":
                self._check(sheet, owner, read.row, at, (each.name for each in read.wrong))

    def _estrange(
        self, sheet: Sheet, owner: str, reads: Iterable[Read], rows: Mapping[str, Row]
    ) -> None:
        """Say of rows that they belong to nobody; the first few are told who may be meant."""
        main = of_part(sheet.part).name
        deleted = owner in self.present.part(sheet.part)
        for read in reads:
            if read.key is None:
                continue
            if deleted:
                words = f"工作表“{main}”里“{owner}”的那一行删掉了；不办了，就把这里它的各行也删掉"
                read.wrong.append(Unsaid(sheet.key, words, owner))
                continue
            self._hints += 1
            hint = near(owner, rows) if self._hints <= _MOST_HINTS else "；"
            words = f"工作表“{main}”里没有“{owner}”{hint}请改对，或先在那里加一行"
            read.wrong.append(Unsaid(sheet.key, words, owner))

    def _check(
        self, sheet: Sheet, key: str, row: Row, at: int | None = None, told: Iterable[str] = ()
    ) -> None:
        """Check a row of a chain here: whoever reads chains takes their form for granted."""
        known = {each.key: row[each.key] for each in sheet.fields if each.key in row}
        known_wrong = set(told)
        for name, words in check_row(known, sheet.fields):
            if name not in known_wrong:
                self._tell(sheet, key, Unsaid(name, words), at)
        if "order" in known and not (known.get("code") or known.get("name")):
            self._tell(sheet, key, Unsaid("code", "事项编码和名称至少写一个"), at)

    def _tell(self, sheet: Sheet, key: str, wrong: Unsaid, at: int | None = None) -> None:
        row = self.places.rows[sheet.name, key, at]
        self.faults.append(self.places.fault(sheet, row, key, wrong, at=at))

    def _tell_all(self, sheet: Sheet, read: Read, at: int | None = None) -> None:
        for each in read.wrong:
            fault = self.places.fault(sheet, read.line.number, read.key or "", each, at=at)
            self.faults.append(fault)
