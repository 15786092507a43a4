"""Visits and households in chat, with a made-up desk: what is asked, read, kept and ended."""

from dataclasses import replace

import pytest

from dialogs.household_ports import Person
from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.towns import make_town

VILLAGES = tuple(
    Village(name, f"{name}便民服务站", minutes) for name, minutes in (("龙泉村", 9), ("沙河村", 20))
)


@pytest.fixture
def chat() -> Chat:
    return Chat(town=make_town(villages=VILLAGES))


def _asked_for(chat: Chat, *texts: str) -> str:
    heard = ""
    for each in texts:
        heard = chat.says(each)
    return heard


def test_what_was_said_at_first_is_not_asked_again(chat: Chat) -> None:
    said = "我妈瘫在床上，高龄津贴能上门来办不，住龙泉村大桥旁边"
    heard = chat.says(f"{said}，我电话13812345678，后天上午")

    assert chat.state == ("visit", "confirm")
    for each in ("妈妈", "瘫在床上", "龙泉村", "大桥旁边", "138 1234 5678", "11月26日 周四）上午"):
        assert each in heard


def test_any_answer_may_be_mended_at_the_end(chat: Chat) -> None:
    _asked_for(chat, "我走不动了能来家里办吗", "高龄津贴", "龙泉村", "13812345678", "后天上午")
    assert "沙河村" in chat.says("不对，是沙河村")
    assert "周四）下午" in chat.says("改成下午")
    assert "138 1234 5679" in chat.says("电话是13812345679")
    assert "有狗" in chat.says("屋里有狗")
    assert "哪一样不对" in chat.says("不对")
    chat.says("对")

    (wish,) = chat.desk.visits.wishes
    assert (wish.village, wish.phone) == ("沙河村", "138 1234 5679")
    assert [each.stored for each in wish.halves] == [["2026-11-26", "pm"]]
    assert wish.doubts == ()


@pytest.mark.parametrize(
    ("need", "doubtful"),
    [("太远了没车", True), ("懒得跑", True), ("腿摔断了", False), ("怀孕八个月", False)],
)
def test_a_need_that_is_not_plain_goes_to_a_person_and_nobody_is_refused(
    chat: Chat, need: str, *, doubtful: bool
) -> None:
    _asked_for(chat, "上门", f"我自己，{need}", "高龄津贴", "龙泉村", "13812345678", "都行", "对")

    assert chat.desk.visits.made[0].state == ("doubtful" if doubtful else "asked")


def test_a_time_that_cannot_be_had_is_explained_with_the_first_that_can(chat: Chat) -> None:
    _asked_for(chat, "我走不动了能来家里办吗", "高龄津贴", "龙泉村", "13812345678")

    assert "最早是后天" in chat.says("明天上午")
    assert "最早是后天" in chat.says("星期天")
    assert chat.state == ("visit", "when")


def test_a_strange_village_and_a_wrong_phone_are_asked_again(chat: Chat) -> None:
    _asked_for(chat, "我走不动了能来家里办吗", "高龄津贴")
    assert "没有“白马村”" in chat.says("白马村")
    chat.says("龙泉村")
    assert "11位" in chat.says("1381234567")
    assert chat.state == ("visit", "phone")


def test_a_landmark_alone_asks_for_its_village_once(chat: Chat) -> None:
    _asked_for(chat, "我走不动了能来家里办吗", "高龄津贴")
    assert "哪个村" in chat.says("老槐树边上")
    chat.says("沙河村")
    assert chat.state == ("visit", "phone")


def test_visits_are_told_moved_and_called_off(chat: Chat) -> None:
    _asked_for(
        chat, "我走不动了能来家里办吗", "高龄津贴", "龙泉村", "13812345678", "后天上午", "对"
    )
    assert "正在排人和车" in chat.says("你们什么时候来")
    assert "正在排人和车" in chat.says("上门的人什么时候来")
    assert "12月1日 周二下午" in chat.says("上门的改到下周二下午")
    assert "不用来了吗" in chat.says("不用来了")
    assert "取消了" in chat.says("对")
    assert chat.desk.visits.open() == ()


