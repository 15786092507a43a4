"""What is wrong in a town's file and where: faults with their line, and finding that line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

Place = tuple[str | int, ...]
"""Where in a file: ("account", "appid"), or ("counters", 2, "domains") for the third counter."""

Found = tuple[Place, str]
"""A fault that has not been given its line yet."""

_STRING = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'')
_HEADER = re.compile(r"\s*(\[\[?)\s*([\w-]+)\s*\]")
_KEY = re.compile(r"\s*([\w-]+(?:\s*\.\s*[\w-]+)*)\s*=(.*)")
_INNER_KEY = re.compile(r"[{,]\s*([\w-]+)\s*=")
_TEXT_BLOCK = re.compile(r'"""|\'\'\'')


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong; `reason` is in Chinese, for the person who wrote the file."""

    path: Path
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}"


class TownFaults(ValueError):  # noqa: N818 - it carries all the faults of a file at once
    """A town's file is refused; `faults` holds every fault in the order of the lines."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(each) for each in self.faults))


class Lines:
    """The line on which each table, key and row of a TOML text stands."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Place, int] = {}
        self._table: Place = ()
        self._rows: dict[str, int] = {}
        self._array: Place | None = None
        self._row = -1
        self._square = self._curly = 0
        in_block = False
        for number, line in enumerate(text.split("\n"), 1):
            if len(_TEXT_BLOCK.findall(line)) % 2:
                in_block = not in_block
                if not in_block:
                    continue
            elif in_block:
                continue
            self._read(number, _STRING.sub('""', line).partition("#")[0])

    def __contains__(self, place: Place) -> bool:
        return place in self._lines

    def of(self, place: Place) -> int:
        """Give the line of the place, or of the nearest thing around it; 1 where nothing fits."""
        while place and place not in self._lines:
            place = place[:-1]
        return self._lines.get(place, 1)

    def says(self, place: Place) -> bool:
        """Say whether the thing at this place, or the row that it belongs to, is in this text."""
        head = place[:2] if len(place) > 1 and isinstance(place[1], int) else place[:1]
        return head in self._lines

    def _read(self, number: int, line: str) -> None:
        if self._array is not None:
            self._read_array(number, line)
            return
        if header := _HEADER.match(line):
            self._open_table(number, header[2], several=header[1] == "[[")
            return
        if key := _KEY.match(line):
            place = self._table
            for part in key[1].split("."):
                place = (*place, part.strip())
                self._lines.setdefault(place, number)
            self._array, self._row = place, -1
            self._read_array(number, key[2])

    def _open_table(self, number: int, name: str, *, several: bool) -> None:
        self._lines.setdefault((name,), number)
        self._table = (name,)
        if several:
            self._rows[name] = self._rows.get(name, -1) + 1
            self._table = (name, self._rows[name])
            self._lines[self._table] = number

    def _read_array(self, number: int, line: str) -> None:
        """Note each `{ … }` row of the array that is open; it ends with its last bracket."""
        array = self._array or ()
        for place, sign in enumerate(line):
            self._square += (sign == "[") - (sign == "]")
            if sign == "{" and not self._curly:
                self._row += 1
                row = (*array, self._row) if self._square else array
                self._lines.setdefault(row, number)
                for inner in _INNER_KEY.findall(line[place : line.find("}", place) + 1]):
                    self._lines.setdefault((*row, inner), number)
            self._curly += (sign == "{") - (sign == "}")
        if self._square <= 0 and self._curly <= 0:
            self._array, self._square, self._curly = None, 0, 0
