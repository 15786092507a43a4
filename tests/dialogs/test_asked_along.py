"""Short questions amid a matter are answered from its list, and the question goes on."""

import pytest

from tests.support.chat import Chat


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("那照片呢", "寸免冠彩照"),
        ("那户口本呢", "居民户口簿"),
        ("户口本呢", "居民户口簿"),
        ("存折呢", "社保卡或银行卡"),
        ("身份证呢", "居民身份证"),
    ],
)
@pytest.mark.parametrize("before", [("办高龄津贴",), ("办高龄津贴", "要身份证吗")])
def test_a_paper_alone_is_looked_up(before: tuple[str, ...], words: str, line: str) -> None:
    chat = _said(*before)

    assert line in chat.says(words)
    assert (chat.state, chat.talk.misses) == (("guide", "circumstance"), 0)


@pytest.mark.parametrize("words", ["谁能帮我", "有没有人帮我办", "谁可以帮忙"])
def test_who_helps_is_no_answer_to_who_comes(words: str) -> None:
    chat = _said("办低保", "1", "1")

    assert "请代办" in chat.says(words)
    assert chat.state == ("guide", "circumstance")


@pytest.mark.parametrize("words", ["代办", "我儿子去办", "别人帮我办"])
def test_who_is_sent_is_an_answer(words: str) -> None:
    assert _said("办低保", "1", "1", words).state == ("guide", "told")


@pytest.mark.parametrize(
    "words", ["以前没领的能补发吗", "前几年没领的可以补吗", "漏领的几个月还能补领吗"]
)
def test_what_was_missed_is_not_written(words: str) -> None:
    chat = _said("办高龄津贴")

    assert "以前没领的能不能补：清单上没写" in chat.says(words)
    assert chat.state == ("guide", "circumstance")


def test_what_was_missed_is_no_lost_card() -> None:
    assert "您说的是哪一样" in Chat().says("以前没领的能补发吗")
    assert "您说的是哪一样" in _said("户口").says("以前没领的能补发吗")


@pytest.mark.parametrize("words", ["补发社保卡", "社保卡能补吗", "残疾证补发要带什么"])
def test_a_card_to_be_had_anew_is_no_back_pay(words: str) -> None:
    assert "以前没领的" not in Chat().says(words)


def test_where_a_paper_of_the_list_is_had() -> None:
    chat = _said("办食品经营许可证", "要健康证吗")

    heard = chat.says("健康证去哪办")

    assert "从业人员健康证明" in heard
    assert chat.talk.misses == 0


def test_where_the_matter_is_done_stays_that() -> None:
    assert "窗口" in _said("办食品经营许可证").says("那去哪里办呢")


def _said(*words: str) -> Chat:
    chat = Chat()
    for each in words:
        chat.says(each)
    return chat
