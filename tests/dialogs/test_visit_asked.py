"""What is asked beside a visit is answered, and no address is made of other words."""

import pytest

from dialogs.texts import visit
from knowledge.reading.place_words import may_be_a_place, place_words
from knowledge.towns import Staff, Village
from tests.support.chat import Chat
from tests.support.towns import make_town

AGENT = Staff("daiban", "龙泉村代办员（示例）", "代办员", village="龙泉村")
VILLAGES = (
    Village("龙泉村", "龙泉村便民服务站", 9, agent="daiban", phone="023-0000-5001"),
    Village("沙河村", "沙河村便民服务站", 20, agent="daiban"),
)
VISIT = "我妈想办残疾证，她走不动，能不能上门，要钱不，多久下来"


@pytest.fixture
def chat() -> Chat:
    people = (*make_town().staff, AGENT)
    return Chat(town=make_town(villages=VILLAGES, staff=people))


def _said(chat: Chat, *texts: str) -> str:
    heard = ""
    for each in texts:
        heard = chat.says(each)
    return heard


def test_what_was_asked_beside_a_visit_is_answered(chat: Chat) -> None:
    heard = chat.says(VISIT)
    assert "收费：" in heard
    assert "多久办好：" in heard
    assert chat.state == ("visit", "where")


def test_it_is_answered_once_the_matter_is_known(chat: Chat) -> None:
    assert "收费：" not in _said(chat, "我妈走不动，能不能上门，要钱不", "残疾证")
    assert "收费：" in chat.says("1")
    assert "收费：" not in chat.says("龙泉村")


@pytest.mark.parametrize("said", ["第一次办", "第一次", "首次申请", "不知道", "残疾证", "我妈82了"])
def test_no_address_is_made_of_other_words(chat: Chat, said: str) -> None:
    assert visit.NO_PLACE in _said(chat, VISIT, said)
    assert chat.state == ("visit", "where")

    heard = _said(chat, "龙泉村", "13812345678", "哪天都行")
    assert "· 去：龙泉村\n" in heard


def test_who_names_no_place_twice_is_offered_a_person(chat: Chat) -> None:
    _said(chat, VISIT, "第一次办", "第一次办")
    assert chat.state == ("ask_clerk", "offer")


@pytest.mark.parametrize(
    "said",
    [
        "老槐树边上", "陈家老屋", "供销社后头", "王家湾", "李家大院", "街上", "镇中学", "刘三家",
        "水库上头那家", "领秀小区", "办事处对面",
    ],
)  # fmt: skip
def test_a_landmark_is_kept_as_it_is_said(said: str) -> None:
    assert place_words(said) or may_be_a_place(said)
