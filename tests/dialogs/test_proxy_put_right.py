"""请代办: what was told is not asked again, and what is read back is put right in words."""

import pytest

from dialogs.proxy_ports import ProxyWish
from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.towns import make_town

_VILLAGES = tuple(
    Village(name, f"{name}便民服务站", 20, agent="daiban") for name in ("龙泉村", "沙河村")
)
_READ_BACK = ("请代办员给我妈办高龄津贴", "龙泉村", "李秀兰 13812345670", "同意")
_NOTED = "工作人员看得到"


def _after(*said: str) -> Chat:
    chat = Chat(town=make_town(villages=_VILLAGES))
    for each in said:
        assert _NOTED not in chat.says(each)
    return chat


def _asked(*said: str) -> ProxyWish:
    (wish,) = _after(*said).desk.proxies.wishes
    return wish


@pytest.mark.parametrize(
    "said",
    [
        "手机号改成13812345671", "电话换成13812345671", "号码写错了，是13812345671",
        "电话错了，应该是13812345671", "不对，电话是13812345671", "打我儿子的13812345671",
        "13812345671",
    ],
)  # fmt: skip
def test_the_phone_is_put_right(said: str) -> None:
    wish = _asked(*_READ_BACK, said, "对")
    assert (wish.who, wish.relation, wish.phone) == ("李秀兰", "妈妈", "13812345671")


@pytest.mark.parametrize(
    "said",
    ["名字写错了，是李秀莲", "不对，她叫李秀莲", "名字是李秀莲", "不是李秀兰，是李秀莲", "李秀莲"],
)
def test_a_name_that_was_spelt_wrongly_is_put_right(said: str) -> None:
    wish = _asked(*_READ_BACK, said, "对")
    assert (wish.who, wish.relation, wish.phone) == ("李秀莲", "妈妈", "13812345670")


def test_another_person_is_asked_for_consent_anew() -> None:
    chat = _after(*_READ_BACK, "换成我婆婆张桂芳")
    assert chat.state == ("proxy", "consent")
    for said in ("没意见", "对"):
        chat.says(said)
    (wish,) = chat.desk.proxies.wishes
    assert (wish.who, wish.relation, wish.consent) == ("张桂芳", "婆婆", "没意见")


@pytest.mark.parametrize(("said", "asks"), [("电话错了", "电话"), ("名字不对", "姓和名")])
def test_only_what_is_wrong_is_asked_again(said: str, asks: str) -> None:
    chat = _after(*_READ_BACK)
    assert asks in chat.says(said)
    assert chat.talk.frames[-1].learned["relation"] == "妈妈"


def test_a_phone_that_is_none_is_said_to_be_none() -> None:
    chat = _after(*_READ_BACK)
    assert "您写了10位" in chat.says("手机号改成1381234567")
    assert chat.state == ("proxy", "confirm")


@pytest.mark.parametrize(
    "said", ["电话多少", "要多久办好", "周六上班吗", "我叫张建国", "代办员的电话是多少"]
)
def test_a_question_puts_nothing_right(said: str) -> None:
    chat = _after(*_READ_BACK, said)
    known = chat.talk.frames[-1].learned
    assert (known["who"], known["relation"], known["phone"]) == ("李秀兰", "妈妈", "13812345670")


@pytest.mark.parametrize(
    ("said", "who", "relation"),
    [
        (("帮我妈王秀英代办高龄津贴，电话13812345678，她同意", "龙泉村"), "王秀英", "妈妈"),
        (("请代办员给我爸李大山办低保，我叫李明，龙泉村，13812345678，他同意",), "李大山", "爸爸"),
        (("请代办低保", "电话13812345678", "龙泉村", "我爸", "李大山，他愿意"), "李大山", "爸爸"),
        (("请代办高龄津贴", "龙泉村", "我妈", "他同意", "王秀英 13812345678"), "王秀英", "妈妈"),
        (("请代办低保", "俺叫王大柱电话13812345678", "龙泉村", "给俺", "愿意"), "王大柱", "本人"),
    ],
)  # fmt: skip
def test_what_was_told_is_not_asked_again(said: tuple[str, ...], who: str, relation: str) -> None:
    chat = _after(*said)
    if chat.state == ("proxy", "which"):
        chat.says("低保")
    assert chat.state == ("proxy", "confirm")
    chat.says("对")
    (wish,) = chat.desk.proxies.wishes
    assert (wish.who, wish.relation, wish.phone) == (who, relation, "13812345678")


