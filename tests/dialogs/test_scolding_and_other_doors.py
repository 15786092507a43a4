"""Scolding, what breaks in the street, and who belongs to the village: each to its own door."""

import pytest

from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.towns import make_town

_VILLAGES = tuple(Village(name, f"{name}便民服务站", 9) for name in ("龙泉村", "沙河村"))


@pytest.fixture
def chat() -> Chat:
    return Chat(town=make_town(villages=_VILLAGES))


@pytest.mark.parametrize("before", [(), ("低保",)])
@pytest.mark.parametrize("said", ["你们骗人", "机器人骗人的", "说了半天没用", "问了这么多白问"])
def test_who_has_had_enough_gets_a_person(chat: Chat, said: str, before: tuple[str, ...]) -> None:
    for each in before:
        chat.says(each)
    assert "对不起，我请人来" in chat.says(said)
    assert chat.desk.called[0][1] == said


@pytest.mark.parametrize("said", ["你们是不是骗人的", "骗人的电话", "被骗了钱", "这个证办了没用吗"])
def test_what_only_speaks_of_it_calls_nobody(chat: Chat, said: str) -> None:
    chat.says(said)
    assert chat.desk.called == []


@pytest.mark.parametrize("said", ["你个笨机器", "笨机器", "这破机器", "你们是什么破电脑"])
def test_scolding_names_no_matter(chat: Chat, said: str) -> None:
    assert "没帮上您" in chat.says(said)
    assert chat.state is None


@pytest.mark.parametrize("said", ["破机器能补贴吗", "农机补贴怎么领"])
def test_a_machine_of_the_farm_is_one(chat: Chat, said: str) -> None:
    chat.says(said)
    assert chat.state
    assert chat.state[0] in {"guide", "find_matter"}


@pytest.mark.parametrize("said", ["路灯坏了", "村里的路灯不亮", "路坏了没人修"])
def test_what_broke_in_the_street_is_no_compensation(chat: Chat, said: str) -> None:
    heard = chat.says(said)
    assert "12345" in heard
    assert "征地" not in heard


def test_compensation_for_land_stays_where_it_was(chat: Chat) -> None:
    assert "征地拆迁" in chat.says("拆迁补多少钱")


@pytest.mark.parametrize("before", [(), ("低保",)])
@pytest.mark.parametrize(
    "said", ["能不能找村干部", "找村干部", "村主任电话", "想找村书记", "龙泉村村主任电话"]
)
def test_who_looks_for_the_village_gets_its_point(
    chat: Chat, said: str, before: tuple[str, ...]
) -> None:
    for each in before:
        chat.says(each)
    assert "村干部的电话我这里没有" in chat.says(said)
    assert chat.state
    assert chat.state[0] == "village"


@pytest.mark.parametrize("said", ["村干部不给我办低保", "找村主任盖章", "村书记骂人"])
def test_what_is_told_of_them_is_something_else(chat: Chat, said: str) -> None:
    assert "村干部的电话" not in chat.says(said)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        (("看不懂",), "看不懂"),
        (("13812345678", "看不懂"), "看不懂"),
        (("低保", "13812345678", "看不懂"), "看不懂"),
        (("低保怎么办", "看不懂"), "低保怎么办"),
    ],
)
def test_the_clerk_reads_words(chat: Chat, said: tuple[str, ...], asked: str) -> None:
    for each in said:
        chat.says(each)
    assert chat.desk.called[0][1] == asked


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("老人走了", ("chain", "members")),
        ("我妈走了", ("chain", "members")),
        ("低保", ("guide", "circumstance")),
        ("房子", ("find_matter", "which")),
    ],
)
def test_at_the_offer_of_a_clerk_the_words_count_as_they_stand(
    chat: Chat, said: str, state: tuple[str, str]
) -> None:
    chat.says("随便问问")
    chat.says("不晓得")
    chat.says(said)
    assert chat.state == state


@pytest.mark.parametrize("before", [("随便问问",), ("随便问问", "不晓得")])
def test_a_wedding_is_asked_by_its_own_matters(chat: Chat, before: tuple[str, ...]) -> None:
    for each in before:
        chat.says(each)
    heard = chat.says("结婚")
    assert "领结婚证" in heard
    assert "身份证" not in heard
