"""“算了不投诉了”: the clerk reads it beside the complaint, and nothing is promised."""

import pytest

from tests.support.chat import Chat

_GIVEN_UP = ["算了不投诉了", "没事了 不投诉了", "我不是要投诉", "误会了，我不想投诉了", "撤回投诉"]


@pytest.mark.parametrize("said", _GIVEN_UP)
@pytest.mark.parametrize("before", [("我要投诉",), ("我要投诉", "那个女的骂我")])
def test_it_is_said_beside_the_complaint(before: tuple[str, ...], said: str) -> None:
    chat = Chat()
    for each in before:
        chat.says(each)

    heard = chat.says(said)
    assert "加在投诉里" in heard
    assert "答复" not in heard
    assert chat.desk.called[-1][:2] == ("投诉", said)
    assert chat.state is None


@pytest.mark.parametrize("said", ["我不是要投诉", "不投诉了"])
def test_without_a_complaint_none_is_made(said: str) -> None:
    chat = Chat()
    assert "没有当投诉" in chat.says(said)
    assert not chat.desk.called


@pytest.mark.parametrize("said", ["不投诉不行了，我要投诉", "我要投诉，不想再等了"])
def test_a_complaint_is_still_one(said: str) -> None:
    chat = Chat()
    chat.says(said)
    assert chat.desk.called[-1][0] == "投诉"


def test_what_is_asked_beside_it_is_answered() -> None:
    assert "低保" in Chat().says("不投诉了，我想问低保要带什么")
