"""At a visit's steps: another person, no phone, an age, and the home they are to come to."""

import pytest

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


@pytest.mark.parametrize("before", [MATTER, (*MATTER, "高龄津贴")])
@pytest.mark.parametrize("said", ["不是李大爷，是刘婆婆", "搞错了，不是李大爷是刘婆婆"])
def test_another_person_is_heard_at_every_step(before: tuple[str, ...], said: str) -> None:
    assert _wish(_chat(*before, said))["who"] == "刘婆婆"


@pytest.mark.parametrize("said", ["不是我妈是我爸", "不是我妈，是我爸"])
@pytest.mark.parametrize("before", [WHERE, PHONE, WHEN, CONFIRM])
def test_it_is_not_the_mother_but_the_father(before: tuple[str, ...], said: str) -> None:
    assert _wish(_chat(*before, said))["relation"] == "爸爸"


@pytest.mark.parametrize("said", ["不是我妈的电话", "我爸也在家"])
def test_who_is_only_named_takes_nobodys_place(said: str) -> None:
    assert _wish(_chat(*PHONE, said))["relation"] == "妈妈"


def test_no_phone_is_heard_where_the_matter_is_asked() -> None:
    chat = _chat(*MATTER, "俺没电话")
    assert chat.state == ("visit", "matter")
    assert _wish(chat)["no_phone"]


def test_a_bare_age_stays_with_the_visit() -> None:
    chat = _chat(*MATTER, "七十九")
    assert chat.state == ("visit", "matter")
    assert "七十九" in str(_wish(chat)["notes"])


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("你们能上家来给俺老头子办那个刷脸不", "shebao.renzheng"),
        ("上俺家给俺老头刷脸", "shebao.renzheng"),
        ("来屋里给我妈刷脸认证中不", "shebao.renzheng"),
        ("来屋头给老人办高龄津贴要得不", "minzheng.gaoling"),
    ],
)
def test_the_matter_beside_the_wish_to_come_is_kept(said: str, code: str) -> None:
    chat = _chat(said)
    assert chat.state is not None
    assert chat.state[0] == "visit"
    wish = _wish(chat)
    assert code in [wish.get("matter"), *list(wish.get("candidates") or [])]  # type: ignore[call-overload]


@pytest.mark.parametrize("said", ["来屋里弄中不", "来屋里照相中不", "能来屋里不", "来家弄中不"])
def test_the_home_they_come_to_is_no_matter_of_houses(said: str) -> None:
    chat = _chat("刷脸认证咋弄", said)
    assert chat.state == ("visit", "who")
    assert "危房" not in chat.says("俺老头子，84了")
    assert _wish(chat)["matter"] == "shebao.renzheng"


@pytest.mark.parametrize("said", ["屋里漏雨了，危房改造怎么办", "来屋里看看，房子要塌了"])
def test_a_house_is_still_a_matter_of_houses(said: str) -> None:
    chat = _chat(said)
    assert "危房" in str(chat.messages) or "房子" in str(chat.messages)


@pytest.mark.parametrize("said", ["先约上门", "我要上门", "龙泉村"])
def test_what_is_known_is_no_reason_to_leave(said: str) -> None:
    chat = _chat(*PHONE, said)
    assert chat.state == ("visit", "phone")
