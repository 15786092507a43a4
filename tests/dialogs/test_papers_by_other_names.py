"""A paper that is on the list under another name is never said to be none of it."""

import pytest

from tests.support.chat import Chat

HOUSE = ("办居住证", "2")
SHOP = ("开店办营业执照", "2")


@pytest.mark.parametrize(
    ("before", "words", "line"),
    [
        *(
            (("给孩子上户口",), words, "出生医学证明")
            for words in (
                "我没有出生证", "孩子还没有出生证", "没得出生证明", "出生证明没有", "出生证还没办",
                "出生证没办下来", "没有出生证怎么办",
            )
        ),
        (("领育儿补贴",), "我没有出生证", "出生医学证明"),
        (("买医保", "1"), "出生证还没办", "出生医学证明"),
        (HOUSE, "没有租房合同", "租赁合同"),
        (HOUSE, "租房协议没得", "租赁合同"),
        (SHOP, "没有租房合同", "租赁合同"),
        (SHOP, "没有房产证", "产权材料"),
        (("第一次办残疾证",), "没有诊断书", "诊断证明"),
        (("办低保",), "没得申请书", "申请表"),
    ],
)  # fmt: skip
def test_a_paper_called_otherwise_is_found(before: tuple[str, ...], words: str, line: str) -> None:
    chat = _said(*before)
    state = chat.state

    heard = chat.says(words)

    assert line in heard.partition("第1问")[0].partition("第2问")[0]
    assert "没找到" not in heard
    assert "没有写要" not in heard
    assert (chat.state, chat.talk.misses) == (state, 0)


def test_it_is_found_after_the_notice_too() -> None:
    chat = _said("给孩子上户口", "不清楚")
    while chat.state == ("guide", "circumstance"):
        chat.says("不清楚")

    assert "出生医学证明" in chat.says("我没有出生证").partition("接下来")[0]


@pytest.mark.parametrize("words", ["没有学位证", "没有银行流水", "要带驾驶证吗", "没有林权证行吗"])
def test_a_name_that_is_not_found_denies_no_paper(words: str) -> None:
    heard = _said("办低保").says(words)

    assert "没找到" in heard
    assert "可能叫别的名字" in heard
    assert "人工" in heard


@pytest.mark.parametrize("words", ["没有工作", "还没办过", "孩子还没办", "没有意见"])
def test_what_is_no_paper_is_not_looked_up(words: str) -> None:
    assert "没找到" not in _said("给孩子上户口").says(words)


def _said(*words: str) -> Chat:
    chat = Chat()
    for each in words:
        chat.says(each)
    return chat
