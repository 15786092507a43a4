"""Booking a counter, told as chats."""

from datetime import time, timedelta

import pytest

from tests.support.chat import Chat


@pytest.fixture(name="chat")
def _chat() -> Chat:
    return Chat()


def test_a_booking_from_the_menu_to_the_number(chat: Chat) -> None:
    chat.says("预约取号")
    chat.says("低保")
    chat.says("明天上午")
    chat.says("9点半")

    heard = chat.says("确定")

    assert "约好了" in heard
    assert "261125-001" in heard
    assert chat.desk.made[0].start == time(9, 30)


def test_day_and_matter_in_one_message_are_both_kept(chat: Chat) -> None:
    heard = chat.says("我想明天上午来办低保")

    assert "11月25日" in heard
    assert "几点来" in heard
    assert "14:00" not in heard


def test_before_it_is_done_the_time_can_be_changed_in_words(chat: Chat) -> None:
    chat.says("我想明天上午来办低保")
    chat.says("9点半")

    heard = chat.says("换到下午三点")

    assert "15:00-15:30" in heard
    assert "确定" in heard


def test_a_place_that_somebody_else_took_is_said_with_the_nearest(chat: Chat) -> None:
    chat.says("我想明天上午来办低保")
    chat.says("9点半")
    chat.now += timedelta(minutes=6)  # longer than a place is held
    chat.desk.at = chat.now
    chat.desk.slots.held = None
    for key in chat.desk.places:
        if key[1] == time(9, 30):
            chat.desk.places[key] = 0

    heard = chat.says("确定")

    assert "刚刚被别人约走了" in heard
    assert "9:00" in heard
    assert chat.desk.made == []

    assert "10:00-10:30" in chat.says("2")
    assert "约好了" in chat.says("好")


def test_nothing_free_offers_a_person(chat: Chat) -> None:
    chat.desk.places = dict.fromkeys(chat.desk.places, 0)
    chat.says("预约取号")

    heard = chat.says("低保")

    assert "号都满了" in heard
    assert "有空位告诉我" in heard
    assert "要不要转给工作人员" in chat.says("转给工作人员") or chat.desk.called


def test_bookings_are_looked_up_and_cancelled(chat: Chat) -> None:
    chat.says("我想明天上午来办低保")
    chat.says("1")
    chat.says("确定")

    assert "261125-001" in chat.says("我约的几点")
    assert "取消这个预约吗" in chat.says("1")
    assert "已经取消了" in chat.says("取消预约")
    assert chat.desk.made == []
    assert "没有预约" in chat.says("查我的预约")


def test_the_same_matter_is_not_booked_twice(chat: Chat) -> None:
    chat.says("我想明天上午来办低保")
    chat.says("1")
    assert "约好了" in chat.says("确定")

    chat.says("我想明天上午来办低保")
    assert "已经约过了" in chat.says("1")
    assert len(chat.desk.made) == 1


def test_a_wished_time_that_is_gone_is_said_and_the_day_kept(chat: Chat) -> None:
    for key in chat.desk.places:
        if key[1] == time(9, 30):
            chat.desk.places[key] = 0

    heard = chat.says("我想明天上午9点半来办低保")

    assert "那个时间约不了" in heard
    assert "9:00-9:30" in heard


def test_a_wished_day_that_is_closed_is_said(chat: Chat) -> None:
    heard = chat.says("我想周日来办低保")

    assert "不上班，约不了" in heard
    assert "哪天来" in heard


def test_a_question_at_the_last_look_books_nothing(chat: Chat) -> None:
    chat.says("我想明天上午9点半来办低保")

    chat.says("对了，要带什么")

    assert chat.desk.made == []


def test_a_booking_leads_on_to_what_to_bring(chat: Chat) -> None:
    chat.says("我想明天上午9点半来办低保")

    heard = chat.says("确定")

    assert "约好了" in heard
    assert "第1问" in heard
