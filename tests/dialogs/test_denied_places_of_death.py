"""Where somebody died: a place that is denied, or only passed through, is not the place."""

import pytest

from tests.support.chat import Chat

_HOSPITAL, _HOME = "医院去世", "在家去世无医院证明"


def _asked(*before: str) -> Chat:
    chat = Chat()
    for each in before:
        chat.says(each)
    return chat


def _kept(chat: Chat) -> dict[str, list[str]]:
    found: dict[str, list[str]] = chat.talk.frames[-1].learned.get("answers", {})
    return found


@pytest.mark.parametrize(
    "said",
    [
        "没送医院",
        "没在医院",
        "不是在医院",
        "不在医院死的",
        "没来得及送医院",
        "没住院",
        "送医院路上走的",
        "半路上走的，没到医院",
        "没去医院，在屋头躺了几天，后来就走了",
    ],
)
@pytest.mark.parametrize("before", [("老人走了销户口",), ("死亡证明怎么开", "1")])
def test_a_denied_hospital_is_asked_about(before: tuple[str, ...], said: str) -> None:
    chat = _asked(*before)
    assert "最后人是在哪里走的" in chat.says(said)
    assert not {"death", "death_place"} & set(_kept(chat))


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("医院没救过来，拉回家走的", _HOME),
        ("从医院接回家走的", _HOME),
        ("不是医院，是家里", _HOME),
        ("没送医院，在家里走的", _HOME),
        ("医生说不行了，拉回屋头落的气", _HOME),
        ("医院没抢救过来", _HOSPITAL),
        ("送医院没救过来", _HOSPITAL),
        ("在医院走的，昨天拉回家", _HOSPITAL),
        ("不在家，在医院", _HOSPITAL),
        ("住院走的", _HOSPITAL),
    ],
)
def test_the_last_place_is_kept(said: str, answer: str) -> None:
    chat = _asked("老人走了销户口")
    chat.says(said)
    assert _kept(chat)["death"] == [answer]
