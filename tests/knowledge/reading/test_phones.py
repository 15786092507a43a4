"""Phones as citizens write and dictate them: found, put in order, or told what is wrong."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.reading.phones import NotAPhone, Phone, read_phone


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("13812345678", "13812345678"),
        ("我的电话是138-1234-5678", "13812345678"),
        ("+86 138 1234 5678", "13812345678"),
        ("0086-13812345678", "13812345678"),
        ("8613812345678", "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("幺三八零零一二三四五六", "13800123456"),
        ("一三八 一二三四 五六七八", "13812345678"),
        ("138一二三四5678", "13812345678"),
        ("1 3 8 1 2 3 4 5 6 7 8", "13812345678"),
        ("138.1234.5678", "13812345678"),
        ("138\u200f1234\u200f5678", "13812345678"),
        ("14912345678", "14912345678"),
        ("16612345678", "16612345678"),
        ("19412345678", "19412345678"),
        ("2 13812345678", "13812345678"),
        ("1.13812345678", "13812345678"),
        ("3、13812345678", "13812345678"),
        ("周三13812345678", "13812345678"),
        ("张桂芳13812345678龙泉村三组", "13812345678"),
        ("张桂芳 500224199003071236 13812345678", "13812345678"),
        ("13812345678 500224 1990 0307 1236", "13812345678"),
        ("138 1234 5678 139 8765 4321", "13812345678"),
        ("不是13812345678，是13987654321", "13987654321"),
        ("以前是13812345678", "13812345678"),
        ("023-4568 1234", "02345681234"),
        ("（0531）81234567", "053181234567"),
        ("0564-5012345", "05645012345"),
        ("+86-23-45681234", "02345681234"),
        ("区号零二三 四五六八一二三四", "02345681234"),
        ("400-812-3123", "4008123123"),
    ],
)
def test_a_phone_is_found(said: str, number: str) -> None:
    found = read_phone(said)

    assert isinstance(found, Phone)
    assert found.number == number


@pytest.mark.parametrize(
    "said",
    [
        "",
        " ",
        "👌",
        "你好",
        "110",
        "我打12333没人接",
        "12345",
        "一百二十三",
        "2026-11-24",
        "20261124",
        "一三八，",
        "身份证500224199003071236",
        "500224 1990 0307 123X",
        "500224 1990 0307 123",
        "预约号130012345678",
        "6222021381234567890",
        "卡号6222021381234567",
        "三组12号",
        "9点半",
        "double零",
        "11010519491231002X",
    ],
)
def test_what_is_no_phone_is_left_alone(said: str) -> None:
    assert read_phone(said) is None


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("手机号1381234567", "手机号要11位，您写了10位"),
        ("138123456789", "手机号要11位，您写了12位"),
        ("1381234567", "您写了10位"),
        ("13812345", "您写了8位"),
        ("12812345678", "13到19开头"),
        ("0110-1234567", "没有这个区号"),
        ("0531-1234567", "要8位，您写了7位"),
        ("023-456812345", "要8位，您写了9位"),
        ("45681234", "区号"),
        ("电话45681234", "区号"),
    ],
)
def test_a_wrong_phone_is_told_what_is_wrong(said: str, reason: str) -> None:
    found = read_phone(said)

    assert isinstance(found, NotAPhone)
    assert reason in found.why


def test_a_local_number_gets_the_towns_area_code() -> None:
    found = read_phone("45681234转801", area="023")

    assert isinstance(found, Phone)
    assert (found.number, found.area, found.extension) == ("02345681234", "023", "801")
    assert isinstance(read_phone("4568123", area="023"), NotAPhone)


def test_where_a_phone_was_asked_for_any_digits_are_meant_as_one() -> None:
    assert read_phone("是138这个") is None
    assert isinstance(read_phone("是138这个", asked=True), NotAPhone)


@pytest.mark.parametrize(
    ("said", "formatted", "masked"),
    [
        ("13812345678", "138 1234 5678", "138****5678"),
        ("02345681234转801", "023-45681234转801", "023****1234"),
        ("053181234567", "0531-81234567", "053****4567"),
        ("4008123123", "400-812-3123", "400****3123"),
    ],
)
def test_a_phone_is_written_to_be_read_or_hidden(said: str, formatted: str, masked: str) -> None:
    found = read_phone(said)

    assert isinstance(found, Phone)
    assert (found.formatted, found.masked) == (formatted, masked)
    assert found.number not in repr(found)


_NUMBERISH = st.text(st.sampled_from("0123456789一二三幺零 -+()转电话是，\u200f👌Xx"), max_size=40)


@given(st.one_of(st.text(max_size=60), _NUMBERISH), st.booleans())
def test_no_text_raises_and_a_masked_phone_shows_seven_digits_at_most(
    said: str, asked: bool
) -> None:
    found = read_phone(said, asked=asked, area="023")

    if isinstance(found, Phone):
        assert sum(each.isdigit() for each in found.masked) <= 7
        assert found.number.isascii()
        assert found.number.isdecimal()
    if isinstance(found, NotAPhone):
        assert found.why.endswith("。")


@pytest.mark.parametrize("each", ["1", "138 ", "1-", "一二", "电话", "  ", "0", "转1"])
def test_a_long_text_takes_no_time(each: str) -> None:
    started = time.perf_counter()
    read_phone(each * (5000 // len(each)))
    assert time.perf_counter() - started < 0.1
