"""请代办: what was told wrongly is set right after the request was made, or a clerk is asked to."""

import pytest

from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.towns import make_town

_VILLAGES = tuple(
    Village(name, f"{name}便民服务站", 20, agent="daiban") for name in ("龙泉村", "沙河村")
)
_ASKED = (
    "请代办", "高龄津贴", "龙泉村", "我爸", "李大明 13812345678", "同意", "对，提交",
)  # fmt: skip
_NUMBER = "D261124-001"


def _after(*said: str) -> Chat:
    chat = Chat(town=make_town(villages=_VILLAGES))
    for each in (*_ASKED, *said):
        chat.says(each)
    return chat


@pytest.mark.parametrize("shown", [(), ("我的代办",)])
@pytest.mark.parametrize(
    "said",
    [
        "电话错了，是13912345678", "电话号码改成13912345678", "号码换成13912345678",
        "电话打错了，是13912345678", "不是13812345678，是13912345678",
        "她的电话停机了，打13912345678", "打我儿子的13912345678", "电话是13912345678",
        "代办留的手机号写错了，应该是139 1234 5678",
    ],
)  # fmt: skip
def test_the_phone_is_changed_and_said(said: str, shown: tuple[str, ...]) -> None:
    chat = _after(*shown, said)
    assert chat.desk.proxies.phones == {_NUMBER: "13912345678"}
    assert f"改好了：代办 {_NUMBER}" in chat.messages[0]


@pytest.mark.parametrize("said", ["电话写错了", "我的电话换了", "电话改成1391234567"])
def test_the_phone_is_asked_for_where_none_is_said(said: str) -> None:
    chat = _after(said)
    assert chat.state == ("my_proxies", "phone")
    assert chat.desk.proxies.phones == {_NUMBER: "13812345678"}
    chat.says("13912345678")
    assert chat.desk.proxies.phones == {_NUMBER: "13912345678"}


@pytest.mark.parametrize(
    "said",
    [
        "名字错了，叫王秀兰", "名字改成王秀兰", "不是李大明，是李大民", "村错了，是沙河村",
        "不是龙泉村，是沙河村", "不是我，是我妈", "给谁办说错了，是我妈",
    ],
)  # fmt: skip
def test_a_clerk_is_given_what_is_not_changed_yet(said: str) -> None:
    chat = _after(said)
    ((reason, asked, _),) = chat.desk.called
    assert (asked, _NUMBER in reason, said in reason) == (said, True, True)
    assert f"代办 {_NUMBER} 还没有改" in chat.messages[0]


@pytest.mark.parametrize(
    "said",
    [
        "代办员的电话错了吧", "户口本上名字错了怎么改", "改名字要带什么", "医保的电话换了",
        "不是我，是我爸", "要交电话费吗", "你们电话多少", "低保",
        "龙泉村的电话是13912345678吗", "代办员的电话是13912345678",
    ],
)  # fmt: skip
def test_what_is_not_of_the_request_changes_nothing(said: str) -> None:
    chat = _after(said)
    assert chat.desk.proxies.phones == {_NUMBER: "13812345678"}
    assert not chat.desk.called
    assert (chat.state or ("", ""))[0] != "my_proxies"


def test_a_name_is_the_request_s_only_where_it_is_talked_of() -> None:
    other = _after("社保卡丢了怎么补")
    other.says("名字错了，叫王秀兰")
    assert not other.desk.called
    other.says("电话错了，是13912345678")
    assert other.desk.proxies.phones == {_NUMBER: "13912345678"}


def test_of_several_it_is_asked_which() -> None:
    other = ("请代办老年优待证", "龙泉村", "给我妈，王秀英 13812345670", "同意", "对，提交")
    chat = _after(*other, "电话错了，是13912345678")
    assert chat.state == ("my_proxies", "which")
    chat.says("王秀英")
    assert chat.desk.proxies.phones["D261124-002"] == "13912345678"
    named = _after(*other, "李大明的电话错了，是13912345678")
    assert named.desk.proxies.phones[_NUMBER] == "13912345678"


@pytest.mark.parametrize("said", ["电话错了", "名字错了，叫王秀兰"])
def test_without_a_request_nothing_of_the_kind_is_heard(said: str) -> None:
    chat = Chat(town=make_town(villages=_VILLAGES))
    chat.says(said)
    assert (chat.state or ("", ""))[0] != "my_proxies"
