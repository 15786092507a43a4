"""The Word document's paper: A4, styles with Chinese typefaces, the head and foot of its sides."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION_START
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from knowledge.handbook.marks import BREADTH, HEIGHT, LEFT, ROOM
from knowledge.handbook.word_parts import Part, field, part, run

Typeface = Literal["宋体", "黑体", "Times New Roman"]
BODY: Typeface = "宋体"
HEADING: Typeface = "黑体"
LATIN: Typeface = "Times New Roman"
"""Typefaces that are on every office computer in China; others take their nearest."""

GREY, BLUE, RED = "5F6774", "164880", "A63709"

TITLE, GROUP, MATTER, CHAPTERS, CHAPTER = "Title", "Heading1", "Heading2", "toc1", "toc2"
SMALL, PLAIN, MARK, LABEL, GAP, LETTER, ENTRY, COVER = (
    "一窗小字", "一窗正文", "一窗标记", "一窗栏目", "一窗间隔", "一窗字母", "一窗索引", "一窗封面",
)  # fmt: skip
"""The ids of the styles."""


def new_document(title: str, author: str, made_on: date, size: float) -> WordDocument:
    """Make an empty document in A4 whose plain text has this size (points)."""
    word = Document()
    told = word.core_properties
    told.title, told.author, told.language = title, author, "zh-CN"
    told.comments = ""
    told.created = told.modified = datetime(made_on.year, made_on.month, made_on.day)  # noqa: DTZ001 - Word's own property has no zone
    section = word.sections[0]
    section.page_width, section.page_height = Mm(BREADTH), Mm(HEIGHT)
    section.left_margin = section.right_margin = Mm(LEFT)
    section.top_margin, section.bottom_margin = Mm(18), Mm(14)
    section.header_distance, section.footer_distance = Mm(8), Mm(7)
    _styles(word, size)
    return word


def head_and_foot(section: Section, words: str, *, names_matter: bool = False) -> None:
    """Put these words and the number of the side on every side; the matter's name where asked."""
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    for each in (head, foot):
        each.style = SMALL
    head.paragraph_format.tab_stops.add_tab_stop(Mm(ROOM), WD_TAB_ALIGNMENT.RIGHT)
    head.add_run(words)
    if names_matter:  # by the heading's level: the style's name differs between languages
        _extend(head, [run("\t"), *field("STYLEREF 2")])
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _extend(foot, [*field("PAGE", "1"), run(" / "), *field("NUMPAGES", "1")])


def new_section(word: WordDocument, start: WD_SECTION_START, columns: int = 1) -> Section:
    """Begin a section, on a new side or on this one, in so many columns."""
    section: Section = word.add_section(start)
    section.different_first_page_header_footer = False
    for each in word.element.body.sectPr.findall(qn("w:cols")):
        each.set(qn("w:num"), str(columns))
    return section


def append(word: WordDocument, parts: Iterable[Part]) -> None:
    """Put these parts at the end of the document."""
    end = word.element.body.sectPr
    for each in parts:
        end.addprevious(each)


def _extend(paragraph: Paragraph, parts: list[Part]) -> None:
    paragraph._p.extend(parts)  # noqa: SLF001 - the library's way in


def _styles(word: WordDocument, size: float) -> None:
    _shape(word, "Normal", size)
    _shape(word, "Title", 30, face=HEADING, ink=BLUE)
    _shape(word, "Heading 1", size * 1.4, face=HEADING, ink=BLUE)
    _shape(word, "Heading 2", size * 1.65, face=HEADING, ink=BLUE)
    _shape(word, PLAIN, size)
    _shape(word, LABEL, size, ink=GREY)
    _shape(word, SMALL, size * 0.88, ink=GREY)
    _shape(word, GAP, 2)
    _shape(word, MARK, size, face=HEADING, ink=RED)
    _shape(word, LETTER, size * 1.1, face=HEADING, ink=BLUE)
    _shape(word, COVER, 13)
    for name, breadth in (("toc 1", ROOM), ("toc 2", ROOM), (ENTRY, 56.0)):
        style = _shape(word, name, size, face=HEADING if name == "toc 1" else BODY)
        style.paragraph_format.tab_stops.add_tab_stop(
            Mm(breadth), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )
    word.styles["toc 1"].paragraph_format.space_before = Pt(5)


def _shape(
    word: WordDocument, name: str, size: float, *,
    face: Typeface = BODY, ink: str | None = None,
) -> ParagraphStyle:  # fmt: skip
    known = {each.name for each in word.styles}
    style = word.styles[name] if name in known else _added(word, name)
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{name} is not a style of paragraphs")
    style.font.size = Pt(round(size * 2) / 2)
    style.font.name = LATIN
    style.font.bold = False
    style.font.italic = False
    if ink is not None:
        style.font.color.rgb = RGBColor.from_string(ink)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{key}"), None)  # a theme's face would win over the named one
    fonts.set(qn("w:eastAsia"), face)
    style.paragraph_format.space_before = Pt(0)
    style.paragraph_format.space_after = Pt(1)
    style.paragraph_format.line_spacing = 1.1
    return style


def _added(word: WordDocument, name: str) -> object:
    style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.element.append(part("qFormat"))
    return style
