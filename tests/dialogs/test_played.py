"""What went wrong when an old man, a son far away and a hurried shopkeeper were played."""

from datetime import date

import pytest

from dialogs.suggest_ports import Raised
from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.towns import make_town

VILLAGE = Village("龙泉村", "龙泉村便民服务站", 20, agent="daiban", phone="023-0000-5001")


@pytest.fixture(name="chat")
def _chat() -> Chat:
    return Chat()


def test_a_shopkeeper_s_matter_and_time_are_a_booking(chat: Chat) -> None:
    chat.says("营业执照 明天 10点")
    assert "给您约" in chat.says("1")
    assert "10:00-10:30" in chat.messages[0]


def test_a_time_said_to_which_matter_books_it(chat: Chat) -> None:
    chat.says("营业执照")
    assert "给您约号" in chat.says("明天上午10点")
    assert "10:00-10:30" in chat.says("1")


@pytest.mark.parametrize("said", ["约今天", "预约明天上午", "我要约后天下午"])
def test_to_book_and_a_day_is_to_book(chat: Chat, said: str) -> None:
    assert "预约办什么事" in chat.says(said)


def test_two_wishes_with_a_time_are_no_question_for_the_hours(chat: Chat) -> None:
    heard = chat.says("明天9点办营业执照，顺便把食品证也办了")

    assert "法定节假日" not in heard
    assert chat.state
    assert chat.state[0] == "book"


def test_the_day_and_the_time_are_kept_from_two_messages_and_read_back(chat: Chat) -> None:
    chat.says("预约")
    chat.says("营业执照")
    assert "记下了：后天" in chat.says("改到后天")
    assert "10:00" in chat.says("10点")
    assert "后天（11月26日 周四） 10:00-10:30" in chat.says("1")


def test_a_time_before_its_day_is_kept(chat: Chat) -> None:
    chat.says("预约")
    chat.says("低保")
    assert "记下了：9:30" in chat.says("9点半")
    assert "9:30-10:00" in chat.says("后天")


def test_who_else_is_to_have_a_place_is_not_forgotten(chat: Chat) -> None:
    chat.says("给我老汉和我妈都约明天上午办社保卡")
    chat.says("10点")
    assert "妈妈的还没约" in chat.says("确定")
    assert "给妈妈办" in chat.says("给妈妈也约一个")


@pytest.mark.parametrize("said", ["嗯", "收到", "哦"])
def test_a_nod_below_a_list_is_no_miss(chat: Chat, said: str) -> None:
    chat.says("高龄津贴要带什么")
    while chat.state != ("guide", "told"):
        chat.says("不清楚")

    assert "没听明白" not in chat.says(said)
    assert chat.talk.misses == 0


@pytest.mark.parametrize("said", ["同意", "我同意"])
def test_a_yes_to_which_matter_names_none(chat: Chat, said: str) -> None:
    chat.says("我爸的低保要年审，我回不来咋办")
    assert "离婚" not in chat.says(said)


def test_other_words_are_no_other_matter_unless_they_say_one(chat: Chat) -> None:
    before = chat.says("我爸低保的事，我回不来咋办")
    heard = chat.says("我爸能自己去不")

    assert before.splitlines()[1] in heard
    assert heard.count("本人来可以，让别人代办也可以") < 3
    assert chat.says("能代办不").count("说“请代办”") < 3  # said once for all that are the same
    assert "转给工作人员" in chat.says("不清楚")


@pytest.mark.parametrize("said", ["我爸能自己去不", "本人能去吗", "自己去可以吗"])
def test_who_asks_whether_to_go_oneself_is_told_and_asked_on(chat: Chat, said: str) -> None:
    chat.says("低保年审")
    heard = chat.says(said)
    assert "本人来可以，让别人代办也可以" in heard
    assert "是您本人来办，还是家里人、别人替您来办？" in heard


@pytest.mark.parametrize("said", ["还要等多久", "前面还有几个人"])
def test_who_waits_in_the_hall_asks_for_the_queue(chat: Chat, said: str) -> None:
    chat.desk.day.arrival = chat.desk.day.numbers  # type: ignore[assignment]
    chat.says("残疾证到期了要去哪里换")
    assert "A001" in chat.says(said)


@pytest.mark.parametrize("said", ["我回来了", "我又来了", "我来了"])
def test_who_comes_back_is_here(chat: Chat, said: str) -> None:
    chat.says(said)
    assert chat.state == ("arrive", "group")


