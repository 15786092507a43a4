"""Moving, looking up and cancelling a booking in few words, told as chats. source: BZ-8."""

from datetime import time

import pytest

from dialogs.booking_ports import Booked, BookingSummary, Moved
from tests.support.chat import Chat


@pytest.fixture(name="chat")
def _chat() -> Chat:
    chat = Chat()
    chat.says("我想明天上午9点半来办低保")
    chat.says("确定")
    return chat


def starts(chat: Chat) -> list[tuple[str, time]]:
    return [(f"{each.on:%m-%d}", each.start) for each in chat.desk.made]


def test_another_time_of_the_same_day_is_one_message(chat: Chat) -> None:
    heard = chat.says("换到三点")

    assert "改好了" in heard
    assert starts(chat) == [("11-25", time(15))]


def test_another_day_asks_only_what_is_open(chat: Chat) -> None:
    assert "几点来" in chat.says("改到星期四上午")

    assert "改好了" in chat.says("10点")
    assert starts(chat) == [("11-26", time(10))]


def test_a_time_that_is_full_keeps_the_booking_and_shows_the_nearest(chat: Chat) -> None:
    for key in chat.desk.places:
        if key[1] == time(15):
            chat.desk.places[key] = 0

    heard = chat.says("换到三点")

    assert "那个时间约不了" in heard
    assert starts(chat) == [("11-25", time(9, 30))]


def test_booking_the_same_matter_again_offers_to_move(chat: Chat) -> None:
    heard = chat.says("我想后天10点来办低保")

    assert "已经约过了" in heard
    assert "改到 后天" in heard
    assert "预约还给您留着" in chat.says("不改了")
    chat.says("我想后天10点来办低保")
    assert "改好了" in chat.says("好")
    assert starts(chat) == [("11-26", time(10))]


def test_an_elder_hears_the_move_before_it_is_done(chat: Chat) -> None:
    chat.says("大字")

    assert "改到 明天" in chat.says("换到三点")
    assert starts(chat) == [("11-25", time(9, 30))]
    assert "改好了" in chat.says("改")


@pytest.mark.parametrize("said", ["我约的几点", "看我的预约", "我明天几点的号"])
def test_the_time_is_told_in_the_middle_of_anything(chat: Chat, said: str) -> None:
    heard = chat.says(said)

    assert "明天（11月25日 周三） 9:30-10:00" in heard


def test_with_several_it_asks_which(chat: Chat) -> None:
    chat.says("我想后天上午10点来办医保参保登记")
    chat.says("确定")

    assert "要改哪一个" in chat.says("改到后天三点")
    assert "改好了" in chat.says("2")
    assert starts(chat) == [("11-25", time(9, 30)), ("11-26", time(15))]
    assert "要取消哪一个" in chat.says("取消预约")
    assert "取消这个预约吗" in chat.says("1")


def test_dropping_the_talk_drops_no_booking(chat: Chat) -> None:
    assert "约好的号还给您留着" in chat.says("取消")
    assert len(chat.desk.made) == 1


def test_who_has_none_and_wants_another_time_begins_to_book() -> None:
    chat = Chat()

    assert "没有预约" in chat.says("改到下周三")
    assert chat.state == ("book", "matter")


def test_a_time_alone_begins_to_book_and_says_nothing_of_bookings() -> None:
    chat = Chat()

    heard = chat.says("下周随便哪天下午")
    assert "办什么事" in heard
    assert "没有预约" not in heard


def test_a_wish_before_the_matter_is_kept() -> None:
    chat = Chat()
    chat.says("最早的")

    assert "9:00-9:30" in chat.says("低保")
    assert chat.desk.slots.held is not None


def test_a_full_half_day_shows_the_nearest_and_the_waiting_list() -> None:
    chat = Chat()
    for key in chat.desk.places:
        if key[0].day == 25:
            chat.desk.places[key] = 0

    heard = chat.says("我想明天上午来办低保")

    assert "上午约满了" in heard
    assert heard.count("后天") == 3
    assert "记下了" in chat.says("有空位告诉我")
    assert chat.desk.slots.wishes[0][1][0][1] == "am"
    assert "不等了" in chat.says("我的预约")
    assert "好的，不等了" in chat.says("1")
    assert chat.desk.slots.wishes == []


def test_waiting_can_be_asked_for_from_nothing() -> None:
    chat = Chat()
    chat.says("有空位告诉我")
    chat.says("低保")

    assert "排在第一位" in chat.says("1")


def booking(chat: Chat) -> BookingSummary:
    return chat.desk.made[0]


def test_an_offered_place_is_taken_by_one_tap_in_the_middle_of_anything(chat: Chat) -> None:
    chat.desk.slots.offer = Moved(booking(chat), booking(chat))
    chat.says("低保要带什么")

    assert "您约的就是这个时间" in chat.says("要这个号", tap=11)
    assert chat.state is not None  # the list goes on


def test_an_offer_that_is_not_there_is_said(chat: Chat) -> None:
    assert "没有给您留着的号" in chat.says("要这个号")
    assert "没有给您留着的号" in chat.says("不要这个号")


def test_a_code_of_the_web_page_books_in_the_middle_of_anything(chat: Chat) -> None:
    chat.desk.slots.codes["K7M2QX"] = Booked(booking(chat))

    heard = chat.says("k7m2qx")
    assert "约好了" in heard
    assert "二维码" in heard
    assert "预约码不对" in chat.says("K7M2QX")


def test_an_elder_is_offered_a_visit_before_a_time() -> None:
    chat = Chat()
    chat.says("大字")

    assert "上门" in chat.says("我想预约办低保") or "代办" in chat.messages[0]


def test_the_same_matter_for_mother_is_booked_beside_ones_own(chat: Chat) -> None:
    chat.says("给我妈也约一个")
    chat.says("后天上午")
    assert "给妈妈约" in chat.says("10点")
    assert "约好了" in chat.says("确定")

    assert [each.whom for each in chat.desk.made] == [None, "妈妈"]
    assert "给妈妈办" in chat.says("我的预约")


def test_it_asks_whose_a_second_one_is_and_books_for_who_is_named(chat: Chat) -> None:
    heard = chat.says("我想后天10点来办低保")
    assert "给别人约" in heard
    assert "给谁约" in chat.says("给别人约")
    assert "给王秀英约" in chat.says("王秀英")
    assert "约好了" in chat.says("确定")

    assert [each.whom for each in chat.desk.made] == [None, "王秀英"]


def test_the_same_time_again_is_asked_after_too(chat: Chat) -> None:
    heard = chat.says("我想明天9点半来办低保")
    assert "已经约过了" in heard
    assert "改到" not in heard
    assert "给爸爸约" in chat.says("是给我爸的")
    assert "约好了" in chat.says("好")

    assert "给爸爸已经约过了" in chat.says("给我爸约后天10点办低保")
    assert "改好了" in chat.says("1")
    assert len(chat.desk.made) == 2


def test_who_it_is_for_may_be_said_with_the_time(chat: Chat) -> None:
    chat.says("再约一个")
    chat.says("低保")
    chat.says("给我妈约后天")
    chat.says("10点")
    chat.says("确定")

    assert [each.whom for each in chat.desk.made] == [None, "妈妈"]
