"""A time said by one's other booking: “约同一天，11点”."""

import pytest

from tests.support.chat import Chat

BOOKED = ("预约办高龄津贴", "后天上午", "9点", "确定")
OTHER = "预约办老年证"


def _chat(*said: str) -> Chat:
    chat = Chat()
    for each in said:
        chat.says(each)
    return chat


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("约同一天，11点", "11:00-11:30"),
        ("一样的时间", "9:00-9:30"),
        ("同一时间", "9:00-9:30"),
        ("跟上次那个号同一个时间", "9:00-9:30"),
        ("和那个号同一天，下午3点", "15:00-15:30"),
    ],
)
def test_the_day_or_time_of_the_other_booking_is_read_back(said: str, at: str) -> None:
    chat = _chat(*BOOKED, OTHER)
    assert f"后天（11月26日 周四） {at}" in chat.says(said)
    assert chat.state == ("book", "confirm")


def test_it_is_heard_in_the_first_words_too() -> None:
    chat = _chat(*BOOKED)
    assert "后天（11月26日 周四） 11:00-11:30" in chat.says("社保卡挂失也约同一天，11点")


def test_of_none_or_several_it_is_asked_which() -> None:
    assert "没查到您别的预约" in _chat(OTHER).says("同一天")
    chat = _chat(*BOOKED, "预约办社保卡挂失", "明天上午", "10点", "确定", OTHER)
    heard = chat.says("同一时间")
    assert "跟哪个一样" in heard
    assert chat.state == ("book", "day")
    assert "261126-001" not in heard or "后天" in heard


@pytest.mark.parametrize("said", ["同一天能办完吗", "两件事同一天办得完不"])
def test_a_question_of_the_same_day_takes_none(said: str) -> None:
    chat = _chat(*BOOKED, OTHER)
    chat.says(said)
    assert chat.state != ("book", "confirm")
    assert not chat.talk.frames[-1].learned.get("on")
