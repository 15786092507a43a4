"""Thanks, “咋还没人”, “你是人还是机器”, “没听懂”: answered as people expect, nothing is lost."""

import pytest

from dialogs.asking import RESUME
from dialogs.choosing import choose
from dialogs.spoken_to import asks_who_comes
from dialogs.words import global_word
from tests.support.chat import Chat

BOOKING = ("约个号办低保", "明天上午", "1")


def after(*said: str) -> Chat:
    chat = Chat()
    for each in said:
        chat.says(each)
    return chat


@pytest.mark.parametrize(
    "said", ["在不在", "咋还没人", "有人没有", "啷个还没得人", "人呢", "怎么没人回我", "还要等好久"]
)
def test_who_waits_for_a_person_is_told_the_place(said: str) -> None:
    chat = after("人工")
    chat.desk.waiting_before = 2
    assert "前面还有2位" in chat.says(said)
    assert asks_who_comes(said)


def test_who_waits_while_closed_is_told_when_it_opens() -> None:
    chat = after("人工")
    chat.desk.open_now = False
    assert "一开门就先看您的" in chat.says("咋还没人")


def test_who_waits_may_still_ask_of_a_matter() -> None:
    assert "低保" in after("人工").says("办低保要带什么")


@pytest.mark.parametrize("said", ["咋还没人", "怎么没人理我", "人呢"])
def test_where_nobody_was_called_that_is_said(said: str) -> None:
    chat = Chat()
    assert "还没有转给工作人员" in chat.says(said)
    assert not chat.desk.called


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("你是人还是机器", "不是真人"),
        ("你是真人不", "不是真人"),
        ("你是不是机器人", "不是真人"),
        ("喂 听得见不", "在的"),
        ("听得到我说话吗", "在的"),
        ("别挂", "在的"),
        ("莫挂哈", "在的"),
        ("在不在", "在的"),
        ("再会", "不客气"),
        ("谢谢姑娘", "不客气"),
        ("麻烦你了", "不客气"),
        ("好的好的", "不客气"),
        ("好，谢谢小伙子", "不客气"),
        ("🙏", "不客气"),
    ],
)
def test_amid_a_question_it_is_answered_and_asked_on(said: str, words: str) -> None:
    chat = after("办低保要带什么")
    assert words in chat.says(said)
    assert chat.state == ("guide", "circumstance")
    assert chat.talk.misses == 0


@pytest.mark.parametrize("said", ["谢谢啊姑娘再见", "谢谢，再会", "好的谢谢你了"])
def test_thanks_at_the_offer_of_a_person_call_nobody(said: str) -> None:
    chat = after("办低保要带什么", "哈哈哈", "随便啥")
    assert chat.state == ("ask_clerk", "offer")
    assert "不客气" in chat.says(said)
    assert not chat.desk.called


@pytest.mark.parametrize(
    "said", ["没听懂", "啥意思", "慢点说", "再说一道", "没听清，再说一下",
        "麻烦您再说一遍", "这是啥意思"]
)  # fmt: skip
def test_who_did_not_understand_is_told_once_more(said: str) -> None:
    chat = after("办低保要带什么")
    heard = chat.says(said)
    assert "第1问" in heard
    assert "没听明白" not in heard
    assert chat.talk.misses == 0


@pytest.mark.parametrize("said", ["没看懂", "啥意思"])
def test_after_the_list_it_is_said_where_the_list_is(said: str) -> None:
    assert "上面那份" in after("高龄补贴怎么办", "1", "1", "1").says(said)


@pytest.mark.parametrize(
    "said", ["不懂", "不清楚", "听不懂", "慢点", "我再说说", "低保是啥意思", "没听懂低保要啥"]
)
def test_what_means_something_else_is_not_repeated(said: str) -> None:
    assert global_word(said) != "repeat"


@pytest.mark.parametrize(
    "said", ["喂猪补贴", "听力残疾", "人在外地", "你们几点上班",
        "挂失", "别挂失", "机器坏了补贴", "医院有人没"]
)  # fmt: skip
def test_what_names_something_is_not_spoken_to_us(said: str) -> None:
    heard = after("办低保要带什么").says(said)
    assert "看得到您打的字" not in heard
    assert "不是真人" not in heard


@pytest.mark.parametrize("said", ["好嘞", "好滴", "妥", "👌", "中", "好的，谢谢", "要得要得"])
def test_a_yes_in_any_dress_books(said: str) -> None:
    chat = after(*BOOKING)
    assert chat.state == ("book", "confirm")
    assert "约好了" in chat.says(said)


@pytest.mark.parametrize("said", ["好是好", "好像不对", "可以吗", "谢谢", "🙏", "有", "来", "不好"])
def test_what_is_no_yes_books_nothing(said: str) -> None:
    chat = after(*BOOKING)
    chat.says(said)
    assert not chat.desk.made
    assert not chat.desk.called


@pytest.mark.parametrize("said", ["👌", "🙏", "👍", "[OK]"])
def test_a_sign_alone_after_a_list_names_no_area(said: str) -> None:
    chat = after("高龄补贴怎么办", "1", "1", "1")
    assert "哪方面" not in chat.says(said)
    assert chat.state == ("guide", "told")


def test_a_yes_still_chooses_only_where_it_is_one() -> None:
    assert choose("来", RESUME) == ()
