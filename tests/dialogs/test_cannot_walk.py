"""“跑不动”, the menu's own word, is heard at once and amid a matter; the matter stays at hand."""

import pytest

from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.towns import make_town

VILLAGES = (Village("龙泉村", "龙泉村便民服务站", 9),)


def _chat(*said: str) -> Chat:
    chat = Chat(town=make_town(villages=VILLAGES))
    for each in said:
        chat.says(each)
    return chat


@pytest.mark.parametrize(
    "said", ["我跑不动", "跑不动了", "我走不动", "我实在走不动路了", "老人跑不动"]
)
@pytest.mark.parametrize("before", [(), ("低保怎么办",)])
def test_who_cannot_walk_is_offered_the_ways(before: tuple[str, ...], said: str) -> None:
    assert _chat(*before, said).state == ("care", "ways")


@pytest.mark.parametrize("said", ["我跑不动", "走不动了"])
def test_it_is_noted_amid_a_matter_which_goes_on(said: str) -> None:
    chat = _chat("第一次申请低保")
    state = chat.state
    assert "代办员帮您跑" in chat.says(said)
    assert chat.state == state


@pytest.mark.parametrize("said", ["车跑不动了", "我走不动流程", "跑步跑不动了"])
def test_what_only_sounds_like_it_is_not_heard_so(said: str) -> None:
    assert _chat(said).state != ("care", "ways")


@pytest.mark.parametrize("said", ["老人瘫在床上来不了", "我妈瘫在床上来不了", "爷爷躺床上来不了"])
def test_the_matter_at_hand_is_the_visit_s(said: str) -> None:
    chat = _chat("第一次申请低保", "不清楚", "不清楚", "不清楚", said)
    assert chat.state == ("visit", "where")
    assert chat.talk.frames[-1].learned["wish"]["matter"] == "minzheng.dibao"


def test_a_matter_that_is_named_is_not_passed_over_for_it() -> None:
    chat = _chat("第一次申请低保", "不清楚", "不清楚", "不清楚")
    assert "高龄津贴" in chat.says("老人瘫在床上，上门办高龄津贴")
