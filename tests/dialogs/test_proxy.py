"""请人代办, 我的代办, 办不成事 and 特殊群体 in chat, with a made-up desk."""

import pytest

from dialogs.machine import Choice
from knowledge.towns import Enterprise, Staff, Village
from tests.support.chat import Chat
from tests.support.towns import make_town

VILLAGE = Village("龙泉村", "龙泉村便民服务站", 20, agent="daiban", phone="023-0000-5001")
AGENT = Staff("daiban", "龙泉村代办员（示例）", "代办员", village="龙泉村")


@pytest.fixture
def chat() -> Chat:
    firm = Enterprise("示例皮具有限公司", "minsheng-a", ("示例皮具",))
    people = (*make_town().staff, AGENT)
    return Chat(town=make_town(villages=(VILLAGE,), staff=people, enterprises=(firm,)))


def _talk(chat: Chat, *said: str) -> str:
    return [chat.says(each) for each in said][-1]


def test_a_request_takes_few_short_replies_and_keeps_the_words_of_consent(chat: Chat) -> None:
    _talk(chat, "帮我妈代办高龄津贴", "龙泉村", "王桂花 13800000000")
    assert "王桂花本人同意" in chat.messages[-1]
    heard = _talk(chat, "她说行", "对")

    assert "代办号 D261124-001" in heard
    assert "材料一次列清" in heard
    (wish,) = chat.desk.proxies.wishes
    assert (wish.who, wish.relation, wish.phone) == ("王桂花", "妈妈", "13800000000")
    assert (wish.consent, wish.consent_how) == ("她说行（同意，本人亲口说的）", "本人说的")


def test_name_and_phone_may_come_one_after_the_other(chat: Chat) -> None:
    assert "打得通的电话" in _talk(chat, "请代办低保", "龙泉村", "我自己", "李大山")
    assert "您同意吗" in _talk(chat, "13900000001")


def test_a_signed_paper_is_kept_as_its_picture(chat: Chat) -> None:
    _talk(chat, "请代办低保", "龙泉村", "我爸", "李大山 13900000001", "2")
    heard = chat.says("", kind="image")
    assert "请看一遍" in heard
    chat.says("对")
    assert chat.desk.proxies.wishes[0].pictured == "picture-1"
    assert chat.desk.proxies.wishes[0].consent_how == "纸上签字"


def test_without_consent_nothing_is_asked(chat: Chat) -> None:
    heard = _talk(chat, "请代办低保", "龙泉村", "我爸", "李大山 13900000001", "还没问过他")
    assert "本人点头" in heard
    assert chat.desk.proxies.wishes == []


@pytest.mark.parametrize(
    "said", ["代办员能不能帮我跑一趟", "叫村里人帮我办低保", "我要代办", "代办"]
)
def test_the_wish_is_heard_in_many_words(chat: Chat, said: str) -> None:
    chat.says(said)
    assert chat.state is not None
    assert chat.state[0] == "proxy"


@pytest.mark.parametrize("said", ["低保可以代办吗", "高龄津贴能代办不", "能叫我儿子去办低保吗"])
def test_a_question_whether_somebody_else_may_go_stays_a_question(chat: Chat, said: str) -> None:
    chat.says(said)
    assert chat.state is not None
    assert chat.state[0] == "guide"


def test_one_s_own_are_looked_up_and_cancelled(chat: Chat) -> None:
    _talk(chat, "请代办低保", "龙泉村", "我自己", "李大山 13900000001", "同意", "对")
    assert "等着接" in _talk(chat, "菜单", "我的代办怎么样了")
    assert "取消了" in _talk(chat, "取消 D261124-001", "取消代办")
    assert "没有在办的代办" in chat.says("我的代办")


def test_a_town_without_villages_calls_a_person() -> None:
    chat = Chat()
    assert "工作人员" in chat.says("请代办低保")
    assert chat.desk.called[0][0] == "要人帮办代办"


@pytest.mark.parametrize(
    "said", ["我80岁了", "我妈82岁了，走不动", "我是残疾人", "我怀孕了", "腿脚不方便"]
)
def test_who_need_not_come_is_offered_so(chat: Chat, said: str) -> None:
    assert "请村里代办员办" in chat.says(said)


@pytest.mark.parametrize("said", ["残疾证到期了", "80岁老人补贴", "怀孕了办生育登记", "住院报销"])
def test_a_matter_of_theirs_is_still_a_matter(chat: Chat, said: str) -> None:
    chat.says(said)
    assert chat.state is None or chat.state[0] != "care"


def test_the_unsolved_story_needs_more_than_a_word(chat: Chat) -> None:
    assert "太短了" in _talk(chat, "办不成事", "3", "没人管")
    chat.says("来了五趟了还是没人管，低保的事")
    (taken,) = chat.desk.unsolved.taken
    assert taken[0] == "找不到部门"
    assert "来了五趟了" in taken[1]


def test_a_listed_enterprise_is_welcomed_by_name(chat: Chat) -> None:
    assert "联系人：民生A岗" in chat.says("我们是示例皮具的")
    assert "联系人" not in chat.says("我们是别的公司的")


def test_an_old_citizen_is_shown_few_kinds_first_and_the_rest_behind_other(chat: Chat) -> None:
    chat.says("大字")
    assert [each.label for each in _shown(chat, "办不成事")][-1] == "其他"
    assert len(chat.talk.shown) <= 4
    assert "没人受理" in chat.says("其他")
    assert "法院诉讼服务中心" in chat.says("打官司的")
    assert len(_shown(Chat(), "办不成事")) == 5


def _shown(chat: Chat, said: str) -> tuple[Choice, ...]:
    chat.says(said)
    return chat.talk.shown


@pytest.mark.parametrize("said", ["信访的事", "还没到窗口问过"])
def test_what_stands_behind_other_is_heard_at_once(chat: Chat, said: str) -> None:
    chat.says("办不成事")
    heard = chat.says(said)

    assert "信访接待" in heard or "先听窗口解释一遍" in heard


@pytest.mark.parametrize("before", ["", "其他"])
def test_a_story_in_place_of_a_kind_is_taken_at_once(chat: Chat, before: str) -> None:
    chat.says("办不成事")
    if before:
        chat.says(before)

    assert "记下了" in chat.says("低保跑了五趟了，材料总说不齐，村里推来推去")
    assert len(chat.desk.unsolved.taken) == 1
