"""What is said of a visit that stands changes that one, and no other; else nothing is claimed."""

from dataclasses import replace

import pytest

from dialogs.visit_ports import VisitSummary
from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.towns import make_town

VILLAGES = tuple(Village(name, f"{name}便民服务站", 9) for name in ("龙泉村", "沙河村", "双塘村"))
MUM = ("我妈走不动，要上门办高龄津贴", "龙泉村大桥旁边", "13812345678", "周四上午", "对")
LI = ("李大爷走不动，要上门办高龄津贴", *MUM[1:])
DAD = (*MUM, "我爸也走不动，要上门办社保认证")


def _chat(*said: str) -> Chat:
    chat = Chat(town=make_town(villages=VILLAGES))
    for each in said:
        chat.says(each)
    return chat


def _visit(chat: Chat) -> VisitSummary:
    return chat.desk.visits.open()[0]


def _halves(chat: Chat) -> list[str]:
    return [f"{each.on.day}{each.half}" for each in _visit(chat).halves]


def _wish(chat: Chat) -> dict[str, object]:
    found: dict[str, object] = chat.talk.frames[-1].learned["wish"]
    return found


@pytest.mark.parametrize(
    ("said", "halves"),
    [
        ("我妈那个改成周五下午", ["27pm"]),
        ("我妈的时间说错了，是下午", ["26pm"]),
        ("我的上门把我妈那个改到下周一", ["30am", "30pm"]),
        ("妈妈那次推到周五上午", ["27am"]),
    ],
)
def test_in_the_middle_of_a_second_visit_the_first_is_changed(said: str, halves: list[str]) -> None:
    chat = _chat(*DAD)
    assert "改好了：给妈妈的那次" in chat.says(said)
    assert _halves(chat) == halves
    assert chat.state == ("visit", "where")
    assert "halves" not in _wish(chat)


def test_a_neighbours_time_and_phone_do_not_land_in_anothers_visit() -> None:
    chat = _chat(*LI, "那张婆婆也要办高龄津贴，也是走不动", "先约上门")
    assert chat.state == ("visit", "where")
    assert _wish(chat)["who"] == "张婆婆"
    chat.says("李大爷的时间说错了，是下午")
    chat.says("李大爷的电话也换成13900002222")
    for each in ("双塘村水井边", "13700000000", "后天下午", "对"):
        chat.says(each)

    first, second = chat.desk.visits.open()
    assert (first.who, first.phone, second.who) == ("李大爷", "139 0000 2222", "张婆婆")
    assert [each.half for each in first.halves] == ["pm"]
    assert chat.desk.visits.wishes[1].need == "走不动"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("我的电话错了，打我妈的13987654321", {"phone": "138 1234 5678"}),
        ("爸爸的改到周五上午", {"phone": "138 1234 5678"}),
        ("周五上午也行", {"phone": "138 1234 5678"}),
    ],
)
def test_what_is_of_the_visit_that_is_on_leaves_the_first(said: str, kept: dict[str, str]) -> None:
    chat = _chat(*DAD, "龙泉村")
    chat.says(said)
    assert _visit(chat).phone == kept["phone"]
    assert _halves(chat) == ["26am"]


def test_whose_day_is_meant_is_asked_where_it_may_be_either() -> None:
    chat = _chat(*DAD, "龙泉村")
    assert "妈妈那次，还是现在爸爸这次" in chat.says("我妈周五有空，改到周五")
    assert _halves(chat) == ["26am"]
    assert "halves" not in _wish(chat)


def test_the_first_is_called_off_and_the_second_goes_on() -> None:
    chat = _chat(*DAD, "我妈那个不用来了")
    assert "约上门" in chat.says("1")
    assert chat.state == ("visit", "where")
    assert not chat.desk.visits.open()


@pytest.mark.parametrize(
    ("said", "changed"),
    [
        ("电话说错了，是13512345678", {"phone": "135 1234 5678"}),
        ("手机号写错了，应该是13512345678", {"phone": "135 1234 5678"}),
        ("再加一个电话13512345678", {"phone": "138 1234 5678", "other_phone": "135 1234 5678"}),
        ("地址错了，是双塘村", {"village": "双塘村", "place": ""}),
        ("地址改成双塘村水井边", {"village": "双塘村", "place": "水井边"}),
        ("不是我妈，是我爸", {"who": "爸爸", "relation": "爸爸"}),
        ("人搞错了，是我奶奶", {"who": "奶奶", "relation": "奶奶"}),
    ],
)
def test_what_was_said_wrongly_is_put_right_after_it_is_recorded(
    said: str, changed: dict[str, str]
) -> None:
    chat = _chat(*MUM)
    assert "改好了" in chat.says(said)
    assert {name: getattr(_visit(chat), name) for name in changed} == changed
    assert len(chat.desk.visits.made) == 1
    assert chat.state == ("visit", "told")


