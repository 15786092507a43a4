"""The second matter of a message is offered after the first, whatever the first went through."""

import pytest

from tests.support.chat import Chat

_GAOLING = "高龄"


@pytest.fixture(name="chat")
def _chat() -> Chat:
    return Chat()


def _to_the_list(chat: Chat, heard: str) -> str:
    for _ in range(9):
        if chat.state == ("guide", "told"):
            return heard
        heard = chat.says("1")
    raise AssertionError(f"no list came: {chat.state}")


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ("办老年证，还要办高龄补贴，要带啥", "高龄津贴"),
        ("娃要上户口、买医保", "第一次参加居民医保"),
        ("给娃办居民医保，还有育儿补贴", "育儿补贴"),
        ("我要办居住证和社保卡", "第一次办社保卡，或者相近的"),
    ],
)
def test_the_second_is_offered_below_the_first_list(chat: Chat, said: str, offered: str) -> None:
    heard = _to_the_list(chat, chat.says(said))

    assert "接着看：" in heard
    assert offered in heard.partition("接着看：")[2].partition("\n")[0]


def test_a_second_that_may_be_several_is_asked_back(chat: Chat) -> None:
    _to_the_list(chat, chat.says("我要办居住证和社保卡"))

    heard = chat.says("接着看")

    assert chat.state == ("find_matter", "which")
    assert "社保卡丢了、坏了，补一张" in heard


def test_the_second_chosen_of_those_offered_leaves_the_first_to_follow(chat: Chat) -> None:
    assert "1. 开店，办营业执照" in chat.says("办营业执照和食品经营许可证")

    heard = _to_the_list(chat, chat.says("2"))

    assert "接着看：开店，办营业执照" in heard


def test_the_second_stays_when_the_circumstances_change(chat: Chat) -> None:
    _to_the_list(chat, chat.says("办老年证，还要办高龄补贴"))

    heard = _to_the_list(chat, chat.says("换个情况重看"))

    assert "接着看：" in heard


@pytest.mark.parametrize(
    "said",
    [
        ("明天上午约两个号，一个办老年证一个办高龄补贴",),
        ("预约", "老年证和高龄补贴", "明天上午"),
        ("预约明天上午", "老年证和高龄补贴"),
    ],
)
def test_of_two_places_one_is_booked_and_the_other_offered_next(
    chat: Chat, said: tuple[str, ...]
) -> None:
    heard = "\n".join(map(chat.says, said))
    assert "一次只能约一件：先约“老年证”，再约“高龄补贴”" in heard
    assert chat.state == ("book", "time")

    chat.says("1")
    heard = _to_the_list(chat, chat.says("确定"))
    assert "接着约：" in heard

    assert _GAOLING in chat.says("接着约")
    assert chat.state == ("book", "day")


def test_a_place_booked_after_the_list_goes_on_to_the_second(chat: Chat) -> None:
    _to_the_list(chat, chat.says("办老年证，还要办高龄补贴"))
    chat.says("预约")
    chat.says("明天上午")
    chat.says("1")

    heard = chat.says("确定")

    assert "约好了" in heard
    assert "接着说您要办的另一件" in heard
    assert f"【{_GAOLING}" in heard


def test_one_place_says_nothing_of_two(chat: Chat) -> None:
    assert "一次只能约一件" not in chat.says("明天上午约个号办老年证")
    chat.says("1")
    assert "接着" not in _to_the_list(chat, chat.says("确定"))


@pytest.mark.parametrize("asked", ["要带啥", "要带什么", "要带什么东西"])
def test_bare_words_ask_of_what_and_answer_then(chat: Chat, asked: str) -> None:
    chat.says("几点上班")
    assert "您问的是哪件事" in chat.says(asked)

    assert "【高龄津贴" in chat.says("办高龄补贴")
    assert chat.state == ("guide", "circumstance")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("老公不在家我一个人来行不，办准生证", "居民身份证（夫妻（男女）双方）"),
        ("我要离婚，老公不在家我一个人来行不", "两人亲自到场"),
        ("一个人来领结婚证行不行", "两人要亲自到场"),
        ("办居民医保，老公不在家我一个人来行不", "本人来可以"),
    ],
)
def test_who_may_come_is_answered_from_the_record(chat: Chat, said: str, told: str) -> None:
    heard = chat.says(said)
    if chat.state == ("find_matter", "which"):
        heard = chat.says("1")

    assert told in heard


def test_who_need_not_be_there_is_not_said_to_be(chat: Chat) -> None:
    heard = chat.says("办高龄补贴，我一个人来行不")

    assert "本人来可以" in heard
    assert "到场" not in heard
    assert "双方" not in heard
