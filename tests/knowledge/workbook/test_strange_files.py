"""What is handed in by mistake is known by its content, whatever its name says."""

import io
import zipfile
from collections.abc import Mapping

import pytest

from knowledge.workbook.package import MOST_UNPACKED
from tests.knowledge.workbook.filling import SMALL, document, faults, said, small_workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
SAVE = "“另存为”选“Excel 工作簿（.xlsx）”"


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + b"\0" * 512


def packed(parts: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


def changed(part: str, content: bytes) -> bytes:
    """Give the workbook with another content of this part."""
    with zipfile.ZipFile(io.BytesIO(small_workbook())) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    assert part in parts
    return packed({**parts, part: content})


HEADER = "事项编码,次序,材料名称,原件份数,复印件份数\nminzheng.dibao,1,身份证,1,1\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", ["文件是空的"]),
        (b"\0" * 900, ["文件是空的"]),
        (ole("Workbook"), [".xls 或 WPS 的 .et", SAVE]),
        (ole("Book"), [".xls", SAVE]),
        (ole("WordDocument"), [".doc、.wps", "不是表格"]),
        (ole("EncryptedPackage"), ["加了密码", "去掉密码"]),
        (ole("Something"), ["看不出是什么", SAVE]),
        (packed({"word/document.xml": b"<x/>"}), ["Word 文档（.docx）"]),
        (packed({"xl/workbook.bin": b"x"}), [".xlsb", SAVE]),
        (packed({"content.xml": b"<x/>", "mimetype": b"x"}), [".ods", SAVE]),
        (packed({"readme.txt": b"x"}), ["压缩包，里面没有表格"]),
        (b"%PDF-1.7\n", ["PDF"]),
        (b"\x89PNG\r\n", ["图片"]),
        (HEADER.encode("utf-8-sig"), ["CSV 文件，看着像工作表“材料”", "导出 .xlsx 工作簿"]),
        (HEADER.encode("gbk"), ["CSV 文件，看着像工作表“材料”"]),
        (HEADER.replace(",", "\t").encode("utf-16"), ["CSV 文件，看着像工作表“材料”"]),
        ("甲,乙\n1,2\n".encode(), ["CSV 文件；"]),
        (b"<html><table><tr><td>x</td></tr></table></html>", ["网页", SAVE]),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', ["XML 表格", SAVE]),
        ("随便写的".encode(), ["文字文件"]),
        (bytes(range(128, 256)) * 9, ["看不出这是什么文件"]),
    ],
)
def test_each_is_told_with_how_to_save_it(data: bytes, words: list[str]) -> None:
    found = faults(data)

    assert len(found) == 1
    assert str(found[0]).startswith("文件：")
    for each in words:
        assert each in str(found[0])


@pytest.mark.parametrize("kept", [100, 5_000, 20_000, -30])
def test_a_file_that_was_cut_off_is_damaged(kept: int) -> None:
    assert "坏了" in said(small_workbook()[:kept])


def test_bytes_that_were_spoiled_never_raise() -> None:
    whole = small_workbook()
    for place in range(0, len(whole), 997):
        spoiled = bytearray(whole)
        spoiled[place] ^= 0xFF
        try:
            assert document(bytes(spoiled)) == SMALL
        except AssertionError:
            assert faults(bytes(spoiled))


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/workbook.xml", b"<workbook"),
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/worksheets/sheet2.xml", b"<worksheet><sheetData><row r='x'/></sheetData></worksheet>"),
        (
            "xl/worksheets/sheet2.xml",
            b"<worksheet><sheetData><row><c t='s'><v>99</v></c></row></sheetData></worksheet>",
        ),
        ("xl/styles.xml", b"<styleSheet><cellXfs><xf numFmtId='?'/></cellXfs></styleSheet>"),
    ],
)
def test_parts_that_make_no_sense_are_told_and_never_raise(part: str, content: bytes) -> None:
    assert faults(changed(part, content))


def test_entities_are_never_unfolded() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'

    assert "坏了" in said(changed("xl/worksheets/sheet2.xml", bomb))


def test_a_bomb_is_told_before_it_is_unpacked() -> None:
    size = MOST_UNPACKED + 1
    made = io.BytesIO()
    with (
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file,
        file.open("xl/workbook.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(0, size, 1 << 20):
            part.write(bytes(1 << 20))

    assert "太大" in said(made.getvalue())


def test_more_cells_than_any_catalog_has_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.workbook.grids.MOST_CELLS", 100)

    assert "太大" in said(small_workbook())


def test_a_file_that_is_larger_than_any_catalog_is_told() -> None:
    assert "太大" in said(b"PK" + small_workbook() + bytes(50_000_000))
