"""What a booking does with a wish that is no certain day or time: it asks, and guesses none."""

import pytest

from tests.support.chat import Chat


@pytest.fixture(name="chat")
def _chat() -> Chat:
    chat = Chat()
    chat.says("预约取号")
    chat.says("低保")
    return chat


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("周三或者周四都行", "请说定一天"),
        ("昨天", "已经过了"),
        ("2月30号", "2月最多29天"),
        ("下周三点半", "没看懂"),
        ("明天不行", "哪天方便"),
        ("元旦后第一个工作日", "还没公布"),
    ],
)
def test_what_is_no_certain_day_is_asked_back_and_is_no_miss(
    chat: Chat, said: str, hint: str
) -> None:
    heard = chat.says(said)

    assert hint in heard
    assert "哪天来" in heard
    assert chat.talk.misses == 0


def test_several_days_show_those_that_are_free(chat: Chat) -> None:
    heard = chat.says("周四周五都可以")

    assert "请说定一天" in heard
    assert "11月26日" in heard
    assert "11月27日" in heard
    assert "11月25日" not in heard


def test_a_day_in_words_leads_on_after_asking_back(chat: Chat) -> None:
    chat.says("这几天")
    chat.says("后天上午")

    assert "9:30-10:00" in chat.says("九点半")


def test_an_unclear_time_keeps_the_day(chat: Chat) -> None:
    heard = chat.says("明天上午九点或者十点")

    assert "一段时间" in heard
    assert "几点来" in heard
    assert "14:00" not in heard


def test_the_earliest_on_a_day_is_of_that_day(chat: Chat) -> None:
    heard = chat.says("后天下午越早越好")

    assert "11月26日" in heard
    assert "14:00-14:30" in heard


def test_at_the_last_look_an_unclear_time_changes_nothing(chat: Chat) -> None:
    chat.says("明天上午九点半")

    heard = chat.says("换到三点或者四点")

    assert "一段时间" in heard
    assert "9:30-10:00" in heard
    assert chat.desk.made == []


def test_a_story_of_yesterday_begins_no_booking() -> None:
    chat = Chat()

    assert "哪天来" not in chat.says("我昨天来办低保没办成")