@pytest.mark.parametrize(
    "said", ["时间说错了，是周五上午", "日子不对，是周五上午", "改成周五上午行吗"]
)
def test_the_time_is_put_right_and_no_counter_is_booked(said: str) -> None:
    chat = _chat(*MUM)
    chat.says(said)
    assert _halves(chat) == ["27am"]
    assert not chat.desk.bookings()


def test_another_person_takes_the_place_of_the_one_and_makes_no_second_visit() -> None:
    chat = _chat("王婆婆走不动，要上门办高龄津贴", *MUM[1:], "不是王婆婆，是刘婆婆", "对")
    assert [each.who for each in chat.desk.visits.open()] == ["刘婆婆"]


def test_whose_phone_it_is_now_is_noted() -> None:
    chat = _chat(*MUM, "电话换成我儿子的13512345678")
    assert chat.desk.visits.notes == ["135 1234 5678是儿子的"]


def test_it_is_put_right_after_something_else_was_asked_too() -> None:
    chat = _chat(*MUM, "谢谢", "低保要带什么", "电话说错了，是13512345678")
    assert _visit(chat).phone == "135 1234 5678"


@pytest.mark.parametrize(
    "said",
    [
        "名字错了怎么改",
        "户口本上地址错了怎么改",
        "手机号换了，医保要改吗",
        "低保要带什么",
        "我儿子的电话是多少",
        "营业执照改地址",
    ],
)
def test_a_question_that_sounds_alike_changes_nothing(said: str) -> None:
    chat = _chat(*MUM)
    before = _visit(chat)
    assert "改好了" not in chat.says(said)
    assert _visit(chat) == before


def test_on_the_day_itself_a_person_is_told_what_is_wrong() -> None:
    chat = _chat(*MUM)
    chat.desk.visits.made[0] = replace(_visit(chat), state="under_way")
    chat.says("电话说错了，是13512345678")
    assert "13512345678" in chat.desk.called[0][0]
    assert _visit(chat).phone == "138 1234 5678"


def test_the_wish_for_the_counter_is_kept_when_the_visit_is_called_off() -> None:
    chat = _chat(*MUM, "还是不用上门了，我带他去窗口，明天上午")
    assert chat.state == ("my_visits", "cancel")
    assert "明天" in chat.says("1")
    assert chat.state == ("book", "time")
    assert not chat.desk.visits.open()


@pytest.mark.parametrize("said", ["不用上门了", "我自己去窗口办，不用来了", "还是不用上门了，谢谢"])
def test_without_a_day_it_is_only_called_off(said: str) -> None:
    chat = _chat(*MUM, said, "1")
    assert not chat.desk.visits.open()
    assert chat.state is None


@pytest.mark.parametrize(
    "said",
    [
        "我的预约", "查我的预约", "我约了什么", "我约的上门什么时候来", "我的上门预约", "我的上门",
        "查一下我的上门",
    ],
)  # fmt: skip
@pytest.mark.parametrize("between", [(), ("谢谢",), ("低保要带什么",)])
def test_the_visit_that_stands_is_told(said: str, between: tuple[str, ...]) -> None:
    chat = _chat(*MUM, *between)
    heard = chat.says(said)
    assert "V261124-001" in heard
    assert len(chat.desk.visits.made) == 1


def test_in_the_middle_of_one_it_is_said_that_it_does_not_stand_yet() -> None:
    chat = _chat(*MUM[:3])
    assert "还没约好" in chat.says("我的上门")
    assert chat.state == ("visit", "when")


def test_without_a_visit_a_booking_is_looked_up_as_before() -> None:
    assert "没有预约" in _chat().says("我的预约")


@pytest.mark.parametrize(
    "said", ["后天我不在家", "后天上午家里没人", "周四有事，家里没人", "星期四要出门，屋里没得人"]
)
def test_a_visit_that_would_find_nobody_home_is_shown(said: str) -> None:
    chat = _chat(*MUM)
    heard = chat.says(said)
    assert "上门要改" in heard
    assert "V261124-001" in heard
    chat.says("改到周五上午")
    assert _halves(chat) == ["27am"]


def test_another_day_away_from_home_does_no_harm() -> None:
    assert "不碍事" in _chat(*MUM).says("下周三家里没人")


@pytest.mark.parametrize("said", ["周四我不在家", "周四家里没人"])
def test_at_the_step_for_the_time_it_is_no_wish_for_that_day(said: str) -> None:
    chat = _chat(*MUM[:3], said)
    assert chat.state == ("visit", "when")
    assert "halves" not in _wish(chat)
