"""How much is paid in or out, until when, and the hours asked beside a matter."""

import pytest

from tests.dialogs.test_asked_who_goes import told
from tests.support.chat import Chat

SUM_NOT_WRITTEN = "要交多少、能领多少，清单上没写"


def first(words: str) -> str:
    """Say the first words; the first matter is taken where it is asked which."""
    chat = Chat()
    heard = chat.says(words)
    return chat.says("1") if chat.state == ("find_matter", "which") else heard


@pytest.mark.parametrize(
    "words",
    [
        "交医保好多钱", "新农合一个人交多少钱", "居民医保今年好多钱", "养老保险一年交多少钱",
        "高龄补贴每月发多少钱", "低保每月多少钱", "养老金每月发多少钱", "低保一个月能领好多",
    ],
)  # fmt: skip
def test_a_sum_that_is_not_written_is_kept_apart_from_the_fee(words: str) -> None:
    heard = first(words)

    assert "办手续收费：" in heard
    assert SUM_NOT_WRITTEN in heard
    assert "打电话问" in heard


@pytest.mark.parametrize("words", ["育儿补贴每月多少钱", "育儿补贴一年发多少"])
def test_a_sum_that_is_written_is_told(words: str) -> None:
    heard = first(words)

    assert "3600元" in heard
    assert SUM_NOT_WRITTEN not in heard


@pytest.mark.parametrize(
    "words", ["社保卡丢了补办多少钱", "办低保要钱吗", "残疾证换新交多少工本费"]
)
def test_what_handling_costs_is_the_fee_alone(words: str) -> None:
    heard = first(words)

    assert "收费：" in heard
    assert SUM_NOT_WRITTEN not in heard


@pytest.mark.parametrize("words", ["哪天截止", "到几号截止", "最晚几号交", "什么时候截止"])
def test_until_when_is_answered_by_the_season(words: str) -> None:
    chat = told("城乡居民医保缴费")

    assert "9月至12月" in chat.says(words)
    assert chat.state == ("guide", "told")
    assert "9月至12月" in first(f"交医保{words}")


def test_where_no_season_is_written_that_is_said() -> None:
    heard = told("高龄津贴要带什么").says("哪天截止")

    assert "什么时候截止：清单上没写" in heard


@pytest.mark.parametrize("words", ["最晚什么时候能拿到", "多久办好"])
def test_how_long_it_takes_is_no_season(words: str) -> None:
    assert "截止" not in told("城乡居民医保缴费").says(words)


@pytest.mark.parametrize(
    "words",
    [
        "社保卡丢了补办，周六上班不", "社保卡丢了补办，周末能去吗", "社保卡丢了补办，中午上不上班",
        "你们几点下班，社保卡丢了怎么补", "社保卡的事，周六上班不",
        "社保卡补办，你们几点下班，周六开门不",
    ],
)  # fmt: skip
def test_hours_beside_a_matter_are_told_and_the_matter_is_kept(words: str) -> None:
    chat = Chat()

    heard = chat.says(words)

    assert "周一至周五" in heard
    assert chat.state in {("guide", "circumstance"), ("find_matter", "which")}
    assert "社保卡" in heard


@pytest.mark.parametrize("words", ["社保卡丢了补办，周六上班不", "社保卡的事，周六上班不"])
@pytest.mark.parametrize("before", ["questions", "told"])
def test_in_the_middle_of_another_matter_too(words: str, before: str) -> None:
    chat = told("高龄津贴要带什么") if before == "told" else Chat()
    if before == "questions":
        chat.says("高龄津贴要带什么")

    heard = chat.says(words)

    assert "周六：不上班" in heard
    assert "社保卡" in heard.split("电话", 1)[1]


@pytest.mark.parametrize("words", ["你好，周六上班不", "我老公要上班，周六开门不", "周六上班不"])
def test_the_hours_alone_begin_nothing(words: str) -> None:
    chat = Chat()

    assert "周六：不上班" in chat.says(words)
    assert chat.state is None


def test_the_hours_of_the_matter_at_hand_leave_the_step() -> None:
    chat = Chat()
    chat.says("高龄津贴要带什么")
    heard = chat.says("高龄津贴周六上班能办吗")

    assert "周六：不上班" in heard
    assert "您问的是" not in heard
    assert chat.state == ("guide", "circumstance")


def test_a_day_to_come_is_booked_and_no_question_of_hours() -> None:
    chat = Chat()
    heard = chat.says("我想明天上午来办低保")

    assert "周一至周五" not in heard
    assert chat.state == ("book", "time")
