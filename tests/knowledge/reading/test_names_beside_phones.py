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


@pytest.mark.parametrize(
    "said", ["周一 13812345678", "周一", "买买提 13812345678", "钱多多13812345678"]
)
def test_a_word_that_may_be_a_name_is_asked_back(said: str) -> None:
    name = said.split(maxsplit=1)[0].rstrip("0123456789")
    assert f"“名字叫{name}”" in (read_names(said, asked=True).why or "")
    assert read_names(f"名字叫{said}", asked=True).theirs == name


@pytest.mark.parametrize(
    "said",
    [
        "电话 13812345678", "13812345678", "打这个 13812345678", "邻居 13812345678",
        "晚上联系 13812345678", "没有电话", "买买提", "名字叫什么", "名字不是买买提",
    ],
)  # fmt: skip
def test_nothing_else_is_asked_back_or_taken(said: str) -> None:
    found = read_names(said, asked=True)
    assert (found.why, found.theirs) == (None, None)
