"""At a visit's steps and its read-back: nothing that was given is lost, and nobody is sent away."""

import pytest

from dialogs.texts import standing_visits, visit, visit_phone
from knowledge.reading.place_words import is_in_hospital, tells_no_place
from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.towns import make_town

VILLAGES = tuple(Village(name, f"{name}便民服务站", 9) for name in ("龙泉村", "沙河村", "双塘村"))
WHERE = ("我妈走不动，要上门办高龄津贴",)
PHONE = (*WHERE, "龙泉村大桥旁边")
WHEN = (*PHONE, "13812345678")
CONFIRM = (*WHEN, "周四上午")
MATTER = ("李大爷走不动要上门",)


def _chat(*said: str) -> Chat:
    chat = Chat(town=make_town(villages=VILLAGES))
    for each in said:
        chat.says(each)
    return chat


def _wish(chat: Chat) -> dict[str, object]:
    found: dict[str, object] = chat.talk.frames[-1].learned["wish"]
    return found


@pytest.mark.parametrize(
    "said",
    ["身份证510229195001011234", "我妈身份证510229195001011234", "她身份证号是51022919500101123X"],
)
@pytest.mark.parametrize("before", [PHONE, CONFIRM, MATTER])
def test_an_id_number_is_no_matter(before: tuple[str, ...], said: str) -> None:
    chat = _chat(*before)
    state, wish = chat.state, _wish(chat)
    assert standing_visits.NO_IDENTITY in chat.says(said)
    assert (chat.state, _wish(chat)) == (state, wish)


def test_what_is_said_beside_an_id_number_is_heard() -> None:
    chat = _chat(*PHONE, "身份证510229195001011234，电话13812345678")
    assert _wish(chat)["phone"] == "138 1234 5678"


@pytest.mark.parametrize("said", ["改成办身份证", "是残疾证"])
def test_another_matter_is_still_taken_at_the_end(said: str) -> None:
    assert _wish(_chat(*CONFIRM, said)).get("matter") != "minzheng.gaoling"


@pytest.mark.parametrize("said", ["再加一个电话13987654321", "还有个电话13987654321"])
def test_a_second_phone_is_added(said: str) -> None:
    heard = _chat(*CONFIRM).says(said)
    assert "· 电话：138 1234 5678，另一个 139 8765 4321" in heard


def test_a_third_phone_is_noted() -> None:
    chat = _chat(*CONFIRM, "再加一个电话13987654321", "再加一个电话13700000000")
    assert "137 0000 0000" in str(_wish(chat)["notes"])


@pytest.mark.parametrize("said", ["电话换成13987654321", "电话错了，是13987654321"])
def test_a_phone_is_still_replaced(said: str) -> None:
    assert "· 电话：139 8765 4321\n" in _chat(*CONFIRM).says(said)


@pytest.mark.parametrize(
    ("said", "halves"),
    [
        ("周五上午也行", [["2026-11-26", "am"], ["2026-11-27", "am"]]),
        ("周五上午也可以", [["2026-11-26", "am"], ["2026-11-27", "am"]]),
        ("下午也行", [["2026-11-26", "am"], ["2026-11-26", "pm"]]),
        ("改成周五上午", [["2026-11-27", "am"]]),
        ("改成下午", [["2026-11-26", "pm"]]),
    ],
)
def test_what_suits_too_is_added_and_what_is_changed_replaces(
    said: str, halves: list[list[str]]
) -> None:
    assert _wish(_chat(*CONFIRM, said))["halves"] == halves


@pytest.mark.parametrize("said", ["周三或者周四", "明天，要不就周四"])
def test_a_day_that_cannot_be_had_is_said(said: str) -> None:
    chat = _chat(*WHEN)
    assert "上不了门" in chat.says(said)
    assert chat.state == ("visit", "confirm")


@pytest.mark.parametrize("said", ["周四或者周五", "周四上午"])
def test_days_that_can_be_had_are_taken_as_they_are(said: str) -> None:
    assert "上不了门" not in _chat(*WHEN).says(said)


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("打我儿子的13812345678", "138 1234 5678（儿子的）"),
        ("记村长的电话13812345678", "138 1234 5678（村长的）"),
        ("13812345678没人接就打我女儿13987654321", "138 1234 5678，女儿的 139 8765 4321"),
        ("13812345678", "138 1234 5678"),
        ("我妈的13812345678", "妈妈的 138 1234 5678"),
    ],
)
def test_whose_phone_it_is_is_read_back(said: str, line: str) -> None:
    assert f"· 电话：{line}\n" in _chat(*PHONE, said).says("周四上午")


