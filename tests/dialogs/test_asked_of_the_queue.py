"""Who has a number asks how long it takes; who has none is told where the queue is seen."""

import pytest

from tests.support.chat import Chat

ASKED = [
    "前面还有几位",
    "前面有多少人",
    "还要等多久",
    "要等多久",
    "还要多久到我",
    "什么时候轮到我",
    "叫到几号了",
    "现在排到多少号",
]


@pytest.mark.parametrize("words", ASKED)
def test_with_a_number_the_place_in_the_line_is_told(words: str) -> None:
    chat = Chat()
    chat.says("取个号")
    chat.says("综合")
    assert "A001" in chat.says(words)


@pytest.mark.parametrize("words", ASKED)
def test_without_one_the_hall_s_screen_is(words: str) -> None:
    chat = Chat()
    heard = chat.says(words)
    assert "叫号屏" in heard
    assert chat.state is None


@pytest.mark.parametrize("words", ["要等多久", "还要等多久"])
def test_of_a_matter_at_hand_it_is_asked_how_long_it_takes(words: str) -> None:
    chat = Chat()
    chat.says("第一次办残疾证")
    assert "叫号屏" not in chat.says(words)
    assert chat.state == ("guide", "circumstance")


@pytest.mark.parametrize(
    "words",
    ["低保要等多久", "多久办好", "几个人一起去", "家里有几个人", "还有几个证要带", "要多久"],
)
def test_what_sounds_alike_is_not_of_the_queue(words: str) -> None:
    assert "叫号屏" not in Chat().says(words)


def test_who_waits_for_a_person_is_told_of_that() -> None:
    chat = Chat()
    chat.says("人工")
    assert "叫号屏" not in chat.says("还要等多久")
