"""What is asked in between, in one's own words: answered from the record, and the step goes on."""

import pytest

from tests.support.chat import Chat


@pytest.fixture(name="chat")
def _chat() -> Chat:
    return Chat()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("那要几张照片", "寸"),
        ("多久办好", "多久办好"),
        ("要钱吗", "收费"),
        ("能叫我儿子去吗", "代办"),
        ("网上能办不", "网上"),
        ("材料在哪开", "在哪"),
        ("什么条件", "条件"),
        ("周六上班吗", "不上班"),
    ],
)
def test_each_element_is_answered_in_the_middle_of_a_step(
    chat: Chat, asked: str, told: str
) -> None:
    before = chat.says("第一次办残疾证")
    question = before[before.index("第1问") :]

    heard = chat.says(asked)

    assert told in heard
    assert heard.endswith(question)


def test_two_questions_in_one_message_get_two_answers(chat: Chat) -> None:
    chat.says("第一次办残疾证")

    heard = chat.says("要几张照片，多久办好，周六上班吗")

    assert "清单里有" in heard
    assert "多久办好：" in heard
    assert "不上班" in heard


def test_a_first_question_with_its_matter_is_answered_before_the_steps(chat: Chat) -> None:
    heard = chat.says("办低保要钱吗")

    assert "收费：" in heard
    assert "第1问" in heard


def test_a_question_without_a_matter_is_kept_until_there_is_one(chat: Chat) -> None:
    assert "哪件事" in chat.says("要钱吗")
    assert "收费：" in chat.says("低保")


def test_the_same_for_somebody_else(chat: Chat) -> None:
    chat.says("高龄津贴要带什么")
    while "接下来" not in chat.says("不清楚"):
        pass

    heard = chat.says("我爸的话呢")

    assert "爸爸的情况" in heard
    assert "第1问" in heard


def test_what_was_told_is_not_asked_again_but_shown(chat: Chat) -> None:
    heard = chat.says("社保卡丢了，想补一张")

    assert "丢了" in heard.split("我先记下了")[1].split("不对就说")[0]
    while "接下来" not in heard:
        assert "旧证（旧卡）是丢了" not in heard.split("第", 1)[-1].split("问：", 1)[-1][:20]
        heard = chat.says("不清楚")


def test_a_wrong_reading_is_mended_by_beginning_again(chat: Chat) -> None:
    chat.says("社保卡丢了，想补一张")

    heard = chat.says("重来")

    assert "我先记下了" not in heard
    assert "旧证（旧卡）是丢了" in heard


def test_the_second_matter_of_a_message_is_not_dropped(chat: Chat) -> None:
    heard = chat.says("残疾证丢了怎么补，另外高龄津贴怎么领")
    while "接下来" not in heard:
        heard = chat.says("不清楚")

    assert "接着看：到了岁数，领高龄津贴" in heard
    assert "【高龄津贴" in chat.says("接着看")


def test_matter_and_wish_go_into_the_booking_with_the_time(chat: Chat) -> None:
    heard = chat.says("我想明天上午来办低保")

    assert chat.state == ("book", "time")
    assert "11月25日" in heard
    assert "14:00" not in heard


def test_the_time_is_kept_while_it_is_asked_which(chat: Chat) -> None:
    chat.says("我想明天上午来办残疾证")
    heard = chat.says("1") if chat.state == ("find_matter", "which") else ""

    assert "11月25日" in heard or chat.state == ("book", "time")


def test_asked_back_in_words_that_tell_apart(chat: Chat) -> None:
    heard = chat.says("办残疾证的事")

    assert "第一次办残疾证" in heard
    assert "残疾证到期了，换新的" in heard
    assert "残疾证丢了、坏了，补一本" in heard
    chat.says("残疾证到期了，换新的")
    again = chat.says("不是这个")
    assert "第一次办残疾证" in again
    assert "到期了，换新的" not in again


def test_a_second_miss_hands_over_what_was_understood(chat: Chat) -> None:
    chat.says("房子问题")
    chat.says("呜啦呜啦")
    chat.says("呜啦呜啦房子的")
    assert "转给工作人员" in chat.says("呜啦呜啦房子")
    chat.says("转")

    reason, _asked, _matter = chat.desk.called[0]
    assert reason.startswith("机器人没听懂；可能是：")
    assert "房" in reason


@pytest.mark.parametrize(
    ("text", "who", "phone"),
    [
        ("护照到期了怎么换", "出入境", "12367"),
        ("驾照丢了找谁补", "交警", "12123"),
        ("我要起诉他，怎么立案", "法院", "12368"),
    ],
)
def test_not_ours_is_answered_with_who_does_it(chat: Chat, text: str, who: str, phone: str) -> None:
    heard = chat.says(text)

    assert who in heard
    assert phone in heard
    assert "人工" in heard
    assert chat.desk.answers == [text]


def test_the_four_that_the_unsolved_window_does_not_take_get_their_door(chat: Chat) -> None:
    heard = chat.says("我跑了五趟了法院判决还不给我办，找办不成事")

    assert "法院" in heard
    assert "“办不成事”窗口办不了" in heard
    assert chat.desk.called == []


@pytest.mark.parametrize("text", ["讲个笑话", "你这傻逼机器人", "谢谢你啊"])
def test_small_talk_and_abuse_get_a_short_human_answer(chat: Chat, text: str) -> None:
    heard = chat.says(text)

    assert "没听明白" not in heard
    assert len(heard) < 80


@pytest.mark.parametrize(
    "words",
    [
        "为什么问这个",
        "问这个干嘛",
        "你问这些干什么呢",
        "这个跟办证有啥关系",
        "咋问这么多",
        "管这么多干啥",
    ],
)
def test_why_it_is_asked_is_answered_by_what_hangs_on_it(chat: Chat, words: str) -> None:
    before = chat.says("第一次办残疾证")
    question = before[before.index("第1问") :]

    heard = chat.says(words)

    assert "因为它决定您要不要带：居民身份证（监护人）、监护关系证明" in heard
    assert heard.endswith(question)
