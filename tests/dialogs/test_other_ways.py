"""English, a call in place of typing, a spouse from abroad, whether a matter is needed at all."""

import pytest

from tests.support.chat import Chat

SORRY, KEPT, LATER = "only understand Chinese", "我先记下了", "问的是要办的这个人"


@pytest.mark.parametrize(
    "words",
    [
        "I want to apply for a residence permit, what do I need?",
        "I am from Canada",
        "How can I get health insurance",
        "Can you help me please",
    ],
)
@pytest.mark.parametrize("before", [None, "办低保"])
def test_english_is_answered_shortly_in_english(words: str, before: str | None) -> None:
    chat = Chat()
    if before:
        chat.says(before)

    heard = chat.says(words)

    assert SORRY in heard
    assert "人工" in heard
    assert chat.talk.misses == 0


@pytest.mark.parametrize(
    "words",
    ["hello", "thank you", "ban di bao yao dai shen me", "wo you can ji zheng", "wifi", "OK"],
)
def test_pinyin_and_single_words_are_no_english(words: str) -> None:
    assert SORRY not in Chat().says(words)


@pytest.mark.parametrize(
    "words", ["打字太慢了，能打电话吗", "可以打电话问吗", "不会打字，能不能打电话说"]
)
def test_who_would_rather_call_gets_the_number(words: str) -> None:
    chat = Chat()

    assert "023-0000-1001" in chat.says(words)
    assert chat.state is None


@pytest.mark.parametrize("words", ["我老婆是缅甸人，想给她办医保", "我是越南人，想买医保"])
def test_a_nationality_told_of_whom_it_is_for_is_kept(words: str) -> None:
    chat = Chat()
    chat.says(words)

    heard = chat.says("1")

    assert KEPT in heard
    assert "港澳台或外籍" in heard


def test_a_passport_asked_for_is_answered_by_the_line_for_foreigners() -> None:
    chat = Chat()
    for each in ("我老婆是越南人，想给她办医保", "1", "2"):
        chat.says(each)

    assert "外国人永久居留证" in chat.says("要带护照吗")


@pytest.mark.parametrize("who", ["加拿大人", "外国人", "缅甸人"])
def test_of_a_childs_parent_it_is_said_that_it_will_be_asked(who: str) -> None:
    heard = Chat().says(f"我老公是{who}，孩子怎么上户口")

    assert LATER in heard
    assert KEPT not in heard


@pytest.mark.parametrize("words", ["孩子怎么上户口", "我老公在外国打工，孩子怎么上户口"])
def test_nothing_is_said_of_it_where_nobody_is_from_abroad(words: str) -> None:
    assert LATER not in Chat().says(words)


@pytest.mark.parametrize(
    "words",
    ["我和老公都是二婚，怀孕了还要办准生证吗", "生三胎要不要办准生证", "没结婚用不用办准生证"],
)
def test_whether_it_is_needed_is_answered_by_the_conditions(words: str) -> None:
    heard = Chat().says(words)

    assert "清单上的条件是" in heard
    assert "没找到" not in heard
