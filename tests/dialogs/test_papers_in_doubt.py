"""“没有户口本行不行”, “电子身份证可以吗”: what the list of the matter at hand says."""

import pytest

from knowledge.reading.paper_doubts import read_paper_doubt
from tests.dialogs.test_asked_who_goes import told
from tests.support.chat import Chat

CARD, JOBLESS = "【社会保障卡补领、换领】", "【失业登记】"


def begun(*lines: str) -> Chat:
    chat = Chat()
    for line in lines:
        chat.says(line)
    assert chat.state == ("guide", "circumstance")
    return chat


@pytest.mark.parametrize(
    "words",
    [
        "电子身份证可以吗", "电子身份证行吗", "手机上的身份证能用不", "我没有身份证原件只有电子的",
        "身份证用电子版的行不", "只有电子身份证行不行",
    ],
)  # fmt: skip
def test_an_electronic_paper_is_answered_by_the_list(words: str) -> None:
    for chat in (begun("社保卡补领换领", "丢了"), told("社保卡补领换领")):
        before = chat.state
        heard = chat.says(words)

        assert CARD in heard
        assert "也可亮电子身份证" in heard
        assert "就行" in heard
        assert chat.state == before
        assert len(chat.talk.frames) == 1


def test_where_nothing_is_written_of_electronic_ones_that_is_said() -> None:
    chat = begun("社保卡补领换领", "丢了")
    heard = chat.says("电子社保卡可以吗")
    assert "能不能用电子的，清单上没写" in heard
    assert "人工" in heard


@pytest.mark.parametrize("words", ["身份证要原件吗", "户口本要不", "电子身份证可以吗"])
def test_after_a_booking_it_is_of_what_was_booked(words: str) -> None:
    chat = told("社保卡补领换领", 旧证="丢了", 满16="满16周岁", 本人="本人")
    for line in ("1", "1", "1", "1"):
        chat.says(line)
    assert CARD in chat.says(words)  # at the read-back
    assert chat.state == ("book", "confirm")
    chat.says("1")
    assert not chat.talk.frames
    assert CARD in chat.says(words)


@pytest.mark.parametrize(
    ("matter", "words", "says"),
    [
        ("补身份证", "没有户口本行不行", "换证、补证多数可以不带"),
        ("生育登记", "没有结婚证怎么办", "已婚或再婚的"),
        ("新生儿上户口", "没有结婚证怎么办", "已经结婚的"),
        ("失业登记", "护照可以代替身份证吗", "能不能用“护照”代替别的，清单上没写"),
        ("失业登记", "驾驶证行不", "能不能用“驾驶证”代替别的，清单上没写"),
        ("失业登记", "身份证丢了能办不", "身份证或社保卡，带一样就行"),
        ("失业登记", "没有身份证用社保卡可以吗", "带一样就行"),
        ("失业登记", "户口本在老家", "清单里没找到“户口本”"),
        ("失业登记", "没有离职证明怎么办", "【失业登记】"),
        ("失业登记", "没有租房合同怎么办", "清单里没找到“租房合同”"),
        ("失业登记", "没有社保记录行不行", "清单里没找到“社保记录”"),
        ("社保卡补领换领", "户口本放在老家没带", "监护人身份证和户口簿"),
        ("助学贷款", "没有毕业证行吗", "清单里没找到“毕业证”"),
    ],
)
def test_no_such_paper_or_another_one(matter: str, words: str, says: str) -> None:
    chat = begun(matter)
    heard = chat.says(words)

    assert says in heard
    assert "人工" in heard
    assert chat.state == ("guide", "circumstance")
    assert len(chat.talk.frames) == 1


def test_the_matter_of_a_lost_paper_is_offered_and_not_begun() -> None:
    chat = begun("失业登记")
    assert "就说“补身份证”" in chat.says("身份证丢了能办不")
    assert "居民身份证" in chat.says("补身份证")
    assert len(chat.talk.frames) == 2


@pytest.mark.parametrize(
    "words", ["没有身份证用社保卡可以吗", "身份证丢了能办不", "没有户口本行不行"]
)
def test_after_the_notice_too(words: str) -> None:
    chat = told("失业登记")
    assert JOBLESS in chat.says(words)
    assert chat.state == ("guide", "told")


@pytest.mark.parametrize(
    ("matter", "words", "begins"),
    [
        ("失业登记", "我想补身份证", "居民身份证申领"),
        ("失业登记", "电子社保卡怎么申领", "社会保障卡申领"),
        ("失业登记", "身份证丢了怎么补", "居民身份证申领"),
        ("社保卡补领换领", "第一次办居住证", "居住证申领"),
    ],
)
def test_a_matter_that_is_named_is_still_begun(matter: str, words: str, begins: str) -> None:
    chat = begun(matter)
    assert f"您问的是：【{begins}" in chat.says(words)


@pytest.mark.parametrize(
    "words",
    [
        "办低保没有户口本行不行", "没有工作怎么办", "没有残疾证能办低保吗", "居住证能办不",
        "身份证丢了", "我要补身份证", "电子社保卡密码忘了", "我有电子身份证",
        "电子结婚证怎么弄", "身份证能代办吗", "我的社保卡不能用了",
        "没有结婚证的孩子怎么上户口", "没人签合同怎么办", "不签合同行不行", "户口在老家",
    ],
)  # fmt: skip
def test_what_says_more_or_something_else_is_no_doubt(words: str) -> None:
    assert read_paper_doubt(words) is None


def test_it_is_nothing_where_no_matter_is_talked_of() -> None:
    chat = Chat()
    assert "清单" not in chat.says("没有户口本怎么办")


def test_what_a_matter_is_for_is_no_doubt_of_its_papers() -> None:
    chat = begun("社保卡补领换领")
    assert "清单上是这样写的" not in chat.says("社保卡丢了能办吗")
