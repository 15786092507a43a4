import json
from datetime import date, datetime, time
from pathlib import Path

import pytest

from knowledge.calendar import CHINA
from knowledge.search.questions import QuestionFile, QuestionFileError, read_questions
from knowledge.search.times import Wish

KNOWN = {"a.a", "b.b"}
OUTSIDE = '{"text": "吃什么", "kind": "outside"}'
TIME = {"now": "2026-11-18T10:00", "date": None, "period": None, "time": None, "ambiguous": False}


def read(folder: Path, *lines: str | bytes) -> QuestionFile:
    path = folder / "questions.jsonl"
    raw = [each if isinstance(each, bytes) else each.encode() for each in lines]
    path.write_bytes(b"\n".join(raw))
    return read_questions(path, KNOWN)


def faults(folder: Path, *lines: str | bytes) -> tuple[str, ...]:
    with pytest.raises(QuestionFileError) as caught:
        read(folder, *lines)
    return caught.value.faults


def test_a_message_is_read_with_its_labels(tmp_path: Path) -> None:
    row = {"id": "m7", "text": "低\u2028保", "kind": "matter", "accept": ["a.a"], "intent": "other"}
    found = read(tmp_path, "\ufeff" + OUTSIDE, "", json.dumps(row, ensure_ascii=False)).messages

    assert [(each.line, each.id, each.kind) for each in found] == [
        (1, "1", "outside"),
        (3, "m7", "matter"),
    ]
    assert found[1].text == "低\u2028保"
    assert found[1].accept == {"a.a"}


def test_a_time_is_known_by_its_kind_or_its_fields(tmp_path: Path) -> None:
    plain = TIME | {"text": "周六"}
    full = TIME | {"text": "明早九点半", "kind": "time", "now": "2026-11-18T02:00Z"}
    full |= {"date": "2026-11-19", "period": "am", "time": "09:30"}
    found = read(tmp_path, json.dumps(plain), json.dumps(full)).times

    assert found[0].now == datetime(2026, 11, 18, 10, tzinfo=CHINA)
    assert found[1].now == found[0].now
    assert found[1].now.utcoffset() == found[0].now.utcoffset()
    assert found[0].wish == Wish(None, None, None, ambiguous=False)
    assert found[1].wish == Wish(date(2026, 11, 19), "am", time(9, 30), ambiguous=False)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "JSON"),
        ("[]", "对象"),
        ("[" * 100_000, "JSON"),
        (b'{"text": "\xff"}', "UTF-8"),
        ('{"kind": "outside"}', "text 没有写"),
        ('{"text": 7, "kind": "outside"}', "text 应当是一段文字"),
        ('{"text": "低保"}', "kind 应当是 matter、ambiguous、outside、intent"),
        ('{"text": "低保", "kind": []}', "kind 应当是"),
        ('{"text": "低保", "kind": "matter"}', "accept 没有写"),
        ('{"text": "低保", "kind": "matter", "accept": "a.a"}', "accept 应当是"),
        ('{"text": "低保", "kind": "matter", "accept": ["c.c"]}', "accept 里没有编码为 c.c"),
        ('{"text": "约", "kind": "intent"}', "intent 应当是 book"),
        ('{"text": "明天", "kind": "time"}', "now 没有写"),
        (json.dumps(TIME | {"text": "x", "now": "明天"}), "now 应当如 2026"),
        (json.dumps(TIME | {"text": "x", "date": "2026-02-30"}), "date 应当如"),
        (json.dumps(TIME | {"text": "x", "time": 9}), "time 应当如 09:30"),
        (json.dumps(TIME | {"text": "x", "period": "noon"}), "period 应当是 am、pm、evening"),
        (json.dumps(TIME | {"text": "x", "ambiguous": None}), "ambiguous 应当是 true"),
    ],
)
def test_a_wrong_line_is_named_with_what_should_stand_there(
    tmp_path: Path, line: str | bytes, fault: str
) -> None:
    first, *_ = faults(tmp_path, OUTSIDE, line)

    assert first.startswith("第2行")
    assert fault in first


def test_all_faults_are_told_at_once_but_twenty_at_most_are_shown(tmp_path: Path) -> None:
    found = faults(tmp_path, *['{"kind": "x"}'] * 15)

    assert len(found) == 30
    message = str(QuestionFileError(list(found)))
    assert len(message.splitlines()) == 21
    assert message.endswith("……另外还有 10 处")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert "没有一条问题" in faults(tmp_path, "", " ")[0]
