"""The command line as a town's operator uses it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main

SECRET = "a secret for tests only"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Settings of a fresh deployment."""
    monkeypatch.setenv("YICHUANG_DATABASE_URL", f"sqlite:///{tmp_path / 'cli.db'}")
    monkeypatch.setenv("YICHUANG_SECRET_KEY", SECRET)
    monkeypatch.setenv("YICHUANG_VAR", str(tmp_path))


def run(*words: str, say: str | None = None) -> Result:
    return CliRunner().invoke(main, list(words), input=say)


def test_the_materials_of_a_case_are_those_that_a_citizen_is_told() -> None:
    words = ["materials", "--town", "baiyang", "--matter", "minzheng.dibao", "--json"]
    unsure = json.loads(run(*words).output)
    own = json.loads(run(*words, "--answer", "agent=本人", "--answer", "household=都没有").output)

    names = [each["name"] for each in own["materials"]]
    assert "授权委托书" in [each["name"] for each in unsure["materials"]]
    assert "授权委托书" not in names
    assert "残疾人证" not in names
    assert own["catalog_version"] == unsure["catalog_version"]


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["--town", "nowhere", "--matter", "minzheng.dibao"], "没有名为 nowhere 的镇"),
        (["--town", "baiyang", "--matter", "no.such"], "没有编码为 no.such 的事项"),
        (["--town", "baiyang", "--matter", "minzheng.dibao", "--answer", "x=1"], "只问"),
        (["--town", "baiyang", "--matter", "minzheng.dibao", "--answer", "agent=x"], "本人、代办"),
    ],
)
def test_a_wrong_argument_says_how_to_mend_it(words: list[str], hint: str) -> None:
    result = run("materials", *words)

    assert result.exit_code == 2
    assert hint in result.stderr


def test_secrets_are_shown_only_when_asked_for() -> None:
    plain = json.loads(run("town", "show", "baiyang", "--json").output)
    secret = json.loads(run("town", "show", "baiyang", "--json", "--secrets").output)

    assert secret["webhook"] == "/wechat/baiyang"
    assert len(secret["account"]["aes_key"]) == 43
    assert secret["account"]["token"] not in json.dumps(plain)
    assert secret["account"]["aes_key"] not in json.dumps(plain)


def test_every_shipped_town_is_listed_and_sound() -> None:
    listed = run("town", "list").output
    for town in ("baiyang", "banzhuyuan", "xili", "chini", "tongliang", "anju"):
        assert town in listed
    assert run("town", "check").exit_code == 0


def test_a_deadline_counts_working_days_only() -> None:
    words = ["deadline", "--town", "baiyang", "--from", "2026-09-30", "--days", "3", "--json"]

    assert json.loads(run(*words).output)["due_on"] == "2026-10-10"
    assert run(*words[:-1], "--days", "400").exit_code == 2  # no holidays are known for 2027


def test_a_clerk_is_added_listed_and_given_a_new_password() -> None:
    assert run("migrate").exit_code == 0
    added = run("clerk", "add", "--town", "baiyang", "zonghe-a", say="long enough\nlong enough\n")
    again = run("clerk", "add", "--town", "baiyang", "zonghe-a", say="long enough\nlong enough\n")
    changed = run(
        "clerk", "password", "--town", "baiyang", "zonghe-a", say="other one\nother one\n"
    )
    stranger = run("clerk", "add", "--town", "baiyang", "nobody", say="x\nx\n")

    assert (added.exit_code, again.exit_code, changed.exit_code) == (0, 1, 0)
    assert stranger.exit_code == 2
    assert "先写进镇文件" in stranger.stderr
    assert "综合窗口A岗" in run("clerk", "list", "--town", "baiyang").output


def test_many_questions_on_standard_input_give_a_line_each() -> None:
    result = run("ask", "--town", "baiyang", "--json", say="低保\n几点下班\n\n")
    lines = [json.loads(each) for each in result.output.splitlines()]

    assert lines[0]["matter"] == "minzheng.dibao"
    assert lines[1]["intent"] == "hours"
    assert set(lines[0]) == {"text", "kind", "matter", "candidates", "intent"}


def test_a_wrong_setting_ends_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YICHUANG_PORT", "99999")

    result = run("town", "list")

    assert result.exit_code == 2
    assert "YICHUANG_PORT" in result.stderr


def test_an_account_that_wechat_cannot_be_asked_about_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("YICHUANG_WECHAT_API", "http://127.0.0.1:9")

    for words in ("check", "menu"):
        result = run("wechat", words, "--town", "baiyang")
        assert result.exit_code == 1
        assert result.stderr.strip()
        assert "Traceback" not in result.stderr
    assert run("wechat", "check", "--town", "nowhere").exit_code == 2
