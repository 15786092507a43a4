"""A story, or a denial, is no question for the hours; a letter from elsewhere names a matter."""

import pytest

from tests.support.chat import Chat

HOURS = "时间：周一至周五"
LIST = "清单上写了外地户口也能办的"
LETTERS = [
    (
        (
            "我爷爷92岁了，生活不能自理，奶奶也80多岁，家里没有儿子只有一个女儿嫁在外省，"
            "能不能申请五保或者去敬老院，需要什么手续"
        ),
        "五保",
    ),
    (
        (
            "您好，我们是外地来示镇打工的，孩子明年要上一年级，没有房产，"
            "请问能不能在这里读书，需要办什么手续"
        ),
        "小学",
    ),
    ("我老家在外地，在镇上租房三年了，想给孩子报名上小学，需要什么手续", "小学"),
    ("外地户口孩子上小学要什么材料", "小学"),
    ("女儿嫁在外省，老人想进敬老院要准备什么", "敬老院"),
]


@pytest.mark.parametrize(
    "words",
    [
        "烧烤店每天晚上营业到凌晨两三点，油烟和噪音很大，家里老人孩子都睡不着，打过12345也没解决，希望政府部门管一管",
        "我儿子在工地上班，每天早上六点开始到晚上九点才休息，上个月摔了一跤，老板到现在不管，我们也不知道找谁说",
    ],
)
def test_a_story_is_no_question_for_the_hours(words: str) -> None:
    assert HOURS not in Chat().says(words)


@pytest.mark.parametrize("words", ["我不是问上班时间", "不是问你们几点开门", "我没问电话"])
def test_who_denies_it_is_asked_anew(words: str) -> None:
    chat = Chat()
    chat.says("几点上班")
    heard = chat.says(words)
    assert HOURS not in heard
    assert "再说一遍" in heard


def test_a_matter_named_after_the_denial_is_taken_up() -> None:
    chat = Chat()
    heard = chat.says("我不是问上班时间，我问高龄津贴要带什么")
    assert HOURS not in heard
    assert "高龄津贴" in heard


@pytest.mark.parametrize(
    "words",
    [
        "几点上班",
        "周六上班吗",
        "我在外面打工，平时都没有空，好不容易请到假，想问一下补社保卡要带什么，还有你们周六上不上班",
    ],
)
def test_the_hours_are_told_where_they_are_asked(words: str) -> None:
    assert HOURS in Chat().says(words)


@pytest.mark.parametrize(("words", "named"), LETTERS)
def test_the_matter_of_a_letter_from_elsewhere_is_taken_up(words: str, named: str) -> None:
    heard = Chat().says(words)
    assert LIST not in heard
    assert named in heard


@pytest.mark.parametrize("words", ["外地户口能办哪些", "外地人在你们这能办什么事", "通办清单"])
def test_which_matters_those_from_elsewhere_may_bring(words: str) -> None:
    assert LIST in Chat().says(words)
