"""Where to go: levels, villages, locations, what is public; alone and in the middle of a step."""

from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.talk import Talk
from knowledge.outlets import Hours, Outlet, Spot
from knowledge.towns import Staff, Town, Village
from tests.support.chat import Chat
from tests.support.towns import make_town

POINT = (Hours(time(9), time(11, 30)),)
VILLAGES = (
    Village(
        "龙泉村", "龙泉村便民服务站", 18, agent="daiban", phone="023-0000-1101", hours=POINT,
        spot=Spot(29.80, 106.00),
    ),
    Village("双塘村", "双塘村便民服务站", 25, aliases=("大双塘",), spot=Spot(29.90, 106.00)),
    Village("孤山村", "孤山村便民服务站", 60),
)  # fmt: skip
HALL = Outlet("示例县政务服务中心", "县城", "023-0000-9001", spot=Spot(29.70, 106.30))


def town(**changes: object) -> Town:
    base = make_town(
        villages=VILLAGES,
        hall=HALL,
        spot=Spot(29.85, 106.02),
        online_how="搜小程序“示例网”",
        notes=("一次性告知。",),
    )
    agent = Staff("daiban", "龙泉村代办员（示例）", "代办员", village="龙泉村")
    return replace(base, staff=(*base.staff, agent), **changes)  # type: ignore[arg-type]


def told(talk: Chat) -> str:
    """Answer every question with “不清楚”; give what was heard last."""
    heard = ""
    for _question in range(9):
        if talk.state == ("guide", "told"):
            break
        heard = talk.says("不清楚")
    assert talk.state == ("guide", "told")
    return heard


def chat(**changes: object) -> Chat:
    return Chat(town=town(**changes))


@pytest.mark.parametrize(
    "said",
    [
        "龙泉村",
        "龙泉",
        "我是龙泉村的",
        "龙泉村三组",
        "龙泉村服务站在哪",
        "龙泉村代办员电话多少",
        "龙全村",
    ],
)
def test_a_villages_name_gives_its_point(said: str) -> None:
    heard = chat().says(said)

    assert "【龙泉村便民服务站】" in heard
    assert "龙泉村代办员（示例）" in heard
    assert "023-0000-1101" in heard
    assert "现在开着，到11:30" in heard
    assert "人工" in heard


def test_what_a_point_does_not_say_is_not_made_up() -> None:
    heard = chat().says("孤山村")

    assert "代办员：没有写" in heard
    assert "时间没有写，去之前先打电话问" in heard
    assert "（镇上）" in heard
    assert "看地图" not in heard


@pytest.mark.parametrize(
    "said",
    ["我们村能办啥", "村里能办什么", "哪些事能在村里办", "村上有哪些事可以办", "社区能办啥子"],
)
def test_the_villages_list_asks_which_village_and_remembers_it(said: str) -> None:
    talk = chat()
    assert "您是哪个村" in talk.says(said)
    heard = talk.taps("龙泉村")

    assert "【龙泉村便民服务站能办的】" in heard
    assert "村里就能办" in heard
    assert all(len(each.encode()) <= 1900 for each in talk.messages)
    talk.says("取消")
    assert "【龙泉村便民服务站能办的】" in talk.says(said)


def test_a_town_without_villages_says_so() -> None:
    assert "还没有录进来" in chat(villages=()).says("我们村能办啥")


def test_another_towns_village_is_told_as_such() -> None:
    talk = chat()
    talk.says("我们村能办啥")

    assert "示镇没有“石桥村”" in talk.says("石桥村")


def test_a_matter_with_a_village_named_is_still_that_matter() -> None:
    talk = chat()
    heard = talk.says("我是龙泉村的，高龄补贴在哪办")

    assert "高龄津贴" in heard
    assert heard.index("1. 龙泉村便民服务站") < heard.index("2. 示镇便民服务中心")


def test_where_and_online_are_asides_that_leave_the_step() -> None:
    talk = chat()
    talk.says("残疾证到期换新")
    state = talk.state

    assert "去哪办" in talk.says("在哪办")
    assert "可以网上办：示例网" in talk.says("网上能办不")
    assert talk.state == state
    talk.says("我们村服务站几点开门")
    assert "【龙泉村便民服务站】" in talk.taps("龙泉村")
    talk.says("返回")
    talk.says("返回")
    assert talk.state == state


