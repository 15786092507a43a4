"""材料预审: pictures are put to the papers of the list, then a clerk is called."""

import pytest

from dialogs.flows.precheck import REASON
from dialogs.texts import precheck as texts
from dialogs.texts import say
from tests.support.chat import Chat


@pytest.fixture(name="chat")
def _chat() -> Chat:
    return Chat()


def _told(chat: Chat) -> list[str]:
    """Have the list of 高龄津贴 told; give its papers."""
    for each in ("高龄津贴要带什么", "4", "本人", "有"):
        chat.says(each)
    return [each.name for each in chat.desk.told[-1].materials]


def _sends(chat: Chat) -> str:
    return chat.says("", kind="image")


def test_a_picture_after_the_list_asks_which_paper_it_is(chat: Chat) -> None:
    papers = _told(chat)

    heard = _sends(chat)

    assert texts.WHICH in heard
    assert all(each in heard for each in papers)
    heard = chat.says("1")
    assert texts.is_paper(papers[0]) in heard
    assert f"· {papers[0]}" not in heard
    assert f"· {papers[1]}" in heard
    assert chat.desk.pictures == [papers[0]]
    assert papers[0] not in _sends(chat).replace(f"还是{papers[0]}", "")


@pytest.mark.parametrize(
    "wish", ["帮我看看材料", "预审", "先看看齐不齐", "能帮我看下材料齐不齐吗", "我想先预审一下材料"]
)
def test_it_can_be_asked_for_in_words(chat: Chat, wish: str) -> None:
    _told(chat)

    assert "一样一样拍照发来" in chat.says(wish)
    assert chat.state == ("precheck", "send")
    assert "一样一样拍照发来" in chat.says(wish)  # once more changes nothing
    assert "接下来" in chat.says("返回")


def test_without_a_list_the_matter_is_asked_first(chat: Chat) -> None:
    heard = chat.says("帮我看看材料")

    assert texts.NO_LIST in heard
    assert chat.state == ("find_matter", "need")


def test_a_picture_without_a_list_is_only_acknowledged(chat: Chat) -> None:
    assert say.PICTURE in _sends(chat)
    chat.says("高龄津贴要带什么")
    assert say.PICTURE in _sends(chat)  # in the middle of the questions
    assert chat.desk.pictures == []


def test_what_is_not_known_is_left_to_the_clerk(chat: Chat) -> None:
    _told(chat)
    _sends(chat)
    assert texts.UNSURE in chat.says("不清楚")

    _sends(chat)
    assert texts.BEFORE_IS_LOOSE in _sends(chat)
    assert chat.desk.pictures == [None, None, None]


def test_a_second_picture_of_the_same_paper(chat: Chat) -> None:
    papers = _told(chat)
    _sends(chat)
    chat.says("2")
    _sends(chat)

    chat.taps(f"还是{papers[1]}")

    assert chat.desk.pictures == [papers[1], papers[1]]


def test_the_end_calls_a_clerk_who_is_told_what_was_sent(chat: Chat) -> None:
    papers = _told(chat)
    assert texts.NOTHING_SENT in (chat.says("帮我看看材料"), chat.says("发完了"))[1]
    _sends(chat)
    chat.says("1")

    heard = chat.says("发完了")

    ((reason, asked, matter),) = chat.desk.called
    assert reason == REASON
    assert "1张照片" in asked
    assert matter == chat.desk.told[-1].matter
    assert "一共1张照片" in heard
    assert f"· {papers[1]}" in heard
    assert "您是第一位" in heard
    assert chat.state is None


def test_when_closed_the_end_says_when_an_answer_comes(chat: Chat) -> None:
    _told(chat)
    chat.desk.open_now = False
    _sends(chat)

    assert "下次开门：明天 9:00" in chat.says("发完了")


def test_elder_mode_does_not_ask_which(chat: Chat) -> None:
    chat.says("老人模式")
    heard = chat.says("高龄津贴要带什么")
    while "接下来" not in heard:
        heard = chat.says("不清楚")

    heard = _sends(chat)

    assert texts.received(1) in heard
    assert texts.WHICH not in heard
    assert texts.received(2) in _sends(chat)
    assert chat.desk.pictures == [None, None]


def test_a_full_list_says_so(chat: Chat) -> None:
    _told(chat)
    chat.desk.most_pictures = 1
    _sends(chat)
    chat.says("1")

    assert texts.FULL in _sends(chat)


def test_a_question_and_a_way_out_in_between(chat: Chat) -> None:
    _told(chat)
    _sends(chat)

    assert "收费" in chat.says("要钱吗")
    assert chat.state == ("precheck", "which")
    chat.says("返回")
    assert chat.state == ("guide", "told")
    _sends(chat)
    assert say.CANCELLED in chat.says("取消")
    assert chat.state is None


def test_a_picture_goes_on_after_a_person_was_offered(chat: Chat) -> None:
    _told(chat)
    chat.says("帮我看看材料")
    chat.says("嘀嘀嗒嗒")
    chat.says("嘀嘀嗒嗒")
    assert chat.state == ("ask_clerk", "offer")

    assert texts.WHICH in _sends(chat)


def test_every_paper_sent_is_said(chat: Chat) -> None:
    papers = _told(chat)
    for _each in papers:
        _sends(chat)
        chat.says("1")

    assert texts.ALL_SENT in _sends(chat)
    assert chat.desk.pictures[-1] is None


@pytest.mark.parametrize(
    "text", ["帮我看看办低保的材料齐不齐", "帮我看下材料要带什么", "帮我看看材料都有哪些"]
)
def test_what_asks_for_a_list_is_no_wish_to_have_it_looked_at(chat: Chat, text: str) -> None:
    _told(chat)
    chat.says(text)

    assert chat.state is None or chat.state[0] != "precheck"
