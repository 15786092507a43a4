"""Short replies that once led from one dialog into the wrong one, or lost what was said."""

import pytest

from dialogs.flows.coming import takes_any
from knowledge.towns import Staff, Village
from tests.support.chat import Chat
from tests.support.towns import make_town

AGENT = Staff("daiban", "龙泉村代办员（示例）", "代办员", village="龙泉村")
VILLAGES = (
    Village("龙泉村", "龙泉村便民服务站", 9, agent="daiban", phone="023-0000-5001"),
    Village("沙河村", "沙河村便民服务站", 20, agent="daiban"),
)


@pytest.fixture
def chat() -> Chat:
    people = (*make_town().staff, AGENT)
    return Chat(town=make_town(villages=VILLAGES, staff=people))


def _said(chat: Chat, *texts: str) -> str:
    heard = ""
    for each in texts:
        heard = chat.says(each)
    return heard


@pytest.mark.parametrize("wait", ["等一下", "稍等", "我想想", "等我问一下家里人", "等等"])
def test_who_asks_to_wait_is_waited_for(chat: Chat, wait: str) -> None:
    _said(chat, "约最早的办高龄津贴")
    heard = chat.says(wait)

    assert "不急" in heard
    assert chat.state == ("book", "confirm")
    assert not chat.desk.called


@pytest.mark.parametrize("said", ["约最早的办高龄津贴", "下周随便哪天下午来办高龄津贴"])
def test_any_time_is_a_wish_to_book(chat: Chat, said: str) -> None:
    chat.says(said)
    assert chat.state is not None
    assert chat.state[0] == "book"


@pytest.mark.parametrize("said", ["最早的是哪天能办低保", "最早几点开门", "随便问问低保要什么"])
def test_a_question_about_times_books_nothing(said: str) -> None:
    assert not takes_any(said)


@pytest.mark.parametrize("other", ["换一天", "换个日子", "这天没空", "换个时间"])
def test_another_day_is_chosen_without_losing_the_matter(chat: Chat, other: str) -> None:
    _said(chat, "我想明天上午来办高龄津贴")
    heard = chat.says(other)

    assert "没有预约" not in heard
    assert chat.state == ("book", "day")
    assert "办高龄津贴" in heard


def test_a_time_said_before_the_matter_is_kept(chat: Chat) -> None:
    assert "记下了：后天（11月26日 周四）上午" in _said(chat, "约个号", "后天上午")
    assert "周四），几点来" in chat.says("高龄津贴")


def test_whom_it_is_for_is_named_in_a_booking(chat: Chat) -> None:
    assert "给妈妈办高龄津贴" in chat.says("给我妈约明天上午办高龄津贴")


def test_a_booking_is_kept_by_who_changes_their_mind(chat: Chat) -> None:
    _said(chat, "约最早的办高龄津贴", "好", "取消预约", "算了不取消")

    assert len(chat.desk.made) == 1


def test_for_whom_is_heard_in_the_middle_of_a_proxy(chat: Chat) -> None:
    heard = _said(chat, "帮我代办高龄津贴", "我妈")
    assert "好，给妈妈办" in heard
    assert chat.state == ("proxy", "village")
    chat.says("龙泉村")
    assert chat.state == ("proxy", "person")
    _said(chat, "张桂花，13812345678")
    assert "给爸爸办" in chat.says("我爸")
    assert chat.state == ("proxy", "person")


def test_an_agent_is_asked_for_and_dropped_in_plain_words(chat: Chat) -> None:
    chat.says("帮我代办")
    assert chat.state == ("proxy", "matter")
    assert "没有提交" in chat.says("不要代办了")
    assert chat.state is None


def test_who_works_far_away_asks_for_somebody(chat: Chat) -> None:
    chat.says("我在广东打工回不来，请人帮我爸办高龄津贴")
    assert chat.state == ("proxy", "village")


def test_a_phone_is_no_place(chat: Chat) -> None:
    _said(chat, "我走不动了能来家里办吗", "高龄津贴", "老槐树边上", "13912345678", "龙泉村")
    heard = chat.says("后天上午")

    assert "龙泉村，老槐树边上" in heard
    assert "去：139" not in heard


def test_who_says_again_that_it_is_for_them_is_asked_for_the_matter(chat: Chat) -> None:
    assert "要办什么事" in _said(chat, "我走不动了能来家里办吗", "我自己")
    assert chat.state == ("visit", "matter")


def _visit(chat: Chat) -> None:
    _said(chat, "我走不动了能来家里办吗", "高龄津贴", "龙泉村", "13812345678", "后天上午", "对")


@pytest.mark.parametrize("asked", ["你们几点来", "啥时来", "谁来啊", "多久来"])
def test_when_they_come_is_told_of_the_visit(chat: Chat, asked: str) -> None:
    _visit(chat)
    assert "正在排人和车" in chat.says(asked)


