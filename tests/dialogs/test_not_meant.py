"""Who denies the matter at hand is asked which is meant, wherever it is dealt with."""

import pytest

from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.towns import make_town

VILLAGES = tuple(Village(each, f"{each}便民服务站", 9) for each in ("龙泉村", "沙河村"))
BOOKS = ("我要预约", "办低保")


def after(*said: str) -> tuple[Chat, str]:
    chat, heard = Chat(town=make_town(villages=VILLAGES)), ""
    for each in said:
        heard = chat.says(each)
    return chat, heard


@pytest.mark.parametrize("before", [BOOKS, (*BOOKS, "1"), (*BOOKS, "1", "上午", "1")])
@pytest.mark.parametrize(
    "said", ["不是低保", "不是这件", "搞错了不是这个", "说错了，不是办低保", "选错了，不是这件事"]
)
def test_another_matter_is_booked_when_the_one_at_hand_is_denied(
    before: tuple[str, ...], said: str
) -> None:
    chat, heard = after(*before, said)
    assert "好，不是“第一次申请低保”" in heard
    assert "您说的是下面哪一件" in heard
    chat.says("1")
    assert chat.talk.frames[-1].dialog == "book"
    assert chat.talk.frames[-1].learned["matter"] == "minzheng.dibianyuan"


@pytest.mark.parametrize(
    ("first", "said", "state"),
    [
        ("请代办员帮忙办高龄津贴", "不是高龄津贴", ("proxy", "matter")),
        ("请代办员帮忙办高龄津贴", "搞错了，不是这个", ("proxy", "matter")),
        ("上门给我妈办老年证", "不是这件", ("visit", "need")),
        ("上门给我妈办老年证", "不是老年证", ("visit", "need")),
    ],
)
def test_an_agent_a_visit_and_a_list_let_the_matter_go(
    first: str, said: str, state: tuple[str, str]
) -> None:
    chat, heard = after(first, said)
    assert "好，不是“" in heard
    assert (chat.talk.frames[-1].dialog, chat.talk.frames[-1].state) == state
    assert not chat.talk.frames[-1].learned.get("matter")


@pytest.mark.parametrize("said", ["我不是低保户", "不是明天", "不是上午，是下午", "不是我，是我妈"])
def test_what_is_not_said_of_the_matter_keeps_it(said: str) -> None:
    chat, _ = after(*BOOKS, "1", said)
    assert chat.talk.frames[-1].learned.get("matter") == "minzheng.dibao"


@pytest.mark.parametrize("said", ["不是代办", "不用代办", "不是，是本人"])
def test_no_agent_is_to_come_oneself(said: str) -> None:
    chat, _ = after("办低保要带什么", "1", "已婚", said)
    assert chat.talk.frames[0].learned["answers"]["agent"] == ["本人"]


def test_not_to_get_the_aid_is_an_answer_where_it_is_asked() -> None:
    assert "好，不是“" not in after("办低保要带什么", "不是低保")[1]


@pytest.mark.parametrize("said", ["不是这件", "搞错了，不是这个", "说错了不是这件"])
def test_a_list_that_is_not_meant_is_let_go(said: str) -> None:
    chat, heard = after("办低保要带什么", said)
    assert "您说的是下面哪一件" in heard
    assert [each.dialog for each in chat.talk.frames] == ["find_matter"]
