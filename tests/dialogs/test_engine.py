"""Global words, stale taps, pauses, misses and corrections, in any dialog."""

from datetime import timedelta

import pytest

from dialogs.talk import Frame, Talk
from tests.support.chat import Chat


@pytest.fixture(name="chat")
def _chat() -> Chat:
    return Chat()


def test_back_asks_the_question_before_again(chat: Chat) -> None:
    first = chat.says("低保边缘要带什么")
    assert "第1问" in first
    assert "第2问" in chat.says("2")

    again = chat.says("返回")

    assert "第1问" in again
    assert "第2问" not in again


def test_back_from_the_first_question_leaves_to_the_menu(chat: Chat) -> None:
    chat.says("低保边缘要带什么")

    assert "您想做什么" in chat.says("返回")


def test_cancel_leaves_everything(chat: Chat) -> None:
    chat.says("低保边缘要带什么")

    assert "先不办了" in chat.says("算了")
    assert chat.state is None


@pytest.mark.parametrize("word", ["人工", "转人工", "叫个人来", "什么破玩意听不懂", "找真人"])
def test_a_person_is_called_at_once_from_any_state(chat: Chat, word: str) -> None:
    chat.says("低保边缘要带什么")

    assert "转给工作人员" in chat.says(word)
    assert len(chat.desk.called) == 1
    assert chat.state is None


def test_start_afresh_begins_the_same_matter_again(chat: Chat) -> None:
    chat.says("低保边缘要带什么")
    chat.says("2")

    assert "第1问" in chat.says("重来")


def test_say_that_again_repeats_the_question_without_a_miss(chat: Chat) -> None:
    asked = chat.says("低保边缘要带什么").split("第1问")[1]

    assert asked.strip() in chat.says("再说一遍")
    assert chat.talk.misses == 0


def test_two_misses_in_a_row_offer_a_clerk_and_one_does_not(chat: Chat) -> None:
    chat.says("低保边缘要带什么")

    assert "没听明白" in chat.says("啦啦啦啦")
    assert "要不要转给工作人员" in chat.says("呜呜呜呜")
    assert chat.desk.called == []
    assert "转给工作人员" in chat.says("好")
    assert len(chat.desk.called) == 1


def test_an_understood_answer_between_two_misses_forgives_the_first(chat: Chat) -> None:
    chat.says("低保边缘要带什么")
    chat.says("啦啦啦啦")
    chat.says("2")

    assert "要不要转给工作人员" not in chat.says("呜呜呜呜")


def test_who_says_no_to_the_clerk_goes_on_where_they_were(chat: Chat) -> None:
    chat.says("低保边缘要带什么")
    chat.says("啦啦啦啦")
    chat.says("呜呜呜呜")

    assert "第1问" in chat.says("我再说说")


def test_a_tap_on_an_older_question_is_explained_and_changes_nothing(chat: Chat) -> None:
    chat.says("低保边缘要带什么")
    old = chat.tap_of("有")
    chat.taps("没有")
    before = chat.talk.frames[-1].learned

    heard = chat.says("有", tap=old)

    assert "不作数" in heard
    assert "第2问" in heard
    assert chat.talk.frames[-1].learned == before


def test_a_tap_still_counts_after_a_question_in_between(chat: Chat) -> None:
    chat.says("低保边缘要带什么")
    tap = chat.tap_of("没有")
    chat.says("要钱吗")

    assert "第2问" in chat.says("没有", tap=tap)


def test_a_tap_whose_id_was_lost_is_read_by_its_words(chat: Chat) -> None:
    chat.says("低保边缘要带什么")

    assert "第2问" in chat.says("没有")


def test_a_tap_after_everything_ended_is_explained(chat: Chat) -> None:
    chat.says("低保边缘要带什么")
    old = chat.tap_of("没有")
    chat.says("取消")

    assert "不作数" in chat.says("没有", tap=old)


