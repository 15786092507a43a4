"""The catalog comes in as a file, as an operator does it."""

from pathlib import Path

import pytest
import yaml
from openpyxl import Workbook

from tests.bot.cli.operating import changed, exported, published, run, texted
from tests.knowledge.workbook.filling import DIBAO, put, row_of

pytestmark = pytest.mark.usefixtures("deployment")
GAOLING = "minzheng.gaoling"


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
        ("- code: minzheng.dibao\n  fee: 3\n", "第1行起 事项 minzheng.dibao 收费：应当是文字"),
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
