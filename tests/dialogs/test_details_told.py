"""A short detail said amid a question is no wish for another matter; a wish that is named is."""

import pytest

from tests.support.chat import Chat

RENEW = "残疾证到期了"


def after(*said: str) -> Chat:
    chat = Chat()
    for each in said:
        chat.says(each)
    return chat


def matters(chat: Chat) -> list[str]:
    return [str(each.learned.get("matter")) for each in chat.talk.frames]


@pytest.mark.parametrize("first", [RENEW, "婆婆的残疾证到期了", "第一次办残疾证"])
@pytest.mark.parametrize(
    "said", ["二级", "一级", "听力三级", "肢体的", "肢体二级", "是精神残疾", "智力三到四级"]
)
def test_the_level_of_a_disability_keeps_the_matter(first: str, said: str) -> None:
    chat = after(first)
    before = matters(chat)
    assert "这里先不问" in chat.says(said)
    assert matters(chat) == before
    assert chat.talk.misses == 0


@pytest.mark.parametrize("said", ["改等级", "残疾等级要变更", "想把二级改成一级"])
def test_a_wish_to_change_the_level_is_taken_up(said: str) -> None:
    assert matters(after(RENEW, said))[-1] == "canlian.zheng_change"


@pytest.mark.parametrize(
    ("first", "said"),
    [
        (("高龄补贴", "1", "1"), "老卡"),
        (("丧葬补贴",), "拉县里烧的"),
        (("门诊慢特病",), "在县医院看的"),
        (("医疗救助",), "在县医院看的"),
        (("小孩上小学报名",), "户口不在这"),
        (("医疗救助",), "没吃低保"),
        (("高龄补贴", "1"), "没参加医保"),
        (("办低保要带什么",), "俺跟老伴都是农村的"),
    ],
)
def test_a_detail_turns_to_no_other_matter(first: tuple[str, ...], said: str) -> None:
    chat = after(*first)
    before = chat.talk.frames[-1].learned["matter"]
    heard = chat.says(said)
    assert matters(chat) == [before]
    assert chat.state == ("guide", "circumstance")
    assert "我要办" in heard or "这一样没有" in heard


@pytest.mark.parametrize("said", ["没吃低保", "俺跟老伴都是农村的", "在县医院看的"])
def test_nor_where_it_is_asked_which_matter(said: str) -> None:
    chat = after("医保缴费", said)
    assert chat.state == ("find_matter", "which")


def test_nor_at_the_offer_of_a_person() -> None:
    chat = after("医保缴费", "哈哈哈", "嗯哼啥", "俺跟老伴都是农村的")
    assert chat.talk.frames[-1].dialog == "ask_clerk"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("第一次办居住证", "laisui.juzhuzheng"),
        ("我想办老年证", "laoling.youdaizheng"),
        ("迁户口", "gongan.qianru"),
        ("异地就医备案", "yibao.yidi"),
        ("残疾证丢了", "canlian.zheng_lost"),
        ("想改名字", "gongan.biangeng"),
    ],
)
def test_another_matter_that_is_named_or_wished_is_taken_up(said: str, code: str) -> None:
    assert matters(after("高龄补贴", said))[-1] == code


@pytest.mark.parametrize("said", ["房子塌了", "孩子刚出生", "老伴走了", "社保卡不能用了"])
def test_what_has_happened_is_still_heard(said: str) -> None:
    assert after("高龄补贴", said).talk.frames[-1].dialog in {"find_matter", "chain"}


def test_after_the_list_a_detail_is_asked_back_and_not_taken() -> None:
    chat = after("慢病证", "1", "在县医院看的")
    assert chat.state == ("find_matter", "which")


@pytest.mark.parametrize("said", ["中", "对", "要得", "是在外头看的", "不清楚", "1"])
def test_the_one_matter_that_is_left_is_taken(said: str) -> None:
    chat = after("慢病证", "1", "在县医院看的", said)
    assert matters(chat)[-1] == "yibao.yidi"


@pytest.mark.parametrize("said", ["都不是", "不是", "不是这个"])
def test_and_left_where_it_is_denied(said: str) -> None:
    assert matters(after("慢病证", "1", "在县医院看的", said))[-1] != "yibao.yidi"
