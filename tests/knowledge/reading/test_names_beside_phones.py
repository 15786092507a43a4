"""A name whose last character is a numeral keeps it beside a phone: 李小二 13812345678."""

import pytest

from knowledge.reading.phones import Phone, read_phone
from knowledge.reading.two_names import read_names


@pytest.mark.parametrize(
    "phone",
    [
        " 13812345678", "13812345678", "138 1234 5678", "，13812345678", "电话13812345678",
        " 一三八 一二三四 五六七八", "幺三八一二三四五六七八", "一三八一二三四五六七八",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["李小二", "张三", "李四", "王三", "李一", "陈十一", "王秀英"])
def test_both_are_read(name: str, phone: str) -> None:
    found = read_phone(name + phone, asked=True)
    assert read_names(name + phone, asked=True).theirs == name
    assert isinstance(found, Phone)
    assert found.number == "13812345678"


@pytest.mark.parametrize("said", ["王小二 0531-88886666", "王小二0531-88886666", "王小二 88886666"])
def test_a_landline_is_read_beside_such_a_name(said: str) -> None:
    found = read_phone(said, area="0531", asked=True)
    assert read_names(said, asked=True).theirs == "王小二"
    assert isinstance(found, Phone)
    assert found.number == "053188886666"


@pytest.mark.parametrize(
    "said",
    ["电话一三八一二三四五六七八九", "电话二13812345", "我手机号是一二三八一二三四五六七八"],
)
def test_no_digit_of_a_phone_is_left_out(said: str) -> None:
    assert not isinstance(read_phone(said, asked=True), Phone)


def test_an_everyday_word_beside_a_phone_is_asked_back() -> None:
    assert "“名字叫周一”" in (read_names("周一 13812345678", asked=True).why or "")
    assert read_names("名字叫周一 13812345678", asked=True).theirs == "周一"


@pytest.mark.parametrize("said", ["电话 13812345678", "周一", "周一来 13812345678", "13812345678"])
def test_nothing_else_is_asked_back(said: str) -> None:
    assert read_names(said, asked=True).why is None
