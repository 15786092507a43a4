"""The sheets of an .xlsx file as grids of cells."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from knowledge.workbook.cells import Cell
from knowledge.workbook.formats import Formats, read_formats
from knowledge.workbook.package import (
    WORKBOOK_TYPE,
    DamagedError,
    Package,
    TooLargeError,
    relations,
)
from knowledge.workbook.strings import read_strings, unescaped
from knowledge.workbook.typed import typed

MOST_CELLS: Final = 4_000_000
"""Ten thousand matters fill one million."""
MOST_MERGED: Final = 50_000
"""Each is held against every row of its sheet."""

_REFERENCE = re.compile(r"([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?")

Area = tuple[int, int, int, int]
"""First row and column, last row and column."""


@dataclass(slots=True)
class Grid:
    """The cells of a sheet that hold something, by row and column, both counted from 1."""

    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)


@dataclass(slots=True)
class _SheetNames:
    found: dict[str, str] = field(default_factory=dict)  # name → relation
    since_1904: bool = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            of = next((v for k, v in attributes.items() if k.rpartition(":")[2] == "id"), "")
            self.found[attributes["name"]] = of
        elif name == "workbookPr":
            self.since_1904 = attributes.get("date1904") in {"1", "true"}

    def end(self, name: str) -> None: ...

    def text(self, words: str) -> None: ...


class Book:
    """A workbook that was opened. Raises DamagedError or TooLargeError, also when it is read."""

    def __init__(self, data: bytes) -> None:
        self._package = Package(data)
        self._cells = 0
        start = [to for kind, to in relations(self._package, "").values()
                 if kind.endswith(WORKBOOK_TYPE)]  # fmt: skip
        if not start:
            raise DamagedError("there is no workbook in it")
        names, leads = _SheetNames(), relations(self._package, start[0])
        self._package.hear(start[0], names)
        self._parts = {name: leads[each][1] for name, each in names.found.items() if each in leads}
        by_kind = {kind.rpartition("/")[2]: to for kind, to in leads.values()}
        self._strings = read_strings(self._package, by_kind.get("sharedStrings"))
        self._formats = read_formats(self._package, by_kind.get("styles"), names.since_1904)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its sheets, in order."""
        return tuple(self._parts)

    def size(self, name: str) -> int:
        """Give how many bytes there are to read in a sheet."""
        part = self._parts[name]
        return self._package.size(part) if part in self._package.names else 0

    def grid(self, name: str, progress: Callable[[int], None] = lambda _bytes: None) -> Grid:
        """Read a sheet; `progress` is told the bytes of each piece."""
        heard = _Cells(self._strings, self._formats, MOST_CELLS - self._cells)
        for size in self._package.parse(self._parts[name], heard):
            progress(size)
        self._cells += heard.count
        return heard.grid


class _Cells:
    """Hears a sheet and puts its cells into a grid."""

    def __init__(self, strings: list[str], formats: Formats, most: int) -> None:
        self.grid = Grid()
        self.count = 0
        self._strings = strings
        self._formats = formats
        self._most = most
        self._row = self._column = 0
        self._cell: Mapping[str, str] = {}
        self._words: list[str] = []
        self._hearing = self._formula = self._valued = False
        self._spoken = 0  # how deep in phonetic signs, which are no text
        self._columns: dict[str, int] = {}
        self._texts: dict[str, str] = {}  # the same words stand in many cells: kept once

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "c":
            self._begin(attributes)
        elif name in {"v", "t"}:
            self._hearing, self._valued = not self._spoken, True
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
        elif name == "mergeCell":
            if len(self.grid.merged) >= MOST_MERGED:
                raise TooLargeError
            self.grid.merged.append(_area(attributes["ref"]))
        elif name == "rPh":
            self._spoken += 1

    def end(self, name: str) -> None:
        if name == "c":
            self._put()
        elif name in {"v", "t"}:
            self._hearing = False
        elif name == "rPh":
            self._spoken -= 1

    def text(self, words: str) -> None:
        if self._hearing:
            self._words.append(words)

    def _begin(self, attributes: Mapping[str, str]) -> None:
        self._cell = attributes
        self._formula = self._valued = False
        self._words.clear()
        name = attributes.get("r", "").rstrip("0123456789")
        self._column = self._number(name) if name else self._column + 1

    def _number(self, letters: str) -> int:
        if letters not in self._columns:
            self._columns[letters] = _column(letters)
        return self._columns[letters]

    def _put(self) -> None:
        if not self._valued and not self._formula:
            return
        kind, words = self._cell.get("t", "n"), "".join(self._words)
        value: Cell | None
        if kind == "s":
            value = self._strings[int(words)]
        elif kind == "inlineStr":
            value = self._texts.setdefault(words, unescaped(words))
        else:
            style = self._formats.of(self._cell.get("s", "0"))
            formula = self._formula and not (words or (kind == "str" and self._valued))
            value = typed(kind, words, style, empty_formula=formula)
        if value is None or value == "":
            return
        self.count += 1
        if self.count > self._most:
            raise TooLargeError
        self.grid.rows.setdefault(self._row, {})[self._column] = value


def _column(letters: str) -> int:
    number = 0
    for each in letters:
        number = number * 26 + ord(each) - ord("A") + 1
    return number


def _area(text: str) -> Area:
    found = _REFERENCE.fullmatch(text)
    if found is None:
        raise DamagedError(f"no area: {text}")
    left, top, right, bottom = found.groups()
    return int(top), _column(left), int(bottom or top), _column(right or left)
