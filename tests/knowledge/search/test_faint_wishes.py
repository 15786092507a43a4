"""A wish says whether a rule heard it; one that was only learned needs more of a few words."""

import pytest

from tests.support.chat import index


@pytest.mark.parametrize("text", ["投诉", "我要投诉", "预约", "叫个人来", "查进度", "他来不了"])
def test_a_wish_by_rule_is_ruled(text: str) -> None:
    found = index().understand(text)

    assert found.intent
    assert found.ruled
    assert not found.faint


@pytest.mark.parametrize("text", ["三号窗口的人骂我", "不约了"])
def test_a_wish_that_was_learned_is_not(text: str) -> None:
    found = index().understand(text)

    assert found.intent
    assert not found.ruled
    assert found.faint


@pytest.mark.parametrize(
    "text",
    [
        *("她不识字", "我是她孙女", "没办过", "我找找", "没意见", "儿子拿着", "在家里", "我去办"),
        *("是我本人去", "跑滴滴", "我的电话是13800000000", "能帮我看下材料齐不齐吗"),
    ],
)
def test_a_statement_is_no_wish(text: str) -> None:
    assert index().understand(text).intent is None


@pytest.mark.parametrize("text", ["下周随便哪天下午", "九点半", "改到后天", "后天下午"])
def test_a_time_is_enough_for_a_wish_to_come(text: str) -> None:
    assert index().understand(text).intent in {"book", "reschedule"}


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("不回去能办吗", ("away",)),
        ("我妈能帮我去办吗 我在外省", ("proxy", "away")),
        ("我同事代我去办 要带啥", ("proxy", "papers")),
        ("跑一次就行吗", ("trips",)),
        ("低保 要带 什么", ("papers",)),
        ("回来了怎么办", ()),
        ("我要回去", ()),
    ],
)
def test_what_is_asked_is_heard_by_breaths(text: str, asks: tuple[str, ...]) -> None:
    assert index().understand(text).asks == asks
