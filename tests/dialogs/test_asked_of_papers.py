"""Copies, photos and where a form is to be had: only what the list says."""

import pytest

from tests.dialogs.test_asked_who_goes import told
from tests.support.chat import Chat

NOT_LISTED = "清单里没找到"


@pytest.mark.parametrize(
    "words",
    [
        "要复印件不", "要不要复印件", "复印件要几份", "要原件还是复印件", "原件要不要带",
        "是不是都要复印", "哪些要复印件",
    ],
)  # fmt: skip
@pytest.mark.parametrize("matter", ["高龄津贴要带什么", "第一次办残疾证", "办低保要带什么"])
def test_which_papers_are_copied(matter: str, words: str) -> None:
    chat = told(matter)

    heard = chat.says(words)

    assert "要复印件的：" in heard
    assert "· 居民户口簿" in heard
    assert "原件1份，复印件1份" in heard
    assert NOT_LISTED not in heard
    assert chat.state == ("guide", "told")


def test_copies_are_answered_in_the_middle_of_the_questions() -> None:
    chat = Chat()
    chat.says("第一次办残疾证")
    heard = chat.says("要复印件不")

    assert "要复印件的：" in heard
    assert "不用复印件：" in heard
    assert chat.state == ("guide", "circumstance")


def test_one_paper_that_is_named_is_told_alone() -> None:
    heard = told("第一次办残疾证").says("户口本要复印件不")

    assert "居民户口簿" in heard
    assert "居民身份证" not in heard


@pytest.mark.parametrize("words", ["要带发票吗", "要不要带狂犬疫苗证"])
def test_a_paper_that_is_not_listed_is_still_not_guessed(words: str) -> None:
    assert NOT_LISTED in told("第一次办残疾证").says(words)


@pytest.mark.parametrize(
    "words",
    [
        "要几寸的", "几张", "红底还是白底", "照片白底还是蓝底", "照片要什么底色",
        "照片你们那能照不", "照片可以在你们那照不", "能现场照相不", "可以在窗口拍照片吗",
        "能不能在你们那里拍照",
    ],
)  # fmt: skip
@pytest.mark.parametrize("matter", ["第一次办残疾证", "高龄津贴要带什么"])
def test_the_photo_is_told_as_it_stands_in_the_list(matter: str, words: str) -> None:
    chat = told(matter)

    heard = chat.says(words)

    assert "寸免冠彩照 原件" in heard
    assert "白底" in heard
    assert "没写" not in heard
    assert chat.state == ("guide", "told")


@pytest.mark.parametrize(
    ("words", "silent"),
    [
        ("照片要什么底色", "要什么底色"), ("照片是不是要蓝底的", "要什么底色"),
        ("要几寸的", "几寸"), ("能现场拍照不", "窗口能不能拍"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("matter", ["社保卡丢了补办", "办居住证"])
def test_what_the_list_does_not_say_of_a_photo_is_said(
    matter: str, words: str, silent: str
) -> None:
    heard = told(matter).says(words)

    assert "证件照片 原件1份" in heard
    assert f"{silent}，清单上没写。" in heard
    assert "023-0000-1001" in heard


def test_where_no_photo_is_listed_that_is_said() -> None:
    assert "清单里没有证件照" in told("办低保要带什么").says("要几寸的")


def test_photos_and_another_paper_are_both_told() -> None:
    heard = told("第一次办残疾证").says("照片要几张，身份证要复印件不")

    assert "二寸免冠彩照" in heard
    assert "居民身份证（申请人） 原件1份，复印件1份" in heard


@pytest.mark.parametrize("words", ["你们能上门照相不", "能来家里给我妈照相吗"])
def test_a_photo_at_home_is_no_question_of_the_list(words: str) -> None:
    assert "清单里" not in told("第一次办残疾证").says(words)


@pytest.mark.parametrize(
    "words",
    ["委托书在哪里领", "授权委托书哪里有", "委托书去哪里拿", "哪里有委托书", "委托书网上能下载不"],
)
@pytest.mark.parametrize("matter", ["老年证怎么办", "高龄津贴要带什么"])
@pytest.mark.parametrize("agent", ["代办", "不清楚"])
def test_where_a_listed_form_is_to_be_had(matter: str, words: str, agent: str) -> None:
    chat = told(matter, 替您来办=agent)

    heard = chat.says(words)

    assert "镇上窗口领" in heard
    assert "授权委托书" in heard
    assert ("能不能网上下载，清单上没写" in heard) == ("下载" in words)
    assert chat.state == ("guide", "told")


def test_where_to_get_it_may_be_of_the_papers_or_of_what_comes_out() -> None:
    heard = told("老年证怎么办", 替您来办="代办").says("在哪领")

    assert "办好拿到：老年人优待证" in heard
    assert "授权委托书" in heard


@pytest.mark.parametrize("words", ["结婚证在哪里领", "身份证丢了去哪里补"])
def test_another_matter_that_is_named_is_not_taken_for_a_form(words: str) -> None:
    chat = told("老年证怎么办")

    assert "授权委托书" not in chat.says(words)


@pytest.mark.parametrize(
    "words", ["可以寄给我不，我在广东", "我人在深圳，证能寄给我吗", "能不能快递到我家"]
)
def test_by_post_is_answered_from_the_record(words: str) -> None:
    by_post = told("第一次办残疾证")
    not_by_post = told("高龄津贴要带什么")

    assert "邮寄" in by_post.says(words)
    assert "能不能寄，清单上没写" in not_by_post.says(words)
    assert by_post.state == not_by_post.state == ("guide", "told")


@pytest.mark.parametrize(
    "words",
    ["红底还是白底", "委托书在哪里领", "授权委托书哪里有", "照片你们那能照不", "要复印件不"],
)
def test_as_first_words_it_is_asked_of_which_matter(words: str) -> None:
    assert "您问的是哪件事" in Chat().says(words)


def test_what_was_asked_first_is_answered_once_the_matter_is_said() -> None:
    chat = Chat()
    chat.says("红底还是白底")

    assert "二寸免冠彩照 原件3份" in chat.says("第一次办残疾证")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("第一次办残疾证照片要几寸的", "1. 二寸免冠彩照"), ("高龄津贴，要复印件不", "要复印件的："),
    ],
)  # fmt: skip
def test_beside_its_matter_it_is_answered_and_the_matter_names_no_paper(
    words: str, told: str
) -> None:
    assert told in Chat().says(words)


@pytest.mark.parametrize(
    "said", ["户口本要复印哪几页", "户口本要哪几页", "户口簿复印几页", "户口本复印哪页"]
)
def test_which_pages_are_copied_is_answered_from_the_list(said: str) -> None:
    chat = Chat()
    chat.says("高龄补贴")
    heard = chat.says(said)
    assert "首页、户主页和本人页" in heard
    assert chat.state == ("guide", "circumstance")
