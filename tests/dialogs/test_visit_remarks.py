"""When a visit is read back, who is only named takes nobody's place; what is set right does."""

import pytest

from dialogs.texts import standing_visits
from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.towns import make_town

VILLAGES = tuple(Village(name, f"{name}便民服务站", 9) for name in ("龙泉村", "沙河村"))
CONFIRM = (
    "我要上门办", "我妈瘫在床上", "第一次办残疾证", "龙泉村3组", "13812345678", "1",
)  # fmt: skip
KEPT = {
    "relation": "妈妈",
    "need": "瘫在床上",
    "matter": "canlian.zheng_new",
    "village": "龙泉村",
    "place": "3组",
    "halves": [["2026-11-26", "am"]],
}


def _chat(*said: str) -> Chat:
    chat = Chat(town=make_town(villages=VILLAGES))
    for each in (*CONFIRM, *said):
        chat.says(each)
    return chat


def _wish(chat: Chat) -> dict[str, object]:
    found: dict[str, object] = chat.talk.frames[-1].learned["wish"]
    return found


@pytest.mark.parametrize(
    "said",
    [
        "到时候我爸开门",
        "我老公会在家等",
        "我女儿会在家",
        "孩子在学校",
        "我爸前年走了",
        "我爸前年走了，我妈瘫了",
        "我弟弟在重庆",
        "我要去上班",
        "我儿子在外地打工",
        "家里有我爸在",
        "我儿子在沙河村上班",
        "我老公叫王强，他开门",
        "王婆婆在家等",
        "她腿也断了",
        "我妈不会说普通话",
        "我女儿周五会在家",
        "我爸妈都在家",
        "我妈跟我爸一起住",
        "老公开门",
    ],
)
def test_a_remark_is_kept_for_the_team_and_changes_nothing(said: str) -> None:
    chat = _chat()
    heard = chat.says(said)
    assert f"· 要注意：{said}\n" in heard
    assert chat.state == ("visit", "confirm")
    wish = _wish(chat)
    assert {name: wish.get(name) for name in KEPT} == KEPT
    assert not wish.get("who")
    chat.says("对")
    assert chat.desk.visits.wishes[0].relation == "妈妈"
    assert said in str(chat.desk.visits.wishes[0].notes)


def test_two_remarks_are_both_kept() -> None:
    notes = str(_wish(_chat("到时候我爸开门", "我弟弟在重庆", "我弟弟在重庆"))["notes"])
    assert notes == "到时候我爸开门；我弟弟在重庆"


@pytest.mark.parametrize(
    "said",
    [
        "改成我爸",
        "不是我妈，是我爸",
        "是给我爸办的",
        "给我爸办",
        "应该是我爸",
        "我爸",
        "是我爸",
        "其实是我爸",
        "老人是我爸",
    ],
)
def test_a_person_set_right_in_plain_words_is_taken(said: str) -> None:
    assert _wish(_chat(said))["relation"] == "爸爸"


@pytest.mark.parametrize("said", ["是沙河村", "改成沙河村", "她住沙河村", "她住沙河村我女儿家"])
def test_a_place_set_right_is_taken(said: str) -> None:
    wish = _wish(_chat(said))
    assert (wish["village"], wish["relation"]) == ("沙河村", "妈妈")


@pytest.mark.parametrize("said", ["应该是中风", "不是瘫，是中风", "改成中风"])
def test_a_reason_set_right_is_taken(said: str) -> None:
    wish = _wish(_chat(said))
    assert (wish["need"], wish["relation"]) == ("中风", "妈妈")


def test_a_time_and_a_phone_are_set_right_as_before() -> None:
    wish = _wish(_chat("改成下午", "电话换成13987654321"))
    assert wish["halves"] == [["2026-11-26", "pm"]]
    assert wish["phone"] == "139 8765 4321"
    assert not wish.get("notes")


def test_a_matter_set_right_gives_no_reason() -> None:
    wish = _wish(_chat("不是残疾证，是高龄津贴"))
    assert (wish["matter"], wish["need"]) == ("minzheng.gaoling", "瘫在床上")


@pytest.mark.parametrize("said", ["我爸走了，我妈瘫在床上", "我爸去年过世了我妈瘫在床上"])
def test_the_visit_is_for_who_lives(said: str) -> None:
    chat = Chat(town=make_town(villages=VILLAGES))
    chat.says("我要上门办")
    chat.says(said)
    assert (chat.state, _wish(chat)["relation"]) == (("visit", "matter"), "妈妈")


@pytest.mark.parametrize("said", ["我爸也要办", "还有我爸", "我爸也瘫了，一起办"])
def test_who_is_to_have_a_visit_too_is_asked_for_after_it(said: str) -> None:
    chat = _chat()
    assert standing_visits.not_yet(["爸爸"]) in chat.says(said)
    assert _wish(chat)["relation"] == "妈妈"
    chat.says("对")
    chat.says(standing_visits.then("爸爸"))
    assert _wish(chat)["relation"] == "爸爸"
