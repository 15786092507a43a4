"""Writes the handbook and the counter sheet as PDF: text that can be selected, links, bookmarks."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from fpdf import FPDF
from fpdf.enums import TextMode
from fpdf.fonts import TTFFont
from pylopdf_fonts_zh_cn import sans_path

from knowledge.handbook.face import Face
from knowledge.handbook.front import CONTENTS, INDEX, contents_sides, cover_side, index_sides
from knowledge.handbook.marks import (
    BREADTH,
    HEIGHT,
    LEFT,
    Area,
    Frame,
    Ink,
    Jump,
    Mark,
    Shade,
    Side,
    Text,
)
from knowledge.handbook.progress import Progress
from knowledge.handbook.saying import Handbook, MatterPage
from knowledge.handbook.setting import page_sides, sheet_sides

_FONT = "noto"
_THOUSAND = 1000  # the face's own units in one type size, as the library gives them
_SMALL = 8.0  # points: head and foot

Colour = tuple[int, int, int]
_INKS: dict[Ink, Colour] = {
    "black": (17, 24, 39),
    "grey": (95, 103, 116),
    "blue": (22, 72, 128),
    "red": (166, 55, 9),
    "white": (255, 255, 255),
}
_SHADES: dict[Shade, Colour] = {
    "pale": (232, 239, 247),
    "line": (205, 211, 219),
    "blue": (22, 72, 128),
}
_STROKE = 0.025  # of the size: the face has one weight, so bold is drawn with an outline


@dataclass(frozen=True, slots=True)
class _Part:
    """Sides that belong together, with their bookmarks (level, words), the matter's number."""

    sides: list[Side]
    bookmarks: tuple[tuple[int, str], ...] = ()
    number: int | None = None


def write_handbook(book: Handbook, progress: Progress) -> bytes:
    """Write the whole book: cover, contents, the matters, the index."""
    with opened(f"{book.centre}{book.title}", book.centre, book.made_on) as (pdf, face):
        matters = list(_matters(book, face, progress))
        unknown = {each.number: 0 for each in matters if each.number is not None}
        front = 1 + len(contents_sides(book, unknown, face))  # as many, whatever the numbers
        places = _places(matters, front + 1)
        parts = [
            _Part([cover_side(book, face)], ((0, "封面"),)),
            _Part(contents_sides(book, places, face), ((0, CONTENTS),)),
            *matters,
            _Part(index_sides(book, places, face), ((0, INDEX),)),
        ]
        return _written(pdf, face, parts, book.running)


def write_sheet(page: MatterPage, centre: str, made_on: date) -> bytes:
    """Write a counter sheet, on one side if it fits."""
    with opened(page.title, centre, made_on) as (pdf, face):
        return _written(pdf, face, [_Part(sheet_sides(page, face), ((0, page.title),))], "")


def _matters(book: Handbook, face: Face, progress: Progress) -> Iterator[_Part]:
    done, all_ = 0, len(book.pages)
    for group in book.groups:
        for at, page in enumerate(group.pages):
            above = () if at else ((0, group.title),)
            yield _Part(page_sides(page, face), (*above, (1, page.title)), page.number)
            done += 1
            progress(done, all_)


def _places(parts: list[_Part], first: int) -> dict[int, int]:
    """Give on which side (from 1) each matter begins."""
    places = {}
    for part in parts:
        if part.number is not None:
            places[part.number] = first
        first += len(part.sides)
    return places


@contextmanager
def opened(title: str, author: str, made_on: date) -> Iterator[tuple[FPDF, Face]]:
    """Give an empty document and its typeface, whose file is open until the end."""
    pdf = FPDF(format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_title(title)
    pdf.set_author(author)
    pdf.set_lang("zh-CN")
    pdf.set_creation_date(datetime.combine(made_on, time(), UTC))
    pdf.add_font(_FONT, fname=sans_path())
    pdf.set_font(_FONT, size=9)
    font = pdf.current_font
    if not isinstance(font, TTFFont):
        raise TypeError(f"{sans_path()} was not read as a TrueType or OpenType font")
    cmap, widths = font.cmap, font.cw
    try:
        yield (
            pdf,
            Face(
                width=lambda each: widths[ord(each)] / _THOUSAND, has=lambda each: ord(each) in cmap
            ),
        )
    finally:
        font.ttfont.close()


def _written(pdf: FPDF, face: Face, parts: list[_Part], running: str) -> bytes:
    links = {number: pdf.add_link(page=side) for number, side in _places(parts, 1).items()}
    last = sum(len(part.sides) for part in parts)
    for part in parts:
        for at, side in enumerate(part.sides):
            pdf.add_page()
            for level, words in () if at else part.bookmarks:
                pdf.start_section(words, level)
            for mark in side:
                _draw(pdf, mark, links)
            for mark in _running(face, running, pdf.page, last):
                _draw(pdf, mark, links)
    return bytes(pdf.output())


def _running(face: Face, words: str, side: int, last: int) -> Iterator[Mark]:
    """Give the head and the foot of a side; a cover has none, nor has a single sheet."""
    if last == 1 or (words and side == 1):
        return
    number = f"{side} / {last}"
    foot = HEIGHT - 6
    yield Text((BREADTH - face.breadth(number, _SMALL)) / 2, foot, number, _SMALL, "grey")
    if words:
        yield Text(LEFT, 10, face.shown(words), _SMALL, "grey")


def _draw(pdf: FPDF, mark: Mark, links: Mapping[int, int]) -> None:
    match mark:
        case Text(x, y, text, size, ink, bold):
            _write(pdf, x, y, text, size, _INKS[ink], bold=bold)
        case Area(x, y, w, h, shade):
            pdf.set_fill_color(*_SHADES[shade])
            pdf.rect(x, y, w, h, style="F")
        case Frame(x, y, w, h, ink):
            pdf.set_draw_color(*_INKS[ink])
            pdf.set_line_width(0.25)
            pdf.rect(x, y, w, h)
        case Jump(x, y, w, h, number):
            pdf.link(x, y, w, h, links[number])


def _write(
    pdf: FPDF, x: float, y: float, text: str, size: float, colour: Colour, *, bold: bool
) -> None:
    pdf.set_font_size(size)
    pdf.set_text_color(*colour)
    if not bold:
        pdf.text(x, y, text)
        return
    with pdf.local_context(text_mode=TextMode.FILL_STROKE):
        pdf.set_draw_color(*colour)
        pdf.set_line_width(_STROKE * size)
        pdf.text(x, y, text)
