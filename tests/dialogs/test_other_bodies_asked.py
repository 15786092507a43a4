"""Another body's phone, place or hours are asked: the centre's own are never given for them."""

from dataclasses import replace

import pytest

from knowledge.outlets import Outlet
from knowledge.towns import OtherPhone, Village
from tests.support.chat import Chat
from tests.support.towns import make_town

VILLAGES = tuple(Village(name, f"{name}便民服务站", 9) for name in ("龙泉村", "沙河村"))
OURS = "时间：周一至周五"
THEIRS = [
    ("派出所电话多少", "派出所"),
    ("民政局电话多少", "民政局"),
    ("县医保局地址在哪里", "县医保局"),
    ("信用社几点开门", "信用社"),
    ("婚姻登记处几点上班", "婚姻登记处"),
    ("供电所电话是多少", "95598"),
    ("学校电话多少", "学校"),
    ("请问税务局周六上班吗", "12366"),
    ("农业银行在哪里", "农业银行"),
    ("你好，卫生院的电话是多少", "卫生院"),
    ("镇派出所怎么走", "派出所"),
]
NOT_THEIRS = ["你们电话多少", "中心电话多少", "大厅几点上班", "镇政府电话多少", "电话多少"]
MATTERS = [
    "医院开的证明在哪里开",
    "在派出所上户口几点上班",
    "派出所在哪里办身份证",
    "学校证明在哪开",
    "敬老院怎么去申请",
    "银行卡在哪里换",
    "医院电子票据怎么报销",
    "银行卡号码变更",
]


@pytest.mark.parametrize(("words", "told"), THEIRS)
def test_theirs_is_not_ours(words: str, told: str) -> None:
    heard = Chat(town=make_town(villages=VILLAGES)).says(words)
    assert told in heard
    assert "我这里没有" in heard
    assert "12345" in heard
    assert OURS not in heard
    assert "023-0000-1001" not in heard


@pytest.mark.parametrize(("words", "told"), THEIRS)
def test_amid_a_matter_too_and_its_question_stays(words: str, told: str) -> None:
    chat = Chat(town=make_town(villages=VILLAGES))
    chat.says("第一次办残疾证")
    heard = chat.says(words)
    assert told in heard
    assert OURS not in heard
    assert chat.state == ("guide", "circumstance")


@pytest.mark.parametrize("words", ["我问的是派出所", "不是你们，我说的是派出所电话"])
def test_who_is_meant_is_told_again(words: str) -> None:
    chat = Chat()
    chat.says("派出所电话多少")
    heard = chat.says(words)
    assert "派出所不是我们中心" in heard
    assert chat.state is None


def test_the_towns_own_phone_for_them_is_given() -> None:
    town = replace(make_town(), phones=(OtherPhone("police", "023-0000-2222"),))
    assert "023-0000-2222" in Chat(town=town).says("派出所电话多少")


def test_of_a_villages_office_the_village_is_asked() -> None:
    chat = Chat(town=make_town(villages=VILLAGES))
    assert "哪个村" in chat.says("村委会电话多少")
    assert "龙泉村便民服务站" in chat.says("龙泉村")


@pytest.mark.parametrize("words", NOT_THEIRS)
def test_ours_is_told(words: str) -> None:
    assert OURS in Chat(town=make_town(villages=VILLAGES)).says(words)


def test_a_village_of_the_town_is_ours() -> None:
    chat = Chat(town=make_town(villages=VILLAGES))
    assert "龙泉村便民服务站" in chat.says("龙泉村村委会电话多少")


@pytest.mark.parametrize("words", MATTERS)
def test_a_matter_is_no_such_question(words: str) -> None:
    assert "不是我们中心" not in Chat(town=make_town(villages=VILLAGES)).says(words)


def test_the_countys_hall_is_told_where_the_town_knows_it() -> None:
    town = make_town(hall=Outlet("示例县政务服务中心", "县城一路9号", "023-0000-3333"))
    heard = Chat(town=town).says("县政务服务中心电话多少")
    assert "023-0000-3333" in heard
    assert OURS not in heard
