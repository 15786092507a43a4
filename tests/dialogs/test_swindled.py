"""Money lost to a swindler: 110 and 96110 at once. The Youth League is not the Party."""

import pytest

from tests.support.chat import Chat


@pytest.mark.parametrize(
    "words",
    [
        "我被网贷骗了", "我被骗钱了", "刷单被骗5000", "被电信诈骗了", "我妈被骗了3万", "遇到骗子了",
        "我上当受骗了怎么办", "钱被骗走了", "网友骗了我两万块",
    ],
)  # fmt: skip
def test_the_police_come_first(words: str) -> None:
    heard = Chat().says(words)
    assert heard.startswith("被骗了钱，马上打 110")
    assert "96110" in heard


def test_in_the_middle_of_a_matter_too() -> None:
    chat = Chat()
    chat.says("第一次办残疾证")
    assert "96110" in chat.says("我刚被骗了2000块")
    assert chat.state == ("guide", "circumstance")


@pytest.mark.parametrize(
    "words",
    [
        "怕被骗", "低保被冒领了", "骗保怎么举报", "反诈宣传", "骗人的吧",
        "你们骗人", "被骗的钱能追回来吗", "被老板骗了工资", "买手机被骗了",
        "诈骗案立案没", "被骗了能不能法律援助", "被骗婚了想离婚",
        "会不会被骗", "有人骗取低保",
    ],
)  # fmt: skip
def test_what_sounds_alike_is_something_else(words: str) -> None:
    assert "96110" not in Chat().says(words)


@pytest.mark.parametrize(
    "words",
    ["团组织关系转接", "共青团员组织关系怎么转", "团员关系咋转", "团关系怎么转出去", "团费怎么交"],
)
def test_the_league_is_another_door(words: str) -> None:
    chat = Chat()
    heard = chat.says(words)
    assert "共青团的事" in heard
    assert "12355" in heard
    assert chat.state is None


@pytest.mark.parametrize(
    "words",
    [
        "党员组织关系转接",
        "转党组织关系",
        "党团关系怎么转",
        "流动党员登记",
        "集团公司员工参保",
        "旅行社团员签证",
    ],
)
def test_party_and_company_are_not_the_league(words: str) -> None:
    assert "共青团" not in Chat().says(words)
