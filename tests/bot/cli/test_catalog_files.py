"""The catalog goes out as a file and comes in as a version, as an operator does it."""

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook

from bot.cli import main
from tests.knowledge.workbook.filling import DIBAO, put, row_of

GAOLING = "minzheng.gaoling"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, sqlite_template: Path, tmp_path: Path) -> None:
    """Settings of a deployment whose database has its tables; the rules' scenarios run on both."""
    shutil.copy(sqlite_template, tmp_path / "cli.db")
    monkeypatch.setenv("YICHUANG_DATABASE_URL", f"sqlite:///{tmp_path / 'cli.db'}")
    monkeypatch.setenv("YICHUANG_SECRET_KEY", "a secret for tests only")
    monkeypatch.setenv("YICHUANG_VAR", str(tmp_path))


@pytest.fixture(autouse=True)
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tables are there without migrations: take them for migrated."""
    monkeypatch.setattr("bot.cli.catalog_records.current", lambda _url: "here")
    monkeypatch.setattr("bot.cli.catalog_records.head", lambda: "here")


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


def test_a_workbook_that_nobody_changed_changes_nothing(tmp_path: Path) -> None:
    result = run("import", exported(tmp_path))

    assert result.exit_code == 0
    assert "和现在的 1.0.0 一样" in result.output


def test_a_change_is_shown_asked_about_and_published(tmp_path: Path) -> None:
    file = changed(exported(tmp_path), put("事项", DIBAO, "承诺时限", "２０"))

    tried = run("import", file, "--dry-run")
    refused = run("import", file, say="n\n")
    done = run("import", file, "--note", "区里压缩了时限", "--by", "王主任", say="y\n")
    listed = run("versions")

    assert (tried.exit_code, refused.exit_code, done.exit_code) == (0, 1, 0)
    for each in (tried, refused, done):
        assert f"（{DIBAO}）承诺时限：（空） → 20" in each.output
    assert "没有发布" in tried.output
    assert "没有发布" in refused.output
    assert "现在是 1.0.1" in done.output
    assert "1.0.1" in listed.output
    assert "王主任" in listed.output
    assert "区里压缩了时限" in listed.output
    assert "1.0.0" not in run("versions", "--all").output


def test_all_faults_are_told_and_nothing_is_published(tmp_path: Path) -> None:
    file = changed(
        exported(tmp_path),
        put("材料", DIBAO, "复印件份数", "两份"),
        put("事项", GAOLING, "收费", None),
        put("事项", "minzheng.tekun", "办理窗口", "九号"),
    )

    result = run("import", file, "--yes")

    assert result.exit_code == 1
    assert "（复印件份数）：写的是“两份”" in result.stderr
    assert "（收费）：“收费”必须写" in result.stderr
    assert "共2处错，什么都没有改" in result.stderr
    assert "1.0.0" in run("versions").output


def test_a_fault_of_the_proof_is_told_with_its_cell(tmp_path: Path) -> None:
    file = changed(exported(tmp_path), put("事项", DIBAO, "办理窗口", "九号"))

    result = run("import", file, "--yes")

    assert result.exit_code == 1
    assert "工作表 事项 第" in result.stderr
    assert "（办理窗口）：本镇没有窗口 九号" in result.stderr


def test_a_row_that_is_gone_needs_a_word(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book["事项"].delete_rows(row_of(book, "事项", "tuiyi.youdaizheng"))
        papers = [c.row for c in book["材料"]["A"] if c.value == "tuiyi.youdaizheng"]
        book["材料"].delete_rows(papers[0], len(papers))
        for row in book["事项"].iter_rows(min_row=2):  # nothing may name it any more
            for each in row:
                if "tuiyi.youdaizheng：" in str(each.value):
                    each.value = None
        for name in ("一件事成员",):
            rows = [c.row for c in book[name]["C"] if c.value == "tuiyi.youdaizheng"]
            for number in reversed(rows):
                book[name].delete_rows(number)

    file = changed(exported(tmp_path), change)

    refused = run("import", file, "--yes")
    done = run("import", file, "--yes", "--allow-removals")

    assert refused.exit_code == 1
    assert "tuiyi.youdaizheng）：去掉" in refused.output
    assert "加 --allow-removals" in refused.stderr
    assert done.exit_code == 0, done.stderr
    assert "现在是 1.0.1" in done.output


def test_a_file_from_before_the_newest_version_is_refused(tmp_path: Path) -> None:
    file = changed(exported(tmp_path), put("事项", GAOLING, "承诺时限", 9))
    assert published(tmp_path, fee="不要钱").exit_code == 0

    result = run("import", file, "--yes")

    assert result.exit_code == 1
    assert "是从 1.0.0 导出的，现在已经是 1.0.1" in result.stderr
    assert "（minzheng.dibao）收费" in run("diff", "1.0.0").output


def test_a_text_changes_only_what_it_names(tmp_path: Path) -> None:
    result = published(tmp_path, fee="一分钱不要", season=None)

    assert result.exit_code == 0, result.stderr
    assert "共1处改动" in result.output


def test_a_text_of_the_whole_takes_the_rest_away_only_when_told(tmp_path: Path) -> None:
    out = tmp_path / "out.yaml"
    assert run("export", "-o", out).exit_code == 0
    said = yaml.safe_load(out.read_text("utf-8"))
    assert run("import", out).output.startswith("和现在的 1.0.0 一样")
    said["matters"] = [each for each in said["matters"] if each["code"] != "nongye.gengdi"]
    kept = texted(tmp_path, said)

    assert "一样" in run("import", kept, "--dry-run").output
    refused = run("import", kept, "--whole", "--yes")
    assert refused.exit_code == 1
    assert "nongye.gengdi" in refused.stderr + refused.output


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- [", "不是合格的 YAML"),
        ("just words", "应当是事项的列表"),
        ("things: []", "没有“things”这一部分"),
        ("matters: 3", "matters 应当是一个列表"),
        ("- name: 没有编码", "第1个事项"),
        ("- {code: a.b}\n- {code: a.b}", "重复"),
        ("town: xili\nmatters: []", "是“xili”的，不是本镇（baiyang）的"),
        ("- code: minzheng.dibao\n  fee: 3\n", "第1行起 事项 minzheng.dibao fee：应当是文字"),
        ("chains: [{id: kong, name: 空}]", "没有成员"),
        ("chains: [{id: kong, name: 空, members: [{order: 一, code: x}]}]", "第1个成员的 order"),
    ],
)
def test_a_text_that_cannot_be_read_says_why(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text(text, "utf-8")

    result = run("import", file, "--yes")

    assert result.exit_code == 1
    assert words in result.stderr
    assert "Traceback" not in result.stderr


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
