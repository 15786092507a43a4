"""How a workbook shows its numbers: a date is a number with a date's format."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from knowledge.workbook.package import Package

_DATES: Final = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
"""Built-in; 27 to 36 and 50 to 58 are those of a Chinese Excel, such as 1月2日."""
_PLAIN: Final = {0: "General", 1: "0", 49: "@"}
_BUILT_IN: Final = {2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00"}
_PLAIN_CODES: Final = {"general", "0", "@", "g/通用格式"}
_NO_SIGNS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_SINCE_1900: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell's day has no zone
_SINCE_1904: Final = datetime(1904, 1, 1)  # noqa: DTZ001 - a cell's day has no zone


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell shows a number: as a date counted `since`, by a `code`, or just as it is."""

    since: datetime | None = None
    code: str | None = None


_AS_IT_IS: Final = Style()


@dataclass(frozen=True, slots=True)
class Formats:
    """The styles of a workbook's cells, by their place."""

    styles: Mapping[str, Style]

    def of(self, place: str) -> Style:
        """Give the style of this place; unknown ones show numbers as they are."""
        return self.styles.get(place, _AS_IT_IS)


class _Styles:
    """Hears the part of styles."""

    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self.cells: list[int] = []
        self._inside = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt":
            self.codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "General")
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            self.cells.append(int(attributes.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._inside = False

    def text(self, words: str) -> None: ...


def read_formats(package: Package, part: str | None, since_1904: bool) -> Formats:
    """Give the styles; none where the workbook has none."""
    heard = _Styles()
    if part is not None and part in package.names:
        package.hear(part, heard)
    since = _SINCE_1904 if since_1904 else _SINCE_1900
    return Formats(dict(_numbered(heard.cells, heard.codes, since)))


def _numbered(
    cells: Iterable[int], codes: Mapping[int, str], since: datetime
) -> Iterable[tuple[str, Style]]:
    for place, number in enumerate(cells):
        yield str(place), _style(number, codes.get(number), since)


def _style(number: int, code: str | None, since: datetime) -> Style:
    if code is None:
        if number in _DATES:
            return Style(since=since)
        return _AS_IT_IS if number in _PLAIN else Style(code=_BUILT_IN.get(number, str(number)))
    if code.lower() in _PLAIN_CODES:
        return _AS_IT_IS
    dated = re.search(r"[dmyhsaeb年月日]", _NO_SIGNS.sub("", code), re.IGNORECASE)
    return Style(since=since) if dated else Style(code=code)
