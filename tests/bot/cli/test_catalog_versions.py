"""Versions of the catalog, at the command line: compared, exported, taken back."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from bot.cli import main
from tests.bot.cli.operating import changed, exported, published, run, texted
from tests.knowledge.workbook.filling import DIBAO, put

pytestmark = pytest.mark.usefixtures("deployment")


def test_an_old_version_comes_back_as_a_new_one(tmp_path: Path) -> None:
    for days in (20, 15):
        assert published(tmp_path, promised_days=days).exit_code == 0

    result = run("back", "1.0.1", "--note", "改错了", "--yes")
    same = run("back", "3", "--note", "再来", "--yes")
    none = run("back", "1.0.9", "--note", "没有的", "--yes")

    assert result.exit_code == 0
    assert "承诺时限：15 → 20" in result.output
    assert "现在是 1.0.3" in result.output
    assert "回到旧版" in run("versions").output
    assert "没有不同" in run("diff", "1.0.1", "1.0.3").output
    assert "承诺时限：20 → 15" in run("diff", "1.0.1", "1.0.2").output
    assert (same.exit_code, none.exit_code) == (0, 2)
    assert "没有版本 1.0.9" in none.stderr


def test_a_file_can_be_compared_before_it_is_imported(tmp_path: Path) -> None:
    file = changed(exported(tmp_path), put("事项", DIBAO, "承诺时限", 20))

    assert "承诺时限：（空） → 20" in run("diff", "1.0.0", file).output
    assert run("diff", "nothing").exit_code == 2


def test_an_older_version_is_exported_too(tmp_path: Path) -> None:
    assert published(tmp_path, promised_days=20).exit_code == 0
    file = tmp_path / "old.xlsx"

    assert run("export", "-o", file, "--version", "1.0.0").exit_code == 0

    book = load_workbook(file)
    assert book["说明"]["B3"].value == "1.0.0"


def test_an_export_never_writes_over_a_file_unasked(tmp_path: Path) -> None:
    file = tmp_path / "mine.xlsx"
    file.write_text("mine")

    refused = run("export", "-o", file)
    forced = run("export", "-o", file, "--force")

    assert (refused.exit_code, forced.exit_code) == (1, 0)
    assert "--force" in refused.stderr
    assert run("export", "-o", tmp_path / "x.doc").exit_code == 2
    assert run("export", "-o", tmp_path / "no" / "x.xlsx").exit_code == 2


def test_a_district_changes_the_towns_below_and_may_not_break_them(tmp_path: Path) -> None:
    assert published(tmp_path, town="tongliang", promised_days=12).exit_code == 0
    own = published(tmp_path, town="anju", fee="安居镇不要钱")
    told = run("versions", town="anju")

    assert "现在是 1.1.1" in own.output
    assert "1.1.1" in told.output
    file = exported(tmp_path, "anju")
    book = load_workbook(file)
    said = [tuple(c.value for c in row) for row in book["谁说的"].iter_rows(min_row=2)]
    assert (("事项", DIBAO, "最低生活保障审核确认", "收费", "本镇")) in said
    assert (("事项", DIBAO, "最低生活保障审核确认", "承诺时限", "区县")) in said

    answers = [{"id": "agent", "answers": ["自己", "别人"]}]
    rows = {"circumstances": answers, "matters": []}
    refused = run("import", texted(tmp_path, rows), "--yes", town="tongliang")
    assert refused.exit_code == 1
    assert "没有“代办”这个回答" in refused.stderr


def test_the_list_of_an_older_version_can_be_read(tmp_path: Path) -> None:
    papers = [{"name": "新的证明", "originals": 1, "copies": 0}]
    assert published(tmp_path, materials=papers, asks=[]).exit_code == 0
    words = ["materials", "--town", "baiyang", "--matter", DIBAO]

    now = CliRunner().invoke(main, words).output
    before = CliRunner().invoke(main, [*words, "--version", "1.0.0"]).output

    assert now.splitlines() == [
        "最低生活保障审核确认（目录版本 1.0.1）",
        "- 新的证明 原件1 复印件0",
    ]
    assert "（目录版本 1.0.0）" in before
    assert "最低生活保障申请表" in before
    assert CliRunner().invoke(main, [*words, "--version", "9.9.9"]).exit_code == 2


def test_the_town_s_own_matters_are_checked_too(tmp_path: Path) -> None:
    papers = [{"name": "新的证明", "originals": 1, "copies": 0}]
    assert published(tmp_path, materials=papers, asks=[]).exit_code == 0

    result = run("check", "--matter", DIBAO)

    assert result.exit_code == 0
    assert "目录版本 1.0.1：1个事项，1种回答组合" in result.output


@pytest.mark.parametrize("command", ["versions", "diff 1.0.0", "back 1 --note x"])
def test_an_unknown_town_is_told(command: str) -> None:
    result = run(*command.split(), town="nowhere")

    assert result.exit_code == 2
    assert "没有编号为“nowhere”的镇" in result.stderr


def test_a_database_that_is_not_there_or_not_of_this_program_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for at in (None, "an older one"):
        monkeypatch.setattr("bot.cli.catalog_records.current", lambda _url, at=at: at)

        result = run("versions")

        assert result.exit_code == 2
        assert "yichuang migrate" in result.stderr


def test_what_somebody_published_in_the_meantime_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def meanwhile(_question: str, **_more: object) -> bool:
        assert published(tmp_path, "--by", "李主任", promised_days=11).exit_code == 0
        return True

    assert published(tmp_path, promised_days=9).exit_code == 0
    monkeypatch.setattr("bot.cli.catalog_publishing.click.confirm", meanwhile)
    file = texted(tmp_path, [{"code": DIBAO, "fee": "不要钱"}])

    result = run("import", file)

    assert result.exit_code == 1
    assert "没有发布：李主任 在" in result.stderr
    assert "刚发布了第2版" in result.stderr
