"""After the list: what an electronic certificate or a promise saves, asked once and skippable."""

import pytest

from dialogs.flows.sparing import SPARE
from tests.support.chat import Chat


@pytest.fixture(name="chat")
def _chat() -> Chat:
    return Chat()


def _told(chat: Chat, first: str, *answers: str) -> str:
    heard = chat.says(first)
    for each in answers:
        heard = chat.says(each)
    assert "接下来" in heard
    return heard


def test_the_choice_comes_after_the_list_and_can_be_passed_over(chat: Chat) -> None:
    heard = _told(chat, "高龄津贴要带什么", "4", "本人", "有")

    assert heard.index("要带的材料") < heard.index(SPARE.label)
    assert "免带" not in heard


def test_one_question_then_the_shorter_list_under_a_new_number(chat: Chat) -> None:
    _told(chat, "高龄津贴要带什么", "4", "本人", "有")
    asked = chat.says("有电子证照，少带几样")
    assert "1. 居民身份证（申请人）：有电子证照" in asked

    heard = chat.says("1和2")

    assert "G261124-0002" in heard
    assert "免带：居民身份证（申请人）（用电子证照）" in heard
    assert "免带：居民户口簿（用电子证照）" in heard
    assert "窗口仍要看原件" in heard
    spared = chat.desk.told[-1].spared
    assert [(each.material.name, each.how) for each in spared] == [
        ("居民身份证（申请人）", "电子证照"),
        ("居民户口簿", "电子证照"),
    ]
    left = [each.name for each in chat.desk.told[-1].materials]
    assert "居民户口簿" not in left
    assert "1. 高龄津贴申请（审批）表" in heard


def test_it_can_be_said_in_one_s_own_words(chat: Chat) -> None:
    _told(chat, "高龄津贴要带什么", "4", "本人", "有")

    assert "免带：居民身份证（申请人）" in chat.says("我有电子身份证")
    heard = chat.says("我还有电子户口簿")
    assert "免带：居民身份证（申请人）" in heard
    assert "免带：居民户口簿" in heard


def test_with_two_people_s_cards_it_is_asked_whose(chat: Chat) -> None:
    _told(chat, "高龄津贴要带什么", "4", "代办", "有")

    heard = chat.says("我有电子身份证")

    assert "哪几样您有电子证照" in heard
    assert len(chat.desk.told) == 1


def test_a_promise_stands_where_the_catalog_says_so(chat: Chat) -> None:
    heard = chat.says("办理生育登记要带什么")
    while "接下来" not in heard:
        heard = chat.says("不清楚")
    assert "结婚证：没有，签承诺书" in chat.says("我能签承诺书")

    place = [each.key for each in chat.talk.shown].index(
        next(each.key for each in chat.talk.shown if each.label == "结婚证：没有，签承诺书")
    )
    heard = chat.says(str(place + 1))
    assert "免交：结婚证（签告知承诺书" in heard
    assert "查出不实要担责任" in heard


def test_none_leaves_the_list_as_it_was(chat: Chat) -> None:
    _told(chat, "高龄津贴要带什么", "4", "本人", "有")
    chat.says("有电子证照，少带几样")

    assert "一样不减" in chat.says("都没有")
    assert len(chat.desk.told) == 1


def test_none_and_some_together_are_asked_again(chat: Chat) -> None:
    _told(chat, "高龄津贴要带什么", "4", "本人", "有")
    assert "3. 都没有，清单照旧" in chat.says("有电子证照，少带几样")

    assert "对不上" in chat.says("1和3")
    assert "免带" in chat.says("1")


def test_before_the_list_it_is_kept_for_after_it(chat: Chat) -> None:
    chat.says("高龄津贴要带什么")

    heard = chat.says("我有电子身份证")

    assert "问完列出清单" in heard
    assert "第1问" in heard
    assert chat.talk.misses == 0


def test_where_nothing_may_be_spared_it_is_not_offered(chat: Chat) -> None:
    heard = chat.says("天然气开户要带什么")
    while "接下来" not in heard:
        heard = chat.says("不清楚")
    told = chat.desk.told[-1]
    offered = any(each.ways for each in told.materials)
    assert (SPARE.label in heard) is offered


def test_elder_mode_has_no_more_choices_but_one_line_and_the_same_question(chat: Chat) -> None:
    chat.says("老人模式")
    heard = chat.says("高龄津贴要带什么")
    while "接下来" not in heard:
        heard = chat.says("不清楚")
    assert "说“有电子证照”" in heard
    assert len(chat.talk.shown) <= 3
    assert not chat.talk.hidden

    assert "都没有，清单照旧" in chat.says("有电子证照")
    assert "免带" in chat.says("1")


def test_a_sample_is_a_link_beside_its_paper(chat: Chat) -> None:
    _told(chat, "高龄津贴要带什么", "4", "代办", "有")

    assert any("samples/shizhen/shouquan-weituoshu.svg" in each for each in chat.messages)
    assert all(len(each.encode()) <= 1900 for each in chat.messages)
