"""Complaints: what is taken, what is another body's, and the story told after it."""

from datetime import date

import pytest

from dialogs.suggest_ports import Raised
from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.towns import make_town


@pytest.fixture(name="chat")
def _chat() -> Chat:
    return Chat()


@pytest.mark.parametrize("before", ["", "办低保要带什么"])
@pytest.mark.parametrize(
    "said",
    [
        "关于镇政府不作为的投诉",
        "我要举报窗口工作人员收红包",
        "窗口的人他妈的骂人",
        "我们村低保全是村干部亲戚，太不公平了",
        "上班时间窗口没人，等了一个多小时",
        "中午11点半就不办了",
        "对答复不满意",
        "代办员收了我五十块跑腿费，这钱该不该收",
    ],
)
def test_a_complaint_reaches_a_person(chat: Chat, before: str, said: str) -> None:
    if before:
        chat.says(before)
    assert "监督电话" in chat.says(said)
    assert [(reason, words) for reason, words, _ in chat.desk.called] == [("投诉", said)]


@pytest.mark.parametrize("said", ["对村里低保公示名单有异议", "对低保评定结果不服"])
def test_with_the_matter_it_is_about(chat: Chat, said: str) -> None:
    chat.says(said)
    assert chat.desk.called == [("投诉", said, "minzheng.dibao")]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("实名举报石桥村代办员张三把我身份证拿走一个月不还", "投诉"),
        ("希望你们来石桥村查账", "投诉"),
        ("谢谢石桥村代办员小王，帮我妈跑腿办好残疾证", "评价"),
        ("低保申请交给石桥村代办员四个月了，一点消息没有", "查办理进度"),
    ],
)
def test_a_village_and_its_agent_named_in_it_begin_nothing(said: str, reason: str) -> None:
    chat = Chat(town=make_town(villages=(Village("石桥村", "石桥村服务点", 20),)))
    chat.says(said)
    assert [each[0] for each in chat.desk.called] == [reason]
    assert chat.state is None


@pytest.mark.parametrize(
    ("said", "door"),
    [
        ("投诉学校老师打学生", "教育局"),
        ("学校老师乱收费去哪投诉", "教育局"),
        ("投诉物业乱收费", "住建"),
        ("投诉县医院医生态度差", "卫健"),
        ("县医院医生态度差，我要投诉", "卫健"),
        ("投诉交警乱罚款", "12389"),
        ("投诉银行不给取钱", "12378"),
        ("投诉4S店不退定金", "12315"),
        ("投诉公交司机骂人", "12328"),
        ("公交司机骂人，怎么投诉", "12328"),
        ("投诉法院判了两年不执行", "12368"),
        ("公司不给买社保，去哪里投诉", "劳动监察"),
        ("投诉快递丢件", "12315"),
        ("我要举报电信诈骗", "110"),
        ("举报有人赌博", "110"),
        ("举报楼上噪音", "110"),
        ("举报养猪场直排粪水", "生态环境局"),
    ],
)
def test_another_body_s_business_is_shown_its_door(chat: Chat, said: str, door: str) -> None:
    heard = chat.says(said)
    assert door in heard
    assert "监督电话" not in heard
    assert chat.desk.called == []


@pytest.mark.parametrize(
    "said",
    [
        "投诉你们窗口不给我报县医院的票",
        "窗口不给我报县医院的票，我要投诉",
        "我妈住县医院报销被退回，投诉",
        "我爸是老师，我要投诉你们窗口",
        "投诉医保窗口",
        "投诉村干部打人",
    ],
)
def test_our_window_is_complained_of_whoever_else_is_named(chat: Chat, said: str) -> None:
    chat.says(said)
    assert [each[0] for each in chat.desk.called] == ["投诉"]


@pytest.mark.parametrize(
    ("complaint", "story"),
    [
        ("我要投诉", "我昨天带我爸去认证养老金，人家说机器坏了，花了八十块车费"),
        ("投诉村干部", "他把我家的低保名额给了他侄子"),
        ("三号窗口的人骂我", "当时是上午十点，我给我妈办高龄补贴"),
        ("我要投诉", "跑了三趟都不给办"),
        ("我要投诉", "村里修路的钱不知去向"),
        ("我要投诉", "三号窗口"),
        ("我要投诉", "不知道叫什么名字，三十来岁"),
    ],
)
def test_the_story_after_a_complaint_is_added_to_it(chat: Chat, complaint: str, story: str) -> None:
    chat.says(complaint)
    assert "加在刚才的投诉里" in chat.says(story)
    assert "加在刚才的投诉里" in chat.says("穿红衣服的那个女的")
    told = [(reason, words) for reason, words, _ in chat.desk.called]
    assert told == [("投诉", each) for each in (complaint, story, "穿红衣服的那个女的")]
    assert chat.state is None


@pytest.mark.parametrize(
    "said",
    [
        "办低保要带什么",
        "我想办低保",
        "高龄补贴",
        "身份证丢了",
        "我妈满80岁了",
        "几点下班",
        "好的，知道了",
        "明天上午预约办社保卡",
        "我爸昨天去世了",
        "菜单",
    ],
)
def test_what_asks_or_wishes_after_a_complaint_is_no_part_of_it(chat: Chat, said: str) -> None:
    chat.says("我要投诉")
    assert "投诉里" not in chat.says(said)
    assert len(chat.desk.called) == 1


def test_the_story_is_heard_only_in_the_turn_after(chat: Chat) -> None:
    chat.says("我要投诉")
    chat.says("几点下班")
    assert "投诉里" not in chat.says("他把我家的低保名额给了他侄子")


def test_the_same_words_again_are_not_added_twice(chat: Chat) -> None:
    said = "你们窗口态度太差了，骂我"
    chat.says(said)
    chat.desk.suggestions.stands.append(Raised("投诉", 3, said, date(2026, 11, 24)))
    assert "已经收到" in chat.says(said)
    assert len(chat.desk.called) == 1