def test_the_second_day_is_no_day_of_the_month(chat: Chat) -> None:
    chat.says("我想明天9点半来办低保")
    chat.says("确定")
    heard = chat.says("听日我唔得闲，改第二日")

    assert "12月2日" not in heard
    assert "哪天" in heard


def test_thanks_are_heard_in_cantonese(chat: Chat) -> None:
    chat.says("低保要带什么")
    assert "不客气" in chat.says("唔该")


def test_what_is_said_of_a_grown_up_s_age_is_not_asked(chat: Chat) -> None:
    heard = chat.says("我爸第一次办社保卡要带什么")

    assert "要办的这个人满16岁了没有？ 满16周岁" in heard
    assert "第1问：要办的这个人满16岁" not in heard


def test_next_week_any_day_is_next_week_and_only_a_sure_matter_mends_it() -> None:
    chat = Chat(town=make_town(villages=(VILLAGE,)))
    for said in ("我妈瘫在床上，能上门不", "不清楚", "龙泉村小学背后", "13912345678"):
        chat.says(said)
    heard = chat.says("下周哪天都行")
    assert "11月30日" in heard
    assert "去：龙泉村，小学背后" in heard

    assert "上门要办的是下面哪一件" not in chat.says("记住这些")


def test_a_village_that_the_town_has_not_is_said() -> None:
    chat = Chat(town=make_town(villages=(VILLAGE,)))
    chat.says("请代办我妈的高龄津贴")
    assert "没查到“和平村”" in chat.says("和平村")


def test_a_town_without_villages_takes_any_name_for_the_place(chat: Chat) -> None:
    for said in ("我妈瘫在床上，能上门不", "不清楚"):
        chat.says(said)
    assert "没有“沙河村”" not in chat.says("沙河村")
    chat.says("13912345678")
    assert "去：沙河村" in chat.says("下周哪天都行")


def test_a_tap_on_the_menu_bar_says_that_the_time_is_not_booked(chat: Chat) -> None:
    chat.says("我想明天9点半来办低保")

    assert "还没约上" in chat.says("my", kind="event")


def test_more_of_a_complaint_is_added_to_it_in_a_word(chat: Chat) -> None:
    open_one = Raised("投诉", 3, "窗口态度差", date(2026, 11, 24))
    chat.desk.suggestions.stands.append(open_one)

    heard = chat.says("你们那个窗口的妹儿凶得很，我要投诉她")

    assert "加在投诉编号3里" in heard
    assert "监督电话" not in heard
    assert chat.desk.called[0][0] == "投诉"


def test_a_person_told_at_the_list_of_the_household_is_added(chat: Chat) -> None:
    chat.says("我家里人")
    heard = chat.says("加我妈，王桂花，1940年生")

    assert "同意您替着问事" in heard
    (mother,) = chat.desk.household.people()
    assert (mother.relation, mother.name) == ("妈妈", "王桂花")


def test_to_rate_nothing_goes_to_nobody_and_the_booking_stays(chat: Chat) -> None:
    chat.says("我想明天9点半来办低保")

    assert "现在没有要您评价的" in chat.says("评价")
    assert chat.state == ("book", "confirm")
    assert chat.desk.called == []


def test_mother_s_too_is_not_forgotten(chat: Chat) -> None:
    chat.says("我要预约明天9点半办社保卡，我妈的也要")
    if "确定" not in chat.messages[0]:
        chat.says("1")

    assert "妈妈的还没约" in chat.says("确定")


@pytest.mark.parametrize("said", ["我也想给老伴约一个", "再帮我妈约一个", "给我爸也约个号"])
def test_one_more_for_somebody_else_is_booked_for_them(chat: Chat, said: str) -> None:
    chat.says("我想明天9点半来办低保")
    chat.says("确定")

    assert "约号，给" in chat.says(said)


@pytest.mark.parametrize("said", ["改成十点", "改成明天十点", "换成10点"])
def test_another_time_after_a_booking_moves_it(chat: Chat, said: str) -> None:
    chat.says("我想明天9点半来办低保")
    chat.says("确定")

    assert "改好了" in chat.says(said)
    assert len(chat.desk.made) == 1


def test_a_village_is_no_reason_for_a_visit() -> None:
    chat = Chat(town=make_town(villages=(VILLAGE,)))
    for said in ("想办老年证", "上门"):
        chat.says(said)
    assert "哪里不方便" in chat.says("我自己")
    chat.says("龙泉村")

    assert chat.talk.frames[-1].learned["wish"].get("need") is None
    assert chat.talk.frames[-1].learned["wish"]["village"] == "龙泉村"
