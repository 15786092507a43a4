"""Where an opinion is asked for, a question, a wish or a matter is taken as what it is."""

import pytest

from tests.support.chat import Chat


@pytest.fixture(name="chat")
def _chat() -> Chat:
    chat = Chat()
    chat.says("我要提意见")
    return chat


@pytest.mark.parametrize(
    ("said", "dialog"),
    [
        ("医保卡丢了怎么办", "find_matter"),
        ("身份证丢了怎么补", "guide"),
        ("残疾证怎么办", "find_matter"),
        ("慢病门诊怎么办", "guide"),
        ("困难补助怎么申请", "find_matter"),
        ("我想办低保", "guide"),
        ("高龄津贴", "guide"),
        ("不是提意见，我问低保", "find_matter"),
        ("我要预约", "book"),
        ("我要上门", "visit"),
        ("我妈死了要办什么", "chain"),
        ("老人走了", "chain"),
        ("家里刚生了娃要办什么", "chain"),
    ],
)
def test_a_matter_or_a_wish_is_begun(chat: Chat, said: str, dialog: str) -> None:
    chat.says(said)
    assert chat.desk.suggestions.taken == []
    assert chat.state
    assert chat.state[0] == dialog


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("你们几点下班", "18:00"),
        ("明天上班不", "上班"),
        ("你们电话多少", "023"),
        ("取消预约", "没有预约"),
        ("我的预约", "没有预约"),
    ],
)
def test_a_question_is_answered_and_the_opinion_asked_again(
    chat: Chat, said: str, answer: str
) -> None:
    heard = chat.says(said)
    assert answer in heard
    assert "您说，我记下来" in heard
    assert chat.desk.suggestions.taken == []


def test_how_ones_request_stands_goes_to_a_clerk(chat: Chat) -> None:
    chat.says("我的低保批下来没")
    assert chat.desk.called
    assert chat.desk.suggestions.taken == []


@pytest.mark.parametrize(
    "said",
    [
        "希望周末也上班", "低保公示贴大一点", "预约太难约了", "上门服务很好，多来几次",
        "中午没人上班，建议轮流吃饭", "办身份证的窗口太慢", "能不能周末也开门", "你们厕所太脏了",
        "预约要提前三天，太麻烦", "为什么办个低保要跑三趟", "取消中午休息", "你们电话老是打不通",
        "社保卡激活太麻烦了", "网上办不了，能不能让老人就近办", "评低保公开一点", "厕所没得纸",
        "办证大厅没有开水", "医保在村里也交得到就好了", "厕所怎么没得纸",
    ],
)  # fmt: skip
def test_an_opinion_is_one_whatever_it_names(chat: Chat, said: str) -> None:
    assert "记下了" in chat.says(said)
    assert [each for each in chat.desk.suggestions.taken if said in str(each)]


@pytest.mark.parametrize("said", ["医保缴费的牌子挂在门口", "身份证窗口"])
def test_what_may_be_either_is_asked(chat: Chat, said: str) -> None:
    assert "记成意见" in chat.says(said)
    assert chat.desk.suggestions.taken == []
    assert "记下了" in chat.says("1")
    assert said in str(chat.desk.suggestions.taken[0])


def test_what_may_be_either_may_be_a_question(chat: Chat) -> None:
    chat.says("医保缴费的牌子挂在门口")
    assert "不记成意见" in chat.says("2")
    assert chat.desk.suggestions.taken == []


def test_more_words_go_with_those_in_doubt(chat: Chat) -> None:
    chat.says("医保缴费的牌子挂在门口")
    assert "记下了" in chat.says("希望你们挂一块")
    assert "牌子挂在门口；希望" in str(chat.desk.suggestions.taken[0])
