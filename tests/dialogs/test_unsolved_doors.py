"""“办不成事”: the four that it does not take are shown their door wherever they are told."""

import pytest

from tests.support.chat import Chat


@pytest.fixture(name="chat")
def _chat() -> Chat:
    return Chat()


@pytest.mark.parametrize("said", ["派出所不给我立案", "公安局不给立案怎么办", "警察不立案"])
def test_a_case_that_the_police_refuse_is_no_court_s(chat: Chat, said: str) -> None:
    heard = chat.says(said)
    assert "12309" in heard
    assert "12368" not in heard


def test_a_case_at_court_stays_the_court_s(chat: Chat) -> None:
    assert "12368" in chat.says("起诉离婚立案要什么")


@pytest.mark.parametrize("chosen", ["1", "3", "4"])
@pytest.mark.parametrize(
    ("story", "door"),
    [
        ("打官司的，法院判了不执行", "12368"),
        ("法院判决我不服", "12368"),
        ("派出所不给立案，检察院也不管", "12309"),
        ("去县里上访也没人管", "信访"),
        ("政策不允许我家再批一块宅基地", "政策不允许"),
    ],
)
def test_a_story_of_the_four_is_shown_its_door(
    chat: Chat, chosen: str, story: str, door: str
) -> None:
    chat.says("办不成事")
    chat.says(chosen)
    assert door in chat.says(story)
    assert chat.desk.unsolved.taken == []


@pytest.mark.parametrize(
    "said", ["政策不允许我家再批一块宅基地", "法院判决我不服", "政策上不让我家办低保"]
)
def test_told_in_place_of_a_choice_too(chat: Chat, said: str) -> None:
    chat.says("办不成事")
    assert "要找对的地方" in chat.says(said)
    assert chat.desk.unsolved.taken == []


def test_and_at_the_first_word(chat: Chat) -> None:
    assert "窗口改不了政策" in chat.says("办不成事，政策不允许我家再批一块宅基地")


@pytest.mark.parametrize(
    "story",
    [
        "办残疾证材料总说不齐，跑了三趟",
        "窗口要我的离婚判决书，法院档案找不到了",
        "窗口说政策不允许我申请低保，可我邻居能办",
    ],
)
def test_what_our_window_refused_is_taken(chat: Chat, story: str) -> None:
    chat.says("办不成事")
    chat.says("1")
    assert "记下了" in chat.says(story)
    assert len(chat.desk.unsolved.taken) == 1
