"""A number, a word or a few of them is the choice that was meant, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.choosing import choose
from dialogs.machine import Choice


def of(*labels: str) -> tuple[Choice, ...]:
    return tuple(Choice(label, label) for label in labels)


HAVE = of("有", "没有", "不清楚")
WHO = of("本人", "代办", "不清楚")
YES_NO = of("是", "不是", "不清楚")
PARENTS = of("去世", "重残", "重病", "不清楚")


@pytest.mark.parametrize(
    ("said", "choices", "meant"),
    [
        ("1", HAVE, "有"),
        ("２", HAVE, "没有"),
        ("三", HAVE, "不清楚"),
        ("第二个", HAVE, "没有"),
        ("②", HAVE, "没有"),
        ("选1", HAVE, "有"),
        ("2。", HAVE, "没有"),
        ("有的", HAVE, "有"),
        ("没得", HAVE, "没有"),
        ("没有残疾证", HAVE, "没有"),
        ("有残疾证", HAVE, "有"),
        ("冇", HAVE, "没有"),
        ("不晓得", HAVE, "不清楚"),
        ("我自己来", WHO, "本人"),
        ("帮我妈办", WHO, "代办"),
        ("是的", YES_NO, "是"),
        ("对头", YES_NO, "是"),
        ("不是的", YES_NO, "不是"),
        ("嗯嗯", YES_NO, "是"),
        ("在外地", of("在本地", "在外地"), "在外地"),
    ],
)
def test_what_people_say_is_the_choice_they_mean(
    said: str, choices: tuple[Choice, ...], meant: str
) -> None:
    assert choose(said, choices, about="要办的人有没有残疾证？") == (meant,)


@pytest.mark.parametrize("said", ["9", "0", "", "   ", "今天天气", "12", "。"])
def test_what_names_no_choice_is_none(said: str) -> None:
    assert choose(said, HAVE) == ()


@pytest.mark.parametrize(
    "said",
    ["没听清", "有啥区别", "无所谓", "是不是要罚钱", "对了，要带什么", "有没有都行吗", "不好说"],
)
def test_a_question_or_a_remark_is_never_taken_for_an_answer(said: str) -> None:
    for choices in (HAVE, YES_NO, (Choice("yes", "确定"), Choice("no", "不取消", ("不", "否")))):
        assert choose(said, choices, about="有没有残疾证？") == ()


def test_words_that_fit_two_choices_equally_are_no_choice() -> None:
    assert choose("户籍", of("本地户籍", "外地户籍")) == ()


def test_several_may_be_named_where_that_is_allowed() -> None:
    assert choose("1和3", PARENTS, several=True) == ("去世", "重病")
    assert choose("去世、重病", PARENTS, several=True) == ("去世", "重病")
    assert choose("1 9", PARENTS, several=True) == ()
    assert choose("1和3", PARENTS) == ()


def test_strictly_a_choice_must_be_all_that_is_said() -> None:
    choices = (Choice("book", "预约去窗口", ("预约",)),)

    assert choose("预约", choices, strict=True) == ("book",)
    assert choose("查我的预约", choices, strict=True) == ()
    assert choose("查我的预约", choices) == ("book",)


@given(st.text(max_size=60), st.booleans())
def test_no_text_raises_and_only_real_choices_come_back(said: str, several: bool) -> None:
    assert set(choose(said, PARENTS, several=several)) <= {each.key for each in PARENTS}


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("2 4", (2, 4)),
        ("2.4", (2, 4)),
        ("2。4。5", (2, 4, 5)),
        ("3到5", (3, 4, 5)),
        ("3-5", (3, 4, 5)),
        ("2和4到6", (2, 4, 5, 6)),
        ("12", (12,)),
        ("2.", (2,)),
    ],
)
def test_numbers_are_read_as_they_are_typed_on_a_phone(said: str, places: tuple[int, ...]) -> None:
    choices = tuple(Choice(str(each), f"第{each}样") for each in range(1, 14))
    assert choose(said, choices, several=True) == tuple(str(each) for each in places)


@pytest.mark.parametrize("said", ["5到3", "3到20", "2 99"])
def test_numbers_that_cannot_be_are_asked_again(said: str) -> None:
    choices = tuple(Choice(str(each), f"第{each}样") for each in range(1, 14))
    assert choose(said, choices, several=True) == ()
