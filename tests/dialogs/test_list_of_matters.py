"""A list of three or more matters in one message: taken one by one, none dropped."""

import pytest

from tests.support.chat import Chat


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        (
            "低保要带什么 高龄补贴也想办 还有老年证",
            ["minzheng.dibao", "minzheng.gaoling", "laoling.youdaizheng"],
        ),
        (
            "老年证 高龄补贴 社保认证 怎么办",
            ["laoling.youdaizheng", "minzheng.gaoling", "shebao.renzheng"],
        ),
        (
            "娃要上户口、买医保、办社保卡",
            ["gongan.chusheng", "yibao.canbao", "shebao.ka-shenling"],
        ),
    ],
)
def test_each_of_a_list_is_kept(said: str, codes: list[str]) -> None:
    chat = Chat()
    heard = chat.says(said)
    assert "您说了3件" in heard
    begun = chat.talk.frames[-1].learned
    assert codes[0] in {begun.get("matter"), *begun.get("candidates", ())}
    assert [each["codes"][0] for each in chat.talk.memory.others] == codes[1:]


@pytest.mark.parametrize(
    "said",
    [
        "户口本，身份证，结婚证都带了",
        "残疾证，低保，五保有什么区别",
        "我妈，80岁，走不动",
        "低保和高龄补贴",
        "我要投诉，窗口，态度差",
        "身份证、户口本、照片",
        "困难人员认定后 自缴社保 返还 申报",
        "当兵时得肺病 退伍证有记录 农村 没工作 补助认定",
        "我四十岁，在家种地，想加入居民养老，第一次登记，要带户口本吧",
        "地给开发区征掉了，隔壁组的人都登记上了失地的养老补贴，我们什么时候报名单",
    ],
)
def test_what_is_no_list_of_wishes_is_none(said: str) -> None:
    assert "一件一件来" not in Chat().says(said)


def test_several_cases_are_an_answer_and_no_list() -> None:
    chat = Chat()
    chat.says("低保")
    assert "一件一件来" not in chat.says("残疾证、退休金、打工")
    assert chat.talk.frames[-1].learned["matter"] == "minzheng.dibao"
