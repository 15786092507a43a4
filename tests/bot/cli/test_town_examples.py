"""`yichuang town check` looks at the towns' files of examples as well."""

import shutil
from pathlib import Path

import pytest

from knowledge.town_files.book import SHIPPED
from tests.bot.cli.test_commands import environment, run

__all__ = ["environment"]


def test_a_wrong_line_of_a_file_of_examples_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    towns = Path(shutil.copytree(SHIPPED, tmp_path / "towns"))
    monkeypatch.setenv("YICHUANG_TOWNS", str(towns))
    file = towns / "baiyang.examples.txt"
    file.write_text("minzheng.gaoling | 那个长寿钱咋整\n", "utf-8")
    assert run("town", "check").exit_code == 0

    file.write_text("minzheng.gaoling | 那个长寿钱咋整\nminzheng.dibao | =补贴\n", "utf-8")
    result = run("town", "check")

    assert result.exit_code == 1
    assert f"{file}:2: “补贴”太笼统" in result.output


def test_ask_knows_what_the_town_teaches_by_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    towns = Path(shutil.copytree(SHIPPED, tmp_path / "towns"))
    monkeypatch.setenv("YICHUANG_TOWNS", str(towns))
    assert "minzheng.gaoling" not in run("ask", "--town", "baiyang", "--json", "咕噜本本").output

    (towns / "baiyang.examples.txt").write_text("minzheng.gaoling | 咕噜本本\n", "utf-8")
    said = run("ask", "--town", "baiyang", "--json", "咕噜本本").output
    other = run("ask", "--town", "xili", "--json", "咕噜本本").output

    assert '"matter": "minzheng.gaoling"' in said
    assert "minzheng.gaoling" not in other
