"""Villages, groups, houses and landmarks of the demo towns; what is unknown or elsewhere."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.reading.places import (
    OutsideTown,
    Place,
    SeveralVillages,
    UnknownVillage,
    read_place,
)
from knowledge.town_files.book import SHIPPED, read_towns
from knowledge.towns import Town

BOOK = read_towns(SHIPPED, b"a key for tests only")


def town(name: str) -> Town:
    found = BOOK.get(name)
    assert found is not None
    return found


BAIYANG, CHINI = town("baiyang"), town("chini")


@pytest.mark.parametrize(
    ("said", "village", "group", "house", "landmark", "heard"),
    [
        ("龙泉村", "龙泉村", None, "", "", False),
        ("龙泉", "龙泉村", None, "", "", False),
        ("我住龙泉村三组", "龙泉村", 3, "", "", False),
        ("龙泉三组", "龙泉村", 3, "", "", False),
        ("龙泉村第二小组12号", "龙泉村", 2, "12号", "", False),
        ("龙泉村十一组", "龙泉村", 11, "", "", False),
        ("龙泉村５组", "龙泉村", 5, "", "", False),
        ("石梁村四社", "石梁村", 4, "", "", False),
        ("双塘3队", "双塘村", 3, "", "", False),
        ("双塘村第三村民小组", "双塘村", 3, "", "", False),
        ("龙泉村三组老槐树边上", "龙泉村", 3, "", "老槐树边上", False),
        ("龙泉老槐树边上", "龙泉村", None, "", "老槐树边上", False),
        ("黄桷村，村小学对面", "黄桷村", None, "", "村小学对面", False),
        ("石梁村6组桥头边上", "石梁村", 6, "", "桥头边上", False),
        ("龙泉村村委会旁边", "龙泉村", None, "", "村委会旁边", False),
        ("白羊社区3栋2单元401", "白羊社区", None, "3栋2单元401", "", False),
        ("白羊社区12号附3号", "白羊社区", None, "12号附3号", "", False),
        ("铜梁区白羊镇青冈村5组8号", "青冈村", 5, "8号", "", False),
        ("重庆市铜梁区白羊镇青冈村", "青冈村", None, "", "", False),
        ("我是白羊镇龙泉村三组的张桂芳", "龙泉村", 3, "", "", False),
        ("不是龙泉村，是石梁村", "石梁村", None, "", "", False),
        ("双塘村一组照片", "双塘村", None, "", "", False),
        ("龙全村", "龙泉村", None, "", "", True),
        ("黄决村三组", "黄桷村", 3, "", "", True),
        ("双糖村", "双塘村", None, "", "", True),
        ("新乔村", "新桥村", None, "", "", True),
        ("青岗村", "青冈村", None, "", "", True),
        ("白运村二组", "白云村", 2, "", "", True),
        ("石粮村村委会隔壁", "石梁村", None, "", "村委会隔壁", True),
        ("龍泉村", "龙泉村", None, "", "", True),
        ("龙\u200f泉村", "龙泉村", None, "", "", False),
        ("就在老槐树边上", None, None, "", "老槐树边上", False),
        ("三组", None, 3, "", "", False),
    ],
)
def test_a_place_of_the_town(
    said: str, village: str | None, group: int | None, house: str, landmark: str, *, heard: bool
) -> None:
    found = read_place(said, BAIYANG)

    assert isinstance(found, Place)
    name = found.village.name if found.village else None
    read = (name, found.group, found.house, found.landmark, found.heard)
    assert read == (village, group, house, landmark, heard)


@pytest.mark.parametrize("said", ["龙泉村和石梁村", "龙泉还是石梁村", "龙泉村或者双塘村三组"])
def test_two_villages_are_asked_back(said: str) -> None:
    found = read_place(said, BAIYANG)

    assert isinstance(found, SeveralVillages)
    assert len(found.villages) == 2
    assert "还是" in found.why


@pytest.mark.parametrize(
    "said", ["张家沟村", "我是张家沟村的", "白羊镇张家沟村", "住在张家沟村三组"]
)
def test_an_unknown_village_is_told_ours(said: str) -> None:
    found = read_place(said, BAIYANG)

    assert isinstance(found, UnknownVillage)
    assert found.name == "张家沟村"
    assert all(each.name in found.why for each in BAIYANG.villages)


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ("安居镇", "安居镇"),
        ("安居镇龙泉村", "安居镇"),
        ("在铜梁区巴川街道", "巴川街道"),
        ("我是虎峰镇的", "虎峰镇"),
        ("我在广东打工", "广东"),
        ("在外地", "外地"),
        ("四川省广安市", "四川省"),
    ],
)
def test_an_address_elsewhere_is_told_as_such(said: str, where: str) -> None:
    found = read_place(said, BAIYANG)

    assert isinstance(found, OutsideTown)
    assert found.name == where
    assert BAIYANG.place in found.why


NO_PLACE = """
👌|你好|白羊镇|白羊|在重庆主城|农村户口|我们村|村里|本村|全村人|新农村|老乡|城镇户口|农贸市场|小区|社区|乡镇|超市|白云山
白云石料厂|过新桥右转|城市低保|下乡|县里|区医院|市场监管|社区医院|县城|镇上|我在镇政府|居住证|隔壁村|哪个村|行政村
街道办|明天上午|28号|低保怎么办|太阳能补贴|13812345678|贫困村|社保|改户口这边|养老保险那边|离了职回村|请问村里|由村镇代办
"""


@pytest.mark.parametrize("said", ["", " ", *NO_PLACE.strip().replace("\n", "|").split("|")])
def test_what_names_no_place_is_left_alone(said: str) -> None:
    assert read_place(said, BAIYANG) is None


def test_each_town_has_its_own_villages() -> None:
    assert isinstance(read_place("瑞岭村", CHINI), Place)
    assert isinstance(read_place("瑞岭村", BAIYANG), UnknownVillage)
    assert isinstance(read_place("花都区赤坭镇瑞岭村", CHINI), Place)
    assert isinstance(read_place("广州市花都区炭步镇", CHINI), OutsideTown)


def test_every_village_of_every_town_is_found_by_its_name() -> None:
    for each in BOOK.all():
        for village in each.villages:
            found = read_place(f"我住{village.name}二组", each)
            assert isinstance(found, Place)
            assert (found.village, found.group) == (village, 2)


_PLACEISH = st.text(
    st.sampled_from("龙泉石梁白羊村社区组号三1边上住在镇县市，不是和\u200f👌"), max_size=30
)


@settings(max_examples=200)
@given(st.one_of(st.text(max_size=60), _PLACEISH))
def test_no_text_raises_and_a_refusal_is_a_sentence(said: str) -> None:
    read_place(said * 100, CHINI)
    found = read_place(said, BAIYANG)
    if isinstance(found, SeveralVillages | UnknownVillage | OutsideTown):
        assert found.why[-1] in "。？"


@pytest.mark.parametrize("each", ["村", "白羊", "住在", "三组", "区", "a边", "龙泉村"])
def test_a_long_text_takes_no_time(each: str) -> None:
    started = time.perf_counter()
    read_place(each * (5000 // len(each)), BAIYANG)
    assert time.perf_counter() - started < 0.1
