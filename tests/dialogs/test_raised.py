"""“什么时候答复”, “办证”, “同意”, “来人”: short words that lead to what is meant."""

from datetime import date

import pytest

from dialogs.suggest_ports import Raised
from tests.support.chat import Chat

COMPLAINT = Raised("投诉", 3, "你们窗口态度太差了，骂我", date(2026, 11, 24))


@pytest.fixture(name="chat")
def _chat() -> Chat:
    return Chat()


@pytest.mark.parametrize(
    "asked",
    [
        "什么时候答复",
        "啥时候给我回话？",
        "好久能给我答复",
        "好久才答复我",
        "还没回复呢",
        "我提的建议怎么样了",
    ],
)
def test_it_is_told_by_when_a_suggestion_is_answered(chat: Chat, asked: str) -> None:
    chat.says("我要提个建议，大厅多放几把椅子")

    heard = chat.says(asked)

    assert "编号1" in heard
    assert "最迟12月1日前" in heard
    assert "人工" in heard
    assert chat.desk.called == []


def test_in_the_middle_of_a_step_too_and_the_step_goes_on(chat: Chat) -> None:
    chat.says("我要提个建议，大厅多放几把椅子")
    chat.says("残疾证到期了要去哪里换")

    heard = chat.says("什么时候答复我")

    assert "最迟12月1日前" in heard
    assert chat.state == ("guide", "circumstance")


def test_a_complaint_has_no_promised_day_and_none_is_said(chat: Chat) -> None:
    chat.desk.suggestions.stands.append(COMPLAINT)

    heard = chat.says("投诉处理得怎么样了")

    assert "编号3" in heard
    assert "正在查" in heard
    assert "最迟" not in heard
    assert chat.desk.called == []


def test_an_answer_that_was_given_is_told_again(chat: Chat) -> None:
    given = {"answered_on": date(2026, 11, 20), "answer": "加开了一个窗口。", "outcome": "属实"}
    told = Raised("投诉", 3, "骂我", date(2026, 11, 10), **given)  # type: ignore[arg-type]
    chat.desk.suggestions.stands.append(told)

    assert "11月20日答复过了，结论：属实。加开了一个窗口。" in chat.says("什么时候答复")


def test_where_nothing_was_raised_that_is_said_and_nothing_is_complained_of(chat: Chat) -> None:
    for asked in ("什么时候答复", "投诉处理得怎么样了"):
        assert "没有记着等我们答复您的事" in chat.says(asked)
    assert chat.desk.called == []


def test_the_same_words_again_are_answered_shortly(chat: Chat) -> None:
    chat.desk.suggestions.stands.append(COMPLAINT)
    chat.says("我要提个建议，大厅多放几把椅子")

    again = chat.says("我要提个建议，大厅多放几把椅子")
    complained = chat.says("你们窗口态度太差了，骂我")

    assert "已经收到" in again
    assert len(chat.desk.suggestions.taken) == 1
    assert "投诉（编号3" in complained
    assert "监督电话" not in complained
    assert chat.desk.called == []


@pytest.mark.parametrize("said", ["办证", "我要办证", "我想办个证"])
def test_a_certificate_without_its_name_is_asked_for(chat: Chat, said: str) -> None:
    for before in ("", "菜单", "低保要带什么"):
        if before:
            chat.says(before)
        heard = chat.says(said)
        assert "办什么证" in heard
        assert "身份证" in heard
        assert "残疾证" in heard
    chat.says("2")
    assert chat.state == ("guide", "circumstance")


@pytest.mark.parametrize("said", ["同意", "我同意", "没问题", "确定"])
@pytest.mark.parametrize("before", ["", "菜单", "残疾证到期了要去哪里换"])
def test_a_yes_at_a_wrong_step_begins_nothing(chat: Chat, said: str, before: str) -> None:
    state = None
    if before:
        chat.says(before)
        state = chat.state

    heard = chat.says(said)

    assert "离婚" not in heard
    assert chat.state == state or before == ""


@pytest.mark.parametrize("said", ["来人", "来个人", "来人啊", "派人来"])
def test_a_call_for_somebody_reaches_a_person(chat: Chat, said: str) -> None:
    chat.says(said)

    assert chat.desk.called


@pytest.mark.parametrize("before", ["", "高龄津贴", "宅基地"])
@pytest.mark.parametrize(
    ("said", "reason", "matter", "told"),
    [
        ("查询F2县残疾证办理进度", "查办理进度", "canlian.zheng_new", "要由工作人员来办"),
        ("投诉F2县高龄补贴一直不发", "投诉", "minzheng.gaoling", "监督电话"),
        ("投诉F2县高龄补贴不发，明天上午我来", "投诉", "minzheng.gaoling", "监督电话"),
    ],
)
def test_a_letter_reaches_a_person_with_its_matter_in_the_middle_of_a_step_too(
    chat: Chat, before: str, said: str, reason: str, matter: str, told: str
) -> None:
    if before:
        chat.says(before)
    assert told in chat.says(said)
    assert chat.desk.called == [(reason, said, matter)]


def test_a_complaint_reaches_a_person_with_the_matter_it_names_not_the_one_before(
    chat: Chat,
) -> None:
    chat.says("办居住证")
    chat.says("投诉，高龄津贴半年没发了")
    assert [(reason, matter) for reason, _, matter in chat.desk.called] == [
        ("投诉", "minzheng.gaoling")
    ]


@pytest.mark.parametrize(
    ("before", "matter", "maybe"),
    [
        ("办居住证", None, "残疾"),
        ("残疾证到期了要去哪里换", "canlian.zheng_renew", ""),
        ("", None, "残疾"),
    ],
)
def test_a_question_on_progress_that_leaves_open_which_matter_tells_those_it_may_be(
    chat: Chat, before: str, matter: str | None, maybe: str
) -> None:
    if before:
        chat.says(before)
    chat.says("我的残疾证办到哪一步了")
    [(reason, _, about)] = chat.desk.called
    assert about == matter
    assert reason.startswith("查办理进度")
    assert ("可能是" in reason, maybe in reason) == (bool(maybe), True)


def test_a_complaint_that_leaves_open_which_matter_is_kept_as_one(chat: Chat) -> None:
    chat.says("办居住证")
    assert "监督电话" in chat.says("残疾证的事我要投诉")
    assert chat.desk.called == [("投诉", "残疾证的事我要投诉", None)]


def test_a_letter_s_complaint_that_is_a_court_s_is_sent_to_its_door(chat: Chat) -> None:
    assert "法院" in chat.says("投诉F2县派出所不给办居住证，我已经起诉到法院了")
    assert chat.desk.called == []
