"""What a turn shows not to have been understood, now or a turn before."""

import pytest

from dialogs.misses import Miss
from tests.support.chat import Chat

ODD = "咕噜咕噜叽里呱啦"


@pytest.fixture(name="chat")
def _chat() -> Chat:
    return Chat()


def test_a_text_that_nothing_comes_of_is_a_miss(chat: Chat) -> None:
    chat.says(ODD)

    assert chat.missed
    assert (chat.missed.kind, chat.missed.text, chat.missed.offered) == ("none", ODD, ())


@pytest.mark.parametrize("text", ["低保要带什么", "几点上班", "人工", "你好", "谢谢", "菜单"])
def test_what_is_understood_is_none(chat: Chat, text: str) -> None:
    chat.says(text)

    assert chat.missed is None


def test_a_miss_in_a_dialog_says_what_it_was_about(chat: Chat) -> None:
    chat.says("残疾证到期了要去哪里换")
    chat.says(ODD)

    assert chat.missed
    assert (chat.missed.kind, chat.missed.offered) == ("answer", ("canlian.zheng_renew",))


def test_no_answer_to_the_offer_of_a_clerk_is_none(chat: Chat) -> None:
    chat.says(ODD)
    chat.says(ODD)
    assert chat.state == ("ask_clerk", "offer") or chat.state
    chat.says(ODD)

    assert chat.missed is None


@pytest.mark.parametrize("said", ["都不是", "不是这些，都不是"])
def test_none_of_those_offered_is_a_miss_of_the_first_message(chat: Chat, said: str) -> None:
    chat.says("社保卡的事")
    assert chat.state == ("find_matter", "which")
    offered = tuple(chat.talk.frames[-1].learned["candidates"])

    chat.says(said)

    assert chat.missed == Miss("clarify", "社保卡的事", offered)


def test_another_matter_named_instead_is_a_miss_and_says_which_was_meant(chat: Chat) -> None:
    chat.says("社保卡的事")
    chat.says("残疾证到期了要去哪里换")

    assert chat.missed
    assert (chat.missed.kind, chat.missed.text) == ("clarify", "社保卡的事")
    assert chat.missed.near[0] == "canlian.zheng_renew"


def test_one_of_those_offered_is_none(chat: Chat) -> None:
    chat.says("社保卡的事")
    chat.says("社保卡坏了要换一张")

    assert chat.missed is None


@pytest.mark.parametrize("between", [(), ("1",)])
def test_another_matter_than_answered_is_a_miss_of_the_first_message(
    chat: Chat, between: tuple[str, ...]
) -> None:
    chat.says("残疾证到期了要去哪里换")
    for each in between:
        chat.says(each)
    chat.says("不是这件")

    assert chat.missed
    assert (chat.missed.kind, chat.missed.text) == ("wrong", "残疾证到期了要去哪里换")
    assert chat.missed.offered == ("canlian.zheng_renew",)
    assert "canlian.zheng_renew" not in chat.missed.near
    assert chat.missed.near


def test_what_was_asked_again_after_that_is_the_text_of_the_next_miss(chat: Chat) -> None:
    chat.says("社保卡的事")
    chat.says("都不是")
    chat.says("残疾证的事")
    assert chat.state == ("find_matter", "which")
    chat.says("都不是")

    assert chat.missed
    assert (chat.missed.kind, chat.missed.text) == ("clarify", "残疾证的事")


def test_a_tap_is_never_a_text_that_was_not_understood(chat: Chat) -> None:
    chat.says("残疾证到期了要去哪里换")
    chat.says("清楚", tap=chat.talk.asked * 100)

    assert chat.missed is None


def test_turning_away_from_a_chain_is_none(chat: Chat) -> None:
    chat.says("我爸昨天走了")
    chat.says("老年证要几张照片")

    assert chat.missed is None


def test_a_bare_answer_that_does_not_fit_is_none(chat: Chat) -> None:
    chat.says("低保")
    chat.says("不清楚")
    assert "没听明白" in chat.says("没得")

    assert chat.missed is None
