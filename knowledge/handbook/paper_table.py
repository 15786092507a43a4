"""Sets the materials' table: a row for each paper, below it what the catalog does not say of it."""

from collections.abc import Iterator

from knowledge.handbook.face import Face, hairline
from knowledge.handbook.marks import LEFT, ROOM, Area, Band, Ink, Mark
from knowledge.handbook.saying import COLUMNS, NOT_SAID, Paper

NONE = f"申请材料：{NOT_SAID}"
HEADS = ("序", "材料名称", "格式、份数", *COLUMNS)
BREADTHS = (6.0, 52.0, 18.0, 39.0, 20.0, 25.0, 22.0)
"""In millimetres; together the room of a side."""
_PAD = 0.8

Line = tuple[str, Ink, bool]
"""A paragraph of a cell: its words, their ink, whether they are bold."""


def paper_bands(rows: tuple[Paper, ...], face: Face, size: float) -> Iterator[Band]:
    """Set the table; its head is repeated where it runs on."""
    if not rows:
        yield face.paragraph(NONE, ROOM, size, x=LEFT, ink="grey", after=2.0)
        return
    head = _head(face, size * 0.94)
    yield head
    for row in rows:
        yield _row(row, face, size, head)


def cells(row: Paper) -> tuple[tuple[Line, ...], ...]:
    """Give what stands in each cell of a paper's row, from left to right."""
    details: tuple[Line, ...] = tuple(
        (each, "blue" if row.only_when and not at else "grey", False)
        for at, each in enumerate(row.details)
    )
    return (
        ((str(row.number), "grey", False),),
        ((row.name, "black", True), *details),
        tuple((each, "black", False) for each in row.copies.split(" ")),
        *(tuple((each, "black", False) for each in row.cell(column)) for column in COLUMNS),
    )


def _head(face: Face, size: float) -> Band:
    marks: list[Mark] = []
    height = 0.0
    x = LEFT
    for name, broad in zip(HEADS, BREADTHS, strict=True):
        words, high = face.set(name, x + _PAD, _PAD, broad - 2 * _PAD, size, ink="blue")
        marks += words
        height = max(height, high)
        x += broad
    height += 2 * _PAD
    return Band(height, (Area(LEFT, 0, ROOM, height, "pale"), *marks), keep=True)


def _row(row: Paper, face: Face, size: float, head: Band) -> Band:
    marks: list[Mark] = []
    height = 0.0
    x = LEFT
    for lines, broad in zip(cells(row), BREADTHS, strict=True):
        y = _PAD
        for text, ink, bold in lines:
            words, high = face.set(text, x + _PAD, y, broad - 2 * _PAD, size, ink=ink, bold=bold)
            marks += words
            y += high
        height = max(height, y)
        x += broad
    indent = BREADTHS[0] + _PAD
    rest, more = face.set(
        row.not_said, LEFT + indent, height, ROOM - indent, size * 0.85, ink="grey"
    )
    height += more + _PAD
    return Band(height, (*marks, *rest, hairline(LEFT, height, ROOM)), again=head)
