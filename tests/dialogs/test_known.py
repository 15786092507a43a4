"""What was said is not asked again: carried to the same person's next matter, shown, mended."""

from datetime import timedelta

import pytest

from tests.support.chat import Chat

SHOWN = "您前面说过的，不再问"


@pytest.fixture(name="chat")
def _chat() -> Chat:
    chat = Chat()
    chat.says("高龄津贴要带什么")
    for answer in ("4", "代办"):
        chat.says(answer)
    assert "接下来" in chat.says("有")
    return chat


def test_an_answer_about_the_person_is_carried_and_shown(chat: Chat) -> None:
    heard = chat.says("残疾证丢了怎么补")

    assert "替您来办？ 代办" in heard.split(SHOWN)[1]
    heard = chat.says("否")
    assert "接下来" in heard
    assert "按别人替您来办算的" in heard
    assert "授权委托书" in heard


def test_what_was_carried_is_mended_by_saying_so_at_any_time(chat: Chat) -> None:
    chat.says("残疾证丢了怎么补")
    heard = chat.says("不对，是本人")
    assert "前面那一问改成“本人”" in heard
    heard = chat.says("否")
    assert "授权委托书" not in heard

    heard = chat.says("不对，是代办")
    assert "授权委托书" in heard


def test_the_answer_given_last_is_still_the_first_to_be_mended(chat: Chat) -> None:
    chat.says("残疾证丢了怎么补")
    chat.says("否")

    heard = chat.says("不对，是“是”")

    assert "接下来" in heard
    assert chat.talk.memory.answers["guardian"] == ["是"]
    assert chat.talk.memory.answers["agent"] == ["代办"]


def test_for_somebody_else_everything_is_asked_anew(chat: Chat) -> None:
    assert SHOWN not in chat.says("我爸的话呢")
    assert chat.talk.memory.known == {}


def test_another_person_s_matter_takes_nothing_over(chat: Chat) -> None:
    assert SHOWN not in chat.says("我妈的残疾证丢了怎么补")


@pytest.mark.parametrize("said", ["重来", "换个情况重看"])
def test_beginning_again_asks_all_again(chat: Chat, said: str) -> None:
    heard = chat.says(said)
    assert SHOWN not in heard
    assert "第1问" in heard


def test_another_talk_hours_later_takes_nothing_over(chat: Chat) -> None:
    chat.now += timedelta(hours=3)
    assert SHOWN not in chat.says("残疾证丢了怎么补")


def test_what_belongs_to_one_paper_is_not_carried() -> None:
    chat = Chat()
    chat.says("残疾证丢了怎么补")
    chat.says("否")
    chat.says("本人")
    heard = chat.says("军人优待证坏了怎么换")
    assert "原来的证还在手上" not in heard.partition(SHOWN)[2].partition("不对请说")[0]


def test_not_knowing_is_asked_again() -> None:
    chat = Chat()
    heard = chat.says("高龄津贴要带什么")
    while "接下来" not in heard:
        heard = chat.says("不清楚")
    assert SHOWN not in chat.says("残疾证丢了怎么补")
