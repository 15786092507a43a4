"""“要弄啥” asks what to bring, Sichuan “好久” asks when, “来得不” asks leave to come."""

import pytest

from tests.support.chat import Chat, index
from tests.support.towns import make_town

BRING = ["要弄啥", "要拿啥", "拿啥子", "弄啥嘞", "要拿些啥", "拿啥东西", "带啥子去"]
WHEN = [
    "好久拿得到", "要好久", "好久办得好", "好久能拿", "几天拿得到", "大概要好久", "好久才拿得到证",
]  # fmt: skip


@pytest.mark.parametrize("before", [("老年证",), ("老年证", "1", "1", "1"), ("高龄津贴", "4")])
@pytest.mark.parametrize(
    ("said", "answered"),
    [*((each, "要带：") for each in BRING), *((each, "多久办好") for each in WHEN)],
)
def test_it_is_answered_of_the_matter_at_hand(
    before: tuple[str, ...], said: str, answered: str
) -> None:
    chat = Chat()
    for each in before:
        chat.says(each)
    state = chat.state
    assert answered in chat.says(said)
    assert chat.state == state


@pytest.mark.parametrize(
    "said",
    ["我等了好久", "好久上班", "好久了还没下来", "还要等好久", "等了好久才拿到", "好久没拿了"],
)
def test_what_tells_of_waiting_asks_no_days(said: str) -> None:
    assert "days" not in index().understand(said, make_town()).asks


@pytest.mark.parametrize("said", ["拿啥证明我是本人", "你弄啥呢", "在哪弄", "弄丢了"])
def test_what_asks_of_something_else_asks_no_list(said: str) -> None:
    assert "papers" not in index().understand(said, make_town()).asks


@pytest.mark.parametrize("said", ["今天下午来得不", "明天上午来得到不", "明天来得成不"])
def test_leave_to_come_is_a_wish_to_come(said: str) -> None:
    chat = Chat()
    chat.says("老年证")
    chat.says(said)
    assert chat.talk.frames[-1].dialog == "book"


@pytest.mark.parametrize("said", ["今天下午来得及不", "拿得到不"])
def test_what_asks_of_time_enough_is_no_wish_to_come(said: str) -> None:
    chat = Chat()
    chat.says("老年证")
    chat.says(said)
    assert chat.talk.frames[-1].dialog == "guide"
