"""Whom or what a list does not cover is told so, in its place or before it."""

import pytest

from tests.support.chat import Chat

COURT, ABROAD, RENEWAL = "问法院的诉讼服务中心", "人在国外、境外怎么办，清单上没写", "没写到期延续"
NO_LIST = "怎么补、怎么换，我这里的清单没写"


@pytest.mark.parametrize(
    "words",
    [
        "我要离婚，老公不同意", "我老公不同意离婚怎么办", "老公失踪两年了能离婚吗",
        "办离婚对方不肯签字怎么办",
    ],
)  # fmt: skip
def test_a_divorce_without_agreement_is_the_courts(words: str) -> None:
    heard = Chat().says(words)

    assert COURT in heard
    assert "一次性告知单" not in heard
    assert "协议离婚" in heard


def test_who_agrees_after_all_is_given_the_list() -> None:
    chat = Chat()
    chat.says("我要离婚，老公不同意")

    assert "一次性告知单" in chat.says("协议离婚")


@pytest.mark.parametrize("words", ["办离婚", "我和老公都同意离婚要带什么", "离婚证丢了怎么补"])
def test_a_divorce_that_is_agreed_on_is_not(words: str) -> None:
    assert COURT not in Chat().says(words)


@pytest.mark.parametrize(
    "words", ["残疾军人证丢了怎么补", "伤残军人证掉了去哪补", "残疾军人证丢失如何补办"]
)
def test_a_lost_card_is_not_the_appraisal(words: str) -> None:
    heard = Chat().says(words)

    assert NO_LIST in heard
    assert "退役军人服务站" in heard
    assert "第1问" not in heard


@pytest.mark.parametrize(
    "words", ["军人评残", "我有残疾军人证，伤加重了想调级", "退役军人评残要带什么"]
)
def test_the_appraisal_itself_is_begun(words: str) -> None:
    assert NO_LIST not in Chat().says(words)


@pytest.mark.parametrize(
    "words", ["食品经营许可证到期了怎么延续", "小餐饮许可证过期了", "食品经营许可证快到期了要续"]
)
def test_a_list_for_a_first_licence_is_said_to_be_that(words: str) -> None:
    assert RENEWAL in Chat().says(words)


@pytest.mark.parametrize(
    "words",
    ["办食品经营许可证", "居住证到期了怎么续", "残疾证到期了要换", "身份证过期了能办低保吗"],
)
def test_no_warning_where_nothing_runs_out_or_the_list_tells(words: str) -> None:
    assert RENEWAL not in Chat().says(words)


@pytest.mark.parametrize(
    "words",
    ["我人在日本，身份证到期了怎么办", "人在国外怎么做养老认证", "我儿子在美国打工，给他办残疾证"],
)
def test_who_is_abroad_is_told_that_the_list_is_silent(words: str) -> None:
    assert ABROAD in Chat().says(words)


def test_abroad_is_heard_after_the_list_too() -> None:
    chat = Chat()
    chat.says("养老认证")

    assert ABROAD in chat.says("我妈在美国，来不了")
    assert chat.talk.misses == 0


@pytest.mark.parametrize(
    "words", ["孩子在美国出生怎么上户口", "人在外地怎么做养老认证", "我老公是日本人，怎么上户口"]
)
def test_what_happened_abroad_is_no_stay_there(words: str) -> None:
    assert ABROAD not in Chat().says(words)


@pytest.mark.parametrize(
    "words",
    [
        "户口本丢了怎么办", "我要补户口本", "户口本不见了怎么补", "我要补办户口簿", "户口本丢了",
        "户口本被水泡烂了想换一本", "换户口本要带什么",
    ],
)  # fmt: skip
def test_the_booklet_itself_is_the_polices(words: str) -> None:
    heard = Chat().says(words)

    assert "派出所" in heard
    assert "1. " not in heard


@pytest.mark.parametrize(
    "words",
    [
        "户口本上的名字要改", "户口本丢了能办低保吗", "我户口本丢了正在补，孩子一年级报名怎么办",
        "给孩子上户口", "没有户口本行不行",
    ],
)  # fmt: skip
def test_a_booklet_beside_another_matter_is_not(words: str) -> None:
    assert "补、换户口本" not in Chat().says(words)


def test_in_a_matter_a_lost_booklet_is_looked_up_on_its_list() -> None:
    chat = Chat()
    chat.says("办低保")

    assert "居民户口簿" in chat.says("户口本丢了怎么办")
