import json
from pathlib import Path

import pytest

from knowledge.search.evaluate import QuestionFileError, evaluate
from knowledge.search.index import Index


def written(path: Path, *rows: dict[str, object]) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n\n", "utf-8")
    return path


def test_right_wrong_offered_and_refused_are_told_apart(index: Index, tmp_path: Path) -> None:
    questions = written(
        tmp_path / "questions.jsonl",
        {"text": "低保", "kind": "matter", "accept": ["minzheng.dibao"], "register": "a"},
        {"text": "残疾证丢了", "kind": "matter", "accept": ["minzheng.dibao"], "register": "a"},
        {"text": "社保卡", "kind": "ambiguous", "accept": ["shebao.ka-guashi"]},
        {"text": "今晚吃什么好", "kind": "outside"},
        {"text": "转人工", "kind": "intent", "intent": "human"},
    )
    report = evaluate(index, questions)
    numbers = report.numbers()
    assert numbers["matter: right outright"] == 0.5
    assert numbers["matter: wrong outright"] == 0.5
    assert report.wrong_when_sure == 0.5
    assert numbers["ambiguous: asked back with a right one"] == 1
    assert numbers["outside: not taken for a matter"] == 1
    assert numbers["intent: right"] == 1
    assert "by register" in str(report)


@pytest.mark.parametrize("line", ["{", "[]", '{"text": "低保"}'])
def test_a_wrong_line_is_named(index: Index, tmp_path: Path, line: str) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text('{"text": "低保", "kind": "outside"}\n' + line, "utf-8")
    with pytest.raises(QuestionFileError, match="第2行"):
        evaluate(index, path)


def test_an_empty_file_is_refused(index: Index, tmp_path: Path) -> None:
    with pytest.raises(QuestionFileError, match="没有一条问题"):
        evaluate(index, written(tmp_path / "empty.jsonl"))
