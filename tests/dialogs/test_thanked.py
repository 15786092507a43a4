"""Thanks for what is done begin no matter, though they name one."""

import pytest

from dialogs.texts import say
from tests.support.chat import Chat


@pytest.mark.parametrize(
    "words",
    [
        "谢谢你们，上次帮我妈办的高龄津贴已经到账了", "我妈已经领到高龄津贴了，谢谢",
        "感谢镇上的干部，帮我家办好了危房改造", "多谢帮忙，残疾证拿到了", "辛苦了，社保卡领到了",
        "低保办下来了，感谢", "我不是要办，是谢谢你们", "不是来问的，专门来感谢你们的",
    ],
)  # fmt: skip
def test_it_is_taken_as_thanks(words: str) -> None:
    chat = Chat()

    assert say.THANKS in chat.says(words)
    assert chat.state is None


def test_a_matter_that_was_begun_by_mistake_is_left() -> None:
    chat = Chat()
    chat.says("老年证")

    assert say.THANKS in chat.says("我不是要办，是谢谢你们")
    assert chat.state is None


@pytest.mark.parametrize(
    "words",
    [
        "谢谢，请问高龄津贴办好了去哪领", "谢谢，身份证拿到了，还要办社保卡",
        "谢谢，我妈的高龄津贴还没到账", "社保卡领到了怎么激活，谢谢",
        "谢家村办低保要带什么", "感谢，残疾证办下来了，能领补贴吗",
    ],
)  # fmt: skip
def test_who_asks_beside_the_thanks_is_answered(words: str) -> None:
    assert say.THANKS not in Chat().says(words)


def test_amid_a_question_it_may_be_the_answer() -> None:
    chat = Chat()
    for each in ("高龄津贴", "1", "1"):
        chat.says(each)

    assert say.THANKS not in chat.says("社保卡领到了，谢谢")
