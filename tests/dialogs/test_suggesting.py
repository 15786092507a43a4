"""What is said where a suggestion is asked for, and is none."""

import pytest

from tests.support.chat import Chat


@pytest.fixture(name="chat")
def _chat() -> Chat:
    chat = Chat()
    chat.says("提建议")
    return chat


@pytest.mark.parametrize("said", ["我要投诉三号窗口，骂人", "窗口的人态度太差了"])
def test_a_complaint_is_taken_as_one(chat: Chat, said: str) -> None:
    assert "监督电话" in chat.says(said)
    assert [each[0] for each in chat.desk.called] == ["投诉"]
    assert chat.desk.suggestions.taken == []


def test_a_complaint_of_another_body_is_shown_its_door(chat: Chat) -> None:
    assert "12328" in chat.says("我要投诉公交司机")
    assert chat.desk.called == []
    assert chat.desk.suggestions.taken == []


@pytest.mark.parametrize("said", ["没有了", "没有", "没什么意见", "算了", "不提了", "谢谢", "好的"])
def test_who_has_none_is_let_go(chat: Chat, said: str) -> None:
    chat.says(said)
    assert chat.desk.suggestions.taken == []
    assert chat.state is None


@pytest.mark.parametrize("said", ["12345", "1", "？？？"])
def test_what_has_no_words_is_asked_again(chat: Chat, said: str) -> None:
    assert "您说" in chat.says(said)
    assert chat.desk.suggestions.taken == []
    assert chat.state == ("suggest", "words")


@pytest.mark.parametrize(
    ("said", "answer"),
    [("高龄补贴要带什么材料", "您问的是"), ("低保要多久办好", "您说的是下面哪一件")],
)
def test_a_question_about_a_matter_is_answered(chat: Chat, said: str, answer: str) -> None:
    assert answer in chat.says(said)
    assert chat.desk.suggestions.taken == []


@pytest.mark.parametrize(
    "said",
    [
        "多放几把椅子",
        "没有老花镜",
        "办低保材料太多",
        "高龄补贴能不能直接打到卡上，不要每年去认证",
        "希望低保公示写清楚要带什么",
    ],
)
def test_a_suggestion_is_taken_whatever_it_names(chat: Chat, said: str) -> None:
    assert "记下了" in chat.says(said)
    assert len(chat.desk.suggestions.taken) == 1
