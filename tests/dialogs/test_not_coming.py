"""“我来不了了” while a booking stands, and while none does; it was once heard as something else."""

import pytest

from dialogs.texts import booking, care
from tests.support.chat import Chat

BOOKED = ("预约后天上午10点办高龄津贴", "1")
TOLD = (*BOOKED, "不清楚", "不清楚", "不清楚")
MISSED = (*BOOKED, "哈哈嘻嘻", "嘻嘻哈哈")
CANNOT = [
    "我来不了了", "来不了", "我去不了了", "来不成了", "我有事去不成了", "赶不过来了",
    "那天来不了", "明天要加班，来不了了", "来不了咋办",
]  # fmt: skip


@pytest.fixture
def chat() -> Chat:
    return Chat()


def _said(chat: Chat, *texts: str) -> str:
    heard = ""
    for each in texts:
        heard = chat.says(each)
    return heard


@pytest.mark.parametrize("before", [BOOKED, TOLD, MISSED])
@pytest.mark.parametrize("said", CANNOT)
def test_a_booking_that_stands_is_shown_to_be_changed(
    chat: Chat, before: tuple[str, ...], said: str
) -> None:
    heard = _said(chat, *before, said)

    assert chat.state == ("my_bookings", "list")
    assert booking.ASK_ABSENT in heard
    assert "1. 取消261126-001" in heard
    assert "改时间" in heard
    assert booking.ANOTHER_COMES in heard


@pytest.mark.parametrize(
    ("reply", "state", "word"),
    [
        ("1", ("my_bookings", "cancel"), "取消这个预约吗"),
        ("取消", ("my_bookings", "cancel"), "取消这个预约吗"),
        ("改时间", ("my_bookings", "day"), "哪天来"),
        ("改到周五上午", ("my_bookings", "time"), "周五"),
        ("让别人来", ("my_bookings", "list"), "代办"),
        ("让我老公来", ("my_bookings", "list"), "代办"),
    ],
)
def test_each_of_the_three_ways_goes_on(
    chat: Chat, reply: str, state: tuple[str, str], word: str
) -> None:
    _said(chat, *BOOKED, "我来不了了")
    heard = chat.says(reply)

    assert chat.state == state
    assert word in heard
    assert not chat.desk.called


@pytest.mark.parametrize("before", [BOOKED, TOLD, MISSED])
@pytest.mark.parametrize(
    "said",
    [
        "娃发烧了来不了，改到周五上午",
        "孩子生病了，明天来不了，改到周五上午",
        "后天来不了，周五上午来行吗",
        "想改到周五上午，后天来不了",
    ],
)
def test_a_new_day_is_moved_to(chat: Chat, before: tuple[str, ...], said: str) -> None:
    heard = _said(chat, *before, said)

    assert chat.state == ("my_bookings", "time")
    assert "周五" in heard


@pytest.mark.parametrize(
    "said", ["明天我来不了，让我老公来行不", "我来不了，我儿子去行不行", "来不了能代办吗"]
)
def test_whether_somebody_else_may_come_is_answered(chat: Chat, said: str) -> None:
    heard = _said(chat, *BOOKED, said)

    assert "让别人代办也可以" in heard
    assert booking.SOMEBODY_ELSE in heard
    assert chat.state == ("my_bookings", "list")


def test_one_who_is_booked_for_is_not_somebody_else(chat: Chat) -> None:
    _said(chat, "给我妈约后天上午10点办高龄津贴", "1", "我妈来不了了")
    assert chat.state == ("my_bookings", "list")


@pytest.mark.parametrize("before", [(), ("办低保要带什么",)])
@pytest.mark.parametrize("said", CANNOT)
def test_with_none_it_is_asked_what_is_meant(
    chat: Chat, before: tuple[str, ...], said: str
) -> None:
    heard = _said(chat, *before, said)

    assert chat.state == ("care", "ways")
    assert care.ASK_ABSENT in heard
    assert not chat.desk.called


@pytest.mark.parametrize(
    ("reply", "state"),
    [
        ("换一天来", ("book", "day")),
        ("让别人去办", ("guide", "circumstance")),
        ("让我儿子去", ("guide", "circumstance")),
        ("请人上门来办", ("visit", "where")),
        ("返回", ("guide", "circumstance")),
    ],
)
def test_what_is_meant_begins_for_the_matter_at_hand(
    chat: Chat, reply: str, state: tuple[str, str]
) -> None:
    _said(chat, "办低保要带什么", "我来不了了", reply)

    assert chat.state == state
    assert chat.talk.memory.matter is not None


def test_somebody_else_is_answered_in_the_middle_of_the_questions(chat: Chat) -> None:
    heard = _said(chat, "办低保要带什么", "明天我来不了，让我老公来行不")

    assert "让别人代办也可以" in heard
    assert chat.state == ("guide", "circumstance")


def test_a_day_that_does_not_suit_is_changed_before_it_is_booked(chat: Chat) -> None:
    _said(chat, "预约办低保", "后天", "那天来不了")
    assert chat.state == ("book", "day")


@pytest.mark.parametrize("before", [(), BOOKED])
@pytest.mark.parametrize(
    "said",
    ["我妈来不了", "老人来不了，能上门吗", "我腿摔断了来不了，能不能上门", "他来不了"],
)
def test_who_asks_for_a_visit_still_gets_one(
    chat: Chat, before: tuple[str, ...], said: str
) -> None:
    _said(chat, *before, said)

    assert chat.state is not None
    assert chat.state[0] == "visit"


def test_a_visits_step_hears_it_as_the_reason(chat: Chat) -> None:
    heard = _said(chat, "我要约上门办残疾证", "我自己，来不了")
    assert chat.state is not None
    assert chat.state[0] == "visit"
    assert care.ASK_ABSENT not in heard


@pytest.mark.parametrize(
    "said", ["后天来不了，周五上班吗", "来不了可以网上办吗", "钱下来不了吗", "我的号取消吧"]
)
def test_other_questions_are_answered_as_before(chat: Chat, said: str) -> None:
    heard = _said(chat, *BOOKED, said)
    assert booking.ASK_ABSENT not in heard


def test_another_matters_question_is_not_the_booking(chat: Chat) -> None:
    _said(chat, *BOOKED, "低保可以代办吗，我来不了")
    assert chat.state == ("guide", "circumstance")
