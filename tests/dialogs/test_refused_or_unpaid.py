"""Why something was refused or not paid goes to a person with the matter: no list of it."""

import pytest

from tests.support.chat import Chat

PROGRESS, COMPLAINT = "查办理进度", "投诉"


@pytest.mark.parametrize(
    ("words", "reason", "matter"),
    [
        ("凭什么不给我办低保", COMPLAINT, "minzheng.dibao"),
        ("低保被取消了我不服", COMPLAINT, "minzheng.dibao_change"),
        ("申请临时救助没批下来，怎么申诉", COMPLAINT, "minzheng.linshi"),
        ("奖扶被刷下来怎么申诉", COMPLAINT, "weijian.jiangfu"),
        ("我的低保为什么被停了", PROGRESS, "minzheng.dibao_change"),
        ("关于低保金停发的反映", COMPLAINT, "minzheng.dibao_change"),
        ("关于我妈的高龄补贴这个月没发的问题", PROGRESS, "minzheng.gaoling"),
        ("关于高龄补贴未到账的问题", PROGRESS, "minzheng.gaoling"),
        ("关于残疾人护理补贴停发的反映", COMPLAINT, "canlian.huli"),
        ("我妈的高龄补贴三个月没到账了", PROGRESS, "minzheng.gaoling"),
        ("育儿补贴怎么还没打给我", PROGRESS, "weijian.yuer"),
        ("我不服，要申诉", COMPLAINT, None),
        ("我是问为什么没发", PROGRESS, None),
    ],
)
def test_it_goes_to_a_person_with_the_words(words: str, reason: str, matter: str | None) -> None:
    chat = Chat()

    chat.says(words)

    assert chat.desk.called == [(reason, words, matter)]


@pytest.mark.parametrize("words", ["我不服，要申诉", "我是问为什么没发给我妈", "凭什么不给我办"])
@pytest.mark.parametrize("further", [(), ("不清楚", "不清楚", "不清楚", "不清楚")])
def test_in_a_matter_it_is_of_that_matter(words: str, further: tuple[str, ...]) -> None:
    chat = Chat()
    for each in ("办高龄津贴", *further):
        chat.says(each)

    chat.says(words)

    assert [each[1:] for each in chat.desk.called] == [(words, "minzheng.gaoling")]


@pytest.mark.parametrize(
    "words",
    [
        "办低保要带什么", "低保停了怎么重新申请", "什么情况下低保会被取消", "为什么要带身份证",
        "我爸去世了低保要停吗", "评残结果不服想重新鉴定", "老公不给我抚养费怎么办",
        "残疾证丢了怎么补", "以前没领的能补发吗", "高龄津贴怎么还要年审",
        "身份证为什么要原件", "没发票可以吗",
    ],
)  # fmt: skip
def test_what_only_sounds_like_it_is_not_handed_over(words: str) -> None:
    chat = Chat()
    chat.says(words)

    assert chat.desk.called == []