def test_a_location_gives_the_nearest_with_the_centre_among_them() -> None:
    talk = chat()
    heard = talk.stands(29.801, 106.0)

    assert "1. 龙泉村便民服务站，直线约100米" in heard
    assert "示镇便民服务中心，直线约" in heard
    assert talk.state == ("village", "point")
    assert talk.talk.memory.village == "龙泉村"
    assert talk.desk.answers


def test_a_location_in_the_middle_of_a_step_tells_of_the_matter_and_goes_on() -> None:
    talk = chat()
    talk.says("高龄补贴")
    state = talk.state
    heard = talk.stands(29.801, 106.0)

    assert "高龄津贴，收材料" in heard
    assert talk.state == state


def test_far_away_is_said_and_a_town_without_spots_gives_its_address() -> None:
    assert "您好像不在示镇" in chat().stands(39.9, 116.4)
    assert "示镇正街1号" in Chat().stands(29.8, 106.0)


def test_people_from_elsewhere_hear_what_the_list_says_and_no_more() -> None:
    assert "跨省通办" in chat().says("外地户口能办残疾证吗")
    assert "清单上没写，先问窗口" in chat().says("外地户口能不能办光荣牌")
    assert "外地户口也能办的" in chat().says("外地户口能办哪些事")


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("今天谁值班", "综合窗口"),
        ("值班表", "负责人：主任（示例）"),
        ("规章制度", "一次性告知。"),
        ("服务承诺是什么", "监督电话"),
        ("办事流程", "全部事项的流程和时限"),
        ("我的办理结果", "预约：现在没有"),
        ("示例网怎么用", "搜小程序“示例网”"),
        ("附近有没有服务站", "把您的位置发给我"),
    ],
)
def test_what_is_public_is_answered_alone_and_in_a_step(said: str, heard: str) -> None:
    talk = chat()
    assert heard in talk.says(said)
    assert talk.state is None
    talk.says("残疾证到期换新")
    state = talk.state
    assert heard in talk.says(said)
    assert talk.state == state


def test_ones_own_notices_are_listed() -> None:
    talk = chat()
    talk.says("残疾证到期换新")
    told(talk)

    assert "残疾人证期满换领" in talk.says("我的办理结果")


def test_the_season_and_who_decides_stand_beside_the_notice() -> None:
    talk = chat()
    talk.says("残疾学生和残疾人子女助学补助")
    heard = told(talk)

    assert "什么时候办：每年多在7至9月集中报" in heard
    assert "报上去，最后由谁定：县（区）残联" in heard


SAID = st.sampled_from(
    ["龙泉村", "我们村能办啥", "双塘", "1", "2", "4", "网上能办不", "在哪办", "谁值班", "返回",
     "取消", "高龄补贴", "换个村", "外地户口能办吗", "石桥村", "位置", "我的办理结果", "不清楚",
     "人工"]
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(SAID, st.tuples(st.floats(3, 54), st.floats(73, 136))), max_size=12))
def test_a_walk_among_villages_never_raises_and_always_offers_a_person(
    said: list[str | tuple[float, float]],
) -> None:
    talk = chat()
    for each in said:
        if isinstance(each, str):
            talk.says(each)
        else:
            talk.stands(*each)

        assert talk.messages
        assert all(0 < len(each.encode()) <= 1900 for each in talk.messages)
        assert "人工" in talk.messages[-1]
        assert Talk.from_json(talk.talk.as_json()) == talk.talk


def test_what_the_district_gathers_cannot_be_booked_in_town_and_its_hall_is_told() -> None:
    talk = chat(hall=replace(HALL, takes=("企业",)))
    heard = talk.says("农村公益性墓地（骨灰堂）建设审批") + told(talk)

    assert "先看这里：示例县政务服务中心" in heard
    assert "预约去窗口" not in heard
    talk.says("取消")
    assert "不在本中心办" in talk.says("我想明天上午来办农村公益性墓地（骨灰堂）建设审批")
