"""A complaint, and what is wrong in the village, goes to a person with every word."""

import pytest

from tests.support.chat import Chat

COMPLAINTS = [
    "我有个事要向你们投诉，村里修路占地不赔钱",
    "我要向你们投诉隔壁养猪场",
    "有件事想投诉",
    "我不是要申请，我想投诉村干部",
    "关于沙河村道路损坏无人维修的反映",
    "关于自来水浑浊的反映",
    "关于龙泉村水渠堵塞的反映信",
    "尊敬的领导：我是沙河村村民王大明，2019年因修路占了我家的地，到现在没有给补偿，请领导解决",
    "你们办事效率太低了",
    "工作效率实在太慢",
    "我要反映问题",
    "我有情况要向领导反映",
    "领导好，我想反映一下，我们组的水管一直没接通",
]
LEADERS = ["我要见镇长", "我要找书记", "能不能找你们领导谈谈", "我想见一下主任"]
OTHERS = [
    "投诉邻居噪音能调解吗",
    "我不投诉了",
    "我反映的问题什么时候答复",
    "尊敬的领导：我是龙泉村村民，家里困难，能不能申请低保，需要什么材料",
    "找村主任开证明行吗",
    "要找领导签字吗",
    "劳动投诉怎么申请法律援助",
    "医保卡反映不出来",
    "养猪场要办什么证",
    "电鱼机要办证吗",
]


@pytest.mark.parametrize("words", COMPLAINTS)
def test_it_is_kept_in_the_same_words(words: str) -> None:
    chat = Chat()
    chat.says(words)
    assert [each[:2] for each in chat.desk.called] == [("投诉", words)]


@pytest.mark.parametrize("words", COMPLAINTS)
def test_amid_a_matter_too(words: str) -> None:
    chat = Chat()
    chat.says("第一次办残疾证")
    chat.says(words)
    assert [each[:2] for each in chat.desk.called] == [("投诉", words)]


def test_a_letter_of_noise_is_read_here_and_told_the_other_door() -> None:
    words = (
        "我想反映一下，我们小区楼下的烧烤店每天晚上营业到凌晨两三点，油烟和噪音很大，"
        "家里老人孩子都睡不着，打过12345也没解决，希望政府部门管一管"
    )
    chat = Chat()
    heard = chat.says(words)
    assert "派出所" in heard
    assert "时间：周一至周五" not in heard
    assert [each[:2] for each in chat.desk.called] == [("投诉", words)]


@pytest.mark.parametrize("words", LEADERS)
def test_who_wants_the_head_gets_a_person(words: str) -> None:
    chat = Chat()
    chat.says(words)
    assert chat.desk.called


@pytest.mark.parametrize("words", ["有人在河里电鱼", "又在电鱼了，举报电鱼", "山上有人偷砍树"])
def test_who_poaches_is_the_police_s(words: str) -> None:
    heard = Chat().says(words)
    assert "110" in heard
    assert "12345" in heard


def test_unpaid_wages_are_the_labour_office_s() -> None:
    assert "12333" in Chat().says("我想投诉老板不发工资")


@pytest.mark.parametrize("words", OTHERS)
def test_what_sounds_alike_is_taken_as_what_it_is(words: str) -> None:
    chat = Chat()
    chat.says(words)
    assert "投诉" not in {each[0] for each in chat.desk.called if each[1] == words}
    assert not (words in OTHERS[3:] and chat.desk.called)
