"""`yichuang catalog handbook` as a centre's staff use it: a file, or a reason and no file."""

import errno
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from knowledge.catalog_faults import CatalogError, Fault
from knowledge.matters import Catalog
from tests.support.conditions import make_catalog, paper
from tests.support.handbooks import pdf_sides, squeezed, word_paragraphs

MODULE = import_module("bot.cli.handbook")  # the package names the command so
SHEET = "示例救助"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One made-up matter, so that a book takes no time."""
    made, _ = make_catalog(paper("甲材料"))
    monkeypatch.setenv("YICHUANG_SECRET_KEY", "a secret for tests only")
    monkeypatch.setenv("YICHUANG_VAR", str(tmp_path / "var"))
    monkeypatch.setattr(MODULE, "catalog_of", lambda *_said: made)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder to write into; nothing half-made may be left in it."""
    made = tmp_path / "out"
    made.mkdir()
    yield made
    assert [each.name for each in made.iterdir() if each.name.startswith(".")] == []


def handbook(output: Path, *words: str, town: str = "xili") -> Result:
    command = ["catalog", "handbook", "--town", town, "-o", str(output), *words]
    return CliRunner().invoke(main, command)


def test_a_book_is_written_as_pdf(folder: Path) -> None:
    result = handbook(folder / "手册.pdf")

    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(f"已写入 {folder / '手册.pdf'}：西里镇便民服务中心，1个事项，")
    sides = pdf_sides((folder / "手册.pdf").read_bytes())
    assert "一窗受理业务通办手册" in sides[0]
    assert "甲材料" in sides[2]


def test_a_book_is_written_for_word_whatever_the_case_of_its_ending(folder: Path) -> None:
    assert handbook(folder / "a.DOCX").exit_code == 0

    told = word_paragraphs((folder / "a.DOCX").read_bytes())
    assert ("Heading 2", f"1　{SHEET}") in told


def test_one_matters_sheet_is_written(folder: Path) -> None:
    assert handbook(folder / "a.pdf", "--matter", "minzheng.shi").exit_code == 0

    [side] = pdf_sides((folder / "a.pdf").read_bytes())
    assert squeezed("窗口材料清单") in side
    assert "甲材料" in side


@pytest.mark.parametrize(
    ("name", "words", "town", "why"),
    [
        ("a.txt", [], "xili", "文件名要以 .pdf 或 .docx 结尾"),
        ("a", [], "xili", "文件名要以 .pdf 或 .docx 结尾"),
        ("a.pdf", [], "nowhere", "没有编号为“nowhere”的镇"),
        ("a.pdf", ["--matter", "no.such"], "xili", "没有编码为“no.such”的事项"),
        ("none/a.pdf", [], "xili", "没有这个文件夹"),
        (f"{'a' * 300}.pdf", [], "xili", "文件名太长"),
        ("there.pdf", [], "xili", "已经有了；要盖掉它，加 --force"),
        ("folder.pdf", ["--force"], "xili", "是文件夹"),
    ],
)
def test_a_wrong_argument_says_why_and_leaves_all_as_it_was(
    folder: Path, name: str, words: list[str], town: str, why: str
) -> None:
    (folder / "there.pdf").write_text("as it was")
    (folder / "folder.pdf").mkdir()

    result = handbook(folder / name, *words, town=town)

    assert result.exit_code == 2
    assert why in result.stderr
    assert {each.name for each in folder.iterdir()} == {"there.pdf", "folder.pdf"}
    assert (folder / "there.pdf").read_text() == "as it was"


def test_an_old_file_is_replaced_when_asked_for(folder: Path) -> None:
    (folder / "a.pdf").write_text("old")

    assert handbook(folder / "a.pdf", "--force").exit_code == 0

    assert (folder / "a.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (OSError("out of paper"), "out of paper"),
        (PermissionError(errno.EACCES, "denied"), "没有权限写这个文件夹"),
        (OSError(errno.ENOSPC, "full"), "磁盘满了"),
    ],
)
def test_an_old_file_stays_when_the_making_fails(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, why: str
) -> None:
    def failing(*_: object, **_named: object) -> bytes:
        raise error

    monkeypatch.setattr(MODULE, "_WRITERS", {".pdf": failing})
    (folder / "a.pdf").write_text("old")

    result = handbook(folder / "a.pdf", "--force")

    assert result.exit_code == 2
    assert why in result.stderr
    assert (folder / "a.pdf").read_text() == "old"


def test_a_matter_that_the_town_does_not_take_has_no_sheet(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("knowledge.towns.Town.takes", lambda _town, _matter: False)

    result = handbook(folder / "a.pdf", "--matter", "minzheng.shi")

    assert result.exit_code == 2
    assert "西里镇便民服务中心不办“示例救助”（minzheng.shi）" in result.stderr


def test_a_catalog_that_cannot_be_read_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_said: object) -> Catalog:
        raise CatalogError([Fault("matters", "minzheng.dibao", "“收费”必须写", "fee")])

    monkeypatch.setattr(MODULE, "catalog_of", broken)

    result = handbook(folder / "a.pdf")

    assert result.exit_code == 2
    assert "minzheng.dibao 收费：“收费”必须写" in result.stderr
