import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.cli.columns import in_columns

ROWS: list[dict[str, object]] = [
    {
        "id": "q1",
        "text": "最低生活保障审核确认",
        "kind": "matter",
        "accept": ["minzheng.dibao"],
        "register": "plain",
    },
    {"id": "q2", "text": "残疾证丢了", "kind": "matter", "accept": ["minzheng.dibao"]},
    {"id": "q3", "text": "今晚吃什么好", "kind": "outside", "accept": []},
    {"id": "q4", "text": "转人工", "kind": "intent", "intent": "human", "accept": []},
]
TIMES: list[dict[str, object]] = [
    {
        "now": "2026-11-18T10:00",
        "text": "明天上午九点半",
        "date": "2026-11-19",
        "period": "am",
        "time": "09:30",
        "ambiguous": False,
    },
    {
        "id": "t2",
        "kind": "time",
        "now": "2026-11-18T10:00",
        "text": "明天下午",
        "date": "2026-11-19",
        "period": "am",
        "time": None,
        "ambiguous": False,
    },
]


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("YICHUANG_SECRET_KEY", "a secret for tests only")
    monkeypatch.setenv("YICHUANG_VAR", str(tmp_path))
    monkeypatch.chdir(tmp_path)


def written(folder: Path, *rows: dict[str, object]) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "asked.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    return path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, words)])


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(each) for each in path.read_text("utf-8").splitlines()]


def test_the_numbers_are_one_json_object(tmp_path: Path) -> None:
    numbers = json.loads(run(written(tmp_path / "in", *ROWS, *TIMES), "--json").output)

    matter = numbers["kinds"]["matter"]
    assert (matter["n"], matter["right_outright"], matter["wrong_outright"]) == (2, 0.5, 0.5)
    assert numbers["kinds"]["outside"]["wrongly_answered"] == 0
    assert numbers["kinds"]["intent"]["right"] == 1
    assert numbers["registers"]["plain"]["matter"]["right_outright"] == 1
    assert numbers["confusions"]["outright"] == [
        {"accepted": ["minzheng.dibao"], "answered": "canlian.zheng_lost", "count": 1}
    ]
    assert numbers["times"]["n"] == 2
    assert (numbers["times"]["right"], numbers["times"]["date"]) == (0.5, 1)
    assert numbers["milliseconds"]["p99"] >= numbers["milliseconds"]["median"] > 0


def test_every_failure_is_written_beside_the_file(tmp_path: Path) -> None:
    path = written(tmp_path / "in", *ROWS, *TIMES)
    told = run(path).output
    matter, when = lines(tmp_path / "in" / "asked.failures.jsonl")

    assert str(tmp_path / "in" / "asked.failures.jsonl") in told
    assert (matter["line"], matter["id"], matter["verdict"]) == (2, "q2", "wrong")
    understood = matter["understood"]
    assert isinstance(understood, dict)
    assert understood["candidates"][0]["code"] == "canlian.zheng_lost"
    assert 0 < understood["candidates"][0]["score"] <= 1
    assert when["id"] == "t2"
    assert when["wrong"] == ["period"]


def test_people_are_told_names_of_what_was_confused(tmp_path: Path) -> None:
    told = run(written(tmp_path / "in", *ROWS, *TIMES)).output

    assert "最低生活保障审核确认 minzheng.dibao → " in told
    assert "直接答错（应当 → 答成）" in told
    assert "四项全对" in told
    assert "p99" in told


def test_only_what_the_file_holds_is_told(tmp_path: Path) -> None:
    assert "四项全对" not in run(written(tmp_path, *ROWS)).output
    assert "直接答对" not in run(written(tmp_path, *TIMES)).output


def test_failures_go_where_they_are_wished_else_where_they_can_be_written(tmp_path: Path) -> None:
    path = written(tmp_path / "in", *ROWS)
    (tmp_path / "in" / "asked.failures.jsonl").mkdir()  # nothing can be written there

    assert run(path).exit_code == 0
    assert len(lines(tmp_path / "asked.failures.jsonl")) == 1
    assert run(path, "--failures", tmp_path / "own.jsonl").exit_code == 0
    assert len(lines(tmp_path / "own.jsonl")) == 1
    refused = run(path, "--failures", tmp_path / "none" / "own.jsonl")
    assert refused.exit_code == 2
    assert "写不了" in refused.stderr


def test_the_questions_themselves_are_never_written_over(tmp_path: Path) -> None:
    path = written(tmp_path, *ROWS)
    before = path.read_bytes()

    assert run(path, "--failures", path).exit_code == 2
    assert path.read_bytes() == before


def test_a_wrong_file_ends_with_all_its_faults(tmp_path: Path) -> None:
    result = run(written(tmp_path, {"text": "低保"}, *ROWS, {"kind": "outside"}))

    assert result.exit_code == 2
    assert "第1行" in result.stderr
    assert "第6行" in result.stderr
    assert not (tmp_path / "asked.failures.jsonl").exists()


def test_a_town_is_asked_for_what_it_does(tmp_path: Path) -> None:
    path = written(tmp_path, *ROWS)

    assert run(path, "--town", "baiyang").exit_code == 0
    stranger = run(path, "--town", "nowhere")
    assert stranger.exit_code == 2
    assert "nowhere" in stranger.stderr


def test_columns_line_up_although_a_chinese_character_takes_two() -> None:
    assert in_columns([("", "条数"), ("事项", "7"), ("a",)]) == ["      条数", "事项     7", "a"]
