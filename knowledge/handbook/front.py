"""Sets the cover, the contents and the index, which need to know on which side each matter is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from knowledge.handbook.face import Face, leading
from knowledge.handbook.marks import (
    BOTTOM,
    HEIGHT,
    LEFT,
    ROOM,
    TOP,
    Area,
    Band,
    Jump,
    Mark,
    Side,
    Text,
    lowered,
)
from knowledge.handbook.saying import Handbook

Places = Mapping[int, int]
"""On which side (from 1, the cover) the matter of a number begins."""

CONTENTS, INDEX = "目录", "俗称索引（按拼音）"
_SIZE = 9.0
_GUTTER = 6.0


def cover_side(book: Handbook, face: Face) -> Side:
    """Set the cover."""
    marks: list[Mark] = [Area(LEFT, 70, 3, 46, "blue")]
    marks += face.set(book.centre, LEFT + 9, 70, ROOM - 9, 20)[0]
    marks += face.set(book.title, LEFT + 9, 92, ROOM - 9, 32, ink="blue", bold=True)[0]
    y = 150.0
    for line in book.cover:
        words, height = face.set(line, LEFT + 9, y, ROOM - 9, 12)
        marks += words
        y += height + 2.5
    return tuple(marks)


def contents_sides(book: Handbook, places: Places, face: Face) -> list[Side]:
    """Set the contents in two columns: the domains, and each matter with its side."""
    bands: list[Band] = []
    broad = _breadth(2)
    for group in book.groups:
        bands.append(_title(group.title, face))
        bands += (
            _entry(f"{each.title}", (each.number,), places, broad, face)
            for each in group.pages
            if each.number is not None
        )
    return _in_columns(CONTENTS, bands, 2, face)


def index_sides(book: Handbook, places: Places, face: Face) -> list[Side]:
    """Set the index of everyday names in three columns."""
    bands: list[Band] = []
    for letter in book.index:
        bands.append(_title(letter.letter, face))
        bands += (
            _entry(name, numbers, places, _breadth(3), face) for name, numbers in letter.entries
        )
    return _in_columns(INDEX, bands, 3, face)


def _breadth(columns: int) -> float:
    return (ROOM - _GUTTER * (columns - 1)) / columns


def _title(text: str, face: Face) -> Band:
    words = face.paragraph(text, ROOM, _SIZE, x=0, ink="blue", bold=True)
    return Band(words.height + 2.0, lowered(words.marks, 1.4), keep=True)


def _entry(name: str, numbers: Sequence[int], places: Places, broad: float, face: Face) -> Band:
    """Set a name, dots and the sides of its matters at the right edge; each side can be clicked."""
    told = [str(places[each]) for each in numbers]
    right = face.breadth(", ".join(told), _SIZE)
    lines = face.lines(name, broad - right - 4, _SIZE)
    step = leading(_SIZE)
    base = step * 0.72
    marks: list[Mark] = [Text(0, at * step + base, line, _SIZE) for at, line in enumerate(lines)]
    height = step * len(lines)
    begin = face.breadth(lines[-1], _SIZE) + 1
    marks += _dots(begin, broad - right - 1, height - step + base, face)
    x = broad - right
    for at, (number, side) in enumerate(zip(numbers, told, strict=True)):
        marks.append(Text(x, height - step + base, side, _SIZE))
        begin = 0 if len(told) == 1 else x
        marks.append(Jump(begin, 0, x - begin + face.breadth(side, _SIZE), height, number))
        x += face.breadth(side, _SIZE)
        if at < len(told) - 1:
            marks.append(Text(x, height - step + base, ",", _SIZE))
            x += face.breadth(", ", _SIZE)
    return Band(height, tuple(marks))


def _dots(begin: float, end: float, y: float, face: Face) -> Iterator[Mark]:
    many = int((end - begin) / face.breadth(".", _SIZE) / 2)
    if many > 0:
        yield Text(begin, y, "." * many, _SIZE * 0.9, "grey")


def _in_columns(title: str, bands: list[Band], columns: int, face: Face) -> list[Side]:
    """Fill columns, and sides with columns; a title is never the last of its column."""
    broad = _breadth(columns) + _GUTTER
    top = TOP + 14.0
    heads = tuple(face.set(title, LEFT, TOP, ROOM, 16, ink="blue", bold=True)[0])
    sides: list[Side] = []
    marks: list[Mark] = [*heads]
    column, y = 0, top
    for at, band in enumerate(bands):
        needed = band.height + (bands[at + 1].height if band.keep else 0)
        if y + needed > HEIGHT - BOTTOM:
            column, y = column + 1, top
        if column == columns:
            sides.append(tuple(marks))
            marks, column = [*heads], 0
        marks += _moved(lowered(band.marks, y), LEFT + column * broad)
        y += band.height
    return [*sides, tuple(marks)]


def _moved(marks: Sequence[Mark], by: float) -> list[Mark]:
    return [replace(each, x=each.x + by) for each in marks]