def test_a_visit_on_the_way_is_changed_by_a_person(chat: Chat) -> None:
    _asked_for(
        chat, "我走不动了能来家里办吗", "高龄津贴", "龙泉村", "13812345678", "后天上午", "对"
    )
    chat.desk.visits.made[0] = replace(chat.desk.visits.made[0], state="under_way")
    chat.says("上门的改到下周二")

    assert "要改时间" in chat.desk.called[0][0]


def test_a_question_about_visits_is_answered_and_a_wish_begins_one(chat: Chat) -> None:
    assert "可以申请" in chat.says("残疾证到期换新能上门办吗")
    chat.says("那上门吧，我妈瘫了")
    assert chat.state is not None
    assert chat.state[0] == "visit"


def test_a_profile_is_used_only_with_consent(chat: Chat) -> None:
    assert "知道吗" in chat.says("把我妈王桂英加上，1941年生，龙泉村")
    assert chat.desk.household.find("妈妈") is None
    assert "还要本人的电话" in chat.says("她同意")
    chat.says("同意，电话13911112222")
    mother = chat.desk.household.find("妈妈")
    assert mother is not None
    assert (mother.name, mother.born, mother.village) == ("王桂英", 1941, "龙泉村")
    assert chat.desk.household.notes == ["聊天 回访电话 139 1111 2222"]

    _asked_for(chat, "给我妈约上门，她下不了床", "高龄津贴")
    assert chat.state == ("visit", "when")


def test_a_no_drops_the_profile_and_a_picture_is_a_yes(chat: Chat) -> None:
    _asked_for(chat, "把我爸加上", "不同意")
    assert chat.desk.household.people() == ()
    chat.says("把我爸加上")
    chat.says("[图片]", kind="image")
    assert chat.desk.household.find("爸爸") is not None


def test_a_profile_is_shown_changed_and_ended(chat: Chat) -> None:
    chat.desk.household.keep(Person(0, "爸爸", village="龙泉村", agreed=True))
    assert "爸爸" in chat.says("我家里人")
    _asked_for(chat, "爸爸", "改一改", "搬到沙河村了，要大字")
    father = chat.desk.household.find("爸爸")
    assert father is not None
    assert (father.village, father.elder) == ("沙河村", True)
    assert "删掉吗" in chat.says("把我爸删掉")
    assert "已经删了" in chat.says("删")
    assert chat.desk.household.people() == ()


def test_an_id_number_is_never_kept(chat: Chat) -> None:
    chat.says("把我妈王桂英加上，身份证510224194103071234，龙泉村")
    (kept,) = chat.desk.household.people()

    assert "5102" not in repr(kept)


def test_her_circumstances_are_known_shown_and_mended(chat: Chat) -> None:
    mother = Person(0, "妈妈", agreed=True, answers={"hukou_local": ["是"]})
    asked = chat.catalog.circumstances["hukou_local"]
    answers = {"hukou_local": [asked.answers[0]]}
    chat.desk.household.keep(replace(mother, answers=answers))
    heard = chat.says("帮我妈第一次办残疾证要带什么")

    assert "妈妈的情况以前记过" in heard
    assert asked.question in heard
    assert chat.talk.frames[-1].learned["answers"] == answers


def test_an_elder_profile_turns_to_one_question_and_three_choices(chat: Chat) -> None:
    chat.desk.household.keep(Person(0, "妈妈", agreed=True, elder=True))
    chat.says("帮我妈办高龄津贴要带什么")

    assert chat.talk.memory.elder
    assert len(chat.talk.shown) <= 3


def test_who_asks_to_be_remembered_is_marked(chat: Chat) -> None:
    assert "优先" in chat.says("我是残疾人，记一下")
    own = chat.desk.household.find("本人")

    assert own is not None
    assert own.marks == ("残疾",)
