"""Where a yes means that there is none, and where a plain yes or no is a choice in other words."""

import pytest

from tests.support.chat import Chat

_ZERO = ("认定就业困难人员", "都不是")


def _answered(before: tuple[str, ...], said: str, name: str) -> list[str] | None:
    chat = Chat()
    for each in (*before, said):
        chat.says(each)
    found: dict[str, list[str]] = chat.talk.frames[-1].learned.get("answers", {})
    return found.get(name)


@pytest.mark.parametrize(
    "said",
    [
        "一个都没有",
        "没有",
        "都没有",
        "没得",
        "没有一个上班的",
        "一个上班的都没有",
        "一个有工作的都没有",
        "没人上班",
        "全家都没工作",
        "都失业",
        "没有，都在家带娃",
        "对，没有",
        "没错",
        "是",
        "是的",
        "1",
    ],
)
def test_none_is_a_yes(said: str) -> None:
    assert _answered(_ZERO, said, "zero_job") == ["是"]


@pytest.mark.parametrize(
    "said",
    [
        "有",
        "有一个",
        "有两个上班的",
        "有人上班",
        "我老公在上班",
        "儿子在外面打工",
        "都有工作",
        "不是",
        "不是，有一个在上班",
        "2",
    ],
)
def test_some_is_a_no(said: str) -> None:
    assert _answered(_ZERO, said, "zero_job") == ["不是"]


@pytest.mark.parametrize(
    "said", ["没有，有一个在上班", "有的有，有的没有", "不是都没有", "没什么钱"]
)
def test_what_is_neither_is_asked(said: str) -> None:
    assert _answered(_ZERO, said, "zero_job") is None


_PLAIN = [
    (("老人走了销户口", "家里"), "cremated", "没有火化"),
    (("生育登记", "已婚", "本地"), "born_yet", "还没生"),
    (("社保卡挂失", "1"), "found", "没找到"),
    (("居住证签注",), "moved", "没变"),
    (("个体户注销",), "has_permit", "没办过"),
]


@pytest.mark.parametrize("said", ["没有", "没", "没得", "还没有", "也没有"])
@pytest.mark.parametrize(("before", "name", "answer"), _PLAIN)
def test_a_plain_no_is_heard(before: tuple[str, ...], name: str, answer: str, said: str) -> None:
    assert _answered(before, said, name) == [answer]


@pytest.mark.parametrize(
    ("said", "answer"), [("有", "办过"), ("有的", "办过"), ("办过", "办过"), ("没办过", "没办过")]
)
def test_a_plain_yes_is_heard(said: str, answer: str) -> None:
    assert _answered(("个体户注销",), said, "has_permit") == [answer]


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("能", "能用"),
        ("还能用", "能用"),
        ("可以", "能用"),
        ("不能", "不能用或没有"),
        ("不能用", "不能用或没有"),
        ("用不了了", "不能用或没有"),
        ("没有", "不能用或没有"),
    ],
)
def test_whether_an_account_is_of_use(said: str, answer: str) -> None:
    assert _answered(("一卡通账户变更", "分户"), said, "account") == [answer]


@pytest.mark.parametrize("said", ["没有营业执照", "有个体户", "没时间", "能不能用"])
def test_no_more_than_the_plain_words_are_taken(said: str) -> None:
    assert _answered(("一卡通账户变更", "分户"), said, "account") is None
