"""A day or time in a story, a complaint or a letter is not taken for the time that is chosen."""

import pytest

from dialogs.texts import booking as texts
from dialogs.texts import say, waiting
from tests.support.chat import Chat

DAY = ("预约办社保卡", "2")
CONFIRM = (*DAY, "明天上午", "9点")
MOVING = (*CONFIRM, "确定", "改时间")


def _chat(*said: str) -> Chat:
    chat = Chat()
    for each in said:
        chat.says(each)
    return chat


@pytest.mark.parametrize(
    ("said", "door"),
    [
        ("我的案子11月27日在县法院开庭，要带什么证件", "12368"),
        ("后天上午法院开庭，我该走哪个门", "12368"),
        ("我娃27号上午要打疫苗，在哪里打", "卫生院"),
    ],
)
def test_another_body_s_door_comes_before_the_day(said: str, door: str) -> None:
    chat = _chat(*DAY)
    assert door in chat.says(said)
    assert chat.state == ("book", "day")


@pytest.mark.parametrize(
    "said",
    [
        "村支书说明天上午来我家看",
        "医院26号下午催我交住院费",
        "老师通知后天上午开家长会",
        "上次改了时间，27号下午去了又没人，太不负责任了",
        "你们说25号下午发补贴，结果一分没到账",
    ],
)
@pytest.mark.parametrize("before", [DAY, (*DAY, "后天"), CONFIRM, MOVING], ids=str)
def test_what_only_tells_of_a_time_is_asked_back(before: tuple[str, ...], said: str) -> None:
    chat = _chat(*before)
    there, made = chat.state, list(chat.desk.made)

    heard = chat.says(said)
    assert "您是想" in heard
    assert "1. 是" in heard
    assert chat.state == there
    assert texts.TOLD_NO_TIME in chat.says("2")
    assert chat.state == there
    assert chat.desk.made == made


def test_what_was_asked_back_is_taken_at_a_yes_or_mended_in_words() -> None:
    chat = _chat(*DAY, "医院26号下午催我交住院费")
    assert "14:00-14:30" in chat.says("是")

    chat = _chat(*DAY, "医院26号下午催我交住院费")
    assert "9:00-9:30" in chat.says("明天上午")
    assert chat.state == ("book", "time")


def test_a_day_gone_by_that_is_told_is_no_wish() -> None:
    chat = _chat(*DAY)
    heard = chat.says("交警昨天扣了我的三轮车")
    assert "已经过了" not in heard
    assert texts.TOLD_NO_TIME in heard
    assert chat.state == ("book", "day")


def test_a_day_gone_by_in_a_question_on_progress_is_no_wish_and_nothing_is_booked_yet() -> None:
    heard = _chat(*DAY).says("我的低保10月15日交的材料，到现在没消息")
    assert "已经过了" not in heard
    assert "查办理进度" in heard
    assert "还没约上" in heard


@pytest.mark.parametrize(
    "said",
    [
        "我昨天来窗口没人，白等一上午，你们管不管",
        "上周五下午我去的，那个办事员吼我，我要反映",
        "我要投诉你们窗口态度差",
    ],
)
@pytest.mark.parametrize(
    ("before", "undone"),
    [
        (DAY, say.NOT_BOOKED_YET),
        (CONFIRM, say.NOT_BOOKED_YET),
        (MOVING, waiting.STILL_BOOKED),
        ((*DAY, "啥子哦", "哪样嘛"), say.NOT_BOOKED_YET),
    ],
    ids=str,
)
def test_a_complaint_is_taken_and_says_what_is_not_booked(
    before: tuple[str, ...], undone: str, said: str
) -> None:
    chat = _chat(*before)
    heard = chat.says(said)
    assert "投诉" in heard
    assert undone in heard
    assert chat.desk.called[-1][0] == "投诉"


def test_a_question_on_progress_says_what_is_not_booked_either() -> None:
    assert say.NOT_BOOKED_YET in _chat(*CONFIRM).says("我的低保办得怎么样了")


def test_what_is_booked_or_left_by_itself_says_nothing_undone() -> None:
    assert say.NOT_BOOKED_YET not in _chat(*CONFIRM).says("确定")
    chat = _chat(*CONFIRM, "确定")
    assert say.NOT_BOOKED_YET not in chat.says("我要投诉你们窗口态度差")


@pytest.mark.parametrize(
    "said",
    [
        "后天上午",
        "我后天上午赶集，顺便来办行不",
        "我娃后天上午放学，我想后天上午来",
        "后天早上可以，要得不",
        "不是明天，是后天上午",
        "后天上午给我妈约",
        "昨天没办成，后天上午再来",
        "麻烦老师帮我改到后天上午，谢谢",
        "后天上午有空位没得",
        "后天（11月26日 周四）上午",
    ],
)
def test_a_wished_time_is_taken(said: str) -> None:
    chat = _chat(*DAY)
    chat.says(said)
    assert chat.state == ("book", "time")
    assert chat.talk.frames[-1].learned["on"] == "2026-11-26"
    assert chat.talk.frames[-1].learned["part"] == "am"


@pytest.mark.parametrize(
    "said", ["周三或者周四都行", "昨天", "下周三点半", "明天要带娃打针，后天早上可以"]
)
def test_what_is_unclear_or_past_but_wished_is_asked_as_before(said: str) -> None:
    chat = _chat(*DAY)
    heard = chat.says(said)
    assert "您是想" not in heard
    assert texts.TOLD_NO_TIME not in heard
    assert "哪天来" in heard


def test_what_for_is_asked_on_where_only_a_story_was_told() -> None:
    assert "记下了" not in _chat("我要预约").says("村支书说明天上午来我家看")
    assert "记下了" in _chat("我要预约").says("明天上午")


def test_a_first_message_that_tells_of_a_moved_time_moves_nothing() -> None:
    chat = _chat(*CONFIRM, "确定", "取消")
    booked = chat.desk.bookings()
    assert "您是想改到" in chat.says("上次改了时间，27号下午去了又没人，太不负责任了")
    assert texts.TOLD_NO_TIME in chat.says("不是")
    assert chat.desk.bookings() == booked
