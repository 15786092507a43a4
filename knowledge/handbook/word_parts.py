"""The parts of a Word document as XML: paragraphs, tables, fields, bookmarks, links.

python-docx makes the document and its styles; of paragraphs and cells it makes so few a second that
a handbook took a minute.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

Part = Any  # an XML element; the library under python-docx has no types

_TWIPS = 1440 / 25.4
"""Word's unit of length, in a millimetre."""

PALE = "E8EFF7"


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell: its paragraphs, its breadth in millimetres, how many columns it takes."""

    paragraphs: tuple[Part, ...]
    breadth: float
    span: int = 1
    shade: str | None = None


def part(name: str, /, *inner: Part, **attributes: str) -> Part:
    """Make an element of Word's own namespace, without its prefix, around the inner ones."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    made.extend(inner)
    return made


def run(text: str, *, ink: str | None = None, bold: bool = False) -> Part:
    """Make a run of text; a tab in it is a tab, `ink` six hexadecimal digits."""
    made = part("r")
    if bold or ink:
        made.append(
            part("rPr", *([part("b")] if bold else []), *([part("color", val=ink)] if ink else []))
        )
    for at, piece in enumerate(text.split("\t")):
        if at:
            made.append(part("tab"))
        held = part("t")
        held.text = piece
        held.set(qn("xml:space"), "preserve")
        made.append(held)
    return made


def paragraph(style: str, *runs: Part, page_break: bool = False) -> Part:
    """Make a paragraph of the style with this id; it may begin a new side of paper."""
    own = part("pPr", part("pStyle", val=style))
    if page_break:
        own.append(part("pageBreakBefore"))
    return part("p", own, *runs)


def bookmarked(made: Part, name: str, number: int) -> Part:
    """Put a bookmark around a paragraph; name and number are used once in a document."""
    made.insert(1, part("bookmarkStart", id=str(number), name=name))
    made.append(part("bookmarkEnd", id=str(number)))
    return made


def link(bookmark: str, *runs: Part) -> Part:
    """Make a link to a bookmark around these runs."""
    return part("hyperlink", *runs, anchor=bookmark, history="1")


def field(instruction: str, shown: str = "") -> list[Part]:
    """Make a field, such as PAGE, and what it shows until Word works it out."""
    return [*field_begins(instruction), run(shown), field_ends()]


def field_begins(instruction: str, **attributes: str) -> list[Part]:
    """Make the runs with which a field begins; what it shows follows, and `field_ends()`."""
    words = part("instrText")
    words.text = f" {instruction} "
    words.set(qn("xml:space"), "preserve")
    return [
        part("r", part("fldChar", fldCharType="begin", **attributes)),
        part("r", words),
        part("r", part("fldChar", fldCharType="separate")),
    ]


def field_ends() -> Part:
    """Make the run with which a field ends."""
    return part("r", part("fldChar", fldCharType="end"))


def table(rows: Iterable[tuple[Cell, ...]], columns: Iterable[float], *, head: int = 0) -> Part:
    """Make a table with lines between its rows; the first `head` rows are repeated on each side."""
    breadths = tuple(columns)
    line = {"val": "single", "sz": "4", "space": "0", "color": "CDD3DB"}
    own = part(
        "tblPr",
        part("tblW", w=_twips(sum(breadths)), type="dxa"),
        part("tblBorders", part("top", **line), part("bottom", **line), part("insideH", **line)),
        part("tblLayout", type="fixed"),
        part("tblCellMar", part("left", w="40", type="dxa"), part("right", w="40", type="dxa")),
    )
    grid = part("tblGrid", *(part("gridCol", w=_twips(each)) for each in breadths))
    return part("tbl", own, grid, *(_row(each, at < head) for at, each in enumerate(rows)))


def _row(cells: tuple[Cell, ...], head: bool) -> Part:
    own = part("trPr", part("cantSplit"), *([part("tblHeader")] if head else []))
    return part("tr", own, *map(_cell, cells))


def _cell(cell: Cell) -> Part:
    own = part("tcPr", part("tcW", w=_twips(cell.breadth), type="dxa"))
    if cell.span > 1:
        own.append(part("gridSpan", val=str(cell.span)))
    if cell.shade:
        own.append(part("shd", val="clear", color="auto", fill=cell.shade))
    return part("tc", own, *(cell.paragraphs or (part("p"),)))


def _twips(millimetres: float) -> str:
    return str(round(millimetres * _TWIPS))
