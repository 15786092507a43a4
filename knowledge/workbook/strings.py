"""The texts that a workbook keeps once for all its cells."""

import re
from collections.abc import Mapping
from typing import Final

from knowledge.workbook.package import Package, TooLargeError

MOST_STRINGS: Final = 2_000_000

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """Give the text with signs that XML cannot hold (_x000D_) as they are."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


class _Strings:
    """Hears the part of shared texts; pieces in different fonts are one text."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._words: list[str] = []
        self._hearing = False
        self._spoken = 0

    def start(self, name: str, _attributes: Mapping[str, str]) -> None:
        if name == "t":
            self._hearing = not self._spoken
        elif name == "rPh":
            self._spoken += 1

    def end(self, name: str) -> None:
        if name == "t":
            self._hearing = False
        elif name == "rPh":
            self._spoken -= 1
        elif name == "si":
            if len(self.found) >= MOST_STRINGS:
                raise TooLargeError
            self.found.append(unescaped("".join(self._words)))
            self._words.clear()

    def text(self, words: str) -> None:
        if self._hearing:
            self._words.append(words)


def read_strings(package: Package, part: str | None) -> list[str]:
    """Give the shared texts in order; none where the workbook has none."""
    heard = _Strings()
    if part in package.names and part is not None:
        package.hear(part, heard)
    return heard.found
