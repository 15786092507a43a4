"""At the list of times only a time that was said is called not to be had."""

import pytest

from tests.support.chat import Chat

_BOOKS = ("我要预约", "低保", "明天上午")
_MOVES = (*_BOOKS, "9点", "对", "改到下午")


@pytest.fixture(name="chat", params=[_BOOKS, _MOVES], ids=["books", "moves"])
def _chat(request: pytest.FixtureRequest) -> Chat:
    chat = Chat()
    for each in request.param:
        chat.says(each)
    return chat


@pytest.mark.parametrize("said", ["我没空了", "我没得空", "突然有事", "走不开了"])
def test_who_has_no_time_is_asked_when(chat: Chat, said: str) -> None:
    before = chat.state
    heard = chat.says(said)
    assert "您什么时候有空" in heard
    assert "约不了" not in heard
    assert chat.state == before


@pytest.mark.parametrize("said", ["哦豁", "我有事要问"])
def test_what_names_no_time_is_not_called_full(chat: Chat, said: str) -> None:
    assert "约不了" not in chat.says(said)


def test_another_day_is_still_heard(chat: Chat) -> None:
    chat.says("我没空了")
    assert "后天" in chat.says("后天上午")


def test_a_day_refused_is_still_refused(chat: Chat) -> None:
    assert "不约" in chat.says("那天没空")
