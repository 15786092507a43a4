"""What went wrong when people with fresh eyes talked to it, and must not again."""

import pytest

from dialogs.choosing import choose
from dialogs.machine import Choice
from tests.support.chat import Chat


@pytest.fixture(name="chat")
def _chat() -> Chat:
    return Chat()


def test_a_name_and_a_phone_do_not_lose_the_place(chat: Chat) -> None:
    chat.says("我想明天上午9点来办低保")

    assert "记下了" in chat.says("我叫王小明")
    assert "记下了" in chat.says("13812345678")
    assert "约好了" in chat.says("好的")


@pytest.mark.parametrize("asked", ["老年证要照片几张", "老年证要几张照片"])
def test_a_photo_is_found_on_the_list_by_what_it_is_called(chat: Chat, asked: str) -> None:
    heard = chat.says(asked)

    assert "清单里有：\n1. 一寸免冠彩照 原件1份" in heard
    assert "居住证" not in heard.split("第1问")[0]


def test_photos_are_asked_about_without_the_matter(chat: Chat) -> None:
    chat.says("老年证怎么办")

    assert "一寸免冠彩照" in chat.says("照片几张")


def test_another_certificate_is_not_answered_from_this_list(chat: Chat) -> None:
    chat.says("身份证丢了")

    assert "清单里有" not in chat.says("结婚证要几张照片")
    assert "清单里有" not in chat.says("那护照要几张照片")


def test_a_question_is_no_answer(chat: Chat) -> None:
    chat.says("低保年审")

    assert "授权委托书" not in chat.says("代办员电话")


def test_the_second_is_asked_about_where_it_may_be_either(chat: Chat) -> None:
    chat.says("低保和高龄补贴")
    chat.says("不清楚")

    assert "还是说另一件" in chat.says("第二个")
    assert "【高龄津贴" in chat.says("接着看")


def test_a_wish_to_come_books_for_the_matter_at_hand(chat: Chat) -> None:
    chat.says("高龄补贴要带什么")

    heard = chat.says("那我明天下午三点来")

    assert chat.state == ("book", "confirm")
    assert "15:00" in heard


def test_an_answer_at_the_offer_of_a_person_goes_on(chat: Chat) -> None:
    chat.says("低保")
    chat.says("1")
    chat.says("咕噜噜")
    assert "要不要转给工作人员" in chat.says("叽里咕噜")

    assert "第3问" in chat.says("已婚")


def test_what_is_asked_at_the_offer_is_still_answered(chat: Chat) -> None:
    chat.says("低保要带什么")
    chat.says("咕噜噜")
    chat.says("叽里咕噜")

    assert "多久办好：" in chat.says("多久办好")
    assert "爸爸的情况" in chat.says("我爸的话呢")


def test_the_day_of_a_question_is_no_wish(chat: Chat) -> None:
    chat.says("我想明天上午9点来办低保")

    for asked in ("周六上班吗", "要带身份证吗"):
        assert "9:00-9:30" in chat.says(asked)


def test_the_bereaved_are_told_all_in_order(chat: Chat) -> None:
    heard = chat.says("我爸昨天走了")

    assert heard.startswith("请节哀")
    assert heard.index("开死亡证明") < heard.index("销户口") < heard.index("停养老保险")


@pytest.mark.parametrize(
    ("said", "label"),
    [("满16岁了", "满16周岁"), ("满了", "满16周岁"), ("还小", "未满16周岁")],
)
def test_plain_answers_fit_stiff_labels(said: str, label: str) -> None:
    choices = [Choice(each, each) for each in ("满16周岁", "未满16周岁", "不清楚")]
    assert choose(said, choices) == (label,)


@pytest.mark.parametrize("said", ["我想办个事", "帮我办个事"])
def test_an_opening_is_greeted_not_handed_over(chat: Chat, said: str) -> None:
    assert "您想办什么事" in chat.says(said)
    assert chat.desk.called == []


def test_who_has_had_enough_gets_a_human_word_first(chat: Chat) -> None:
    assert chat.says("什么破机器人").startswith("没帮上您，对不起")


@pytest.mark.parametrize("said", ["另外", "顺便", "还有就是", "再问", "再就是", "还要问"])
def test_a_joining_word_alone_does_no_harm(chat: Chat, said: str) -> None:
    assert chat.says(said)


def test_a_closed_day_is_called_closed_and_the_half_is_kept(chat: Chat) -> None:
    heard = chat.says("我想周六上午来办低保")

    assert "不上班，约不了" in heard
    heard = chat.says("1")
    assert "9:00" in heard
    assert "14:00" not in heard


@pytest.mark.parametrize("said", ["哪天都行", "随便", "都可以"])
def test_any_day_is_the_earliest(chat: Chat, said: str) -> None:
    chat.says("我想预约办低保")

    assert "9:00-9:30" in chat.says(said)
    assert chat.state == ("book", "confirm")


def test_in_elder_mode_a_choice_of_several_shows_them_all(chat: Chat) -> None:
    chat.says("老人模式")

    heard = chat.says("低保要带什么")

    for each in ("有残疾证", "有人得大病", "有人打工", "还在上学", "都没有", "不清楚"):
        assert each in heard


@pytest.mark.parametrize("said", ["1和5", "1和6"])
def test_something_and_nothing_together_are_asked_again(chat: Chat, said: str) -> None:
    chat.says("低保要带什么")

    heard = chat.says(said)

    assert "对不上" in heard
    assert "第1问" in heard
    assert "第2问" in chat.says("1和2")
