"""Where a matter is taken, nearest first, and what is not said is not guessed."""

from dataclasses import replace

import pytest

from knowledge.levels import is_from_county, levels_of, online_of, village_matters
from knowledge.matters import Catalog, Matter, MatterCode
from knowledge.outlets import Outlet, Spot
from knowledge.residence import residence_of
from knowledge.towns import Town, Village
from tests.support.towns import make_matter, make_town

LONGQUAN = Village("龙泉村", "龙泉村便民服务站", 18, agent="daiban", phone="023-0000-1101")
LONELY = Village("孤山村", "孤山村便民服务站", 90)
HALL = Outlet("示例县政务服务中心", "示例路2号", "023-0000-9001")


def town(**changes: object) -> Town:
    return make_town(villages=(LONGQUAN, LONELY), hall=HALL, **changes)


def places(matter: Matter, at: Town, village: Village | None = None) -> list[tuple[str, str]]:
    return [(each.name, each.doing) for each in levels_of(matter, at, village).stops]


def test_the_village_comes_first_where_it_does_the_matter() -> None:
    matter = make_matter(handled_at="village", town_role="初审")

    assert places(matter, town(), LONGQUAN) == [
        ("龙泉村便民服务站", "初审"),
        ("示镇便民服务中心", "初审"),
    ]


def test_an_agent_carries_what_the_town_takes_and_without_one_nobody_does() -> None:
    matter = make_matter(proxy=True)

    assert places(matter, town(), LONGQUAN)[0] == ("龙泉村便民服务站", "代办")
    assert places(matter, town(), LONELY) == [("示镇便民服务中心", "受理")]
    assert places(matter, town())[0] == ("村（社区）便民服务站", "代办")
    assert places(make_matter(proxy=False), town()) == [("示镇便民服务中心", "受理")]


def test_a_list_of_the_village_replaces_the_rule() -> None:
    matter = make_matter(handled_at="village")
    other = replace(LONELY, matters=(matter.code,))
    none = replace(LONGQUAN, matters=())

    assert places(matter, town(), other)[0] == ("孤山村便民服务站", "受理")
    assert places(matter, town(), none) == [("示镇便民服务中心", "受理")]


def test_a_countys_matter_taken_here_is_marked() -> None:
    matter = make_matter(handled_at="county", town_role="代办")

    found = levels_of(matter, town())
    assert found.from_county
    assert [each.level for each in found.stops] == ["village", "town", "county"]
    assert found.stops[1].note == "区县事项，本中心承接"
    assert not is_from_county(make_matter(handled_at="county", town_role="指引"))


def test_what_is_not_done_here_is_told_and_no_village_is_named() -> None:
    matter = make_matter(handled_at="county", town_role="指引")

    assert places(matter, town()) == [
        ("示镇便民服务中心", "指引"),
        ("示例县政务服务中心", "指引"),
    ]
    assert levels_of(matter, town()).stops[0].counters == ()


def test_enterprise_matters_go_to_the_hall_that_gathers_them() -> None:
    hall = replace(HALL, takes=("企业",))
    of_firms, of_people = make_matter(target="企业"), make_matter()
    at = make_town(villages=(LONGQUAN,), hall=hall)

    assert places(of_firms, at)[0] == ("示例县政务服务中心", "受理")
    assert places(of_people, at)[0][0] == "村（社区）便民服务站"
    assert places(of_firms, town())[0][0] == "村（社区）便民服务站"
    village_own = make_matter(target="企业", handled_at="village")
    assert not levels_of(village_own, at).gathered


def test_a_district_sends_people_home_and_keeps_firms() -> None:
    district = make_town(kind="区", place="示区", centre="示区政务服务中心", hall=HALL)
    gathering = replace(district, hall=replace(HALL, takes=("企业",)))

    assert [
        each.level for each in levels_of(make_matter(handled_at="village"), district).stops
    ] == [
        "village",
        "town",
        "county",
    ]
    firm = levels_of(make_matter(target="企业"), gathering)
    assert [(each.name, each.doing) for each in firm.stops] == [("示区政务服务中心", "受理")]


@pytest.mark.parametrize(
    ("online", "how", "role", "channel", "kept"),
    [
        ("省政务服务网", None, "受理", "示例网", None),
        ("粤医保小程序", "打开粤医保小程序", "受理", "示例网", None),
        ("南网在线APP", "在供电公司的手机APP上申请", "指引", None, "在供电公司的手机APP上申请"),
        ("粤商通", "在粤商通填", "指引", "nothing", None),
        ("12348法律服务网", None, "指引", "12348法律服务网", None),
    ],
)
def test_another_provinces_channels_are_not_told(
    online: str, how: str | None, role: str, channel: str | None, kept: str | None
) -> None:
    found = online_of(make_matter(online=online, online_how=how, town_role=role), make_town())

    if channel == "nothing":
        assert found is None
    else:
        assert found is not None
        assert (found.channel, found.how) == (channel, kept)


def test_what_the_list_says_of_people_from_elsewhere_is_quoted() -> None:
    home = "一般在户口所在地申请"
    permit = "有居住证的，照当地规定在居住地申请"

    both = residence_of(make_matter(conditions=(home, permit)))
    assert (both.kind, both.said) == ("elsewhere", (home, permit))
    assert residence_of(make_matter(conditions=(home,))).kind == "home"
    assert residence_of(make_matter(conditions=("满80周岁",))).kind == "unsaid"


def test_a_villages_list_is_grouped_by_what_is_done_there() -> None:
    kinds = {
        "a": make_matter(code=MatterCode("a"), handled_at="village"),
        "b": make_matter(code=MatterCode("b"), handled_at="village", town_role="初审"),
        "c": make_matter(code=MatterCode("c"), proxy=True),
        "d": make_matter(code=MatterCode("d"), town_role="指引"),
        "e": make_matter(code=MatterCode("e"), handled_at="village", town_role="代办"),
    }
    catalog = Catalog("v", {each.code: each for each in kinds.values()}, {})

    found = village_matters(catalog, town(), LONGQUAN)
    assert {doing: [each.code for each in those] for doing, those in found.items()} == {
        "受理": ["a", "e"],
        "初审": ["b"],
        "代办": ["c"],
    }
    assert "代办" not in village_matters(catalog, town(), LONELY)


def test_a_distance_is_as_the_crow_flies() -> None:
    assert Spot(30, 106).metres_to(Spot(30.1, 106)) == pytest.approx(11_119, abs=5)
    assert Spot(30, 106).metres_to(Spot(30, 106)) == 0
