"""`yichuang when`: one line of JSON for each text, a plain sentence without it."""

import json

import pytest
from click.testing import CliRunner, Result

from bot.cli import main

NOW = "2026-11-24T10:00"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YICHUANG_SECRET_KEY", "a secret for tests only")


def run(*words: str, say: str | None = None) -> Result:
    return CliRunner().invoke(main, ["when", *words], input=say)


def test_a_text_gives_one_line_of_json() -> None:
    result = run("--json", "--now", NOW, "下周二上午九点半")

    assert json.loads(result.output) == {
        "text": "下周二上午九点半",
        "date": "2026-12-01",
        "period": "am",
        "time": "09:30",
        "ambiguous": False,
        "past": False,
        "why": "",
    }


def test_lines_are_answered_in_order_and_a_wrong_one_is_named() -> None:
    lines = [
        {"now": NOW, "text": "今天9点"},
        {"now": "2026-11-24T01:30:00Z", "text": "今天10点"},
        {"now": "2026-11-24T23:30:00+00:00", "text": "明天"},
        {"now": NOW, "text": "半个\ud83d字"},
    ]
    said = [*(json.dumps(each) for each in lines), "no json", '{"text": 1}', "[]", "", "{}"]
    said += ['{"now": "x", "text": "明天"}', '{"now": 5, "text": "明天"}', '{"text": "周末"}']

    result = run("--json", "--now", NOW, say="\n".join(said))
    found = [json.loads(line) for line in result.stdout.splitlines()]

    assert [each["past"] for each in found] == [True, False, False, False, False]
    assert found[2]["date"] == "2026-11-26"  # it is the 25th in China already
    assert found[4]["ambiguous"]
    for number in (5, 6, 7, 9, 10, 11):
        assert f"第{number}行：" in result.stderr
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("后天下午三点", "后天（11月26日 周四） 15:00。"),
        ("下午", "下午。"),
        ("最早的", "越早越好。"),
        ("你好", "没有读出哪天几点。"),
        ("昨天", "已经过了"),
        ("周末", "没有读出哪天几点。“周末”有周六、周日两天"),
    ],
)
def test_without_json_it_is_a_plain_sentence(text: str, sentence: str) -> None:
    assert sentence in run("--now", NOW, text).output


def test_a_towns_hours_are_kept() -> None:
    words = ["--json", "--now", "2026-11-24T17:10", "周二"]

    assert json.loads(run("--town", "chini", *words).output)["date"] == "2026-12-01"
    assert json.loads(run("--town", "baiyang", *words).output)["date"] == "2026-11-24"


def test_wrong_options_say_how_to_mend_them() -> None:
    assert "2026-11-24T10:00" in run("--now", "morgen", "明天").stderr
    assert "yichuang town list" in run("--town", "nowhere", "明天").stderr
    assert "2090年" in run("--now", "9999-12-31", "明天").stderr
    assert run("--now", "morgen", "明天").exit_code == 2
