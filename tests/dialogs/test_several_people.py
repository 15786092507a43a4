"""Several people in one message: each keeps their own matter, and none is dropped."""

import pytest

from tests.support.chat import Chat
from tests.support.chat import index as shipped

AGED, CARD, PROOF = "minzheng.gaoling", "laoling.youdaizheng", "shebao.renzheng"


def after(*said: str) -> Chat:
    chat = Chat()
    for each in said:
        chat.says(each)
    return chat


def at_hand(chat: Chat) -> tuple[object, object]:
    learned = chat.talk.frames[-1].learned
    return learned.get("whom"), learned.get("matter")


def booked(chat: Chat) -> list[tuple[str, str | None, str]]:
    return [(each.matter, each.whom, f"{each.on:%d} {each.start:%H:%M}") for each in chat.desk.made]


def test_two_places_are_booked_each_for_its_own() -> None:
    chat = Chat()
    heard = chat.says("给我公公约明天上午9点办老年证，给我婆婆约10点办高龄津贴")
    assert "您说了2件" in heard
    assert "给公公约" in heard
    assert "婆婆" in chat.says("对")
    assert "给婆婆约" in chat.says("下一个")
    chat.says("对")
    assert booked(chat) == [(CARD, "公公", "25 09:00"), (AGED, "婆婆", "25 10:00")]


@pytest.mark.parametrize(
    ("said", "whom", "matter"),
    [
        ("下一个", "李大爷", PROOF),
        ("李大爷的", "李大爷", PROOF),
        ("先说李大爷的", "李大爷", PROOF),
        ("先说张婆婆的", "张婆婆", AGED),
        ("那张婆婆呢", "张婆婆", AGED),
    ],
)
def test_of_three_every_one_is_offered(said: str, whom: str, matter: str) -> None:
    chat = Chat()
    heard = chat.says("王婆婆要办老年证，李大爷要社保认证，张婆婆要高龄津贴")
    assert all(each in heard for each in ("王婆婆", "李大爷", "张婆婆"))
    assert at_hand(chat) == ("王婆婆", CARD)
    chat.says(said)
    assert at_hand(chat) == (whom, matter)
    assert len(chat.talk.memory.others) == 1


def test_after_the_list_the_next_is_a_choice() -> None:
    chat = after("李大爷要社保认证，张婆婆要高龄津贴")
    assert "接着办张婆婆" in chat.says("再说一遍")
    chat.says("1")
    assert at_hand(chat) == ("张婆婆", AGED)
    assert chat.talk.memory.others == []


def test_who_is_said_to_come_first_comes_first() -> None:
    chat = after("我公公要办老年证，我婆婆要办高龄津贴，先约婆婆明天上午10点半", "对")
    assert booked(chat) == [(AGED, "婆婆", "25 10:30")]
    chat.says("给公公也约一个")
    assert at_hand(chat) == ("公公", CARD)
    assert chat.state == ("book", "day")


@pytest.mark.parametrize("said", ["我的社保卡也约同一时间", "我自己的", "下一个"])
def test_ones_own_matter_is_not_the_mothers(said: str) -> None:
    chat = after("给我妈约明天上午9点办高龄津贴，顺便把我的社保卡也补了", "对")
    assert booked(chat) == [(AGED, "妈妈", "25 09:00")]
    chat.says(said)
    chat.says("1")
    assert at_hand(chat) == (None, "shebao.ka-buhuan")


@pytest.mark.parametrize(
    "said",
    [
        "我爸是低保户，给我妈办老年证",
        "我妈让我给我爸办低保，我不晓得要带什么",
        "我孩子要上学，我要办居住证",
        "给我爸约明天上午9点办高龄津贴，他身份证丢了",
        "给我妈办老年证，要带什么",
        "我爸走了，我妈要领丧葬费",
        "给我妈办老年证，我是她女儿",
        "给王婆婆办老年证，王婆婆八十了",
    ],
)
def test_one_matter_with_people_around_it_is_one(said: str) -> None:
    chat = Chat()
    assert "一件一件来" not in chat.says(said)
    assert chat.talk.memory.others == []


def test_who_waits_is_forgotten_after_a_pause_and_asked_for_by_nothing_else() -> None:
    chat = after("李大爷要社保认证，张婆婆要高龄津贴")
    chat.says("多久能办好")
    assert at_hand(chat) == ("李大爷", PROOF)
    assert len(chat.talk.memory.others) == 1


@pytest.mark.parametrize("said", ["雇的人要交社保，在哪交，也约个号", "还有个残疾证的事，也约个号"])
def test_another_matter_that_is_named_is_not_booked_as_the_first(said: str) -> None:
    chat = after("约明天上午9点办营业执照", "对")
    heard = chat.says(said)
    assert "您说的是下面哪一件" in heard
    chat.says("1")
    assert chat.state == ("book", "day")
    assert at_hand(chat)[1] != "shichang.geti-sheli"


@pytest.mark.parametrize("said", ["残疾证也想约9点半", "残疾证也约明天9点半"])
def test_a_time_for_another_matter_is_none_for_this(said: str) -> None:
    chat = after("约明天上午9点办营业执照", "对", "再约一个号", said)
    assert chat.state == ("find_matter", "which")
    assert [each.start.hour for each in chat.desk.made] == [9]


@pytest.mark.parametrize("said", ["麻烦了，再约个号", "给我妈也约9点半", "9点半也可以"])
def test_a_place_for_the_same_matter_is_still_booked(said: str) -> None:
    chat = after("约明天上午9点办营业执照", "对", "再约一个号", said)
    assert at_hand(chat)[1] == "shichang.geti-sheli"


def test_the_clauses_are_read_each_by_itself() -> None:
    found = shipped().understand("王婆婆要办老年证，李大爷要社保认证")
    assert [each.codes[0] for each in found.clauses] == [CARD, PROOF]
    assert shipped().understand("王婆婆要办老年证").clauses == ()
