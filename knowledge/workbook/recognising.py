"""What a file is that was handed in for a workbook by mistake, known by its content."""

import re
import zipfile
from io import BytesIO
from typing import Final

from knowledge.workbook.tables import likely_sheet

_SAVE: Final = "请用 Excel 或 WPS 打开，“另存为”选“Excel 工作簿（.xlsx）”，再交上来"
_OTHER: Final = "请交从这里导出的 .xlsx 工作簿"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS: Final = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf", "7z 压缩包"),
    (b"{\\rtf", "RTF 文档"),
)
_INSIDE: Final = (
    ("word/document.xml", "这是 Word 文档（.docx），不是表格；" + _OTHER),
    ("ppt/presentation.xml", "这是演示文稿（.pptx），不是表格；" + _OTHER),
    ("xl/workbook.bin", "这是二进制工作簿（.xlsb）；" + _SAVE),
    ("Index/Document.iwa", "这是 Numbers 表格；请在 Numbers 里“导出为 Excel（.xlsx）”，再交上来"),
    ("content.xml", "这是 OpenDocument 文件（.ods）；" + _SAVE),
)
_LEGACY: Final = (
    (
        "EncryptedPackage",
        "这个文件加了密码；请打开后去掉密码，再保存交上来",
    ),
    ("WordDocument", "这是 Word 或 WPS 文字文档（.doc、.wps），不是表格；" + _OTHER),
    ("PowerPoint Document", "这是演示文稿（.ppt、.dps），不是表格；" + _OTHER),
    ("Workbook", "这是旧格式的表格（.xls 或 WPS 的 .et）；" + _SAVE),
    ("Book", "这是很旧的表格（.xls）；" + _SAVE),
)


def strange_file(data: bytes) -> str | None:
    """Say what it is and how to make a workbook of it; None where it may be an .xlsx file."""
    if not data.strip(b"\0 \r\n\t"):
        return f"文件是空的；{_OTHER}"
    if data.startswith(_OLE):
        return _legacy(data)
    if data.startswith(b"PK"):
        return _zipped(data)
    for start, name in _STARTS:
        if data.startswith(start):
            return f"这是{name}，不是表格；{_OTHER}"
    return _text(data)


def _legacy(data: bytes) -> str:
    for name, words in _LEGACY:
        if name.encode("utf-16-le") in data:
            return words
    return f"这是旧格式的文件，看不出是什么；{_SAVE}"


def _zipped(data: bytes) -> str | None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            names = set(packed.namelist())
            locked = any(each.flag_bits & 1 for each in packed.infolist())
    except (zipfile.BadZipFile, ValueError, EOFError, OSError):
        return f"文件坏了，或没有传完；请在 Excel 或 WPS 里打开看看，重新保存一次。{_OTHER}"
    if locked:
        return f"这个文件加了密码；请去掉密码再交上来。{_OTHER}"
    for name, words in _INSIDE:
        if name in names:
            return words
    if any(re.fullmatch(r"(.*/)?workbook\.xml", each) for each in names):
        return None
    return f"这是压缩包，里面没有表格；请解压后交里面的 .xlsx 工作簿。{_OTHER}"


def _text(data: bytes) -> str:
    text = _decoded(data[:200_000])
    if text is None:
        return f"看不出这是什么文件；{_OTHER}"
    start = text.lstrip("\ufeff \r\n\t")[:2000].lower()
    if "<html" in start or "<table" in start or start.startswith("<!doctype html"):
        return f"这是网页，只是名字像表格（有的系统这样导出）；{_SAVE}"
    if "mso-application" in start or "urn:schemas-microsoft-com:office:spreadsheet" in start:
        return f"这是 XML 表格（Excel 2003）；{_SAVE}"
    first = next((each for each in text.splitlines() if each.strip()), "")
    cells = [each.strip(' "\ufeff') for each in re.split(r"[,\t;，]", first)]
    if len(cells) > 1:
        return _separated(cells)
    return f"这是文字文件，不是表格；{_OTHER}"


def _separated(cells: list[str]) -> str:
    """Refuse a CSV file: it is one sheet, and lost zeros and line breaks cannot be told."""
    sheet = likely_sheet(cells)
    seems = f"，看着像工作表“{sheet.name}”" if sheet else ""
    return (
        f"这是 CSV 文件{seems}；CSV 只有一张表，还会丢掉编码的零和换行。"
        "请从这里导出 .xlsx 工作簿，把内容贴进对应的工作表，再交上来"
    )


def _decoded(data: bytes) -> str | None:
    wide: tuple[str, ...] = ("utf-16",) if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else ()
    for encoding in (*wide, "utf-8-sig", "gb18030"):
        try:
            text = _lenient_end(data, encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    return None


def _lenient_end(data: bytes, encoding: str) -> str:
    """Decode what may be cut off in the middle of a sign."""
    for cut in range(4):
        try:
            return data[: len(data) - cut].decode(encoding)
        except UnicodeDecodeError as error:
            if error.start < len(data) - 8:
                raise
    return data.decode(encoding)
