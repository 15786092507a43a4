"""One cell: how a field's value is written into it, and what is meant by what stands there."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal
from unicodedata import normalize

from knowledge.catalog_fields import Field, FieldKind
from knowledge.workbook.columns import OWNER
from knowledge.workbook.lines import (
    confusions_in,
    confusions_lines,
    items_in,
    lines_of,
    tolerance_in,
    tolerance_lines,
)


@dataclass(frozen=True, slots=True)
class Odd:
    """A cell that does not hold what somebody typed; `shown` is what it holds instead."""

    kind: Literal["date", "error", "formula", "format"]
    shown: str
    number: int | float | None = None


Cell = str | int | float | bool | Odd


@dataclass(frozen=True, slots=True)
class Unread:
    """The cell cannot be read: what is wrong, and how to mend it."""

    words: str


UNKNOWN: Final = "不定"
_AT_ONCE: Final = {"当场", "即时", "马上", "当场办", "当场办结"}
_YES: Final = {"是", "√", "✓", "✔", "有", "Y", "YES", "TRUE", "1", "对", "能", "可以", "要"}
_NO: Final = {"否", "×", "X", "✗", "✘", "无", "没有", "N", "NO", "FALSE", "0", "不", "不是", "不能",
              "不可以", "不要"}  # fmt: skip
_NAMING: Final = {"code", "id", OWNER, "asks", "triage", "windows", "codes", "issued_by"}
"""Fields that name rows: full-width letters are never meant there."""
_EXACT: Final = 10**15  # what a spreadsheet stores of a number without loss
_COUNT = re.compile(r"(\d+)(\.0+)?\s*(份|张|个|件)?")
_DAYS = re.compile(r"(\d+)(\.0+)?\s*(个?工作日)?")
_ODD_WORDS: Final = {
    "date": "表格软件把它变成了日期“{}”；请把格式改成“文本”，再把原来的字写一遍",
    "error": "这里是出错的公式“{}”；请直接写内容",
    "formula": "这里是公式，没有算出来的值；请直接写内容，或用“选择性粘贴—数值”",
    "format": "这里是数字，显示的样子（{}）和存的不一样；请把格式改成“文本”，再写一遍",
}


def written(field: Field, value: Any) -> str | int | None:  # noqa: ANN401 - whatever the field holds
    """Give what stands in the cell; None for an empty one."""
    if value is None:
        return UNKNOWN if field.kind == "days" and field.required else None
    cell = _WRITERS.get(field.kind, _str)(field, value)
    return None if cell == "" else cell


def meant(field: Field, cell: Cell) -> Any | Unread:  # noqa: ANN401 - whatever the field holds
    """Give the value that the cell, which is not empty, means for this field."""
    if isinstance(cell, Odd) and not _counts(field, cell):
        return Unread(_ODD_WORDS[cell.kind].format(cell.shown))
    return _READERS.get(field.kind, _text)(field, cell)


def shown(cell: Cell | None) -> str:
    """Give what the cell holds as text, for whoever looks for it."""
    if isinstance(cell, Odd):
        return cell.shown
    return "" if cell is None else str(cell)


def _counts(field: Field, cell: Odd) -> bool:
    """Say whether it is a number where one is wanted, however it is shown (2份, 2.00)."""
    return field.kind in {"number", "days"} and cell.kind == "format" and "%" not in cell.shown


def _plain(cell: Cell) -> str:
    """Give short words without differences that only a keyboard makes: ２份 → 2份."""
    if isinstance(cell, Odd):
        cell = cell.number if cell.number is not None else cell.shown
    return normalize("NFKC", shown(cell)).strip().upper()


def _text(field: Field, cell: Cell) -> str | Unread:
    match cell:
        case bool():
            return Unread("这里要写文字，不是“是/否”的勾选")
        case float():
            return Unread(
                f"表格软件把它当成了数字 {cell}（“1.10”会变成 1.1）；请把格式改成“文本”，再写一遍"
            )
        case int() if abs(cell) >= _EXACT or field.key in _NAMING:
            return Unread(f"表格软件把它当成了数字 {cell}；请把格式改成“文本”，再写一遍")
    text = _unbroken(shown(cell))
    return normalize("NFKC", text) if field.key in _NAMING else text


def _unbroken(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _texts(field: Field, cell: Cell) -> list[str] | Unread:
    text = _text(field, cell)
    return text if isinstance(text, Unread) else items_in(text)


def _count(_field: Field, cell: Cell) -> int | Unread:
    found = _COUNT.fullmatch(_plain(cell))
    return int(found[1]) if found else Unread("应当是整数，如 1；不要的写 0")


def _days(_field: Field, cell: Cell) -> int | Unread | None:
    text = _plain(cell)
    if text == UNKNOWN:
        return None
    found = _DAYS.fullmatch(text)
    if found:
        return int(found[1])
    return (
        0 if text in _AT_ONCE else Unread(f"应当是工作日的天数，如 20；当场写 0，没定写“{UNKNOWN}”")
    )


def _yes_no(_field: Field, cell: Cell) -> bool | Unread:
    text = _plain(cell)
    if text in _YES:
        return True
    return False if text in _NO else Unread("应当是“是”或“否”")


def _choice(field: Field, cell: Cell) -> str | Unread:
    text = _plain(cell)
    for key, name in field.choices.items():
        if text in {normalize("NFKC", each).upper() for each in (key, name)}:
            return key
    return Unread("只能是：" + "".join(f"“{each}”" for each in field.choices.values()))


def _tags(field: Field, cell: Cell) -> list[str] | Unread:
    text = _text(field, cell)
    if isinstance(text, Unread):
        return text
    return [each for each in re.split(r"[、，,；;/\s]+", text) if each]


def _confusions(field: Field, cell: Cell) -> list[dict[str, str]] | Unread:
    text = _text(field, cell)
    if isinstance(text, Unread):
        return text
    rows = confusions_in(text)
    return Unread("每行写成“事项编码：怎么分清”") if rows is None else rows


def _tolerance(field: Field, cell: Cell) -> dict[str, Any] | Unread | None:
    text = _text(field, cell)
    if isinstance(text, Unread):
        return text
    row = tolerance_in(text)
    return Unread("每行一份材料；另起一行写“说明：…”“已核实：是”") if row is None else row


_READERS: Final[Mapping[FieldKind, Callable[[Field, Cell], Any]]] = {
    "number": _count,
    "days": _days,
    "yes_no": _yes_no,
    "choice": _choice,
    "texts": _texts,
    "tags": _tags,
    "confusions": _confusions,
    "tolerance": _tolerance,
}


def _str(_field: Field, value: Any) -> str:  # noqa: ANN401 - whatever the field holds
    return str(value)


def _number_or_str(_field: Field, value: Any) -> str | int:  # noqa: ANN401 - as above
    return value if isinstance(value, int) else str(value)


_WRITERS: Final[Mapping[FieldKind, Callable[[Field, Any], str | int]]] = {
    "yes_no": lambda _field, value: "是" if value is True else "" if value is False else str(value),
    "number": _number_or_str,
    "days": _number_or_str,
    "choice": lambda field, value: field.choices.get(str(value), str(value)),
    "tags": lambda _field, value: "、".join(map(str, value)),
    "texts": lambda _field, value: lines_of(value),
    "confusions": lambda _field, value: confusions_lines(value),
    "tolerance": lambda _field, value: tolerance_lines(value),
}


class LongCellError(ValueError):
    """A text is longer than a cell of a workbook can be."""
