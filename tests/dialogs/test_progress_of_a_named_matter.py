"""How one's own request stands is asked of a clerk, whatever matter is named with it."""

import pytest

from tests.support.chat import Chat


@pytest.mark.parametrize("before", [(), ("低保",), ("我要预约", "社保卡丢了")])
@pytest.mark.parametrize(
    "said",
    [
        "我上次办的残疾证咋样了", "残疾证办好没得", "生育证办下来没有", "我妈的高龄津贴好久到",
        "我的低保批下来没", "低保批了没有", "居住证办下来了吗", "身份证做好了没得",
        "残疾证下来没得", "高龄津贴到账没有", "我爷爷的护理补贴啥时候到账",
        "我之前申请的临时救助咋样了", "我那个低保咋样了",
    ],
)  # fmt: skip
def test_a_clerk_is_asked(said: str, before: tuple[str, ...]) -> None:
    chat = Chat()
    for each in before:
        chat.says(each)
    chat.says(said)
    assert [each[0].split("；")[0] for each in chat.desk.called] == ["查办理进度"]
    assert chat.desk.called[0][1] == said


@pytest.mark.parametrize(
    "said",
    [
        "残疾证好久办得好", "办下来没有用", "残疾证办好没有用咋办", "残疾证办好没有地方领",
        "低保好久批", "高龄津贴啥时候到账", "结婚证办好要多久", "我的残疾证还没办", "生育证办没办",
        "身份证没办下来怎么办", "出生证办好了，上户口要啥", "低保怎么样才能批", "可以办下来吗",
        "没办好残疾证可以领补贴吗", "没有户口残疾证能办下来吗", "我妈的病怎么样了",
        "社保卡办好了怎么激活", "残疾证什么时候能办好",
    ],
)  # fmt: skip
def test_a_question_of_the_matter_calls_nobody(said: str) -> None:
    chat = Chat()
    chat.says(said)
    assert chat.desk.called == []
