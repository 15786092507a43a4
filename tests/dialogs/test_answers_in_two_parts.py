"""An answer that names two choices where one may be chosen: asked, or taken where one holds."""

import pytest

from tests.support.chat import Chat

_MOVED = ("居住证签注",)
_LOST = ("换身份证",)
_PAID = ("居民养老保险缴费",)
_PAPER = ("退役军人建档立卡",)


def _after(*said: str) -> Chat:
    chat = Chat()
    for each in said:
        chat.says(each)
    return chat


def _kept(chat: Chat, name: str) -> list[str] | None:
    found: dict[str, list[str]] = chat.talk.frames[-1].learned.get("answers", {})
    return found.get(name)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("单位没变，住的地方变了", "变了"),
        ("住处变了，单位没变", "变了"),
        ("厂没换，搬了家", "变了"),
        ("没变单位，就是搬家了", "变了"),
        ("换了个厂，住的没变", "变了"),
        ("都没变", "没变"),
        ("没搬家，没换工作", None),
        ("没有变", "没变"),
        ("变了", "变了"),
        ("没变", "没变"),
    ],
)
def test_one_change_is_a_change(said: str, answer: str | None) -> None:
    assert _kept(_after(*_MOVED, said), "moved") == ([answer] if answer else None)


@pytest.mark.parametrize(
    ("before", "said", "name"),
    [
        (_LOST, "丢了，也到期了", "lost"),
        (_LOST, "到期了又丢了", "lost"),
        (_LOST, "掉了，而且过期了", "lost"),
        (_PAID, "今年的和去年的都交", "backpay"),
        (_PAID, "交今年的，也补以前年份", "backpay"),
        (_PAPER, "复印件还在", "discharge"),
        (_PAPER, "只有照片", "discharge"),
        (("老年优待证", "在本地"), "坏了，后来丢了", "old_cert"),
    ],
)
def test_which_of_two_is_asked(before: tuple[str, ...], said: str, name: str) -> None:
    chat = _after(*before)
    heard = chat.says(said)
    assert _kept(chat, name) is None
    assert "只能选一个" in heard or "原件" in heard


@pytest.mark.parametrize(
    ("before", "said", "name", "answer"),
    [
        (_LOST, "丢了", "lost", "丢了"),
        (_LOST, "丢了，找不到了", "lost", "丢了"),
        (_LOST, "坏了或到期", "lost", "坏了或到期"),
        (_LOST, "没丢，到期了", "lost", "坏了或到期"),
        (_LOST, "不是丢了，是到期了", "lost", "坏了或到期"),
        (_LOST, "消磁了，断成两半了", "lost", "坏了或到期"),
        (_PAID, "今年的", "backpay", "今年"),
        (_PAID, "去年的", "backpay", "补以前年份"),
        (_PAPER, "原件丢了，复印件还在", "discharge", "丢了"),
        (_PAPER, "原件在，复印件也有", "discharge", "在"),
        (_PAPER, "还在", "discharge", "在"),
        (_PAPER, "在家里", "discharge", "在"),
    ],
)
def test_one_choice_is_taken_still(
    before: tuple[str, ...], said: str, name: str, answer: str
) -> None:
    assert _kept(_after(*before, said), name) == [answer]
