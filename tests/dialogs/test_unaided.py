"""Amid a matter's questions: who has nobody to go along, and who says how old they are."""

import pytest

from dialogs.choosing import choose
from dialogs.machine import Choice
from tests.support.chat import Chat

ACCOUNT = "有没有他本人名下的社保卡或银行卡？"
HAVE = tuple(Choice(each, each) for each in ("有", "没有", "不清楚"))


def asked(*said: str) -> Chat:
    chat = Chat()
    for each in said:
        chat.says(each)
    return chat


@pytest.mark.parametrize(
    "said",
    [
        "没得人带我去",
        "我没得空",
        "我没得儿子",
        "没得事",
        "没得问题",
        "没有人陪我",
        "没得人管我",
        "没得人",
        "没得身份证",
    ],
)
@pytest.mark.parametrize("question", [ACCOUNT, "有没有房产证、不动产证或宅基地证？"])
def test_lacking_something_else_is_no_answer(said: str, question: str) -> None:
    assert choose(said, HAVE, about=question) == ()


@pytest.mark.parametrize(
    "said",
    [
        "没得", "没有", "没得的", "没得嘛", "没得卡", "卡没得", "没有银行卡", "我没得这个卡",
        "没有，从来没办过", "我家没有", "没有的哦",
        "没有办卡",
        "没得银行卡，我只有存折", "他没得社保卡",
    ],
)  # fmt: skip
def test_lacking_what_is_asked_is_the_answer(said: str) -> None:
    assert choose(said, HAVE, about=ACCOUNT) == ("没有",)


@pytest.mark.parametrize("said", ["没得人带我去", "没人带", "我没得空", "没得人陪我", "没人送我去"])
@pytest.mark.parametrize("before", [("高龄津贴", "4", "1"), ("老年证",), ("办低保",)])
def test_who_has_nobody_hears_the_ways_and_is_asked_again(
    said: str, before: tuple[str, ...]
) -> None:
    chat = asked(*before)
    state = chat.talk.frames[-1].learned
    heard = chat.says(said)
    assert "请代办" in heard
    assert "上门" in heard
    assert heard.rstrip().endswith("返回 · 人工")
    assert "不清楚" in heard
    assert chat.talk.frames[-1].learned == state


@pytest.mark.parametrize("said", ["我82了", "八十二岁", "今年七十九了", "我快九十了", "我是残疾人"])
@pytest.mark.parametrize("matter", [("高龄津贴",), ("老年证",), ("五保",), ("身份证", "1")])
def test_an_age_said_amid_the_questions_keeps_the_matter(
    said: str, matter: tuple[str, ...]
) -> None:
    chat = asked(*matter)
    state = chat.talk.frames[-1]
    heard = chat.says(said)
    assert "上门" in heard
    assert "第1问" in heard
    assert chat.talk.frames == [state]


def test_an_age_said_at_rest_is_offered_the_ways_as_before() -> None:
    chat = asked("我82了")
    assert chat.talk.frames[-1].dialog == "care"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("我82了", "满16周岁"),
        ("八十二岁", "满16周岁"),
        ("今年七十九了", "满16周岁"),
        ("15岁", "未满16周岁"),
        ("娃儿才十二岁", "未满16周岁"),
    ],
)
def test_an_age_answers_where_an_age_is_asked(said: str, meant: str) -> None:
    chat = asked("身份证", "1", "1")
    chat.says(said)
    assert chat.talk.frames[-1].learned["answers"]["minor"] == [meant]


@pytest.mark.parametrize(
    ("before", "said"),
    [(("给我孙子办身份证", "1"), "我82了"), (("身份证", "1", "1"), "快16了")],
)
def test_anothers_age_or_an_age_to_come_answers_nothing(before: tuple[str, ...], said: str) -> None:
    chat = asked(*before)
    assert chat.talk.frames[-1].learned["asking"] == "minor"
    chat.says(said)
    assert "minor" not in chat.talk.frames[-1].learned["answers"]
