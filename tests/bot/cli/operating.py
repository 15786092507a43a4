"""What an operator does with a catalog's files, for the tests of the command line."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook

from bot.cli import main
from tests.knowledge.workbook.filling import DIBAO


def run(*words: str | Path, town: str = "baiyang", say: str | None = None) -> Result:
    told = ["catalog", *map(str, words), "--town", town]
    return CliRunner().invoke(main, told, input=say)


def exported(tmp_path: Path, town: str = "baiyang") -> Path:
    file = tmp_path / f"{town}.xlsx"
    assert run("export", "-o", file, "--force", town=town).exit_code == 0
    return file


def changed(file: Path, *changes: Callable[[Workbook], Any]) -> Path:
    book = load_workbook(BytesIO(file.read_bytes()))
    for change in changes:
        change(book)
    book.save(file)
    return file


def texted(tmp_path: Path, rows: object) -> Path:
    file = tmp_path / "changes.yaml"
    file.write_text(yaml.safe_dump(rows, allow_unicode=True), "utf-8")
    return file


def published(tmp_path: Path, *words: str, town: str = "baiyang", **fields: object) -> Result:
    """Publish a change of 低保 and give what was said."""
    rows = [{"code": DIBAO, **fields}]
    return run("import", texted(tmp_path, rows), "--yes", *words, town=town)
