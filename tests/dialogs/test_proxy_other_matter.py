"""请代办: another matter is taken instead, and who, where and the phone stay as told."""

import pytest

from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.towns import make_town

_VILLAGES = tuple(
    Village(name, f"{name}便民服务站", 20, agent="daiban") for name in ("龙泉村", "沙河村")
)
_STEPS = ("请代办", "高龄津贴", "龙泉村", "我爸", "李大明 13812345678", "同意")


def _after(*said: str) -> Chat:
    chat = Chat(town=make_town(villages=_VILLAGES))
    for each in said:
        chat.says(each)
    return chat


@pytest.mark.parametrize(
    "said", ["不是高龄津贴，是老年优待证", "改办老年优待证", "不办高龄津贴了，办老年优待证"]
)
@pytest.mark.parametrize(
    ("steps", "state"),
    [(2, "village"), (3, "whom"), (4, "person"), (5, "consent"), (6, "consent")],
)
def test_another_matter_keeps_the_rest(said: str, steps: int, state: str) -> None:
    chat = _after(*_STEPS[:steps], said)
    assert chat.state == ("proxy", state)
    known = chat.talk.frames[-1].learned
    assert known["matter"] == "laoling.youdaizheng"
    told = {2: {}, 3: {"village"}, 4: {"village", "relation"}}
    for each in told.get(steps, {"village", "relation", "who", "phone"}):
        assert known[each]


def test_the_consent_is_asked_anew_and_is_of_the_other_matter() -> None:
    chat = _after(*_STEPS, "改办老年优待证", "他没得意见", "对，提交")
    (wish,) = chat.desk.proxies.wishes
    assert (wish.matter.code, wish.village.name) == ("laoling.youdaizheng", "龙泉村")
    assert (wish.who, wish.relation, wish.phone) == ("李大明", "爸爸", "13812345678")
    assert wish.consent == "他没得意见"


def test_one_of_several_is_chosen_and_the_person_is_kept() -> None:
    chat = _after(*_STEPS, "换成办低保", "1")
    known = chat.talk.frames[-1].learned
    assert chat.state == ("proxy", "consent")
    assert (known["matter"], known["who"]) == ("minzheng.dibao", "李大明")


def test_what_no_agent_does_is_said() -> None:
    assert _after(*_STEPS, "换成办结婚登记").state == ("proxy", "outside")


@pytest.mark.parametrize(
    "said",
    [
        "名字改成李大民", "不是李大明，是李大民", "不是龙泉村，是沙河村", "改成13912345678",
        "改成我妈", "改办老年优待证要带什么？", "不是我爸，是我妈",
    ],
)  # fmt: skip
def test_what_names_no_other_matter_keeps_it(said: str) -> None:
    chat = _after(*_STEPS, said)
    frame = next(each for each in chat.talk.frames if each.dialog == "proxy")
    assert frame.learned["matter"] == "minzheng.gaoling"


@pytest.mark.parametrize(
    "said", ["改成上门吧", "换成上门", "干脆改上门办吧", "还是改成你们上门吧", "能不能改成上门"]
)
def test_a_visit_instead_is_of_the_matter_at_hand(said: str) -> None:
    chat = _after(*_STEPS[:3], said)
    assert "户口本" not in chat.messages[0]
    assert chat.talk.frames[-1].learned["matter"] == "minzheng.gaoling"


def test_a_change_that_is_named_stays_the_matter_of_the_visit() -> None:
    chat = _after(*_STEPS[:3], "户口本上的名字改一下，上门办")
    assert chat.talk.frames[-1].learned["matter"] == "gongan.biangeng"
