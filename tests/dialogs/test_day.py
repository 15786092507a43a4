"""“我到了”, a closure's answer, a rating: a word or a tap each, whatever else is talked of."""

from datetime import date, time, timedelta

import pytest

from dialogs.day_ports import ComeLater, GoneMeanwhile, InLine, MovedTo, NotBooked, Proposed
from knowledge.calendar import local
from tests.support.chat import Chat

NUMBER = InLine("A007", 2, "大约 10–20 分钟", "http://127.0.0.1/t/x/A007/k")
WEDNESDAY = date(2026, 11, 25)
PROPOSAL = Proposed("261125-001", ((WEDNESDAY, time(14)), (WEDNESDAY, time(15))))


@pytest.mark.parametrize(
    "text", ["我到了", "到了", "我到大厅了", "已经到窗口了", "签到", "取号", "前面还有几个人？"]
)
def test_who_has_come_is_in_the_queue_at_once(text: str) -> None:
    chat = Chat()
    chat.desk.day.arrival = NUMBER
    heard = chat.says(text)
    assert "A007" in heard
    assert "前面还有2位，大约 10–20 分钟" in heard
    assert chat.state is None


def test_how_long_is_of_the_queue_only_for_who_is_in_it() -> None:
    chat = Chat()
    assert "取号" not in chat.says("还要等多久")
    chat.desk.day.arrival = NUMBER
    assert "前面还有2位" in chat.says("还要等多久")


def test_it_is_heard_in_the_middle_of_another_step_and_after_a_pause() -> None:
    chat = Chat()
    chat.desk.day.arrival = NUMBER
    chat.says("低保要带什么")
    assert "A007" in chat.says("我到了")
    assert chat.state is not None
    chat.now += timedelta(hours=4)
    heard = chat.says("我到了")
    assert "A007" in heard
    assert "还没弄完" not in heard


def test_who_comes_too_early_is_told_from_when_on() -> None:
    chat = Chat()
    chat.desk.day.arrival = ComeLater("261124-003", local(chat.now).replace(hour=13, minute=0))
    assert "13:00以后再说" in chat.says("我到了")


def test_without_a_booking_one_of_the_groups_is_chosen() -> None:
    chat = Chat()
    chat.says("取号")
    assert chat.state == ("arrive", "group")
    assert "A001" in chat.says("社保")
    assert chat.desk.day.taken == ["B"]
    assert "不排了" in chat.says("不排了")


def test_a_town_without_numbers_says_so() -> None:
    chat = Chat()
    chat.desk.day.arrival = NotBooked(())
    assert "不用取号" in chat.says("取号")


@pytest.mark.parametrize("text", ["改到A（261125-001）", "改到 a", "改到A(261125-001)"])
def test_one_tap_answers_a_closure(text: str) -> None:
    chat = Chat()
    chat.desk.day.proposal = PROPOSAL
    chat.desk.day.moved = MovedTo("261125-009", WEDNESDAY, time(14), "1号窗口")
    chat.says("低保要带什么")
    heard = chat.says(text)
    assert "改好了" in heard
    assert "261125-009" in heard


def test_a_time_that_is_gone_leaves_the_others_and_a_way_out() -> None:
    chat = Chat()
    chat.desk.day.proposal, chat.desk.day.moved = PROPOSAL, GoneMeanwhile()
    heard = chat.says("改到B（261125-001）")
    assert "刚被约走" in heard
    assert chat.state == ("closed", "offer")
    assert "取消了" in chat.says("都不行")
    assert chat.desk.day.proposal is None


def test_who_does_not_come_says_so_with_one_tap() -> None:
    chat = Chat()
    chat.desk.day.proposal = PROPOSAL
    assert "这个预约取消了" in chat.says("不来了（261125-001）")
    assert "已经处理过了" in chat.says("改到A（261125-001）")


def test_a_good_rating_is_one_tap_and_a_low_one_is_asked_why() -> None:
    chat = Chat()
    chat.desk.day.to_rate = "A007"
    assert "谢谢" in chat.says("评价A007 满意")
    assert "已经评过" in chat.says("评价A007 不满意")
    chat.desk.day.to_rate = "A008"
    assert "是哪里不好" in chat.says("评价A008 非常不满意")
    assert "记下了" in chat.says("办事员一直在打电话，叫了三遍没人理")
    assert chat.desk.day.rated == [("A007", 4), ("A008", 1)]
    assert chat.desk.day.reasons == [(None, "办事员一直在打电话，叫了三遍没人理")]


def test_without_a_tap_the_level_is_asked() -> None:
    chat = Chat()
    chat.desk.day.to_rate = "A007"
    chat.says("我要评价")
    assert chat.state == ("rate", "level")
    chat.says("不满意")
    chat.says("态度不好")
    assert chat.desk.day.reasons == [("态度不好", None)]
