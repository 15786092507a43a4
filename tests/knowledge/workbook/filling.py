"""A small catalog as a workbook, and a clerk (openpyxl, not our own writer) who changes it."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook

from knowledge.catalog import SHIPPED
from knowledge.catalog_faults import Fault
from knowledge.documents import Document, Row, read_document
from knowledge.layers import Layers, only_base
from knowledge.workbook.reading import read_workbook
from knowledge.workbook.writing import write_workbook
from tests.support.towns import make_town

TOWN = make_town()
DIBAO = "minzheng.dibao"
KEPT = (DIBAO, "minzheng.tekun", "canlian.zheng_new", "minzheng.gaoling")


def _small() -> Document:
    base = read_document(SHIPPED)
    matters = {key: {**base.matters[key], "confusions": []} for key in KEPT}
    matters[DIBAO]["confusions"] = [{"code": KEPT[1], "tell": "没有人养的是特困"}]
    asked = {name for each in matters.values() for name in (*each["asks"], *each["triage"])}
    return Document(
        matters,
        {key: each for key, each in base.circumstances.items() if key in asked},
        {key: _without_strangers(base.chains[key]) for key in ("jiuzhu", "canji")},
    )


def _without_strangers(chain: Row) -> Row:
    """Leave out of a chain what speaks of matters and questions that are not here."""
    members = [each for each in chain["members"] if each.get("code") in (None, *KEPT)]
    said = {
        key: value
        for key, value in chain.items()
        if key not in {"told", "follows", "one_of", "papers"}
    }
    return {**said, "members": members}


SMALL = _small()
LAYERS = only_base(SMALL)


@cache
def small_workbook() -> bytes:
    return write_workbook(LAYERS, TOWN, "1.0.3")


def filled(change: Callable[[Workbook], Any], layers: Layers = LAYERS) -> bytes:
    """Give the workbook as it is after the change, as another program saves it."""
    first = small_workbook() if layers is LAYERS else write_workbook(layers, TOWN, "1.0.3")
    book = load_workbook(BytesIO(first))
    change(book)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def column(book: Workbook, sheet: str, title: str) -> int:
    """Give the number of the column with this title."""
    found: int = next(each.column for each in book[sheet][1] if each.value == title)
    return found


def row_of(book: Workbook, sheet: str, key: str, place: int = 1) -> int:
    """Give the number of the row of this key; in a list, of its n-th row."""
    rows = [each.row for each in book[sheet]["A"] if each.value == key]
    return int(rows[place - 1])


def put(
    sheet: str,
    key: str,
    title: str,
    value: Any,  # noqa: ANN401 - openpyxl's
    **style: Any,  # noqa: ANN401 - openpyxl's
) -> Callable[[Workbook], None]:
    """Give the change of one cell (of the first row of this key)."""

    def change(book: Workbook) -> None:
        cell = book[sheet].cell(row_of(book, sheet, key), column(book, sheet, title))
        cell.value = value
        for name, each in style.items():
            setattr(cell, name, each)

    return change


def document(data: bytes, layers: Layers = LAYERS) -> Document:
    read = read_workbook(data, layers, TOWN)
    assert isinstance(read, Document), "\n".join(map(str, read))
    return read


def faults(data: bytes, layers: Layers = LAYERS) -> tuple[Fault, ...]:
    read = read_workbook(data, layers, TOWN)
    assert isinstance(read, tuple)
    return read


def said(data: bytes, layers: Layers = LAYERS) -> str:
    return "\n".join(map(str, faults(data, layers)))
