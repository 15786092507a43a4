"""Reads a workbook back: the whole document that it says, or every fault with its cell.

source: XL-3
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from knowledge.catalog import make_catalog
from knowledge.catalog_checks import check_document
from knowledge.catalog_faults import CatalogError, Fault
from knowledge.documents import Document
from knowledge.layers import Layers
from knowledge.towns import Town
from knowledge.workbook.assembling import Assembly
from knowledge.workbook.beside import check_windows, labels
from knowledge.workbook.columns import (
    EXPLAINED,
    SHEETS,
    TOWN_LABEL,
    VERSION_LABEL,
    WINDOWS,
    letters,
)
from knowledge.workbook.grids import Book, Grid
from knowledge.workbook.package import MOST_BYTES, DamagedError, TooLargeError
from knowledge.workbook.places import Places, cell_words, in_order, quoted
from knowledge.workbook.recognising import strange_file
from knowledge.workbook.standing_in import stood_in
from knowledge.workbook.tables import Table, likely_sheet, read_table

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A workbook that was read: what it says, and under which version it was written.

    `version` is None where its first sheet does not say it any more.
    """

    document: Document
    version: str | None
    _places: Places

    def placed(self, faults: Iterable[Fault]) -> tuple[Fault, ...]:
        """Give faults that were found later with the cells that they are about."""
        return in_order(self._places.placed(each) for each in faults)


def read_workbook(data: bytes, layers: Layers, town: Town) -> Document | tuple[Fault, ...]:
    """Give what is to be in force for the town by this file, or all that is wrong with it.

    Each fault's `where` names sheet, row and column, and its words how to mend it. A row that is
    not in the file is not in the document: whoever publishes must ask about removals first.
    """
    filled = read_filled(data, layers, town)
    if isinstance(filled, tuple):
        return filled
    faults = _of_making(filled.document)
    return filled.placed(faults) if faults else filled.document


def read_filled(
    data: bytes, layers: Layers, town: Town, progress: Progress | None = None
) -> Filled | tuple[Fault, ...]:
    """Do the same, and keep the version and the places; what is said is not yet proposed."""
    words = strange_file(data) if len(data) <= MOST_BYTES else None
    if words is not None:
        return (_of_file(words),)
    try:
        return _read(Book(data), layers, town, progress)
    except TooLargeError:
        most = MOST_BYTES // 1_000_000
        words = f"文件太大（或解开后太大）；最多{most}MB，请删掉图片和空白的行列，或分几次导入"
    except DamagedError:
        words = "文件坏了，读不出来；请在 Excel 或 WPS 里打开看看，另存为 .xlsx，再交上来"
    return (_of_file(words),)


def _read(
    book: Book, layers: Layers, town: Town, progress: Progress | None
) -> Filled | tuple[Fault, ...]:
    told = labels(book)
    stranger = told.get(TOWN_LABEL)
    if stranger is not None and stranger != town.id:
        words = f"这份表是从“{stranger}”导出的，不是本镇（{town.id}）的；请交本镇导出的表"
        return (_of_file(words, cell_words(EXPLAINED, 1)),)
    places = Places()
    faults = list(check_windows(book.grid(WINDOWS), town)) if WINDOWS in book.names else []
    tables, missing = _tables(book, places, progress)
    assembly = Assembly(tables, layers.document, places)
    document = assembly.document()
    faults += [*missing, *assembly.faults]
    faults += _not_told_yet(map(places.placed, check_document(document)), faults)
    if faults:
        rest = _of_making(stood_in(document, faults, layers.document))
        return in_order([*faults, *_not_told_yet(map(places.placed, rest), faults)])
    return Filled(document, told.get(VERSION_LABEL), places)


def _tables(
    book: Book, places: Places, progress: Progress | None
) -> tuple[Mapping[str, Table], list[Fault]]:
    by_name = {each.strip(): each for each in book.names}
    whole = sum(book.size(each) for each in book.names)
    done = 0

    def passed(size: int) -> None:
        nonlocal done
        done += size
        if progress is not None:
            progress(done, whole)

    tables, faults = {}, []
    for sheet in SHEETS:
        if sheet.name not in by_name:
            faults.append(_missing(sheet.name, book, by_name))
            continue
        table, troubles = read_table(sheet, book.grid(by_name[sheet.name], passed))
        for row, column, said, words in troubles:
            where = f"{cell_words(sheet.name, row)} {letters(column)}列"
            value = said or None
            faults.append(Fault(sheet.part, "", quoted(said, words), value=value, where=where))
        if table is not None:
            tables[sheet.name] = table
            places.columns[sheet.name] = table.columns
    return tables, faults


def _missing(name: str, book: Book, by_name: Mapping[str, str]) -> Fault:
    """Say that a sheet is missing, and which one seems to be it under another name."""
    known = {each.name for each in SHEETS} | {EXPLAINED, WINDOWS}
    for each, real in by_name.items():
        if each not in known:
            first: Grid = book.grid(real)
            row = first.rows[min(first.rows)] if first.rows else {}
            found = likely_sheet(str(cell) for cell in row.values())
            if found is not None and found.name == name:
                return _of_file(f"缺少工作表“{name}”；“{each}”看着是它，请把名字改回“{name}”")
    return _of_file(f"缺少工作表“{name}”；不要删工作表，没有内容也留着列名")


def _not_told_yet(found: Iterable[Fault], told: Iterable[Fault]) -> list[Fault]:
    """Leave out what follows from a cell that could not be read."""
    cells = {(each.part, each.key, each.field, each.material) for each in told}
    return [each for each in found if (each.part, each.key, each.field, each.material) not in cells]


def _of_making(document: Document) -> tuple[Fault, ...]:
    try:
        make_catalog(document, "")
    except CatalogError as error:
        return error.faults
    return ()


def _of_file(words: str, where: str = "文件") -> Fault:
    return Fault("matters", "", words, where=where)