@pytest.mark.parametrize("said", ["中", "成", "管", "愿意", "得行", "没意见", "他没得意见"])
def test_consent_is_heard_as_people_say_yes(said: str) -> None:
    assert said in _asked(*_READ_BACK[:3], said, "对").consent


@pytest.mark.parametrize(
    "said", ["不愿意", "她不肯", "还没问她", "她同意吗", "要是她同意就办", "同意书在哪领"]
)
def test_what_is_no_consent_submits_nothing(said: str) -> None:
    assert _after(*_READ_BACK[:3], said).state != ("proxy", "confirm")


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("我叫张建国，我妈王秀英，13812345678", "王秀英"),
        ("王秀英（我妈），我是她女儿李芳 13812345678", "王秀英"),
        ("我是王秀英的女儿李芳，13812345678", "王秀英"),
        ("王秀英女士，13812345678", "王秀英"),
        ("叫李四，电话13812345678", "李四"),
    ],
)
def test_the_name_of_who_is_served_is_told_from_the_writer_s(said: str, who: str) -> None:
    assert f"{who}本人同意" in _after(*_READ_BACK[:2], said).messages[-1]


def test_the_writer_s_own_name_is_not_taken_for_the_mother_s() -> None:
    chat = _after(*_READ_BACK[:2])
    assert "请说妈妈的姓名" in chat.says("俺叫王大柱电话13800002222")
    chat.says("王秀英")
    assert chat.state == ("proxy", "consent")


@pytest.mark.parametrize("said", ["王秀英，没有手机", "王秀英，我们没得电话"])
def test_who_has_no_phone_says_so(said: str) -> None:
    assert _asked(*_READ_BACK[:2], said, "同意", "对").phone == "没有电话"


def test_no_phone_alone_does_not_lead_to_the_hall_s() -> None:
    assert "上班" not in _after(*_READ_BACK[:2], "没有电话").messages[-1]


@pytest.mark.parametrize("said", ["俺", "给俺", "俺自个儿", "我自己办"])
def test_oneself_is_heard(said: str) -> None:
    chat = _after("请代办高龄津贴", "龙泉村", said)
    assert chat.talk.frames[-1].learned["relation"] == "本人"


@pytest.mark.parametrize(
    ("said", "relation"),
    [("王婆婆", "邻居"), ("给隔壁王婆婆办", "邻居"), ("我婆婆", "婆婆"), ("给我奶奶办", "奶奶")],
)
def test_a_neighbour_called_granny_is_no_mother_in_law(said: str, relation: str) -> None:
    chat = _after("请代办高龄津贴", "龙泉村", said)
    assert chat.talk.frames[-1].learned["relation"] == relation


@pytest.mark.parametrize(
    "said", ["算了不用代办了，我自己去窗口", "不请代办了，我自己去", "不要代办员了，我自己去办"]
)
def test_who_goes_by_themselves_drops_the_agent(said: str) -> None:
    chat = _after(*_READ_BACK)
    assert "没有提交" in chat.says(said)
    assert chat.state == ("book", "day")
    asked = _after(*_READ_BACK, "对")
    assert "要取消代办" in asked.says(said)


@pytest.mark.parametrize("said", ["不用代办员来家里吧，我送过去行不行", "不是代办，是帮办"])
def test_what_does_not_drop_the_agent_is_kept(said: str) -> None:
    assert "没有提交" not in _after(*_READ_BACK).says(said)
