"""What was asked last is told again to who speaks of “昨天那个”, whatever it sounds like."""

from datetime import timedelta

import pytest

from tests.support.chat import Chat


def next_day(*said: str) -> Chat:
    chat = Chat()
    for each in said:
        chat.says(each)
    chat.now += timedelta(hours=20)
    return chat


OLD = ("高龄补贴怎么办", "1", "1", "1")


@pytest.mark.parametrize(
    "said",
    [
        "昨天那个", "俺昨天问的那个", "我昨天问的那个还要带啥", "俺忘了带啥",
        "上回你说的那个证", "昨天你叫我带啥来着",
        "那天问的那件事要带啥子", "记不得要带啥了", "上次你给我说的那个材料",
    ],
)  # fmt: skip
def test_the_last_list_is_told_again(said: str) -> None:
    chat = next_day(*OLD)
    heard = chat.says(said)
    assert "高龄津贴" in heard
    assert "要带的材料" in heard
    assert chat.state == ("guide", "told")
    assert "已经过了" not in heard
    assert not chat.desk.called


def test_several_answers_are_asked_again_rather_than_lost() -> None:
    chat = Chat()
    for each in ("低保", "1和2", "1", "1", "1"):
        chat.says(each)
        if chat.state == ("guide", "told"):
            break
    assert chat.state == ("guide", "told")
    chat.now += timedelta(hours=20)
    chat.says("昨天问的那个")
    assert chat.talk.frames[-1].learned["asking"] == "household"


def test_where_nothing_was_kept_it_is_asked_and_booked_is_nothing() -> None:
    chat = Chat()
    assert "找不到了" in chat.says("俺昨天问的那个")
    heard = chat.says("低保")
    assert "已经过了" not in heard
    assert chat.talk.frames[-1].dialog in {"guide", "find_matter"}


@pytest.mark.parametrize(
    "said",
    [
        "昨天交的那个批了没",
        "昨天约的那个取消",
        "昨天那个窗口态度好差",
        "昨天办的低保要带啥",
        "昨天没来成",
    ],
)
def test_what_says_more_is_heard_as_that(said: str) -> None:
    assert "您上回问的是" not in next_day(*OLD).says(said)


def test_an_open_question_is_not_begun_anew() -> None:
    chat = Chat()
    chat.says("高龄补贴怎么办")
    chat.says("1")
    assert "您上回问的是" not in chat.says("刚才说的那个")
    assert len(chat.talk.frames) == 1
