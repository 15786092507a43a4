"""How a marriage stands that ended or began again, and parents who never registered one."""

import pytest

from tests.support.chat import Chat


def _after(*said: str) -> Chat:
    chat = Chat()
    for each in said:
        chat.says(each)
    return chat


def _kept(chat: Chat, name: str) -> list[str] | None:
    found: dict[str, list[str]] = chat.talk.frames[-1].learned.get("answers", {})
    return found.get(name)


@pytest.mark.parametrize(
    ("said", "of_kin", "usual"),
    [
        ("离婚又结了", "已婚", "再婚"),
        ("离了婚，后来又结了婚", "已婚", "再婚"),
        ("离过婚又找了一个", "已婚", "再婚"),
        ("结了又离了", "离异", "离婚"),
        ("再婚又离了", "离异", "离婚"),
        ("离了婚没再结", "离异", "离婚"),
        ("老公死了，一直没再嫁", "丧偶或未婚", "丧偶"),
        ("离婚了", "离异", "离婚"),
        ("结婚了", "已婚", "已婚"),
    ],
)
def test_how_it_stands_now_is_kept(said: str, of_kin: str, usual: str) -> None:
    assert _kept(_after("给娃上户口", said), "marriage_kin") == [of_kin]
    assert _kept(_after("育儿补贴", said), "marriage") == [usual]


@pytest.mark.parametrize(
    "said", ["没办结婚证", "未婚", "没结婚", "我们没领证", "还没扯证", "结婚证没办", "单身"]
)
def test_of_the_unmarried_it_is_asked_which(said: str) -> None:
    chat = _after("给娃上户口")
    assert "未婚生育" in chat.says(said)
    assert _kept(chat, "marriage_kin") is None
    assert _kept(_after("育儿补贴", said), "marriage") == ["未婚"]


@pytest.mark.parametrize("said", ["未婚生育", "未婚先孕", "没领证就生了", "非婚生的"])
def test_unmarried_parents_are_heard(said: str) -> None:
    chat = _after("给娃上户口", said)
    assert _kept(chat, "marriage_kin") == ["未婚生育"]


@pytest.mark.parametrize("said", ["没有结婚证", "结婚证没得"])
def test_no_paper_may_be_a_lost_one(said: str) -> None:
    for begun, name in (("给娃上户口", "marriage_kin"), ("育儿补贴", "marriage")):
        chat = _after(begun)
        assert "证不在了" in chat.says(said)
        assert _kept(chat, name) is None


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("丧偶或未婚", "丧偶或未婚"),
        ("老公走了", "丧偶或未婚"),
        ("4", "丧偶或未婚"),
    ],
)
def test_what_was_heard_before_is_heard_still(said: str, answer: str) -> None:
    assert _kept(_after("给娃上户口", said), "marriage_kin") == [answer]


@pytest.mark.parametrize("said", ["复婚了", "离了又复婚"])
def test_a_renewed_marriage_is_asked(said: str) -> None:
    assert _kept(_after("给娃上户口", said), "marriage_kin") is None


@pytest.mark.parametrize("said", ["没离婚", "没带结婚证"])
def test_what_tells_nothing_is_not_unmarried(said: str) -> None:
    assert _kept(_after("育儿补贴", said), "marriage") != ["未婚"]
    assert _kept(_after("给娃上户口", said), "marriage_kin") not in (["丧偶或未婚"], ["离异"])
