"""A visit's cost is asked before one is wished; a relative who is sent is no village agent."""

import pytest

from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.towns import make_town


@pytest.fixture
def chat() -> Chat:
    villages = tuple(Village(each, f"{each}便民服务站", 9) for each in ("龙泉村", "沙河村"))
    return Chat(town=make_town(villages=villages))


@pytest.mark.parametrize(
    "words",
    [
        "上门要收费吗",
        "你们上门办事收钱吗",
        "上门服务要不要钱",
        "请你们上门要多少钱",
        "代办员上门收钱吗",
        "上门办理收费不",
    ],
)
def test_the_visit_s_cost_is_told_and_no_visit_begun(chat: Chat, words: str) -> None:
    assert "上门不收钱" in chat.says(words)
    assert chat.state is None


@pytest.mark.parametrize("words", ["上门", "我妈瘫在床上，能上门办吗", "请你们上门给我妈办残疾证"])
def test_a_visit_that_is_wished_is_begun(chat: Chat, words: str) -> None:
    chat.says(words)
    assert chat.state is not None
    assert chat.state[0] == "visit"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("委托我妹妹去办低保要带什么", "低保"),
        ("委托我儿子去办高龄津贴要什么材料", "高龄"),
        ("让我姐代我去办低保，要带啥", "低保"),
    ],
)
def test_a_relative_is_sent_and_the_matter_is_kept(chat: Chat, words: str, named: str) -> None:
    heard = chat.says(words)
    assert named in heard
    assert "proxy" not in [each.dialog for each in chat.talk.frames]


@pytest.mark.parametrize("words", ["不要代办员，我妹妹去", "不用代办，我自己去", "不想请代办员"])
def test_who_wants_no_agent_gets_none(chat: Chat, words: str) -> None:
    chat.says("办低保要带什么")
    state = chat.state
    heard = chat.says(words)
    assert "不请代办员" in heard
    assert chat.state == state
    assert [each.dialog for each in chat.talk.frames] == ["guide"]


@pytest.mark.parametrize("words", ["代办员", "请村里代办员帮我妈办高龄津贴", "我要代办", "请代办"])
def test_an_agent_that_is_wished_is_begun(chat: Chat, words: str) -> None:
    chat.says(words)
    assert chat.state is not None
    assert chat.state[0] == "proxy"


@pytest.mark.parametrize(
    "words", ["俺腿脚不好，叫邻居替俺跑一趟中不", "我行动不便，可以让儿子替我来递材料吗"]
)
def test_whether_a_relative_may_come_is_told_when_the_matter_is_known(
    chat: Chat, words: str
) -> None:
    assert "哪件事" in chat.says(words)
    assert "别人代办也可以" in chat.says("老年优待证")
    assert not chat.desk.called