def test_after_a_pause_the_unfinished_dialog_is_offered_again(chat: Chat) -> None:
    chat.says("低保边缘要带什么")
    chat.now += timedelta(hours=5)

    assert "要接着弄吗" in chat.says("没有")
    assert "第1问" in chat.says("接着")


def test_after_a_pause_something_else_can_be_asked(chat: Chat) -> None:
    chat.says("低保边缘要带什么")
    chat.now += timedelta(hours=5)
    chat.says("第一次办居住证")

    assert "居住证申领" in chat.says("不弄了")


def test_after_a_pause_a_finished_dialog_is_not_offered_again(chat: Chat) -> None:
    chat.says("低保边缘要带什么")
    for _question in range(4):
        chat.says("不清楚")
    chat.now += timedelta(hours=5)

    assert "要接着弄吗" not in chat.says("几点下班")


@pytest.mark.parametrize(("word", "heard"), [("再说一遍", "要接着弄吗"), ("返回", "您想做什么")])
def test_global_words_work_at_the_offer_to_go_on(chat: Chat, word: str, heard: str) -> None:
    chat.says("低保边缘要带什么")
    chat.now += timedelta(hours=5)
    chat.says("没有")

    assert heard in chat.says(word)


def test_in_elder_mode_not_knowing_is_understood_on_every_page(chat: Chat) -> None:
    chat.says("老人模式")
    chat.says("低保要带什么")
    chat.says("不清楚")

    assert "第3问" in chat.says("不清楚")


def test_a_tap_on_an_old_menu_does_not_throw_a_booking_away(chat: Chat) -> None:
    chat.says("你好")
    old = chat.tap_of("找工作人员")
    chat.says("预约取号")
    chat.says("低保")

    assert "不作数" in chat.says("找工作人员", tap=old)
    assert chat.desk.called == []


def test_a_correction_answers_the_question_before(chat: Chat) -> None:
    chat.says("低保边缘要带什么")
    chat.says("没有")

    heard = chat.says("不对，是有")

    assert "第2问" in heard
    assert chat.talk.frames[-1].learned["answers"] == {"disab_cert": ["有"]}


def test_an_unknown_state_starts_over_politely(chat: Chat) -> None:
    chat.talk = Talk(frames=[Frame("guide", "gone", {"matter": "minzheng.dibao"})])

    heard = chat.says("第一次办居住证")

    assert "重新来" in heard
    assert "居住证申领" in heard


def test_a_matter_that_left_the_catalog_starts_over_politely(chat: Chat) -> None:
    chat.talk = Talk(frames=[Frame("guide", "circumstance", {"matter": "gone.gone"})])

    assert "重新来" in chat.says("你好")


def test_pictures_and_voice_are_kept_and_explained(chat: Chat) -> None:
    chat.says("低保边缘要带什么")

    heard = chat.says("", kind="voice")

    assert "人工" in heard
    assert "第1问" in heard
    assert chat.talk.misses == 0


def test_elder_mode_shows_at_most_three_choices_and_leafs_on(chat: Chat) -> None:
    chat.says("老人模式")
    chat.says("低保要带什么")
    heard = chat.says("不清楚")
    assert "第2问" in heard
    assert "1. 已婚\n2. 未婚\n3. 还有别的" in heard

    heard = chat.says("3")

    assert "1. 离婚\n2. 丧偶\n3. 还有别的" in heard
    assert "第3问" in chat.says("离婚")


def test_every_message_keeps_to_the_limit_and_shows_both_ways_out(chat: Chat) -> None:
    for text in ["低保边缘要带什么", *["不清楚"] * 6, "预约", "1", "返回", "你好"]:
        chat.says(text)

        assert all(len(message.encode()) <= 1900 for message in chat.messages)
        assert "人工" in chat.messages[-1]
        assert "返回" in chat.messages[-1] or "菜单" in chat.messages[-1]
