"""Who asks for a person in whatever words, in the middle of a dialog, gets one."""

import pytest

from tests.support.chat import Chat

_BEFORE = [(), ("低保",), ("低保", "不清楚"), ("我要预约", "低保"), ("残疾证",)]


@pytest.mark.parametrize("before", _BEFORE)
@pytest.mark.parametrize(
    "said",
    [
        "有没有人工", "有真人没", "你们有真人客服吗", "找个人问问", "我想问问人", "喊工作人员",
        "找工作人员问一下", "叫你们工作人员来", "我想找你们主任", "转个人", "换个人", "我找个人问",
        "找个懂的人问", "麻烦转一下工作人员", "打电话给我嘛", "给我回个电话", "能不能打电话过来",
        "让工作人员给我打电话", "我要找人", "叫个人来", "我想跟人说",
    ],
)  # fmt: skip
def test_a_person_is_called(said: str, before: tuple[str, ...]) -> None:
    chat = Chat()
    for each in before:
        chat.says(each)
    heard = chat.says(said)
    assert "转给工作人员" in heard
    assert [each[0] for each in chat.desk.called] == ["群众要人工"]


@pytest.mark.parametrize("before", [(), ("低保",)])
@pytest.mark.parametrize(
    "said",
    [
        "找个人代办", "找人帮我办", "找工作", "我要找工作", "叫人上门", "换个人来办", "转个人账户",
        "个人账户转移", "我想问问个人参保", "找个人问问低保怎么办", "换个人去行不行", "叫我儿子来",
        "喊村主任来", "换个人签字行吗", "打电话给我儿子", "怎么打电话给你们", "有没有人工湖",
    ],
)  # fmt: skip
def test_what_only_sounds_alike_calls_nobody(said: str, before: tuple[str, ...]) -> None:
    chat = Chat()
    for each in before:
        chat.says(each)
    chat.says(said)
    assert "群众要人工" not in [each[0] for each in chat.desk.called]
