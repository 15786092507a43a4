"""Buses, parking, weekends, and pictures sent ahead."""

import pytest

from tests.dialogs.test_asked_who_goes import told
from tests.support.chat import Chat

UNKNOWN = "我这里没有写"


@pytest.mark.parametrize(
    "words",
    [
        "坐几路车",
        "有停车位吗",
        "停车方便不",
        "怎么坐车",
        "坐公交咋走",
        "哪路公交能到",
        "好停车不",
        "开车来停哪里有车位",
    ],
)
def test_bus_and_parking_are_not_known(words: str) -> None:
    for chat in (Chat(), told("社保卡补领换领")):
        before = chat.state
        heard = chat.says(words)
        assert UNKNOWN in heard
        assert "023-0000-1001" in heard
        assert chat.state == before


def test_they_are_not_known_at_the_read_back_either() -> None:
    chat = told("社保卡补领换领")
    for line in ("1", "1", "1", "1"):
        chat.says(line)
    assert UNKNOWN in chat.says("怎么坐车")
    assert chat.state == ("book", "confirm")


@pytest.mark.parametrize(
    "words",
    [
        "老人公交卡怎么办",
        "老人坐公交免费吗",
        "你们在哪里",
        "末班公交几点",
        "怎么走",
        "违停怎么处理",
    ],
)
def test_other_questions_of_ways_are_answered_as_before(words: str) -> None:
    assert UNKNOWN not in Chat().says(words)


@pytest.mark.parametrize(
    "words", ["周末开吗", "周末能领证不", "周六周日开门不", "双休日有人吗", "星期六和星期天开门吗"]
)
def test_both_days_of_the_weekend_are_told(words: str) -> None:
    heard = Chat().says(words)
    assert "周六：不上班" in heard
    assert "周日：不上班" in heard


@pytest.mark.parametrize("words", ["星期天有人吗", "礼拜天开吗"])
def test_one_day_is_told_alone(words: str) -> None:
    heard = Chat().says(words)
    assert "周日：不上班" in heard
    assert "周六：" not in heard


@pytest.mark.parametrize("words", ["明天上班吗", "几点开门", "星期五有人吗"])
def test_other_days_say_nothing_of_the_weekend(words: str) -> None:
    assert "周六：" not in Chat().says(words)


@pytest.mark.parametrize(
    "words",
    [
        "我拍照发你看看行不", "能拍照发给你不", "材料能拍照发给你吗", "能发图片给你审核一下吗",
        "可以微信发过来吗", "照片可以发微信吗", "把身份证拍照发给你行不", "先发照片给你们看看",
    ],
)  # fmt: skip
def test_pictures_may_be_sent_ahead(words: str) -> None:
    chat = told("社保卡补领换领")
    heard = chat.says(words)
    assert chat.state == ("precheck", "send")
    assert "拍照发来" in heard
    assert "还没有您的清单" in Chat().says(words)


@pytest.mark.parametrize(
    "words",
    [
        "能把清单发给我吗", "证能寄给我吗", "照片要几张", "补贴什么时候发", "能在窗口拍照吗",
        "材料已经发给你们了", "定位发给你", "卡什么时候发给我",
    ],
)  # fmt: skip
def test_what_is_not_sent_ahead(words: str) -> None:
    chat = told("社保卡补领换领")
    chat.says(words)
    assert chat.state != ("precheck", "send")
