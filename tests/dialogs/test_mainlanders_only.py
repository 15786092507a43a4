"""Who is no mainlander, or marries one who is none: the record knows mainlanders only."""

import pytest

from knowledge.mainland_only import tells_of_others
from tests.support.chat import Chat

SILENT = "只写了两个人都是内地居民的"
FOR_MAINLANDERS = "这份清单是照内地居民写的"


@pytest.mark.parametrize(
    "words",
    [
        "和台湾人结婚登记要带什么", "跟香港女朋友领证", "老婆越南的 办结婚登记", "和香港人结婚登记",
        "对象是缅甸的，怎么领结婚证", "跟外国人结婚登记要什么材料",
    ],
)  # fmt: skip
def test_no_list_is_given_that_is_not_theirs(words: str) -> None:
    chat = Chat()
    heard = chat.says(words)
    if chat.state == ("find_matter", "which"):
        heard = chat.says("1")

    assert SILENT in heard
    assert "023-0000-1001" in heard
    assert "人工" in heard
    assert "要带的材料" not in heard


@pytest.mark.parametrize("words", ["台湾老公 要啥材料", "她是越南人", "女方是外国籍的"])
def test_it_is_heard_after_the_list_too(words: str) -> None:
    chat = Chat()
    chat.says("结婚登记")
    assert SILENT in chat.says(words)
    assert chat.state == ("guide", "told")


def test_what_is_chosen_after_asking_back_remembers_it() -> None:
    chat = Chat()
    chat.says("老公是美国人 离婚")
    assert chat.state == ("find_matter", "which")
    assert SILENT in chat.says("1")


@pytest.mark.parametrize("words", ["越南老婆户口迁过来", "缅甸媳妇迁户口"])
def test_another_list_comes_with_a_warning(words: str) -> None:
    chat = Chat()
    heard = chat.says(words)
    if chat.state == ("find_matter", "which"):
        heard = chat.says("1")
    assert FOR_MAINLANDERS in heard
    assert chat.state == ("guide", "circumstance")


def test_a_list_that_knows_them_comes_without() -> None:
    chat = Chat()
    heard = chat.says("外国人办社保卡")
    assert "社会保障卡" in heard
    assert FOR_MAINLANDERS not in heard


@pytest.mark.parametrize("words", ["结婚登记要带什么", "老婆是外地的 结婚登记要带什么", "扯结婚证"])
def test_mainlanders_get_their_list(words: str) -> None:
    chat = Chat()
    assert "要带的材料" in chat.says(words)


@pytest.mark.parametrize(
    "words",
    [
        "我老公在香港打工",
        "我去台湾旅游",
        "香港路12号",
        "国外回来的",
        "老公在国外",
        "人民币",
        "泰国香米",
    ],
)
def test_being_there_is_not_being_from_there(words: str) -> None:
    assert not tells_of_others(words)
