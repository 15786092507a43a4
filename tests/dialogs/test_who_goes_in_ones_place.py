"""A relative or friend who goes in one's place: told from the record, and no agent is begun."""

import pytest

from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.towns import make_town

GOES = [
    *("我女去行不行", "我闺女去中不", "我儿去办可以吗", "我老大替我去", "我同事代我去办 要带啥"),
    *("替她去窗口办", "帮她去窗口办", "我替她去窗口办可以吗", "我妈能帮我去办吗", "丫头替我去行不"),
    *("不是本人去，我姐去", "我不是本人去 我姐去", "到时候我侄子代我来", "一定要本人去吗"),
]


@pytest.fixture
def chat() -> Chat:
    villages = tuple(Village(each, f"{each}便民服务站", 9) for each in ("龙泉村", "沙河村"))
    return Chat(town=make_town(villages=villages))


def _dialogs(chat: Chat) -> list[str]:
    return [each.dialog for each in chat.talk.frames]


@pytest.mark.parametrize("said", GOES)
@pytest.mark.parametrize("before", [("高龄津贴",), ("灵活就业养老",), ("补身份证",)])
def test_within_a_matter_it_is_told_and_the_step_goes_on(
    chat: Chat, said: str, before: tuple[str, ...]
) -> None:
    for each in before:
        chat.says(each)
    state = chat.state
    heard = chat.says(said)

    assert "本人" in heard
    assert chat.state == state
    assert _dialogs(chat) == ["guide"]
    assert not chat.desk.called


@pytest.mark.parametrize(
    "said", ["那天我妈替我去", "我不是本人去 我姐去", "我同事代我去", *GOES[:4]]
)
def test_at_the_read_back_of_a_booking(chat: Chat, said: str) -> None:
    for each in ("预约办低保", "明天上午", "9点"):
        chat.says(each)
    assert chat.state == ("book", "confirm")
    heard = chat.says(said)

    assert "让别人代办也可以" in heard
    assert chat.state == ("book", "confirm")


@pytest.mark.parametrize("said", ["替她去窗口办", "帮她去窗口办", "我替她去窗口办可以吗"])
def test_as_the_first_words_it_is_asked_of_which_matter(chat: Chat, said: str) -> None:
    heard = chat.says(said)

    assert "您问的是哪件事" in heard
    assert not chat.desk.called


@pytest.mark.parametrize("said", ["请个人帮我跑一趟", "找代办", "请代办", "请村里的人替我办"])
def test_who_wants_an_agent_still_gets_one(chat: Chat, said: str) -> None:
    chat.says("高龄津贴")
    chat.says(said)

    assert chat.state == ("proxy", "village")


@pytest.mark.parametrize(
    "said", ["我妈帮我办的低保要复核", "女去世了", "老大要上学", "老二上户口", "替我妈申请低保"]
)
def test_a_relative_who_is_only_named_goes_nowhere(chat: Chat, said: str) -> None:
    assert "代办" not in chat.says(said).split("第1问")[0]
    assert "proxy" not in _dialogs(chat)


@pytest.mark.parametrize(
    "said",
    [
        *(
            "代办员收费吗",
            "找人代办要钱吗",
            "代办收费吗",
            "请帮办员要给钱不",
            "让村里人跑腿收不收钱",
        ),
        *("帮办收费标准", "跑腿要多少钱"),
    ],
)
@pytest.mark.parametrize("before", [(), ("补身份证",), ("高龄津贴",), ("预约办低保", "明天上午")])
def test_an_agent_takes_no_money(chat: Chat, said: str, before: tuple[str, ...]) -> None:
    for each in before:
        chat.says(each)
    state = chat.state
    heard = chat.says(said)

    assert "不收钱" in heard
    assert "40元" not in heard
    assert chat.state == state
    assert "proxy" not in _dialogs(chat)


@pytest.mark.parametrize(
    ("said", "tells"), [("补身份证要钱吗", "40元"), ("高龄津贴代办要钱吗", "不收钱")]
)
def test_a_matter_s_own_fee_is_told_where_it_is_named(chat: Chat, said: str, tells: str) -> None:
    assert tells in chat.says(said)


def test_a_town_without_agents_promises_none() -> None:
    heard = Chat().says("代办员收费吗")

    assert "不收钱" in heard
    assert "还没有录进来" in heard
    assert "村里的代办员可以" not in heard


@pytest.mark.parametrize("said", ["代办员收了我200块", "投诉代办员乱收费"])
def test_an_agent_who_took_money_is_complained_of(chat: Chat, said: str) -> None:
    chat.says(said)

    assert chat.desk.called[0][0] == "投诉"
