"""Turns what a page says (saying.py) into the parts of a Word document: a table for each block."""

from collections.abc import Iterable, Iterator

from knowledge.handbook.marks import ROOM, Ink
from knowledge.handbook.paper_table import BREADTHS, HEADS, NONE, Line, cells
from knowledge.handbook.saying import Block, Fact, Facts, MatterPage, Paper, Papers, Tick, Ticks
from knowledge.handbook.word_paper import BLUE, GAP, GREY, LABEL, MARK, PLAIN, RED, SMALL
from knowledge.handbook.word_parts import PALE, Cell, Part, paragraph, run, table

_LABEL = 19.0  # millimetres
_INKS: dict[Ink, str] = {"grey": GREY, "blue": BLUE, "red": RED}
_BOX, _COUNTS = 8.0, 44.0  # millimetres


def page_parts(page: MatterPage, heading: Part) -> Iterator[Part]:
    """Give the parts of a matter's page below and above its heading."""
    yield heading
    yield paragraph(SMALL, run(page.above))
    yield paragraph(SMALL, run(page.below))
    if page.marks:
        yield paragraph(MARK, run("　".join(f"【{each}】" for each in page.marks)))
    for block in page.blocks:
        yield _block(block)
        yield paragraph(GAP)  # two tables without one between them are one


def _block(block: Block) -> Part:
    match block:
        case Facts(facts, wide=True):
            return _facts([(each,) for each in facts])
        case Facts(facts):
            return _facts([facts[at : at + 2] for at in range(0, len(facts), 2)])
        case Papers(()):
            return paragraph(LABEL, run(NONE))
        case Papers(rows):
            return _papers(rows)
        case Ticks(title, rows):
            return _ticks(title, rows)


def _facts(rows: Iterable[tuple[Fact, ...]]) -> Part:
    wide = [*rows]
    most = max(map(len, wide))
    columns = (_LABEL, ROOM / most - _LABEL) * most
    return table((_fact_row(each, most) for each in wide), columns)


def _fact_row(facts: tuple[Fact, ...], most: int) -> tuple[Cell, ...]:
    found: list[Cell] = []
    for each in facts:
        ink = None if each.said else GREY
        found.append(Cell((paragraph(LABEL, run(each.label)),), _LABEL))
        found.append(Cell((paragraph(PLAIN, run(each.text, ink=ink)),), ROOM / most - _LABEL))
    found += [Cell((), _LABEL), Cell((), ROOM / most - _LABEL)] * (most - len(facts))
    return tuple(found)


def _papers(rows: tuple[Paper, ...]) -> Part:
    head = tuple(
        Cell((paragraph(PLAIN, run(name, ink=BLUE)),), broad, shade=PALE)
        for name, broad in zip(HEADS, BREADTHS, strict=True)
    )
    return table([head, *(each for row in rows for each in _paper(row))], BREADTHS, head=1)


def _paper(row: Paper) -> Iterator[tuple[Cell, ...]]:
    yield tuple(
        Cell(tuple(map(_line, lines)), broad)
        for lines, broad in zip(cells(row), BREADTHS, strict=True)
    )
    if row.not_said:
        rest = Cell((paragraph(SMALL, run(row.not_said)),), ROOM - BREADTHS[0], len(BREADTHS) - 1)
        yield Cell((), BREADTHS[0]), rest


def _line(line: Line) -> Part:
    text, ink, bold = line
    return paragraph(PLAIN, run(text, ink=_INKS.get(ink), bold=bold))


def _ticks(title: str, rows: tuple[Tick, ...]) -> Part:
    breadths = (_BOX, ROOM - _BOX - _COUNTS, _COUNTS)
    head = Cell((paragraph(PLAIN, run(title, ink=BLUE, bold=True)),), ROOM, 3, PALE)
    return table([(head,), *(_tick(each, breadths) for each in rows)], breadths, head=1)


def _tick(row: Tick, breadths: tuple[float, float, float]) -> tuple[Cell, ...]:
    case = [run(f"　{row.case}", ink=BLUE)] if row.case else []
    told = [paragraph(PLAIN, run(row.name, bold=True), *case)]
    if row.how:
        told.append(paragraph(SMALL, run(row.how)))
    return (
        Cell((paragraph(PLAIN, run("□")),), breadths[0]),
        Cell(tuple(told), breadths[1]),
        Cell((paragraph(PLAIN, run(row.copies)),), breadths[2]),
    )
