"""A day that was told beside the question is kept until a place is wished."""

from datetime import timedelta

import pytest

from tests.support.chat import Chat


def _listed(said: str) -> Chat:
    chat = Chat()
    chat.says(said)
    for _ in range(9):
        if chat.state == ("guide", "told"):
            return chat
        chat.says("1")
    raise AssertionError(f"no list came: {chat.state}")


@pytest.mark.parametrize(
    ("said", "state", "told"),
    [
        ("我后天上午回来给我爸办老年证，要带啥", "time", "11月26日 周四），几点来"),
        ("后天上午来办高龄补贴要带什么", "time", "11月26日 周四），几点来"),
        ("我明天下午去镇上办社保卡，需要啥材料", "time", "11月25日 周三），几点来"),
        ("我后天来办居住证，要带啥", "part", "上午来还是下午来"),
        ("想周五下午3点来办居住证，要多少钱？", "confirm", "11月27日 周五 15:00"),
        ("我星期六来办低保，要带啥", "day", "周六不上班"),
    ],
)
def test_the_day_that_was_told_is_not_asked_again(said: str, state: str, told: str) -> None:
    for wish in ("预约", "帮我约个号"):
        chat = _listed(said)

        heard = chat.says(wish)

        assert told in heard
        assert chat.state == ("book", state)


@pytest.mark.parametrize(
    "said",
    [
        "我奶奶后天满80岁，高龄补贴要带啥",
        "我爸后天出院，办残疾证要啥",
        "昨天来办老年证没带照片，还要带啥",
        "办老年证要带啥",
    ],
)
def test_a_day_of_a_story_is_no_plan(said: str) -> None:
    chat = _listed(said)

    assert "哪天来" in chat.says("预约")


def test_whom_it_is_for_is_kept_with_the_day() -> None:
    assert "给爸爸" in _listed("我后天上午回来给我爸办老年证，要带啥").says("预约")


def test_a_time_alone_is_of_that_day_and_another_day_counts_more() -> None:
    said = "我后天上午回来给我爸办老年证，要带啥"

    assert "11月26日 周四） 10:00" in _listed(said).says("那就十点来")
    assert "11月27日" in _listed(said).says("那我大后天来")


def test_a_day_that_has_passed_since_is_asked_anew() -> None:
    chat = _listed("我明天上午来办老年证，要带啥")
    chat.now += timedelta(days=3)

    assert "哪天来" in chat.says("预约")


@pytest.mark.parametrize("said", ["我明天下午想来办社保卡", "明天下午我来办营业执照"])
def test_a_day_is_kept_over_the_question_which(said: str) -> None:
    chat = Chat()
    chat.says(said)
    assert chat.state == ("find_matter", "which")

    heard = chat.says("1")

    assert chat.state == ("book", "time")
    assert "明天" in heard
