"""A typeface made up for tests, and handbooks read back from their files."""

import io
import unicodedata
from functools import cache

import docx
import pypdfium2
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from knowledge.catalog import read_catalog
from knowledge.handbook.face import Face
from knowledge.handbook.marks import Side, Text
from knowledge.matters import Catalog
from knowledge.town_files.book import SHIPPED, read_towns
from knowledge.towns import Town


def made_up_face(without: str = "") -> Face:
    """Make a face whose Chinese characters are as wide as the type, the others half as wide."""
    return Face(
        width=lambda each: 1.0 if unicodedata.east_asian_width(each) in "WFA" else 0.5,
        has=lambda each: each not in without,
    )


@cache
def shipped_catalog() -> Catalog:
    """Read the shipped catalog, once for all tests."""
    return read_catalog()


@cache
def shipped_town(town: str) -> Town:
    """Read one of the shipped towns."""
    found = read_towns(SHIPPED, b"a secret for tests only").get(town)
    assert found is not None
    return found


def squeezed(text: str) -> str:
    """Give the text without its blanks: where a line was broken says nothing."""
    return "".join(text.split())


def texts(sides: list[Side]) -> str:
    """Give all that is printed on these sides, without blanks."""
    return squeezed("".join(mark.text for side in sides for mark in side if isinstance(mark, Text)))


def pdf_sides(data: bytes, *numbers: int) -> list[str]:
    """Give the text of these sides (from 1), or of all, as a reader would copy it."""
    with pypdfium2.PdfDocument(data) as pdf:
        chosen = numbers or range(1, len(pdf) + 1)
        return [squeezed(pdf[each - 1].get_textpage().get_text_range()) for each in chosen]


def bookmarks(data: bytes) -> dict[str, int]:
    """Give the bookmarks of all levels, each with its side (from 1)."""
    with pypdfium2.PdfDocument(data) as pdf:
        return {each.get_title(): each.get_dest().get_index() + 1 for each in pdf.get_toc()}


def word_paragraphs(data: bytes) -> list[tuple[str, str]]:
    """Give every paragraph of a Word file, also in tables, as its style and its text, in order."""
    read = docx.Document(io.BytesIO(data))
    names = {each.style_id: each.name or "" for each in read.styles}
    every = read.element.body.iter(qn("w:p"))
    return [(names.get(each.style or "", ""), Paragraph(each, read).text) for each in every]


def word_matters(paragraphs: list[tuple[str, str]]) -> dict[str, str]:
    """Give what a Word file says of each matter, by its title, without blanks."""
    found: dict[str, list[str]] = {}
    title = ""
    for style, text in paragraphs:
        if style == "Heading 2":
            title = text
            found[title] = []
        elif style in {"Heading 1", "一窗字母"}:
            title = ""
        if title:
            found[title].append(text)
    return {each: squeezed("".join(lines)) for each, lines in found.items()}
