"""Two who are told of in one message: both are said, and the second follows the first."""

import pytest

from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.towns import make_town

VILLAGES = tuple(Village(name, f"{name}便民服务站", 9) for name in ("龙泉村", "双塘村"))
REST = ("龙泉村大桥旁边", "13812345678", "周五上午", "对")


def _chat(*said: str) -> Chat:
    chat = Chat(town=make_town(villages=VILLAGES))
    for each in said:
        chat.says(each)
    return chat


@pytest.mark.parametrize(
    ("said", "first", "second"),
    [
        ("我妈和我爸都走不动，两个都要上门办社保认证", "妈妈", "爸爸"),
        ("公公和婆婆都瘫在床上，要上门办社保认证", "公公", "婆婆"),
        ("王婆婆和李大爷都走不动，要上门办刷脸认证", "王婆婆", "李大爷"),
        ("我妈走不动，我爸也走不动，上门办社保认证", "妈妈", "爸爸"),
    ],
)
def test_the_second_follows_with_what_was_said(said: str, first: str, second: str) -> None:
    chat = Chat(town=make_town(villages=VILLAGES))
    assert f"{second}的还没有约" in chat.says(said)
    heard = [chat.says(each) for each in REST][-1]
    assert f"接着给{second}约" in heard
    chat.says(f"接着给{second}约")
    assert chat.state == ("visit", "confirm")
    chat.says("对")

    one, two = chat.desk.visits.wishes
    assert (one.who, two.who) == (first, second)
    assert one.matter == two.matter == "shebao.renzheng"
    assert (two.village, two.place, two.phone) == ("龙泉村", "大桥旁边", "138 1234 5678")


@pytest.mark.parametrize("said", ["还有我爸的呢", "我爸的", "接着约"])
def test_the_second_is_asked_for_in_other_words_too(said: str) -> None:
    chat = _chat("我妈和我爸都走不动，两个都要上门办社保认证", *REST, said)
    assert chat.state == ("visit", "confirm")
    assert chat.talk.frames[-1].learned["wish"]["relation"] == "爸爸"


@pytest.mark.parametrize(
    "said",
    [
        "爸社保认证+妈高龄津贴，都走不动，要上门",
        "我爸社保认证，我妈高龄津贴，都走不动，能上门吗",
        "我爸要办社保认证，我妈要办高龄津贴，两个都走不动，请上门",
    ],
)
def test_each_keeps_the_own_matter(said: str) -> None:
    chat = _chat(said, *REST, "接着给妈妈约", "走不动", "对")
    found = [(each.who, each.matter) for each in chat.desk.visits.wishes]
    assert found == [("爸爸", "shebao.renzheng"), ("妈妈", "minzheng.gaoling")]


@pytest.mark.parametrize(
    "said",
    [
        "我妈走不动，我爸在外打工，要上门办社保认证",
        "我妈和我住一起，走不动，要上门办社保认证",
        "我儿子帮我妈问，她走不动，要上门办社保认证",
        "我妈走不动，要上门办社保认证",
        "我妈走不动，打我爸的电话13812345678，要上门办社保认证",
    ],
)
def test_who_is_only_named_is_not_visited(said: str) -> None:
    chat = Chat(town=make_town(villages=VILLAGES))
    assert "还没有约" not in chat.says(said)
    assert "then" not in chat.talk.frames[-1].learned["wish"]


SECOND = ("我妈走不动，要上门办高龄津贴", *REST, "我爸也走不动，要上门办社保认证")


@pytest.mark.parametrize(
    ("place", "phone", "time"),
    [
        ("一样的地址", "电话一样", "就上次那个时间"),
        ("跟我妈一样", "跟我妈一样的电话", "跟我妈一起"),
        ("地址一样", "电话不变", "同一天"),
    ],
)
def test_the_same_again_is_taken_from_the_visit_that_stands(
    place: str, phone: str, time: str
) -> None:
    chat = _chat(*SECOND, place, phone, time, "对")
    first, second = chat.desk.visits.wishes
    assert (second.village, second.place, second.phone) == (
        first.village,
        first.place,
        first.phone,
    )
    assert second.halves == first.halves


@pytest.mark.parametrize("said", ["一样的地址", "地址一样"])
def test_without_a_visit_nothing_is_the_same(said: str) -> None:
    chat = _chat("我妈走不动，要上门办高龄津贴")
    assert "请说哪个村" in chat.says(said)
    assert "place" not in chat.talk.frames[-1].learned["wish"]
