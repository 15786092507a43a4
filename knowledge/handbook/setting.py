"""Sets what a page says (saying.py) in type: blocks become bands, bands sides of paper."""

from collections.abc import Iterator

from knowledge.handbook.face import Face, hairline, leading
from knowledge.handbook.marks import (
    LEFT,
    POINT,
    ROOM,
    Area,
    Band,
    Frame,
    Ink,
    Mark,
    Side,
    fill_sides,
    lowered,
)
from knowledge.handbook.paper_table import paper_bands
from knowledge.handbook.saying import Block, Fact, Facts, MatterPage, Papers, Tick, Ticks

_LABEL = 17.0  # millimetres at 8.5 points; grows with the type
_GAP = 0.7
_CONTINUED = "（续）"
_BOOK_SIZES = (8.5, 8.0, 7.5)
_SHEET_SIZES = (13.0, 12.0, 11.0, 10.0, 9.0, 8.5)


def page_sides(page: MatterPage, face: Face) -> list[Side]:
    """Set a matter's page; one that is too long runs on, with its head repeated."""
    return _fitting(page, face, _BOOK_SIZES)


def sheet_sides(page: MatterPage, face: Face) -> list[Side]:
    """Set a counter sheet as large as it can be on one side; a very long one takes more."""
    return _fitting(page, face, _SHEET_SIZES)


def _fitting(page: MatterPage, face: Face, sizes: tuple[float, ...]) -> list[Side]:
    """Set a page in the largest of these sizes (points) in which it takes the fewest sides."""
    found: list[list[Side]] = []
    for size in sizes:
        found.append(_sides(page, face, size))
        if len(found[-1]) == 1:
            break
    return min(found, key=len)


def _sides(page: MatterPage, face: Face, size: float) -> list[Side]:
    bands = [band for block in page.blocks for band in _bands(block, face, size)]
    return fill_sides(bands, _head(page, face, size), _head(page, face, size, _CONTINUED))


def _head(page: MatterPage, face: Face, size: float, more: str = "") -> Band:
    above = face.paragraph(page.above, ROOM, size, x=LEFT, ink="grey")
    name = face.paragraph(page.title + more, ROOM, size * 1.75, x=LEFT, ink="blue", bold=True)
    parts = [above, name]
    if not more:
        parts.append(face.paragraph(page.below, ROOM, size, x=LEFT, ink="grey", after=0.5))
    if page.marks:
        parts.append(_marks(page.marks, face, size))
    stacked = _stack(parts)
    line = Area(LEFT, stacked.height + 0.6, ROOM, 0.5, "blue")
    return Band(stacked.height + 2.4, (*stacked.marks, line))


def _marks(texts: tuple[str, ...], face: Face, size: float) -> Band:
    """Set the warnings side by side, each in a frame."""
    marks: list[Mark] = []
    x, high = LEFT, leading(size) + 1.0
    for text in texts:
        shown = face.shown(text)
        broad = face.breadth(shown, size) + 3.0
        marks.append(Frame(x, 0.3, broad, high, "red"))
        marks += face.set(shown, x + 1.5, 0.7, broad, size, ink="red", bold=True)[0]
        x += broad + 3.0
    return Band(high + 0.6, tuple(marks))


def _stack(bands: list[Band]) -> Band:
    marks: list[Mark] = []
    y = 0.0
    for band in bands:
        marks += lowered(band.marks, y)
        y += band.height
    return Band(y, tuple(marks))


def _bands(block: Block, face: Face, size: float) -> Iterator[Band]:
    match block:
        case Facts(facts, wide=True):
            for fact in facts:
                yield _row((fact,), face, size)
        case Facts(facts):
            for at in range(0, len(facts), 2):
                yield _row(facts[at : at + 2], face, size)
        case Papers(rows):
            yield from paper_bands(rows, face, size)
        case Ticks(title, rows):
            yield from _ticks(title, rows, face, size)


def _row(facts: tuple[Fact, ...], face: Face, size: float) -> Band:
    """Set elements side by side, with a line below."""
    label = _LABEL * size / 8.5
    each_room = ROOM / len(facts)
    marks: list[Mark] = []
    height = 0.0
    for at, fact in enumerate(facts):
        x = LEFT + at * each_room
        name, high = face.set(fact.label, x, _GAP, label, size, ink="grey")
        ink: Ink = "black" if fact.said else "grey"
        words, higher = face.set(fact.text, x + label, _GAP, each_room - label - 2, size, ink=ink)
        marks += [*name, *words]
        height = max(height, high, higher)
    height += 2 * _GAP
    return Band(height, (*marks, hairline(LEFT, height, ROOM)))


def _ticks(title: str, rows: tuple[Tick, ...], face: Face, size: float) -> Iterator[Band]:
    """Set a case with its materials, each with a box to tick."""
    words, height = face.set(title, LEFT + 2, 0.8, ROOM - 4, size, ink="blue", bold=True)
    bar = Area(LEFT, 0, ROOM, height + 1.4, "pale")
    head = Band(height + 2.2, (bar, *words), keep=True)
    yield head
    for row in rows:
        yield _tick(row, face, size, head)


def _tick(row: Tick, face: Face, size: float, head: Band) -> Band:
    side = size * POINT
    x, room = LEFT + side + 3, ROOM - side - 3
    counts = face.breadth(row.copies, size) + 1
    marks: list[Mark] = [Frame(LEFT + 1, 0.9, side, side)]
    name, height = face.set(row.name, x, 0.6, room - counts - 3, size, bold=True)
    marks += name
    case = row.case or ""
    beside = face.breadth(row.name, size) + 3
    small = max(size * 0.82, 8.0)
    fits = beside + face.breadth(case, small) < room - counts - 3
    told = [(f"{case}；" if case and row.how else case) + row.how]
    if fits:  # beside the name, so that a long list stays on one side of paper
        marks += face.set(case, x + beside, 0.6, room, small, ink="blue")[0]
        told = [row.how]
    marks += face.set(row.copies, LEFT + ROOM - counts, 0.6, counts + 1, size)[0]
    for text in told:
        words, more = face.set(text, x, 0.6 + height, room, small, ink="grey")
        marks += words
        height += more
    height += 1.6
    return Band(height, (*marks, hairline(LEFT, height - 0.3, ROOM)), again=head)
