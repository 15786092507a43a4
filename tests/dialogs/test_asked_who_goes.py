"""Who may go in the citizen's place: answered from the record, wherever one was."""

import pytest

from tests.support.chat import Chat

WHO_GOES = [
    "我老公去行不",
    "我去行不",
    "我妈去可以吗",
    "我弟去",
    "我老公替我去行不",
    "叫我侄女来办可以不",
    "可以我老公去领不",
    "我婆婆去，我不去，行不",
    "能叫我老公帮我领不",
]


def in_the_questions() -> Chat:
    chat = Chat()
    chat.says("高龄津贴要带什么")
    return chat


def told(words: str, **answers: str) -> Chat:
    """Come to the notice: `answers` by a word of the question, else 不清楚."""
    chat = Chat()
    heard = chat.says(words)
    if chat.state == ("find_matter", "which"):
        heard = chat.says("1")
    while chat.state == ("guide", "circumstance"):
        asked = heard[heard.rindex("问：") :]
        heard = chat.says(next((a for word, a in answers.items() if word in asked), "不清楚"))
    assert chat.state == ("guide", "told")
    return chat


def read_back() -> Chat:
    chat = Chat()
    chat.says("我想明天上午来办低保")
    chat.says("1")
    assert chat.state == ("book", "confirm")
    return chat


@pytest.mark.parametrize("words", WHO_GOES)
def test_in_the_middle_of_the_questions_the_question_stays(words: str) -> None:
    chat = in_the_questions()

    heard = chat.says(words)

    assert "【高龄津贴" in heard
    assert "让别人代办也可以" in heard
    assert "授权委托书" in heard
    assert "居民身份证（代办人）" in heard
    assert "第1问" in heard
    assert chat.state == ("guide", "circumstance")


@pytest.mark.parametrize("words", ["我爸去，我不去，行不", "我老公去行不", "我儿媳替我去可以不"])
def test_at_the_read_back_the_booking_stays(words: str) -> None:
    chat = read_back()

    heard = chat.says(words)

    assert "让别人代办也可以" in heard
    assert chat.state == ("book", "confirm")
    assert chat.desk.called == []


@pytest.mark.parametrize("words", WHO_GOES)
@pytest.mark.parametrize("matter", ["生育登记怎么办", "第一次办残疾证"])
def test_after_the_notice_it_stays(matter: str, words: str) -> None:
    chat = told(matter)

    assert "让别人代办也可以" in chat.says(words)
    assert chat.state == ("guide", "told")


def test_what_the_record_says_of_an_agent_is_all_that_is_said() -> None:
    chat = told("领结婚证要带什么")

    assert "一般要本人来办" in chat.says("我妈替我去行不")


@pytest.mark.parametrize("words", ["明天我去行不", "我去", "我爸去世了", "我老公去广东打工"])
def test_other_words_of_people_are_no_such_question(words: str) -> None:
    assert "让别人代办也可以" not in in_the_questions().says(words)


@pytest.mark.parametrize("words", ["请代办", "代办员在哪"])
def test_an_agent_of_the_village_is_still_to_be_had(words: str) -> None:
    chat = in_the_questions()
    chat.says(words)

    assert chat.state != ("guide", "circumstance")


def asked_who_goes() -> Chat:
    chat = Chat()
    heard = chat.says("生育登记怎么办")
    while "替您来办" not in heard:
        heard = chat.says("不清楚")
    return chat


@pytest.mark.parametrize("words", ["我老公替我去行不", "我婆婆去可以吗", "我弟去办得行不"])
def test_asked_back_at_the_question_who_goes_is_no_answer(words: str) -> None:
    chat = asked_who_goes()

    assert "让别人代办也可以" in chat.says(words)
    assert chat.state == ("guide", "circumstance")


@pytest.mark.parametrize(
    ("words", "answer"),
    [("我弟去", "代办"), ("我老公去办", "代办"), ("我自己去", "本人"), ("我去", "本人")],
)
def test_who_is_said_to_go_answers_the_question_who_goes(words: str, answer: str) -> None:
    chat = asked_who_goes()
    chat.says(words)

    assert chat.state == ("guide", "told")
    assert chat.talk.memory.answers["agent"] == [answer]
