"""Who is meant, why they can't come, what to mind, and two phones in one message."""

import pytest

from knowledge.reading.kinsfolk import read_whom
from knowledge.reading.needs import read_access, read_need
from knowledge.reading.phones import NotAPhone
from knowledge.reading.two_phones import Phones, read_phones
from knowledge.visit_bag import brought


@pytest.mark.parametrize(
    ("text", "relation", "name"),
    [
        ("我走不动了能来家里办吗", "本人", ""),
        ("我妈瘫在床上能上门不", "妈妈", ""),
        ("俺爹走不动道了", "爸爸", ""),
        ("阿婆行唔到", "外婆", ""),
        ("隔壁王婆婆一个人住", "邻居", "王婆婆"),
        ("我儿子在外打工，我一个人走不动", "本人", ""),
        ("俺腿刚动完手术，去不了", "本人", ""),
        ("我自己", "本人", ""),
    ],
)
def test_who_is_meant(text: str, relation: str, name: str) -> None:
    whom = read_whom(text)
    assert whom is not None
    assert (whom.relation, whom.name) == (relation, name)


@pytest.mark.parametrize("text", ["能上门吗", "下周二上午", "龙泉村三组", "13812345678", ""])
def test_nobody_is_guessed(text: str) -> None:
    assert read_whom(text) is None
    assert read_need(text) is None


@pytest.mark.parametrize(
    ("text", "sure", "marks"),
    [
        ("瘫在床上", True, ()),
        ("行唔到", True, ()),
        ("今年八十九了", True, ("高龄",)),
        ("我是残疾人", True, ("残疾",)),
        ("刚做完手术", True, ("患病",)),
        ("怀孕八个月", True, ("孕期",)),
        ("太远了没车", False, ()),
        ("没空去", False, ()),
    ],
)
def test_why_somebody_cannot_come(text: str, marks: tuple[str, ...], *, sure: bool) -> None:
    need = read_need(text)
    assert need is not None
    assert (need.sure, need.marks) == (sure, marks)


def test_who_walks_well_has_no_need() -> None:
    assert read_need("我走得动") is None


@pytest.mark.parametrize("text", ["家里有狗", "住六楼没电梯", "耳朵背，要大声", "要走一段山路"])
def test_what_the_visitors_must_mind(text: str) -> None:
    assert read_access(text) is not None
    assert read_access("下周二上午") is None


def test_two_phones_are_told_apart() -> None:
    both = read_phones("我的13512340000，王婆婆座机023-45681234")
    assert isinstance(both, Phones)
    assert both.mine is not None
    assert both.theirs is not None
    assert (both.mine.number, both.theirs.number) == ("13512340000", "02345681234")
    assert isinstance(read_phones("1351234", asked=True), NotAPhone)
    assert read_phones("下周二") is None


def test_what_is_brought_depends_on_the_matter() -> None:
    assert set(brought(None)) < set(brought("shebao.renzheng"))
