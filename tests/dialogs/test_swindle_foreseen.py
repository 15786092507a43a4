"""A swindler at the door or on the phone: nobody is sent into a matter, all are told not to pay."""

import pytest

from tests.support.chat import Chat

DOUBTED = [
    "骗子上门了",
    "我怀疑上门收钱的是假的",
    "有人上门说给我们修房子要收定金",
    "让我交解冻费才能领补贴，真的假的",
    "社保局的人打电话叫我交3000块钱才能恢复医保，是真的吗",
    "有个电话说我社保卡被冻结了，让我提供验证码",
    "有人加我微信说能帮我办低保，要收800块",
    "对方说是公安局的，让我转账到安全账户",
    "有人冒充医保局的给我妈打电话",
    "微信群里说领养老补贴，让填银行卡号和密码",
    "对方让我先交500保证金才能领助学金",
    "是不是骗子的电话，说我养老认证过期要下载软件",
]
OURS = [
    "有人冒充你们镇政府的人上门收钱",
    "收到短信说医保要年审，点链接填银行卡，是你们发的吗",
    "有人打电话自称你们中心的人让我转200块",
    "昨天有人上门收钱，是你们派来的吗",
]
SENT = ["刚转账给骗子了", "我妈接到电话，已经转了2万过去了怎么办", "已经把钱打给骗子了"]
OTHERS = [
    "办社保卡要交工本费才能领吗",
    "窗口让我交100块钱才给办",
    "微信上怎么交医保",
    "医保断了要补交3个月才能恢复吗",
    "收不到验证码怎么办",
    "我打电话你们叫我交银行卡复印件",
    "村里让我交保证金才能领宅基地证",
    "户口转过去了怎么办",
    "养老金转了一个月了还没到",
    "有人帮我办低保可以吗",
    "上门认证要带银行卡吗",
    "是不是你们派人上门认证",
    "怕被骗",
    "低保被冒领了",
    "补贴打到安全的卡里",
    "公众号登录要验证码",
]


@pytest.mark.parametrize("words", DOUBTED)
def test_no_money_is_given_and_no_matter_begun(words: str) -> None:
    chat = Chat()
    heard = chat.says(words)
    assert heard.startswith("先别转钱，别给验证码")
    assert "96110" in heard
    assert chat.state is None
    assert not chat.desk.called


@pytest.mark.parametrize("words", OURS)
def test_a_person_looks_after_what_is_said_in_our_name(words: str) -> None:
    chat = Chat()
    heard = chat.says(words)
    assert "先别转钱" in heard
    assert "核实" in heard
    assert chat.desk.called[0][1] == words


def test_who_only_asks_whether_it_was_us_is_not_warned_of_money() -> None:
    chat = Chat()
    heard = chat.says("昨天有人上门查户口是你们的人吗")
    assert "核实" in heard
    assert "转钱" not in heard
    assert "时间：" not in heard
    assert chat.desk.called


@pytest.mark.parametrize("words", SENT)
def test_money_on_its_way_is_stopped(words: str) -> None:
    heard = Chat().says(words)
    assert "马上打 110" in heard
    assert heard.index("110") < heard.index("96110")


def test_in_the_middle_of_a_matter_the_question_stays() -> None:
    chat = Chat()
    chat.says("第一次办残疾证")
    assert "先别转钱" in chat.says("有人打电话让我报验证码")
    assert chat.state == ("guide", "circumstance")


@pytest.mark.parametrize("words", OTHERS)
def test_what_sounds_alike_is_something_else(words: str) -> None:
    chat = Chat()
    assert "96110" not in chat.says(words)
    assert not chat.desk.called
