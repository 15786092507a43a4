"""What answers “哪天来” is heard as that, though it sounds like a question or a matter."""

import pytest

from dialogs.texts import booking as texts
from tests.support.chat import Chat

BOOK = "预约办高龄津贴"
HOURS = "法定节假日休息"


def _chat(*said: str) -> Chat:
    chat = Chat()
    for each in said:
        chat.says(each)
    return chat


@pytest.mark.parametrize(
    ("said", "part_of_answer"),
    [
        ("十点来钟", "记下了：10:00"),
        ("明天五点半", "明天（11月25日 周三），几点来"),
        ("下礼拜三头午", "还没放号"),
        ("下礼拜三上午", "还没放号"),
        ("赶集那天", "请说是哪一天"),
        ("赶场天", "请说是哪一天"),
        ("8点到9点之间", "请说定几点来"),
        ("晚上七点", "19:00不上班"),
        ("明天12点", "12:00不上班"),
        ("礼拜三或礼拜五", "请说定一天"),
        ("国庆后", "请说是哪一天"),
        ("周六上午行吗", "周六不上班"),
    ],
)
@pytest.mark.parametrize("matter", [BOOK, "预约办残疾证新办"])
def test_a_time_is_no_question_for_the_hours(matter: str, said: str, part_of_answer: str) -> None:
    heard = _chat(matter).says(said)
    assert part_of_answer in heard
    assert HOURS not in heard


def test_two_times_at_the_last_look_are_asked_back() -> None:
    heard = _chat(BOOK, "后天上午", "9点").says("10点还是10点半")
    assert "请说定几点来" in heard
    assert HOURS not in heard


@pytest.mark.parametrize(
    "said",
    [
        "周六上班吗",
        "中午休不休息",
        "你们几点开门",
        "明天你们在不在",
        "中午有人没得",
        "周末开不开门",
    ],
)
def test_a_question_for_the_hours_is_answered(said: str) -> None:
    chat = _chat(BOOK)
    assert HOURS in chat.says(said)
    assert chat.state == ("book", "day")


@pytest.mark.parametrize("said", ["你定", "你安排", "听你们安排", "随便", "你看着办"])
@pytest.mark.parametrize("before", [(), ("后天",), ("后天", "上午")], ids=str)
def test_who_leaves_it_to_us_gets_the_first_there_is(before: tuple[str, ...], said: str) -> None:
    chat = _chat(BOOK, *before)
    assert "9:00-9:30" in chat.says(said)
    assert chat.state == ("book", "confirm")


def test_either_half_will_do() -> None:
    chat = _chat(BOOK, "后天")
    assert "后天（11月26日 周四） 9:00-9:30" in chat.says("都行")


@pytest.mark.parametrize(
    ("before", "said", "at"),
    [
        ((), "早上头一个", "明天（11月25日 周三） 9:00-9:30"),
        (("后天", "上午"), "最后一个", "后天（11月26日 周四） 11:30-12:00"),
        (("后天",), "最晚的", "后天（11月26日 周四） 16:30-17:00"),
        ((), "后天最后一个号", "后天（11月26日 周四） 16:30-17:00"),
        (("后天",), "下午最晚的", "后天（11月26日 周四） 16:30-17:00"),
    ],
)
def test_the_first_and_the_last_of_a_day(before: tuple[str, ...], said: str, at: str) -> None:
    chat = _chat(BOOK, *before)
    assert at in chat.says(said)
    assert chat.state == ("book", "confirm")


def test_the_last_of_a_day_in_the_first_words_and_when_moving() -> None:
    assert "后天（11月26日 周四） 16:30-17:00" in _chat().says(f"{BOOK}，后天最后一个")
    chat = _chat(BOOK, "后天上午", "9点", "确定")
    assert texts.LAST_OF_WHICH in chat.says("改到最晚的")
    (booking,) = chat.desk.bookings()
    assert booking.start.hour == 9
    chat.says("明天最后一个")
    (booking,) = chat.desk.bookings()
    assert (booking.on.day, f"{booking.start:%H:%M}") == (25, "16:30")


def test_the_last_of_no_day_is_asked_back() -> None:
    assert texts.LAST_OF_WHICH in _chat(BOOK).says("最后一个")


