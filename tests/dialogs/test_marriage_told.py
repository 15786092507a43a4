"""Whose marriage is told where it is asked, and what the first message told of it already."""

import pytest

from tests.support.chat import Chat

OWN = ("办低保要带什么", "都没有")
MOTHERS = ("给我妈办低保要带什么", "都没有")


def kept(before: tuple[str, ...], *said: str) -> tuple[list[str] | None, str]:
    chat = Chat()
    for each in before:
        chat.says(each)
    heard = ""
    for each in said:
        heard = chat.says(each)
    answers = chat.talk.frames[-1].learned["answers"]
    return answers.get("marriage") or answers.get("marriage_kin"), heard


@pytest.mark.parametrize(
    "said",
    [
        "儿子离婚了", "俺儿子没结婚", "孙子没结婚", "儿子丧偶", "俺爹妈离婚", "我妈守寡",
        "俺儿子光棍", "俺妹妹离异", "邻居二婚", "俺儿媳妇跑了离婚了",
    ],
)  # fmt: skip
def test_another_ones_marriage_is_asked_after(said: str) -> None:
    answer, heard = kept(OWN, said)
    assert answer is None
    assert "自己的婚姻" in heard
    assert "已婚" in heard


@pytest.mark.parametrize("said", ["儿子离婚了", "我爸再婚了", "孙女没结婚"])
def test_so_is_another_ones_than_whom_it_is_for(said: str) -> None:
    answer, heard = kept(MOTHERS, said)
    assert answer is None
    assert "妈妈自己的婚姻" in heard


@pytest.mark.parametrize(
    ("before", "said", "meant"),
    [
        (MOTHERS, "我妈守寡", "丧偶"),
        (MOTHERS, "妈妈离婚了", "离婚"),
        (MOTHERS, "老伴走了", "丧偶"),
        *(
            (OWN, each, "离婚")
            for each in ("离婚了，儿子跟我", "带着儿子离婚了", "我和娃他爸离婚了")
        ),
        *((OWN, each, "丧偶") for each in ("婆娘死了", "孩子他爸走了", "丧偶多年")),
        *((OWN, each, "再婚") for each in ("二婚", "俺们都是再婚")),
        (("生育登记",), "二婚", "再婚"),
        *((("生育登记",), each, "已婚") for each in ("领证了", "扯证了")),
        (("生育登记",), "没领证", "未婚"),
        (("给孩子上户口",), "孩子爸妈离婚了", "离异"),
        (("给孩子上户口",), "二婚", "已婚"),
    ],
)
def test_ones_own_marriage_is_taken(before: tuple[str, ...], said: str, meant: str) -> None:
    assert kept(before, said)[0] == [meant]


@pytest.mark.parametrize(
    ("first", "meant"),
    [
        ("离婚了 给娃上户口", "离异"),
        ("我离异带一个娃 想领育儿补贴", "离婚"),
        ("未婚先孕 办准生证", "未婚"),
        ("没领证就生了，给娃上户口", "未婚生育"),
        ("二婚 准生证", "再婚"),
    ],
)
def test_what_the_first_message_tells_is_shown_and_not_asked(first: str, meant: str) -> None:
    answer, heard = kept((), first)
    assert answer == [meant]
    assert meant in heard


@pytest.mark.parametrize(
    "first",
    [
        "俺儿子离婚了 给孙子上户口", "想离婚了，孩子怎么上户口",
        "要离婚了 给娃上户口", "离婚证丢了 给娃上户口",
        "不是未婚先孕 办准生证", "老公是二婚 办准生证",
    ],
)  # fmt: skip
def test_what_is_not_ones_own_or_not_yet_so_is_asked(first: str) -> None:
    chat = Chat()
    chat.says(first)
    answers = chat.talk.frames[-1].learned.get("answers") or {}
    assert not {"marriage", "marriage_kin"} & set(answers)
