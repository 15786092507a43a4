"""A relative's word answers the question at hand before it means “for somebody else”."""

import pytest

from tests.support.chat import Chat

_LOST = ("残疾证丢了补办", "丢了", "否")
_CHILD = ("育儿补贴", "已婚", "亲生")


def _after(*said: str) -> Chat:
    chat = Chat()
    for each in said:
        chat.says(each)
    return chat


def _kept(chat: Chat, name: str) -> list[str] | None:
    found: dict[str, list[str]] = chat.talk.frames[-1].learned.get("answers", {})
    return found.get(name)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("老公", "投靠配偶"),
        ("我老婆", "投靠配偶"),
        ("跟老公", "投靠配偶"),
        ("迁到我老公户口上", "投靠配偶"),
        ("爸妈", "投靠父母"),
        ("爸爸", "投靠父母"),
        ("投靠我爸妈", "投靠父母"),
        ("儿子", "投靠子女"),
        ("女儿", "投靠子女"),
        ("投靠儿子", "投靠子女"),
    ],
)
def test_whom_one_joins(said: str, answer: str) -> None:
    assert _kept(_after("投靠落户", said), "joint_kin") == [answer]


@pytest.mark.parametrize(
    ("begun", "said"),
    [("投靠落户", "我哥"), ("给我儿子迁户口投靠", "老公"), ("给我妈迁户口投靠", "儿子")],
)
def test_whom_one_joins_is_seen_from_the_one_who_moves(begun: str, said: str) -> None:
    chat = _after(begun)
    assert "迁到自己的" in chat.says(said)
    assert _kept(chat, "joint_kin") is None


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("我儿子", "代办"),
        ("我老公", "代办"),
        ("老婆", "代办"),
        ("儿媳妇", "代办"),
        ("孙子", "代办"),
        ("我妈", "代办"),
        ("王婆婆", "代办"),
        ("我自己", "本人"),
        ("两口子都去", "本人"),
        ("我们两口子去", "本人"),
        ("我和我妈都去", "本人"),
        ("我妈跟我一起来", "本人"),
    ],
)
def test_who_comes(said: str, answer: str) -> None:
    chat = _after(*_LOST, said)
    assert _kept(chat, "agent") == [answer]
    assert _kept(chat, "old_cert") == ["丢了"]


@pytest.mark.parametrize(
    ("said", "answer"),
    [("我妈", None), ("我儿子", ["代办"]), ("我和我妈都去", ["本人"]), ("我和我弟都去", None)],
)
def test_who_comes_for_a_mother(said: str, answer: list[str] | None) -> None:
    assert _kept(_after("给我妈补办残疾证", *_LOST[1:], said), "agent") == answer


@pytest.mark.parametrize("said", ["两口子都去", "我们两口子去", "夫妻两个都到场", "两口子一起来"])
def test_a_couple_that_comes_names_no_other_matter(said: str) -> None:
    chat = _after("结婚证丢了补办", said)
    assert _kept(chat, "agent") == ["本人"]
    assert _name(chat) == "补领婚姻登记证（指引）"


def _name(chat: Chat) -> str:
    return chat.catalog.matters[chat.talk.frames[-1].learned["matter"]].name


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("爷爷", ["其他监护人"]),
        ("外婆", ["其他监护人"]),
        ("大伯", ["其他监护人"]),
        ("爷爷去领", ["其他监护人"]),
        ("妈妈", ["父母"]),
        ("孩子他爸", ["父母"]),
        ("我老公", ["父母"]),
        ("我妈", None),
    ],
)
def test_who_applies_for_a_child(said: str, answer: list[str] | None) -> None:
    chat = _after(*_CHILD, said)
    assert _kept(chat, "claimant") == answer
    assert _kept(chat, "birth_kind") == ["亲生"]


@pytest.mark.parametrize(
    "before", [("投靠落户",), _LOST, _CHILD], ids=["joins", "comes", "applies"]
)
def test_for_somebody_else_is_heard_still(before: tuple[str, ...]) -> None:
    chat = _after(*before, "给我儿子办")
    assert chat.talk.frames[-1].learned.get("whom") == "儿子"


@pytest.mark.parametrize("said", ["我和我妈都去不了", "两口子都去不了"])
def test_who_cannot_come_does_not_come(said: str) -> None:
    assert _kept(_after(*_LOST, said), "agent") != ["本人"]
