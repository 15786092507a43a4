"""The files that are made, read back as a reader's program does it."""

import io
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn

from knowledge.handbook.book import handbook
from knowledge.handbook.files import handbook_docx, handbook_pdf
from knowledge.handbook.pdf import opened
from knowledge.handbook.saying import MatterPage
from knowledge.handbook.setting import page_sides
from knowledge.matters import Catalog, MatterCode
from knowledge.town_files.book import SHIPPED, read_towns
from tests.support.conditions import KNOWN
from tests.support.handbooks import (
    bookmarks,
    made_up_face,
    pdf_sides,
    shipped_catalog,
    shipped_town,
    squeezed,
    texts,
    word_matters,
    word_paragraphs,
)
from tests.support.towns import make_matter, make_town

DAY = date(2026, 11, 24)
LARGEST = 5_000_000  # bytes: it is sent round by chat
TITLE = "一窗受理业务通办手册"


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return handbook_pdf(shipped_catalog(), shipped_town("xili"), DAY)


@pytest.fixture(scope="module")
def word() -> list[tuple[str, str]]:
    return word_paragraphs(handbook_docx(shipped_catalog(), shipped_town("xili"), DAY))


@pytest.fixture(scope="module")
def pages() -> tuple[MatterPage, ...]:
    return handbook(shipped_catalog(), shipped_town("xili"), DAY).pages


def unframed(told: str, page: MatterPage) -> str:
    """Take the brackets off a page's warnings: in the PDF they have a frame instead."""
    for mark in page.marks:
        told = told.replace(f"【{mark}】", mark)
    return told


def test_the_pdf_has_bookmarks_that_lead_to_each_matter(
    pdf: bytes, pages: tuple[MatterPage, ...]
) -> None:
    marks = bookmarks(pdf)

    assert len(pdf) < LARGEST
    assert list(marks)[:2] == ["封面", "目录"]
    for page in (pages[0], pages[70], pages[-1]):
        [side] = pdf_sides(pdf, marks[page.title])
        assert squeezed(page.title) in side
        assert page.code in side
    assert {page.title for page in pages} <= set(marks)


def test_the_pdf_tells_in_its_contents_on_which_side_a_matter_begins(
    pdf: bytes, pages: tuple[MatterPage, ...]
) -> None:
    marks = bookmarks(pdf)
    contents = "".join(pdf_sides(pdf, *range(2, marks[pages[0].title])))

    for page in (pages[0], pages[70], pages[-1]):
        begins = contents.index(squeezed(page.title))
        assert str(marks[page.title]) in contents[begins:][: len(page.title) + 60]


def test_pdf_and_word_say_the_same(
    word: list[tuple[str, str]], pages: tuple[MatterPage, ...]
) -> None:
    written = word_matters(word)
    face = made_up_face()

    assert list(written) == [each.title for each in pages]
    for page, told in zip(pages, written.values(), strict=True):
        sides = page_sides(page, face)
        if len(sides) == 1:  # on two, the heads are printed twice
            assert Counter(unframed(told, page)) == Counter(texts(sides)), page.title


def test_word_has_headings_contents_and_the_index(
    word: list[tuple[str, str]], pages: tuple[MatterPage, ...]
) -> None:
    headings = [text for style, text in word if style == "Heading 2"]
    contents = [text.rstrip("\t") for style, text in word if style == "toc 2"]
    index = dict(text.split("\t") for style, text in word if style == "一窗索引")

    assert headings == [each.title for each in pages]
    assert [each for each in contents if each] == headings
    dibao = next(each.number for each in pages if each.code == "minzheng.dibao")
    assert index["吃低保"] == str(dibao)


def test_word_names_chinese_typefaces_and_repeats_heads() -> None:
    matter = make_matter()
    data = handbook_docx(Catalog("v1", {matter.code: matter}, KNOWN), make_town(), DAY)

    read = docx.Document(io.BytesIO(data))

    fonts = read.styles["Heading 2"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "黑体"
    assert fonts.get(qn("w:eastAsiaTheme")) is None
    assert (
        read.sections[0]
        .header.paragraphs[0]
        .text.startswith(f"示镇便民服务中心　{TITLE}　目录版本 v1")
    )
    assert 'TOC \\o "1-2"' in read.element.xml
    assert read.core_properties.author == "示镇便民服务中心"


def test_a_counter_sheet_is_made_in_both() -> None:
    matter = shipped_catalog().matter("minzheng.dibao")
    town = shipped_town("xili")

    [side] = pdf_sides(handbook_pdf(shipped_catalog(), town, DAY, matter))
    told = word_paragraphs(handbook_docx(shipped_catalog(), town, DAY, matter))

    words = squeezed("".join(text for _, text in told))
    unframed_words = words.replace("【本镇尚未核对】", "本镇尚未核对").replace("□", "")
    assert Counter(unframed_words) == Counter(side)
    assert words.count("□") == 13


def test_a_character_without_a_glyph_is_printed_by_its_number() -> None:
    matter = make_matter(name="𠮷家村救助")
    data = handbook_pdf(Catalog("v1", {matter.code: matter}, KNOWN), make_town(), DAY)

    assert any("〔U+20BB7〕家村救助" in side for side in pdf_sides(data))


def test_the_typeface_has_every_character_of_the_catalog_and_the_towns() -> None:
    towns = read_towns(SHIPPED, b"a secret for tests only").all()
    said = "".join(map(repr, (*shipped_catalog().matters.values(), *towns)))

    with opened("", "", DAY) as (_, face):
        assert {each for each in said if not face.has(each) and not each.isspace()} == set()


def test_the_makers_progress_is_told() -> None:
    one = make_matter()
    matters = [replace(one, code=MatterCode(f"minzheng.m{at}")) for at in range(3)]
    catalog = Catalog("v1", {each.code: each for each in matters}, KNOWN)
    told: list[tuple[int, int]] = []

    for make in (handbook_pdf, handbook_docx):
        make(catalog, make_town(), DAY, progress=lambda done, all_: told.append((done, all_)))

    assert told == [(1, 3), (2, 3), (3, 3)] * 2


def test_a_town_that_takes_nothing_has_an_empty_book() -> None:
    empty = Catalog("v1", {}, KNOWN)

    assert any("共0个事项" in each for each in pdf_sides(handbook_pdf(empty, make_town(), DAY)))
    assert len(handbook_docx(empty, make_town(), DAY)) > 0


def test_the_same_catalog_makes_the_same_pdf() -> None:
    matter = make_matter()
    catalog = Catalog("v1", {matter.code: matter}, KNOWN)

    assert handbook_pdf(catalog, make_town(), DAY) == handbook_pdf(catalog, make_town(), DAY)


def test_a_server_starts_without_the_writers() -> None:
    writers = {"fpdf", "docx", "fontTools", "xlsxwriter"}
    imports = f"import sys, bot.cli; print(sorted({writers} & set(sys.modules)))"

    told = subprocess.run([sys.executable, "-c", imports], check=True, capture_output=True)

    assert told.stdout.strip() == b"[]"
