"""How much and how many; and the words that only look like it."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.reading.amounts import read_amount, read_amounts


@pytest.mark.parametrize(
    ("said", "number", "unit", "thing"),
    [
        ("两份半", "2.5", "份", ""),
        ("一百二", "120", "", ""),
        ("两千三", "2300", "", ""),
        ("一万二", "12000", "", ""),
        ("3千5", "3500", "", ""),
        ("两万五", "25000", "", ""),
        ("十二万", "120000", "", ""),
        ("二十", "20", "", ""),
        ("12", "12", "", ""),
        ("１２", "12", "", ""),
        ("五", "5", "", ""),
        ("一千零五十", "1050", "", ""),
        ("廿三个", "23", "个", ""),
        ("半个月", "0.5", "个月", ""),
        ("一个半月", "1.5", "个月", ""),
        ("两个半小时", "2.5", "个小时", ""),
        ("一年半", "1.5", "年", ""),
        ("半天", "0.5", "天", ""),
        ("十分钟", "10", "分钟", ""),
        ("10个工作日", "10", "个工作日", ""),
        ("住了20年", "20", "年", ""),
        ("两张照片", "2", "张", "照片"),
        ("两张照片够不够", "2", "张", "照片"),
        ("二寸照片两张", "2", "张", ""),
        ("身份证复印件2份", "2", "份", ""),
        ("一式三份", "3", "份", ""),
        ("俩月", "2", "个月", ""),
        ("俩孩子", "2", "", "孩子"),
        ("我有两个孩子", "2", "个", "孩子"),
        ("一家五口人", "5", "口人", ""),
        ("三块五", "3.5", "元", ""),
        ("五毛", "0.5", "元", ""),
        ("五块两毛", "5.2", "元", ""),
        ("两百块钱", "200", "元", ""),
        ("每月200元", "200", "元", ""),
        ("1.5万元", "15000", "元", ""),
        ("壹佰元", "100", "元", ""),
        ("一百五十三块八毛", "153.8", "元", ""),
        ("七十有三", "73", "岁", ""),
        ("满60周岁", "60", "岁", ""),
        ("两亩三分地", "2.3", "亩", ""),
        ("三分地", "0.3", "亩", ""),
        ("0.5亩", "0.5", "亩", ""),
        ("一百二十平", "120", "平方米", ""),
        ("80㎡", "80", "平方米", ""),
    ],
)
def test_an_exact_amount(said: str, number: str, unit: str, thing: str) -> None:
    found = read_amount(said)

    assert found is not None
    assert (found.exact, found.unit) == (Decimal(number), unit)
    assert found.thing in {thing, "地"}


@pytest.mark.parametrize(
    ("said", "low", "high", "unit", "about"),
    [
        ("三四个", 3, 4, "个", False),
        ("一两个", 1, 2, "个", False),
        ("三五个", 3, 5, "个", False),
        ("3-5天", 3, 5, "天", False),
        ("三到五天", 3, 5, "天", False),
        ("七八十岁", 70, 80, "岁", False),
        ("十七八岁", 17, 18, "岁", False),
        ("两三百块", 200, 300, "元", False),
        ("百八十块", 80, 100, "元", False),
        ("几个", None, None, "个", True),
        ("好几次", None, None, "次", True),
        ("几", None, None, "", True),
        ("十来个", 10, 10, "个", True),
        ("一百来块", 100, 100, "元", True),
        ("百把块", 100, 100, "元", True),
        ("个把月", 1, 1, "个月", True),
        ("十几个", 11, 19, "个", True),
        ("几十个", 20, 90, "个", True),
        ("几百块", 200, 900, "元", True),
        ("三十多岁", 31, 39, "岁", True),
        ("八十好几", 81, 89, "", True),
        ("八十好几岁", 81, 89, "岁", True),
        ("六十上下", 60, 60, "", True),
        ("快70岁了", 70, 70, "岁", True),
        ("大概三个月", 3, 3, "个月", True),
        ("一个多月", 1, 2, "个月", True),
        ("三个左右", 3, 3, "个", True),
        ("不到一年", 1, 1, "年", True),
    ],
)
def test_a_rough_amount(
    said: str, low: int | None, high: int | None, unit: str, *, about: bool
) -> None:
    found = read_amount(said)

    assert found is not None
    assert (found.low, found.high, found.unit, found.about) == (low, high, unit, about)
    assert found.exact is None


WORDS = """
一次性|一次性告知|五保户|三轮车|千万|千万别忘了|万一|万一不行|一卡通|社保一卡通|五险一金|第三个|第二次|三点半|上午9点|28号|三组|5月3日|下周三|5月3|一个人住
一起|一样|一下|两会|两癌筛查|高三|二年级|一年级|半|没有||👌|十分满意|百分之五|八成|一九九八年|2026年|1998年生的|13812345678|500224199003071236|一件事
一站式|一条龙|二胎|二维码|十一|五一|三农|老三|一点都不|统一|唯一|双百|多少钱|两口子|一些|一直|一般|四川|三代证|一窗办|三好学生|七上八下|属马的|一部分|退伍回来|八几年
"""


@pytest.mark.parametrize("said", WORDS.strip().replace("\n", "|").split("|"))
def test_a_word_or_date_or_code_is_no_amount(said: str) -> None:
    assert read_amounts(said) == ()


def test_all_amounts_of_a_text_are_given_in_order_with_their_places() -> None:
    text = "我有两个孩子，大的七岁，要交2张照片和三份复印件"
    found = read_amounts(text)

    said = [f"{each.exact} {each.unit} {each.thing}".strip() for each in found]
    assert said == ["2 个 孩子", "7 岁", "2 张 照片", "3 份 复印件"]
    assert [text[each.start : each.end] for each in found] == ["两个", "七岁", "2张", "三份"]


_NUMERIC = st.text(
    st.sampled_from("零一二两三四五百千万亿半几十0123.个块岁亩多来第年月到-、有把\u200f")
)


@given(st.one_of(st.text(max_size=60), _NUMERIC))
def test_no_text_raises_and_a_range_runs_upwards_or_is_kept_as_said(said: str) -> None:
    for each in (*read_amounts(said), *read_amounts(said * 100)):
        assert (each.low is None) == (each.high is None)
        assert each.start < each.end


@pytest.mark.parametrize("each", ["一", "一二", "三个", "半", "1.", "十万百", "几"])
def test_a_long_text_takes_no_time(each: str) -> None:
    started = time.perf_counter()
    read_amounts(each * (5000 // len(each)))
    assert time.perf_counter() - started < 0.1
