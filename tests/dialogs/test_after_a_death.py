"""公民身后一件事: how somebody died is heard as the answer, in turn and before."""

import pytest

from tests.support.chat import Chat

_BEGUN = ("我爸走了要办什么手续", "都要")
_ASKED = (*_BEGUN, "本人")
_HOME, _HOSPITAL = "在家去世无医院证明", "医院去世"
_SAID = [
    ("在屋里走的", _HOME),
    ("在家", _HOME),
    ("死在家的", _HOME),
    ("养老院", _HOME),
    ("没送医院，在家里走的", _HOME),
    ("医院", _HOSPITAL),
    ("住院走的", _HOSPITAL),
    ("卫生院里没抢救过来", _HOSPITAL),
    ("出车祸走的", "意外或非正常死亡"),
]


def _after(*said: str) -> Chat:
    chat = Chat()
    for each in said:
        chat.says(each)
    return chat


def _answers(chat: Chat) -> dict[str, list[str]]:
    assert chat.state is not None
    assert chat.state[0] == "chain"
    found: dict[str, list[str]] = chat.talk.frames[-1].learned["answers"]
    return found


@pytest.mark.parametrize(("said", "answer"), _SAID)
@pytest.mark.parametrize("before", [_ASKED, _BEGUN])
def test_where_somebody_died_is_kept(before: tuple[str, ...], said: str, answer: str) -> None:
    assert _answers(_after(*before, said))["death"] == [answer]


@pytest.mark.parametrize(("said", "answer"), [("住院走的", _HOSPITAL), ("在屋里走的", _HOME)])
def test_it_is_kept_where_the_steps_are_chosen(said: str, answer: str) -> None:
    chat = _after(*_BEGUN[:1], said)
    assert chat.state == ("chain", "members")
    assert _answers(chat)["death"] == [answer]


@pytest.mark.parametrize("said", ["老死的", "病死的", "年纪大了走的"])
def test_age_alone_does_not_say_where(said: str) -> None:
    chat = _after(*_ASKED)
    assert "在医院走的，还是在家里" in chat.says(said)
    assert "death" not in _answers(chat)


@pytest.mark.parametrize("before", [(*_ASKED, "医院"), _ASKED])
def test_a_burial_is_no_other_matter(before: tuple[str, ...]) -> None:
    assert _answers(_after(*before, "土葬"))["cremation"] == ["没有火化"]


def test_a_few_words_that_fit_none_do_not_leave_the_chain() -> None:
    chat = _after(*_ASKED, "医院")
    assert "对不上" in chat.says("农村的")
    assert _answers(chat)["death"] == [_HOSPITAL]


@pytest.mark.parametrize("said", ["住院怎么报销", "办残疾证要带什么", "敬老院怎么进"])
def test_another_matter_is_still_turned_to(said: str) -> None:
    chat = _after(*_ASKED, said)
    assert "death" not in chat.talk.frames[0].learned["answers"]
    assert chat.state is not None
    assert chat.state[0] != "chain"
