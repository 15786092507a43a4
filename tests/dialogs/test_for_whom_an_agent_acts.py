"""“给谁办？” takes a person named as the answer, and no one who is merely mentioned."""

import pytest

from knowledge.towns import Staff, Village
from tests.support.chat import Chat
from tests.support.towns import make_town

VILLAGE = Village("龙泉村", "龙泉村便民服务站", 20, agent="daiban", phone="023-0000-5001")
AGENT = Staff("daiban", "龙泉村代办员（示例）", "代办员", village="龙泉村")


@pytest.fixture
def chat() -> Chat:
    chat = Chat(town=make_town(villages=(VILLAGE,), staff=(*make_town().staff, AGENT)))
    chat.says("请代办高龄津贴")
    chat.says("龙泉村")
    return chat


def _dialog(chat: Chat) -> str | None:
    return chat.state[0] if chat.state else None


@pytest.mark.parametrize(
    "said",
    [
        "我自己", "给我外婆办", "王婆婆", "俺自个儿", "我爸", "我妈，她腿脚不好", "老人走不动",
        "给我妈办高龄津贴", "隔壁张大爷", "我走不动了", "我婆婆，八十二了", "2",
    ],
)  # fmt: skip
def test_a_person_named_as_the_answer_is_taken(chat: Chat, said: str) -> None:
    chat.says(said)
    assert chat.state == ("proxy", "person")


@pytest.mark.parametrize(
    "said", ["我还是自己去窗口", "我自己去办算了", "我还是亲自跑一趟", "我明天自己去办好了"]
)
@pytest.mark.parametrize("before", [(), ("给我妈",), ("给我妈", "王桂花 13800000000"),
                                    ("给我妈", "王桂花 13800000000", "她说行")])  # fmt: skip
def test_who_goes_to_the_window_drops_the_agent(
    chat: Chat, said: str, before: tuple[str, ...]
) -> None:
    for each in before:
        chat.says(each)
    assert "不请代办了，没有提交" in chat.says(said)
    assert _dialog(chat) == "book"
    assert chat.desk.proxies.wishes == []


@pytest.mark.parametrize("said", ["我自己去得了窗口吗", "我自己要办"])
def test_a_question_or_an_own_matter_drops_nothing(chat: Chat, said: str) -> None:
    assert "不请代办了" not in chat.says(said)
    assert _dialog(chat) == "proxy"


@pytest.mark.parametrize(
    "said",
    [
        "我孩子要上户口", "我女儿嫁到外省，她户口想迁过去，要啥手续", "我想问下我妈的医保",
        "我爷爷办老年证要啥", "我老公的低保咋个弄",
    ],
)  # fmt: skip
def test_another_matter_is_taken_up_and_the_request_kept(chat: Chat, said: str) -> None:
    chat.says(said)
    assert _dialog(chat) in {"guide", "find_matter"}
    assert chat.talk.frames[0].dialog == "proxy"


@pytest.mark.parametrize("said", ["老人走了", "我妈昨天走了", "爷爷去世了"])
def test_a_death_is_heard(chat: Chat, said: str) -> None:
    assert "请节哀" in chat.says(said)


def test_who_is_only_mentioned_is_asked_back(chat: Chat) -> None:
    assert "是给儿子办吗" in chat.says("我儿子认识你们主任")
    chat.says("是")
    assert chat.state == ("proxy", "person")
    assert chat.talk.frames[-1].learned["relation"] == "儿子"


def test_who_is_only_mentioned_may_be_another(chat: Chat) -> None:
    chat.says("我儿子认识你们主任")
    chat.says("给我妈")
    assert chat.talk.frames[-1].learned["relation"] == "妈妈"


def test_who_is_away_is_not_the_writer(chat: Chat) -> None:
    chat.says("我儿子在外地打工")
    assert chat.state == ("proxy", "whom")


@pytest.mark.parametrize("said", ["算了", "取消", "不办了"])
@pytest.mark.parametrize("unsure", [0, 2])
def test_dropping_the_list_says_that_the_agent_keeps_the_request(
    chat: Chat, said: str, unsure: int
) -> None:
    for each in ("给我妈", "王桂花 13800000000", "她说行", "对", *["不清楚"] * unsure):
        chat.says(each)
    heard = chat.says(said)
    assert "D261124-001）没有取消" in heard
    assert "没有交" not in heard
    assert "取消代办" in heard


def test_without_a_request_nothing_is_said_of_one(chat: Chat) -> None:
    chat.says("菜单")
    chat.says("低保")
    heard = chat.says("算了")
    assert "没有交" in heard
    assert "代办员" not in heard
