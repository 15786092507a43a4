"""Phones that are taken back, rung one after the other, or another person's."""

import pytest

from knowledge.reading.kinsfolk import told_apart
from knowledge.reading.two_phones import Phones, read_phones

FIRST, SECOND, RIGHT = "138 1234 5678", "139 8765 4321", "138 1234 5679"


@pytest.mark.parametrize(
    ("said", "mine", "theirs"),
    [
        ("138 1234 5678不对是5679", RIGHT, None),
        ("13812345678，后四位错了，是5679", RIGHT, None),
        ("13812345678，尾号不对，应该是5679", RIGHT, None),
        ("13812345678，错了是13812345679", RIGHT, None),
        ("13812345678哦说错了13812345679", RIGHT, None),
        ("不是13812345678，是13812345679", RIGHT, None),
        ("13812345678打不通打13987654321", FIRST, SECOND),
        ("先不留，13812345678打不通就打13987654321", FIRST, SECOND),
        ("13812345678没人接就打13987654321", FIRST, SECOND),
        ("13812345678或者13987654321", FIRST, SECOND),
        ("13812345678，不是本地的", FIRST, None),
        ("13812345678，周四不对是周五", FIRST, None),
        ("13812345678，我不是户主", FIRST, None),
    ],
)
def test_the_number_that_is_meant_is_read(said: str, mine: str, theirs: str | None) -> None:
    found = read_phones(said, asked=True)
    assert isinstance(found, Phones)
    assert found.mine is not None
    assert found.mine.formatted == mine
    assert (found.theirs.formatted if found.theirs else None) == theirs


@pytest.mark.parametrize(
    ("said", "mine_of", "theirs_of"),
    [
        ("打我儿子的13812345678", "儿子", ""),
        ("村支书13812345678", "村支书", ""),
        ("我13812345678，孙女13987654321", "", "孙女"),
        ("我的13812345678，王婆婆13987654321", "", "王婆婆"),
        ("13812345678", "", ""),
        ("我自己的13812345678", "", ""),
    ],
)
def test_whose_it_is_said_to_be(said: str, mine_of: str, theirs_of: str) -> None:
    found = read_phones(said, asked=True)
    assert isinstance(found, Phones)
    assert (found.mine_of, found.theirs_of) == (mine_of, theirs_of)


def test_each_person_is_told_apart_with_the_own_words() -> None:
    found = [(whom.relation, words) for whom, words in told_apart("爸社保认证+妈高龄津贴")]
    assert found == [("爸爸", "社保认证+"), ("妈妈", "高龄津贴")]
    assert [whom.name for whom, _ in told_apart("王婆婆和李大爷")] == ["王婆婆", "李大爷"]
    assert told_apart("我爸在外打工") == ()
    assert told_apart("明天上午") == ()
