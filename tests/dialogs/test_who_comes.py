"""Who comes to the counter: “我” is the agent of somebody else's matter."""

import pytest

from tests.support.chat import Chat

FATHER = ("给我爸办老年证", "1", "1")
OWN = ("办居住证", "2")


def who(first: tuple[str, ...], said: str) -> list[str] | None:
    chat = Chat()
    for each in (*first, said):
        chat.says(each)
    assert chat.talk.frames, "over to a person"
    found: list[str] | None = chat.talk.frames[-1].learned["answers"].get("agent")
    return found


@pytest.mark.parametrize(
    "said",
    [
        "他来不了我去办", "她来不了，我去办", "本人去不了，我去", "不是本人，是我去", "我去帮他办",
        "我去办", "我来办", "他来不了", "我自己去", "我替他跑", "我妈去办",
        "老人腿脚不好，只能我来", "我儿子代办", "不是我，是我弟去办",
        "说错了，是我去办",
    ],
)  # fmt: skip
def test_who_writes_comes_for_somebody_else(said: str) -> None:
    assert who(FATHER, said) == ["代办"]


@pytest.mark.parametrize(
    "first",
    [
        ("给我爸办慢病",),
        ("给我妈办高龄补贴", "4"),
        ("给我妈补办社保卡", "1"),
    ],
)
def test_it_holds_for_other_matters(first: tuple[str, ...]) -> None:
    assert who(first, "他来不了我去办") == ["代办"]
    assert who(first, "我们一起来") == ["本人"]


def test_the_notice_lists_the_agents_papers() -> None:
    chat = Chat()
    heard = [chat.says(each) for each in FATHER][-1]
    assert "是爸爸本人来办" in heard
    heard = chat.says("他来不了我去办")
    assert "授权委托书" in heard
    assert "代办人" in heard


@pytest.mark.parametrize(
    "said", ["我和我爸一起来", "我陪他来", "我带我爸来", "他自己来", "我爸来", "本人"]
)
def test_who_is_accompanied_comes_himself(said: str) -> None:
    assert who(FATHER, said) == ["本人"]


@pytest.mark.parametrize(
    "said",
    [
        "我来不了",
        "我来不了他自己去",
        "他不能一起来，我一个人去",
        "我爸",
        "我们自己去",
        "能不能我去",
    ],
)
def test_what_fits_neither_is_asked(said: str) -> None:
    assert who(FATHER, said) is None


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("我去办", "本人"), ("我自己来", "本人"), ("我来", "本人"),
        ("我和我老婆一起来", "本人"), ("他来不了，我去办", "代办"), ("我老公去办", "代办"),
        ("不是本人", "代办"), ("代办", "代办"), ("我来不了", "代办"),
    ],
)  # fmt: skip
def test_in_ones_own_matter_i_am_the_one(said: str, answer: str) -> None:
    assert who(OWN, said) == [answer]


def test_before_it_is_asked_it_is_kept() -> None:
    assert who(("给我妈办高龄补贴",), "她来不了，我去办") == ["代办"]


def test_a_parent_is_asked_and_the_family_of_the_dead_come_themselves() -> None:
    assert who(("给我儿子补社保卡", "1", "2"), "我去办") is None
    assert who(("给我儿子补社保卡", "1", "1"), "我去办") == ["代办"]
    chat = Chat()
    chat.says("我爸去世了领丧葬费")
    for each in ("1", "1", "1"):
        if chat.talk.frames[-1].learned.get("asking") == "agent":
            break
        chat.says(each)
    assert "爸爸本人来办" not in chat.says("再说一遍")
