"""Who lacks a paper is told what the list says of it, and asked on; no other matter begins."""

import pytest

from tests.support.chat import Chat

CARD = ("高龄补贴", "1", "1")
"""Leads to the question whether there is an account in one's own name."""


def after(*said: str) -> Chat:
    chat = Chat()
    for each in said:
        chat.says(each)
    return chat


@pytest.mark.parametrize(
    "said", ["没卡", "俺没卡", "冇银行卡", "她没有银行卡",
        "银行卡没得", "莫得存折", "没有户口本", "户口本冇得"]
)  # fmt: skip
@pytest.mark.parametrize("first", [("高龄补贴",), (*CARD, "1")])
def test_the_list_says_what_it_has_of_the_paper(first: tuple[str, ...], said: str) -> None:
    chat = after(*first)
    state = chat.state
    assert "清单上写的是" in chat.says(said)
    assert chat.state == state
    assert chat.talk.misses == 0


def test_who_has_no_card_is_told_of_the_card_that_stands_in() -> None:
    assert "监护人或子女" in after(*CARD, "1").says("没卡")


def test_a_paper_that_is_not_found_by_its_name_is_not_denied() -> None:
    assert "没找到“学位证”" in after("高龄补贴").says("没有学位证")


@pytest.mark.parametrize("said", ["没卡怎么办社保卡", "办社保卡", "社保卡丢了，要补", "银行卡丢了"])
def test_a_wish_for_a_card_is_no_lack(said: str) -> None:
    assert "清单上写的是" not in after("高龄补贴").says(said)


@pytest.mark.parametrize("said", ["没工作", "没人带我去", "没结婚", "没钱"])
def test_what_is_no_paper_is_no_lack(said: str) -> None:
    assert "清单" not in after("高龄补贴").says(said)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        *(
            (each, "没有")
            for each in ("没卡", "冇卡", "冇得", "木有", "俺没卡", "没账户", "他没有")
        ),
        *(
            (each, "有")
            for each in ("有存折", "有邮政的卡", "有一张", "有是有", "有张社保卡", "有的")
        ),
    ],
)
def test_the_card_is_answered_in_ones_own_words(said: str, answer: str) -> None:
    chat = after(*CARD, said)
    assert chat.state == ("guide", "told")
    assert chat.talk.frames[-1].learned["answers"]["own_account"] == [answer]


@pytest.mark.parametrize("said", ["用老伴的卡", "打到我儿子的卡上", "卡丢了", "存折找不到了"])
def test_what_leaves_the_card_open_is_asked_plainly(said: str) -> None:
    chat = after(*CARD)
    heard = chat.says(said)
    assert "自己名下" in heard
    assert chat.talk.frames[-1].learned["asking"] == "own_account"
    assert chat.state == ("guide", "circumstance")