def test_without_a_booking_a_visit_is_moved_and_called_off(chat: Chat) -> None:
    _visit(chat)
    assert "改好了" in chat.says("改到下周二")
    assert "正在排人和车" in chat.says("你们几点来")
    assert "不用来了吗" in chat.says("取消")


def test_a_visit_for_mother_is_no_booking(chat: Chat) -> None:
    chat.says("给我妈约上门")
    assert chat.state == ("visit", "need")


def test_what_is_told_of_a_person_before_consent_is_kept(chat: Chat) -> None:
    heard = _said(chat, "我家里人", "1", "我妈", "张桂花", "83", "住沙河村", "同意，13812345678")

    for each in ("张桂花", "1943年生", "沙河村", "138 1234 5678", "高龄"):
        assert each in heard


def test_a_person_may_be_told_of_at_once(chat: Chat) -> None:
    chat.says("我妈王桂英，1941年生，龙泉村，电话13800001111，记一下")
    assert "高龄" in chat.says("同意")


def test_a_complaint_about_people_is_no_anger_at_the_bot(chat: Chat) -> None:
    assert "监督电话" in chat.says("我要投诉你们的代办员收我钱")


def test_a_question_at_the_last_look_changes_no_visit(chat: Chat) -> None:
    _said(chat, "我走不动了能来家里办吗", "高龄津贴", "龙泉村", "13812345678", "后天上午")
    chat.says("低保要带什么")
    heard = _said(chat, "返回", "返回")

    assert "办：到了岁数" in heard or chat.talk.frames[0].learned["matter"] == "minzheng.gaoling"


def test_a_day_is_no_question_of_progress(chat: Chat) -> None:
    _said(chat, "给我娃办个医保")
    chat.says("下个月15号")

    assert not chat.desk.called


def test_a_bare_yes_to_nothing_is_no_riddle(chat: Chat) -> None:
    assert "没听明白" not in _said(chat, "取消", "好")


def test_a_person_is_called_and_the_open_booking_is_said_to_be_none(chat: Chat) -> None:
    assert "还没约上" in _said(chat, "约最早的办高龄津贴", "人工")
    assert "还没约上" not in chat.says("人工")


def test_an_unsolved_story_is_told_once(chat: Chat) -> None:
    heard = _said(chat, "我跑了三趟都没办成低保，窗口说材料不齐", "1")

    assert "亲自看" in heard
    assert "三趟" in chat.desk.unsolved.taken[0][1]


def test_a_story_in_place_of_a_choice_is_heard(chat: Chat) -> None:
    _said(chat, "办不成事", "跑了三趟都说不行")
    assert chat.state == ("unsolved", "story")


def test_a_booking_that_was_moved_has_its_own_ticket(chat: Chat) -> None:
    heard = _said(chat, "约最早的办高龄津贴", "好", "改到后天上午九点半")

    assert "改好了" in heard
    assert "二维码" in heard


@pytest.mark.parametrize("said", ["换成礼拜五", "改成下周二", "改到周五下午"])
def test_a_visit_that_stands_is_moved_and_not_asked_for_anew(chat: Chat, said: str) -> None:
    _visit(chat)
    heard = chat.says(said)

    assert "改好了" in heard
    assert len(chat.desk.visits.open()) == 1
    assert chat.state in {("my_visits", "one"), ("visit", "told")}


def test_a_bare_no_is_no_phone(chat: Chat) -> None:
    _said(chat, "我走不动了能来家里办吗", "高龄津贴", "龙泉村", "没得")
    assert chat.state == ("visit", "when")


def test_a_need_is_no_matter(chat: Chat) -> None:
    _said(chat, "上门", "我妈", "瘫痪")
    assert chat.state == ("visit", "matter")
    assert chat.talk.frames[-1].learned["wish"]["need_sure"]


def test_a_neighbour_s_phone_is_theirs_and_no_place(chat: Chat) -> None:
    said = "张大爷电话13900000009，我的13800000008，沙河村"
    heard = _said(chat, "我隔壁张大爷眼睛看不见，来家里给他办残疾证", said, "后天上午")

    assert "电话：138 0000 0008，张大爷的 139 0000 0009" in heard
    assert "去：沙河村\n" in heard
    assert "要注意：没有" in heard


def test_another_village_is_heard_in_the_middle_of_a_proxy(chat: Chat) -> None:
    _said(chat, "帮我妈代办高龄津贴", "龙泉村", "王桂花 13800000000", "她说行")
    assert chat.state == ("proxy", "confirm")
    assert "村：沙河村" in chat.says("沙河村")


def test_what_may_be_meant_is_kept_beside_the_earliest(chat: Chat) -> None:
    chat.says("我想明天上午来办低保，顺便问要带什么")
    if chat.state == ("find_matter", "which"):
        chat.says("最早的")
        assert chat.state == ("book", "which")