def test_whose_phone_it_is_is_saved() -> None:
    chat = _chat(*PHONE, "打我儿子的13812345678", "周四上午", "对")
    assert chat.desk.visits.wishes[0].notes == "138 1234 5678是儿子的"


@pytest.mark.parametrize(
    ("before", "said", "heard"),
    [
        (PHONE, "跟这个微信一样", visit_phone.WECHAT_HAS_NO_NUMBER),
        (PHONE, "微信同号", visit_phone.WECHAT_HAS_NO_NUMBER),
        (PHONE, "等会儿告诉你", visit_phone.NUMBER_UNKNOWN),
        (PHONE, "晚点再说给你", visit_phone.NUMBER_UNKNOWN),
        (PHONE, "没手机俺有座机", visit_phone.SAY_THE_LANDLINE),
        (WHERE, "跟我住一起", standing_visits.SAY_YOUR_PLACE),
        (WHERE, "跟我一起住", standing_visits.SAY_YOUR_PLACE),
        (WHERE, "她住我这里", standing_visits.SAY_YOUR_PLACE),
        (WHERE, "她在医院住院", standing_visits.IN_HOSPITAL),
        (WHERE, "还在住院呢", standing_visits.IN_HOSPITAL),
        (WHERE, "不知道哪个村", visit.SAY_A_LANDMARK),
        (WHERE, "说不清是哪个组", visit.SAY_A_LANDMARK),
        (WHEN, "农忙过了", standing_visits.WHEN_ABOUT),
        (WHEN, "等收完谷子再说", standing_visits.WHEN_ABOUT),
        (WHEN, "就上次那个时间", standing_visits.SAY_THE_TIME),
        (MATTER, "没手机俺有座机", visit_phone.SAY_THE_LANDLINE),
    ],
)
def test_who_cannot_answer_yet_stays_and_is_told_how(
    before: tuple[str, ...], said: str, heard: str
) -> None:
    chat = _chat(*before)
    state = chat.state
    assert heard in chat.says(said)
    assert chat.state == state
    assert "place" not in _wish(chat) or before != WHERE


@pytest.mark.parametrize("said", ["县医院住院部三楼", "卫生院对面", "老槐树旁边"])
def test_a_place_near_a_hospital_is_one(said: str) -> None:
    assert not is_in_hospital(said)
    assert not tells_no_place(said)


@pytest.mark.parametrize("said", ["石桥村三组老槐树旁边", "我们石桥村三组老槐树旁边那家"])
def test_the_landmark_of_a_village_that_is_not_listed_is_kept(said: str) -> None:
    chat = _chat(*WHERE, said, "龙泉村")
    assert chat.state == ("visit", "phone")
    assert "三组老槐树旁边" in str(_wish(chat)["place"])
    assert _wish(chat)["village"] == "龙泉村"


def test_who_keeps_to_a_village_that_is_not_listed_is_believed() -> None:
    chat = _chat(*WHERE, "石桥村三组老槐树旁边")
    assert "照您说的记“石桥村”" in chat.says("就是石桥村")
    assert chat.state == ("visit", "phone")
    assert "三组老槐树旁边" in str(_wish(chat)["place"])
    heard = [chat.says(each) for each in ("13812345678", "周四", "对")][-1]
    assert visit.NO_VILLAGE in heard


@pytest.mark.parametrize(
    ("said", "village", "place"),
    [
        ("不是龙泉是双塘", "双塘村", None),
        ("龙泉村，不对是双塘村学校边", "双塘村", "学校边"),
        ("龙泉村，哦说错了，双塘村桥头", "双塘村", "桥头"),
        ("双塘村桥头", "双塘村", "桥头"),
        ("龙泉村村口", "龙泉村", "村口"),
    ],
)
def test_the_place_that_is_meant_in_the_end_is_taken(
    said: str, village: str, place: str | None
) -> None:
    wish = _wish(_chat(*WHERE, said))
    assert (wish["village"], wish.get("place")) == (village, place)


@pytest.mark.parametrize(
    ("said", "village", "place"),
    [
        ("双塘村桥头", "双塘村", "桥头"),
        ("住桥头那家", "龙泉村", "桥头那家"),
        ("她住水井边上", "龙泉村", "水井边上"),
        ("家门口有台阶，还有狗", "龙泉村", "大桥旁边"),
        ("她住院了", "龙泉村", "大桥旁边"),
        ("不是龙泉是双塘", "双塘村", "大桥旁边"),
    ],
)
def test_a_place_told_at_the_end_is_taken_and_other_words_are_none(
    said: str, village: str, place: str
) -> None:
    wish = _wish(_chat(*CONFIRM, said))
    assert (wish["village"], wish["place"]) == (village, place)
