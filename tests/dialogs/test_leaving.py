"""Words that drop the step that is on: it is left, with what did not happen and how to begin."""

import pytest

from dialogs.leaving import leaves, leaves_visit, stays_away
from dialogs.texts import say, visit, waiting
from tests.support.chat import Chat

BOOKING = "预约后天上午10点办高龄津贴"
GUIDE = "办低保要带什么"
VISIT = "我妈瘫痪在床想办残疾证，能不能上门"
DROPS = [
    "算了，我不办了",
    "算了不弄了",
    "先不办，下次再说",
    "不办了，谢谢",
    "取消吧",
    "算了我不约了",
]
NO_VISIT = [
    "不用上门了", "取消吧，我自己带他去", "算了不用上门了", "不上门了，我们自己来",
    "算了，我背他来", "不用你们来了", "算了，我开车送我妈来", "不约了",
]  # fmt: skip


@pytest.fixture
def chat() -> Chat:
    return Chat()


@pytest.mark.parametrize("said", [*DROPS, "算了不约了", "不来了", "后天走不开，不去了", "取消"])
def test_at_the_read_back_nothing_is_booked(chat: Chat, said: str) -> None:
    chat.says(BOOKING)
    heard = chat.says(said)

    assert chat.state is None
    assert say.BEGIN_AGAIN["book"] in heard
    assert not chat.desk.bookings()


@pytest.mark.parametrize("said", [*DROPS, "不来了", "算了不去了"])
def test_in_the_guides_questions_the_step_is_left(chat: Chat, said: str) -> None:
    chat.says(GUIDE)
    heard = chat.says(said)

    assert chat.state is None
    assert say.BEGIN_AGAIN["guide"] in heard
    assert "没有预约" not in heard


def test_a_booking_that_stands_is_named_and_kept(chat: Chat) -> None:
    for each in (BOOKING, "1"):
        chat.says(each)
    heard = chat.says("算了，我不办了")

    assert waiting.STILL_BOOKED in heard
    assert chat.desk.bookings()


def test_who_will_not_come_to_a_booking_is_asked_whether_to_cancel(chat: Chat) -> None:
    for each in (BOOKING, "1", "不来了"):
        chat.says(each)
    assert chat.state == ("my_bookings", "cancel")


@pytest.mark.parametrize("said", NO_VISIT)
@pytest.mark.parametrize(
    "steps", [(), ("沙河村水井边",), ("沙河村水井边", "13812345678", "哪天都行")]
)
def test_a_visit_is_not_asked_for(chat: Chat, said: str, steps: tuple[str, ...]) -> None:
    for each in (VISIT, *steps):
        chat.says(each)
    heard = chat.says(said)

    assert chat.state is None
    assert visit.LEFT in heard or say.BEGIN_AGAIN["visit"] in heard
    assert not chat.desk.visits.wishes


@pytest.mark.parametrize("said", NO_VISIT[:2])
def test_the_reason_is_not_taken_from_these_words(chat: Chat, said: str) -> None:
    chat.says("我要约上门办残疾证")
    heard = chat.says(said)
    assert "因为" not in heard
    assert chat.state is None


def test_no_visit_begins_with_not_wanting_one(chat: Chat) -> None:
    chat.says("我妈想办残疾证，能不能上门")
    heard = chat.says("不用上门了")

    assert visit.LEFT in heard
    assert chat.state == ("guide", "circumstance")


@pytest.mark.parametrize("said", ["算了，我自己背她来", "不用上门了"])
def test_a_visit_that_was_asked_for_is_called_off_after_a_question(chat: Chat, said: str) -> None:
    for each in (VISIT, "沙河村水井边", "13812345678", "哪天都行", "对"):
        chat.says(each)
    chat.says(said)
    assert chat.state == ("my_visits", "cancel")


@pytest.mark.parametrize(
    "said",
    [
        "不办低保了", "取消低保", "算了，换个时间", "先不办，要多久", "我不想办离婚", "不办了吗",
        "不办会怎么样", "取消预约", "不取消", "算了还是明天吧", "算了，办残疾证吧", "我自己来",
        "不用交钱吧", "不清楚", "没有", "户口取消了怎么办",
    ],
)  # fmt: skip
def test_what_sounds_alike_leaves_nothing(said: str) -> None:
    assert not leaves(said)
    assert not leaves_visit(said)


@pytest.mark.parametrize("said", ["他不来了", "我妈不去了", "不来了怎么办", "来不了", "要不要来"])
def test_what_sounds_alike_is_no_staying_away(said: str) -> None:
    assert not stays_away(said)


def test_another_matter_named_with_it_is_still_taken_up(chat: Chat) -> None:
    chat.says(GUIDE)
    chat.says("算了，我要办残疾证")
    assert chat.state is not None
