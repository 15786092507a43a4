"""“我们村能办不” is asked of the matter at hand, and is no complaint."""

import pytest

from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.telling import tell
from tests.support.towns import make_town

VILLAGES = (
    Village("龙泉村", "龙泉村便民服务站", 18, phone="023-0000-1101"),
    Village("双塘村", "双塘村便民服务站", 25),
)


def chat() -> Chat:
    return Chat(town=make_town(villages=VILLAGES))


def tell_all(talk: Chat, first: str) -> str:
    heard = talk.says(first)
    while talk.state == ("guide", "circumstance"):
        heard = talk.says("不清楚")
    return heard


@pytest.mark.parametrize("said", ["龙泉村能办不", "龙泉能办吗", "我们村能办不", "村里办得了不"])
def test_after_the_notice_a_village_is_asked_about_this_matter(said: str) -> None:
    talk = chat()
    tell_all(talk, "高龄补贴")
    heard = talk.says(said)

    assert "去哪办" in heard
    assert "便民服务站" in heard
    assert talk.state == ("guide", "told")


def test_in_the_middle_of_the_questions_too() -> None:
    talk = chat()
    talk.says("高龄补贴")
    heard = talk.says("高龄补贴 龙泉村能办不")

    assert "龙泉村便民服务站" in heard
    assert "第1问" in heard


def test_a_village_that_cannot_says_so() -> None:
    talk = chat()
    tell_all(talk, "高龄补贴")
    tell_all(talk, "身份证丢了")
    heard = talk.says("龙泉村能办不")

    assert "在这里办不了" in heard


def test_a_village_asked_about_after_a_chain_is_no_complaint() -> None:
    talk = chat()
    tell(talk, "我爸走了", "都要")
    heard = talk.says("龙泉村能办不")

    assert "龙泉村便民服务站能办的" in heard


def test_the_notice_says_of_the_village_what_the_village_says_of_itself() -> None:
    talk = chat()
    heard = tell_all(talk, "高龄补贴")

    assert "收材料、先看一遍，再往上报" in heard
    assert "服务站就能办" not in heard
