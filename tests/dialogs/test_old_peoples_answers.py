"""How old people answer what the guide asks: of marriage, of who comes."""

import pytest

from tests.support.chat import Chat

MARRIED, COMES = ("办低保", "5"), ("高龄津贴", "4")


def answered(before: tuple[str, ...], said: str) -> tuple[Chat, str]:
    chat = Chat()
    for each in before:
        chat.says(each)
    return chat, chat.says(said)


def kept(chat: Chat, question: str) -> list[str] | None:
    frame = chat.talk.frames[-1]
    assert frame.dialog == "guide"
    found: list[str] | None = frame.learned["answers"].get(question)
    return found


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        *(
            (each, "丧偶")
            for each in (
                "老伴走了", "老伴去世了", "老伴没了", "老公不在了", "老公死咗", "婆娘死了", "守寡",
                "我是寡妇", "男人死了", "我男人没了", "老伴死得早", "老公过咗身", "老婆前年病死了",
                "老头子走了好多年了", "守寡二十年了", "我屋头的早就不在了",
            )
        ),
        *((each, "已婚") for each in ("有老伴", "老伴还在", "老两口", "我们老两口都在")),
        *((each, "再婚") for each in ("又找了一个", "后来又嫁了人", "又找了个老伴")),
        *((each, "未婚") for each in ("光棍", "老光棍", "没结过婚")),
        ("离了", "离婚"),
    ],
)  # fmt: skip
def test_how_one_is_married_is_heard_as_it_is_said(said: str, meant: str) -> None:
    chat, _ = answered(MARRIED, said)
    assert kept(chat, "marriage") == [meant]


@pytest.mark.parametrize("said", ["一个人", "我一个人过", "单身汉", "老婆走了", "媳妇跑了"])
def test_who_is_alone_is_asked_why(said: str) -> None:
    chat, heard = answered(MARRIED, said)
    assert "没结过婚、离了婚，还是老伴走了" in heard
    assert "丧偶" in heard
    assert kept(chat, "marriage") is None


@pytest.mark.parametrize(
    "said", ["我妈走了", "老汉走了", "老公不在家", "老伴走了怎么办", "老伴病了"]
)
def test_what_tells_of_something_else_is_no_answer(said: str) -> None:
    chat, _ = answered(MARRIED, said)
    learned = [each.learned for each in chat.talk.frames if each.dialog == "guide"]
    assert all("marriage" not in each.get("answers", {}) for each in learned)


def test_a_death_told_where_nothing_is_asked_begins_its_chain() -> None:
    chat, _ = answered((), "老伴走了")
    assert chat.talk.frames[-1].dialog == "chain"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        *(
            (each, "代办")
            for each in (
                "喊我女去办", "我孙子帮我跑", "我伢去办", "叫我媳妇去", "崽来", "我仔去",
                "老头子去", "俺儿去", "我幺儿跑一趟", "让我大女婿去拿",
            )
        ),
        *((each, "本人") for each in ("我个人去", "我各人去", "我各人来办", "我个人慢慢走去")),
    ],
)  # fmt: skip
def test_who_comes_is_heard_as_it_is_said(said: str, meant: str) -> None:
    chat, _ = answered(COMES, said)
    assert kept(chat, "agent") == [meant]


@pytest.mark.parametrize(
    ("first", "said", "meant"),
    [
        ("给我妈办高龄津贴", "我个人去", "代办"),
        ("给我妈办高龄津贴", "喊我女去办", "代办"),
        ("给我老公办高龄津贴", "老公去", "本人"),
    ],
)
def test_who_comes_for_another_is_weighed(first: str, said: str, meant: str) -> None:
    chat, _ = answered((first, "4"), said)
    assert kept(chat, "agent") == [meant]


@pytest.mark.parametrize(
    "said", ["没得人去", "没人带", "没得人带我去", "叫我媳妇去行不行", "崽不来"]
)
def test_who_does_not_say_who_comes_is_asked_again(said: str) -> None:
    chat, _ = answered(COMES, said)
    assert kept(chat, "agent") is None
