"""The sheets beside the catalog: of what the workbook was made, and the town's windows."""

from collections.abc import Iterator, Mapping

from knowledge.catalog_faults import Fault
from knowledge.towns import Counter, Town
from knowledge.workbook.cells import shown
from knowledge.workbook.columns import (
    EXPLAINED,
    TOWN_LABEL,
    VERSION_LABEL,
    WINDOW_COLUMNS,
    WINDOWS,
)
from knowledge.workbook.grids import Book, Grid
from knowledge.workbook.places import cell_words, quoted


def labels(book: Book) -> Mapping[str, str]:
    """Give what the first sheet says of where the workbook comes from, as far as it is there."""
    if EXPLAINED not in book.names:
        return {}
    rows = book.grid(EXPLAINED).rows.values()
    found = {shown(each.get(1)).strip(): shown(each.get(2)).strip() for each in rows}
    return {each: found[each] for each in (TOWN_LABEL, VERSION_LABEL) if found.get(each)}


def window_row(counter: Counter) -> tuple[str, str, str, str]:
    """Give a window as its row: id, name, what it takes, for what."""
    takes = ["全部事项"] if counter.takes_all else [*counter.domains, *counter.matters]
    apart = [*counter.except_domains, *counter.except_matters]
    words = "、".join(takes) + (f"（除外：{'、'.join(apart)}）" if apart else "")
    return counter.id, counter.name, words, "、".join(counter.purposes)


def check_windows(grid: Grid, town: Town) -> Iterator[Fault]:
    """Find what was changed among the windows, which the town's file alone says."""
    expected = [WINDOW_COLUMNS, *map(window_row, town.counters)]
    for number in range(1, max([len(expected), *grid.rows]) + 1):
        cells = grid.rows.get(number, {})
        row = expected[number - 1] if number <= len(expected) else ("",) * len(WINDOW_COLUMNS)
        for column, right in enumerate(row, 1):
            said = shown(cells.get(column)).strip()
            if said != right.strip():
                where = cell_words(WINDOWS, number, column, WINDOW_COLUMNS[column - 1])
                should = f"应当是“{right}”" if right else "应当空着"
                words = f"{should}；窗口由镇的文件规定，这里只供查看，请改回来，或重新导出"
                yield Fault("matters", "", quoted(said, words), "windows", value=said, where=where)
