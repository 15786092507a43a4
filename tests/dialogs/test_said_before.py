"""What was said of a booking is kept: the half of the day, and for whom it is."""

import pytest

from dialogs.texts import waiting
from knowledge.reading.kinsfolk import named_last, relation_of
from tests.support.chat import Chat

READ_BACK = "预约后天上午10点办高龄津贴"


@pytest.fixture
def chat() -> Chat:
    return Chat()


def _said(chat: Chat, *texts: str) -> str:
    heard = ""
    for each in texts:
        heard = chat.says(each)
    return heard


@pytest.mark.parametrize("earliest", ["最早的", "给我最早的那个", "越早越好"])
@pytest.mark.parametrize(
    "before",
    [
        ("预约后天下午办低保",),
        ("预约办低保", "后天下午"),
        ("预约办高龄津贴", "后天", "下午"),
        ("预约办低保", "后天下午", "2"),
    ],
)
def test_the_earliest_stays_within_the_half_day(
    chat: Chat, before: tuple[str, ...], earliest: str
) -> None:
    heard = _said(chat, *before, earliest)
    assert "后天（11月26日 周四） 14:00-14:30" in heard


def test_the_earliest_of_any_day_keeps_the_half_too(chat: Chat) -> None:
    assert "明天（11月25日 周三） 14:00-14:30" in _said(chat, "预约办低保", "下午", "最早的")


@pytest.mark.parametrize(
    ("before", "said", "when"),
    [
        ("预约后天下午办低保", "上午最早的", "后天（11月26日 周四） 9:00"),
        ("预约后天下午办低保", "周五最早的", "11月27日 周五 9:00"),
        ("预约后天办低保", "最早的", "后天（11月26日 周四） 9:00"),
        ("预约办低保", "最早的", "明天（11月25日 周三） 9:00"),
    ],
)
def test_another_half_or_day_is_taken_as_said(
    chat: Chat, before: str, said: str, when: str
) -> None:
    assert when in _said(chat, before, said)


@pytest.mark.parametrize(
    ("said", "whom"),
    [
        ("不是我，是给我妈约的", "妈妈"),
        ("不是我，是我妈去办", "妈妈"),
        ("这是给我爸约的", "爸爸"),
        ("错了，是给我奶奶约的", "奶奶"),
        ("这个号是给我妈的", "妈妈"),
        ("不是我是给我老公约的", "爱人"),
        ("不是我，是给王德发约的", "王德发"),
        ("给王婆婆约的", "王婆婆"),
        ("我妈", "妈妈"),
    ],
)
def test_for_whom_is_heard_at_the_read_back(chat: Chat, said: str, whom: str) -> None:
    heard = _said(chat, READ_BACK, said)
    assert f"给{whom}约：" in heard
    assert "10:00-10:30" in heard

    chat.says("1")
    assert [each.whom for each in chat.desk.bookings()] == [whom]


@pytest.mark.parametrize(
    "before", ["预约办高龄津贴", "预约后天办高龄津贴", "预约后天上午办高龄津贴"]
)
@pytest.mark.parametrize("said", ["不是我，是给我妈约的", "这是给我妈约的"])
def test_for_whom_is_heard_at_every_step(chat: Chat, before: str, said: str) -> None:
    chat.says(before)
    asked = chat.state
    heard = chat.says(said)

    assert chat.state == asked
    assert "给妈妈办高龄津贴" in heard


def test_a_time_beside_the_person_is_heard_with_it(chat: Chat) -> None:
    heard = _said(chat, READ_BACK, "给我妈约的，改到下午")
    assert chat.state == ("book", "time")
    assert "给妈妈办" in heard


@pytest.mark.parametrize("said", ["不是我妈，是我自己", "我自己办", "是我本人去"])
def test_it_may_be_oneself_after_all(chat: Chat, said: str) -> None:
    heard = _said(chat, "给我妈约后天上午10点办高龄津贴", said)
    assert "给您约：" in heard

    chat.says("1")
    assert [each.whom for each in chat.desk.bookings()] == [None]


def test_not_me_alone_asks_who(chat: Chat) -> None:
    assert waiting.ASK_FOR_WHOM in _said(chat, READ_BACK, "不是我")
    assert "给爸爸约：" in chat.says("我爸")


@pytest.mark.parametrize(
    "said", ["这是给我爸约的吗", "我妈去不了", "不是这个时间", "高龄津贴", "要带啥", "不要", "王家"]
)
def test_what_names_nobody_changes_nobody(chat: Chat, said: str) -> None:
    _said(chat, READ_BACK, said)
    booked_for = [each.learned.get("whom") for each in chat.talk.frames if each.dialog == "book"]
    assert not any(booked_for)
    assert not chat.desk.bookings()


def test_somebody_else_beside_oneself_is_another_booking(chat: Chat) -> None:
    _said(chat, READ_BACK, "给我爸也约一个")
    assert chat.state == ("book", "day")


@pytest.mark.parametrize(
    ("text", "whom"), [("明天我妈", "妈妈"), ("俺家老人", "老人"), ("娃发烧了", None), ("我", None)]
)
def test_who_is_named_last(text: str, whom: str | None) -> None:
    assert named_last(text) == whom


@pytest.mark.parametrize(
    ("words", "whom"), [("我老公", "爱人"), ("俺家老人", "老人"), ("我妈妈的事", None)]
)
def test_the_relation_of_a_word(words: str, whom: str | None) -> None:
    assert relation_of(words) == whom
