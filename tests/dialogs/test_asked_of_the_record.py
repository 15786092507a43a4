"""Conditions, results and steps answer by their words; else it is said to be unwritten."""

import pytest

from tests.dialogs.test_asked_who_goes import told
from tests.support.chat import Chat

SILENT = "清单上没写"


@pytest.mark.parametrize(
    ("matter", "words", "says"),
    [
        ("退伍报到", "超过30天了咋办", "视为放弃安置待遇"),
        ("退伍报到", "几号之前要报到", "30天内"),
        ("助学贷款", "共同借款人必须到场吗", "一起去办"),
        ("育儿补贴", "能领到几岁", "3周岁"),
        ("办居住证", "居住证管多久", "有效期一年"),
        ("离婚登记", "他不同意怎么办", "到法院去"),
        ("离婚登记", "冷静期几天", "30天冷静期"),
        ("申领失业金", "什么时候到账", "每月发"),
        ("残疾证到期换证", "要重新评吗", "一般不用再评"),
        ("个体户营业执照", "注册地址用我家行不", "经营场所真实合法"),
        ("低保要带什么", "公示几天", "公示7天"),
    ],
)
def test_a_sentence_of_the_record_answers(matter: str, words: str, says: str) -> None:
    for chat in (Chat(), told(matter)):
        if chat.state is None:
            chat.says(matter)
        before = chat.state
        heard = chat.says(words)
        assert "清单上写着" in heard
        assert says in heard
        assert chat.state == before


@pytest.mark.parametrize(
    ("matter", "words"),
    [
        ("育儿补贴", "什么时候到账"),
        ("个体户营业执照", "开网店要执照吗"),
        ("社保卡补领换领", "要重新评吗"),
        ("社保卡补领换领", "卡能用多久"),
    ],
)
def test_what_is_not_written_is_said_to_be_so(matter: str, words: str) -> None:
    chat = Chat()
    chat.says(matter)
    heard = chat.says(words)
    assert SILENT in heard
    assert "人工" in heard
    assert "清单里没找到您问的这一样" not in heard


def test_how_long_it_is_paid_is_not_how_long_it_takes() -> None:
    heard = Chat().says("失业金能领多久")
    assert "12、18或24个月" in heard
    assert "多久办好：" not in heard


@pytest.mark.parametrize("words", ["失业金多久能领", "失业金要多久办好", "失业金几天能批"])
def test_how_long_it_takes_is_still_answered(words: str) -> None:
    assert "多久办好：" in Chat().says(words)


@pytest.mark.parametrize("words", ["身份证丢了 临时身份证多少钱", "补身份证 照相要多少钱"])
def test_what_another_thing_costs_is_not_this_fee(words: str) -> None:
    heard = Chat().says(words)
    assert "多少钱：清单上没写" in heard
    assert "办这件事收费" in heard


@pytest.mark.parametrize("words", ["补身份证要多少钱", "身份证丢了补一张多少钱"])
def test_its_own_fee_is_told_as_it_was(words: str) -> None:
    heard = Chat().says(words)
    assert "收费：第一次办免费" in heard
    assert SILENT not in heard


def test_money_is_no_paper() -> None:
    chat = told("社保卡补领换领")
    assert "收费：" in chat.says("要带钱不")


@pytest.mark.parametrize(
    "words",
    ["加急", "能加急吗", "我很急 今天能办好不", "可以当天拿吗", "急用能快点不", "能不能加快"],
)
def test_a_hurry_is_answered_with_the_days(words: str) -> None:
    chat = told("社保卡补领换领")
    heard = chat.says(words)
    assert "多久办好：12个工作日" in heard
    assert "能不能加急、当天拿：清单上没写" in heard
    assert chat.state == ("guide", "told")


@pytest.mark.parametrize("words", ["急用钱能申请救助吗", "你快点回复我"])
def test_another_hurry_is_not_of_the_days(words: str) -> None:
    chat = told("社保卡补领换领")
    assert "能不能加急" not in chat.says(words)


@pytest.mark.parametrize("matter", ["育儿补贴", "助学贷款"])
@pytest.mark.parametrize("words", ["我老公不配合", "我爸妈都在外地打工"])
def test_a_remark_does_not_lose_the_matter(matter: str, words: str) -> None:
    chat = told(matter)
    heard = chat.says(words)
    assert "清单上没写，不敢乱说" in heard
    assert chat.state == ("guide", "told")
    assert f"【{chat.catalog.matters[chat.talk.frames[-1].learned['matter']].name}】" in heard


def test_after_a_remark_the_sum_is_of_the_same_matter() -> None:
    chat = told("育儿补贴")
    chat.says("我老公不配合")
    assert "3600元" in chat.says("一年给多少钱啊")


@pytest.mark.parametrize(
    "words", ["社保卡丢了", "想问下养老的事", "老人补贴有哪些", "烈士父母待遇", "退伍金发放"]
)
def test_what_names_something_else_is_no_remark(words: str) -> None:
    chat = told("育儿补贴")
    assert "不敢乱说" not in chat.says(words)


@pytest.mark.parametrize("words", ["我自己当的兵", "我是烈士家属", "我们一个本子"])
def test_what_may_be_an_answer_is_not_called_a_remark(words: str) -> None:
    chat = Chat()
    chat.says("育儿补贴")
    heard = chat.says(words)
    assert "清单上没写，不敢乱说" not in heard
    assert chat.state == ("guide", "circumstance")
