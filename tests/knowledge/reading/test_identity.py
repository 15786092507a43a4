"""ID numbers of made-up people: right, told what is wrong, never repeated."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.reading.identity import Identity, NotAnIdentity, check_character, read_identity

TODAY = date(2026, 11, 24)


def numbered(body: str) -> str:
    return body + check_character(body)


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("11010519491231002X", "11010519491231002X"),  # the standard's own example
        ("11010519491231002x", "11010519491231002X"),
        ("１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X"),
        ("11010519491231002×", "11010519491231002X"),
        ("11010519491231002Х", "11010519491231002X"),
        ("110105-19491231-002 X", "11010519491231002X"),
        ("110105 1949 1231 002X", "11010519491231002X"),
        ("幺幺零幺零五一九四九一二三一零零二叉", "11010519491231002X"),
        ("110105\u200f19491231002X", "11010519491231002X"),
        ("500224199003071236", "500224199003071236"),
        ("我的身份证号是500224199003071236，电话13812345678", "500224199003071236"),
        ("13812345678 500224199003071236", "500224199003071236"),
        ("138 1234 5678 500224199003071236", "500224199003071236"),
        ("张桂芳500224199003071236女", "500224199003071236"),
        ("500224900307123", "500224199003071236"),
        ("500224 900307 123", "500224199003071236"),
        (numbered("81000019900307123"), numbered("81000019900307123")),
        (numbered("93115619900307123"), numbered("93115619900307123")),
        (numbered("50022419040229001"), numbered("50022419040229001")),
    ],
)
def test_an_id_number_is_read(said: str, number: str) -> None:
    found = read_identity(said, TODAY)

    assert isinstance(found, Identity)
    assert found.number == number


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("500224199003071231", "最后一位对不上"),
        ("11010519491231002", "要18位，您写了17位"),
        ("身份证110105194912310", "要18位，您写了15位"),
        ("5002241990030712361", "要18位，您写了19位"),
        ("身份证50022419900307", "您写了14位"),
        ("身份证号500224199013071236", "出生日期不对"),
        ("500224199002301236", "出生日期不对"),
        (numbered("50022420300307123"), "还没有到"),
        (numbered("50022418900307123"), "太早"),
        ("身份证990105194912310023", "开头几位不对"),
        ("11010519491231003X", "最后一位对不上"),
        ("身份证 500224 19900307 1231", "最后一位对不上"),
    ],
)
def test_a_wrong_number_is_told_what_is_wrong_and_not_repeated(said: str, reason: str) -> None:
    found = read_identity(said, TODAY)

    assert isinstance(found, NotAnIdentity)
    assert reason in found.why
    assert not re.findall(r"\d{3,}", found.why)


@pytest.mark.parametrize(
    "said",
    [
        "",
        " ",
        "👌",
        "身份证号是多少",
        "身份证丢了",
        "13812345678",
        "023-45681234",
        "2026-11-24",
        "卡号6222021381234567890",
        "电话138123456789",
        "预约号20261124000112",
        "办身份证要500元",
        "X",
        "叉叉叉",
        "统一社会信用代码91500224MA5U0000XX",
    ],
)
def test_what_is_no_id_number_is_left_alone(said: str) -> None:
    assert read_identity(said, TODAY) is None


@pytest.mark.parametrize(
    ("said", "sex", "birthday", "old"),
    [
        ("11010519491231002X", "女", date(1949, 12, 31), False),
        ("500224199003071236", "男", date(1990, 3, 7), False),
        ("500224900307123", "男", date(1990, 3, 7), True),
    ],
)
def test_sex_and_birthday_are_known(said: str, sex: str, birthday: date, old: bool) -> None:
    found = read_identity(said, TODAY)

    assert isinstance(found, Identity)
    assert (found.sex, found.birthday, found.old_form) == (sex, birthday, old)


def test_a_number_is_masked_and_not_in_the_logs() -> None:
    found = read_identity("11010519491231002X", TODAY)

    assert isinstance(found, Identity)
    assert found.masked == "110*************2X"
    assert len(found.masked) == 18
    assert "1949" not in repr(found)


def test_where_it_was_asked_for_any_digits_are_meant_as_one() -> None:
    assert read_identity("是500224这个", TODAY) is None
    found = read_identity("是500224这个", TODAY, asked=True)
    assert found == NotAnIdentity("身份证号要18位，您写了6位，请再看一遍。")


@given(st.dates(date(1900, 1, 1), TODAY), st.integers(0, 999), st.sampled_from(["", " ", "-"]))
def test_every_right_number_is_read_however_it_is_parted(born: date, order: int, gap: str) -> None:
    number = numbered(f"500224{born:%Y%m%d}{order:03}")
    found = read_identity(f"号{number[:6]}{gap}{number[6:14]}{gap}{number[14:]}。", TODAY)

    assert isinstance(found, Identity)
    assert (found.number, found.birthday) == (number, born)


_NUMBERISH = st.text(st.sampled_from("0123456789xX一二叉 -身份证，\u200f👌"), max_size=40)


@given(st.one_of(st.text(max_size=60), _NUMBERISH), st.booleans())
def test_no_text_raises_and_a_masked_number_shows_five_characters(said: str, asked: bool) -> None:
    found = read_identity(said, TODAY, asked=asked)

    if isinstance(found, Identity):
        assert found.masked.count("*") == 13
    read_identity(said * 100, TODAY)