def test_the_latest_is_asked_for() -> None:
    assert HOURS in _chat(BOOK).says("最晚几点下班")


@pytest.mark.parametrize("said", ["马上", "现在", "马上来行不"])
def test_now_is_today(said: str) -> None:
    heard = _chat(BOOK).says(said)
    assert "今天（11月24日 周二）约满了" in heard


@pytest.mark.parametrize("said", ["后天上午，最好不要太早，要不要钱", "后天上午来，收不收费"])
def test_a_question_beside_the_time_is_answered_and_the_time_noted(said: str) -> None:
    chat = _chat(BOOK)
    assert "不收费" in chat.says(said)
    assert chat.state == ("book", "time")


@pytest.mark.parametrize(
    ("said", "noted"),
    [("后天上午，别太早", texts.LATER_ONES), ("后天上午，不要太晚", texts.EARLIER_ONES)],
)
def test_not_too_early_is_noted(said: str, noted: str) -> None:
    assert noted in _chat(BOOK).says(said)


@pytest.mark.parametrize("said", ["后天上午", "后天上午早点", "要不要钱", "后天上午要带啥"])
def test_nothing_is_noted_of_what_was_not_said(said: str) -> None:
    heard = _chat(BOOK).says(said)
    assert texts.LATER_ONES not in heard
    assert texts.EARLIER_ONES not in heard


def test_a_child_let_out_of_school_is_a_time_and_no_applicant() -> None:
    assert "给孩子" not in _chat().says("娃放学以后去办高龄津贴，约个号")
    assert "给孩子" in _chat().says("给娃约个号，办社保卡挂失")


@pytest.mark.parametrize("said", ["明早", "明早九点", "明天早上"])
def test_a_half_day_as_the_first_words_or_in_the_questions_books(said: str) -> None:
    chat = _chat()
    assert "记下了：明天" in chat.says(said)
    assert chat.state == ("book", "matter")

    chat = _chat("办低保要带什么")
    chat.says(said)
    assert chat.talk.frames[-1].dialog == "book"
    assert chat.talk.frames[-1].learned["on"] == "2026-11-25"


@pytest.mark.parametrize("said", ["12月3号", "去年", "三天"])
def test_a_day_alone_in_the_questions_books_nothing(said: str) -> None:
    chat = _chat("办低保要带什么")
    chat.says(said)
    assert chat.talk.frames[-1].learned.get("on") is None


@pytest.mark.parametrize(
    ("matter", "said", "noted"),
    [
        ("预约办社保卡", "后天吧", "记下了：后天"),
        ("预约办社保卡", "后天上午嘛", "记下了：后天（11月26日 周四）上午"),
        ("预约办营业执照", "25号不行就26号", "25日 周三），不行就后天"),
    ],
)
def test_a_day_said_before_which_matter_is_noted_and_kept(
    matter: str, said: str, noted: str
) -> None:
    chat = _chat(matter)
    assert noted in chat.says(said)
    assert chat.state == ("book", "which")
    chat.says("1")
    assert chat.talk.frames[-1].learned["on"] in {"2026-11-25", "2026-11-26"}


@pytest.mark.parametrize(
    "said",
    [
        "上个月15号我摔断了腿，想明天上午来第一次办残疾证",
        "上周五来过，明天上午再来办社保卡挂失",
    ],
)
def test_a_past_day_in_the_story_hides_no_wish_to_come(said: str) -> None:
    chat = _chat()
    chat.says(said)
    assert chat.state == ("book", "time")
    assert chat.talk.frames[-1].learned["on"] == "2026-11-25"


@pytest.mark.parametrize("said", ["昨天我9点来办低保没人", "上个月15号我摔断了腿，怎么办残疾证"])
def test_a_story_without_a_day_ahead_books_nothing(said: str) -> None:
    chat = _chat()
    chat.says(said)
    assert chat.talk.frames[-1].dialog != "book"


def test_today_run_into_its_half_is_not_tomorrow() -> None:
    chat = _chat("约明天办老年证")
    assert "今天（11月24日 周二）下午" in chat.says("今下午来")
