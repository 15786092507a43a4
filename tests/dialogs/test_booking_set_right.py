"""What is corrected after “约好了”: the booking is read back anew, never left wrong in silence."""

import pytest

from tests.support.chat import Chat

AGED, CARD = "minzheng.gaoling", "laoling.youdaizheng"


def after(*said: str) -> Chat:
    chat = Chat()
    for each in said:
        chat.says(each)
    return chat


def booked(chat: Chat) -> list[tuple[str, str | None, str]]:
    return [(each.matter, each.whom, f"{each.start:%H:%M}") for each in chat.desk.made]


def for_father(*more: str) -> Chat:
    return after("约明天上午9点给我爸办高龄津贴", "对", *more)


@pytest.mark.parametrize(
    ("said", "whom"),
    [
        ("不是我爸，是我公公", "公公"),
        ("说错了，不是我爸是我公公", "公公"),
        ("不对，是给我婆婆的", "婆婆"),
        ("错了，是给王婆婆约的", "王婆婆"),
        ("改给我大伯", "大伯"),
        ("换成我三婶", "三婶"),
        ("号改成李大爷的名字", "李大爷"),
        ("不是我妈，是我公公", "公公"),
    ],
)
def test_another_person_takes_the_place_once_it_is_confirmed(said: str, whom: str) -> None:
    chat = for_father()
    heard = chat.says(said)
    assert "261125-001" in heard
    assert f"给{whom}约" in heard
    assert booked(chat) == [(AGED, "爸爸", "09:00")]
    assert "261125-001已经取消了" in chat.says("确定")
    assert booked(chat) == [(AGED, whom, "09:00")]


def test_oneself_is_set_right_too() -> None:
    chat = after("约明天上午9点办高龄津贴", "对", "不是我，是我老公", "确定")
    assert booked(chat) == [(AGED, "爱人", "09:00")]


@pytest.mark.parametrize(
    ("said", "whom"),
    [
        ("不是高龄津贴，是老年证", "爸爸"),
        ("说错了，是老年证不是高龄津贴", "爸爸"),
        ("不对是我婆婆的老年证", "婆婆"),
        ("高龄津贴那个号取消，换成老年证", "爸爸"),
        ("高龄津贴不办了，改办老年证", "爸爸"),
    ],
)
def test_another_matter_takes_the_place_once_it_is_confirmed(said: str, whom: str) -> None:
    chat = for_father()
    heard = chat.says(said)
    assert "还在" in heard
    assert f"给{whom}约" in heard
    assert booked(chat) == [(AGED, "爸爸", "09:00")]
    chat.says("确定")
    assert booked(chat) == [(CARD, whom, "09:00")]


@pytest.mark.parametrize(("answer", "left"), [("不换了", 1), ("两个都要", 2), ("取消", 1)])
def test_the_old_one_stays_where_it_is_wished(answer: str, left: int) -> None:
    chat = for_father("不是我爸，是我公公", answer)
    assert (AGED, "爸爸", "09:00") in booked(chat)
    assert len(chat.desk.made) == left


def test_another_time_may_be_taken_for_the_new_one() -> None:
    chat = for_father("不是我爸，是我公公")
    chat.says("换到10点")
    chat.says("确定")
    assert booked(chat) == [(AGED, "公公", "10:00")]


def test_where_nobody_is_said_instead_it_asks_who() -> None:
    chat = for_father()
    assert "改给我妈" in chat.says("不是我爸")
    assert "给妈妈约" in chat.says("改给我妈")


@pytest.mark.parametrize(
    "said",
    ["不对，是低保", "让我老公去", "换成下午吧", "改成后天下午3点", "不是我爸怎么办", "我妈", "1"],
)
def test_what_sounds_alike_sets_no_booking_right(said: str) -> None:
    chat = for_father()
    assert "原来的号同时取消" not in chat.says(said)
    assert [(each.matter, each.whom) for each in chat.desk.made] == [(AGED, "爸爸")]


@pytest.mark.parametrize("said", ["不是我爸，是我公公", "不对，是我妈的"])
def test_without_a_booking_the_list_begins_anew(said: str) -> None:
    chat = after("给我爸办高龄津贴", said)
    assert chat.state == ("guide", "circumstance")


def test_a_booking_of_another_matter_is_not_touched() -> None:
    chat = for_father("办残疾证到期换证", "不是我，是我老公")
    assert chat.state is not None
    assert chat.state[0] != "book"
    assert booked(chat) == [(AGED, "爸爸", "09:00")]


@pytest.mark.parametrize("whom", ["我妈", "王婆婆", "我三婶"])
@pytest.mark.parametrize(
    "said", ["算了不去窗口了，她走不动，改成上门吧", "她走不动，能不能上门来办"]
)
def test_a_visit_instead_takes_over_who_and_what(whom: str, said: str) -> None:
    chat = after(f"约明天上午9点给{whom}办高龄津贴", "对")
    heard = chat.says(said)
    called = {"我妈": "妈妈", "我三婶": "三婶"}.get(whom, whom)
    assert "窗口号" in heard
    assert "再问您退不退" in heard
    assert called in heard
    assert chat.state is not None
    assert chat.state[0] == "visit"
    assert chat.state[1] != "who"
    assert chat.talk.frames[-1].learned["matter"] == AGED


def test_a_visit_for_another_person_is_that_persons() -> None:
    chat = after("约明天上午9点给我妈办高龄津贴", "对")
    heard = chat.says("给我爸请人上门办残疾证到期换证，他瘫了")
    assert "爸爸" in heard
    assert "窗口号" not in heard
