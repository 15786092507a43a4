"""Writes the handbook and the counter sheet for Word: real headings, contents, repeated heads."""

import io
from collections.abc import Iterator
from datetime import date

from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION_START

from knowledge.handbook.front import CONTENTS, INDEX
from knowledge.handbook.progress import Progress
from knowledge.handbook.saying import Handbook, MatterPage, Ticks
from knowledge.handbook.word_blocks import page_parts
from knowledge.handbook.word_paper import (
    CHAPTER,
    CHAPTERS,
    COVER,
    ENTRY,
    GROUP,
    LETTER,
    MATTER,
    TITLE,
    append,
    head_and_foot,
    new_document,
    new_section,
)
from knowledge.handbook.word_parts import (
    Part,
    bookmarked,
    field,
    field_begins,
    field_ends,
    link,
    paragraph,
    run,
)

_SIZE = 8.5
_SHEET_SIZES = ((7, 12.0), (10, 11.0), (13, 10.0))
"""Up to so many materials, the type (points) in which a counter sheet stays on one side."""
_SMALLEST = 9.0
_INDEX_COLUMNS = 3
_MATTERS = 1000  # bookmarks below are domains', those above matters'


def write_handbook(book: Handbook, progress: Progress) -> bytes:
    """Write the whole book: cover, contents, the matters, the index by number."""
    word = new_document(f"{book.centre}{book.title}", book.centre, book.made_on, _SIZE)
    front = word.sections[0]
    front.different_first_page_header_footer = True  # the cover has neither head nor foot
    head_and_foot(front, book.running)
    append(word, _cover(book))
    append(word, _contents(book))
    matters = new_section(word, WD_SECTION_START.NEW_PAGE)
    head_and_foot(matters, book.running, names_matter=True)
    done, all_ = 0, len(book.pages)
    for at, group in enumerate(book.groups):
        append(word, [_heading(GROUP, group.title, at, page_break=True)])
        for first, page in enumerate(group.pages):
            heading = _heading(MATTER, page.title, _mark(page.number), page_break=bool(first))
            append(word, page_parts(page, heading))
            done += 1
            progress(done, all_)
    head_and_foot(new_section(word, WD_SECTION_START.NEW_PAGE), book.running)
    append(word, [paragraph(LETTER, run(f"{INDEX}，后面是第几项"))])
    new_section(word, WD_SECTION_START.CONTINUOUS, _INDEX_COLUMNS)
    append(word, _index(book))
    return _written(word)


def write_sheet(page: MatterPage, centre: str, made_on: date) -> bytes:
    """Write a counter sheet, on one side as a rule."""
    many = sum(len(each.rows) for each in page.blocks if isinstance(each, Ticks))
    size = next((points for most, points in _SHEET_SIZES if many <= most), _SMALLEST)
    word = new_document(page.title, centre, made_on, size)
    append(word, page_parts(page, paragraph(MATTER, run(page.title))))
    return _written(word)


def _cover(book: Handbook) -> Iterator[Part]:
    for _ in range(8):
        yield paragraph(COVER)
    yield paragraph(COVER, run(book.centre))
    yield paragraph(TITLE, run(book.title))
    for line in book.cover:
        yield paragraph(COVER, run(line))


def _contents(book: Handbook) -> Iterator[Part]:
    """Give the contents: filled in already, and worked out anew by Word (F9, or when printing)."""
    yield paragraph(LETTER, run(CONTENTS), page_break=True)
    begins = field_begins(r'TOC \o "1-2" \h \z \u', dirty="true")
    for at, group in enumerate(book.groups):
        yield paragraph(CHAPTERS, *begins, _entry(group.title, at))
        begins = []
        for page in group.pages:
            yield paragraph(CHAPTER, _entry(page.title, _mark(page.number)))
    yield paragraph(CHAPTER, field_ends())


def _entry(title: str, mark: int) -> Part:
    return link(_name(mark), run(f"{title}\t"), *field(rf"PAGEREF {_name(mark)} \h"))


def _heading(style: str, title: str, mark: int, *, page_break: bool) -> Part:
    made = paragraph(style, run(title), page_break=page_break)
    return bookmarked(made, _name(mark), mark)


def _mark(number: int | None) -> int:
    return _MATTERS + (number or 0)


def _name(mark: int) -> str:
    return f"_Toc{mark:06}"


def _index(book: Handbook) -> Iterator[Part]:
    """Give the index in columns, by the matters' numbers: these are the same on every computer."""
    for letter in book.index:
        yield paragraph(LETTER, run(letter.letter))
        for name, numbers in letter.entries:
            links = [link(_name(_mark(each)), run(str(each))) for each in numbers]
            commas = [run(", ") for _ in links[1:]]
            told = [each for pair in zip(links, [*commas, run("")], strict=True) for each in pair]
            yield paragraph(ENTRY, run(f"{name}\t"), *told)


def _written(word: WordDocument) -> bytes:
    held = io.BytesIO()
    word.save(held)
    return held.getvalue()
