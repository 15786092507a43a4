"""Two matters that one message names are both kept; papers, people and comparisons are none."""

import pytest

from knowledge.search.index import Index

_LAONIAN, _GAOLING = "laoling.youdaizheng", "minzheng.gaoling"


@pytest.mark.parametrize(
    ("said", "first", "second"),
    [
        ("办老年证，还要办高龄补贴，要带啥", _LAONIAN, _GAOLING),
        ("明天上午约两个号，一个办老年证一个办高龄补贴", _LAONIAN, _GAOLING),
        ("一个是老年证，一个是高龄补贴，咋办", _LAONIAN, _GAOLING),
        ("老年证跟高龄补贴要带什么", _LAONIAN, _GAOLING),
        ("老年证和高龄补贴能一起办不", _LAONIAN, _GAOLING),
        ("我想给我妈办老年证，还想问下高龄补贴", _LAONIAN, _GAOLING),
        ("娃要上户口、买医保", "gongan.chusheng", "yibao.canbao"),
        ("给娃办居民医保，还有育儿补贴", "yibao.canbao", "weijian.yuer"),
        ("给我爸办残疾证，还要申请低保", "canlian.zheng_new", "minzheng.dibao"),
        ("结婚登记和生育登记一起办", "minzheng.jiehun", "weijian.shengyu"),
    ],
)
def test_two_matters_side_by_side_are_both_kept(
    index: Index, said: str, first: str, second: str
) -> None:
    understood = index.understand(said)

    assert understood.codes[0] == first
    assert understood.also is not None
    assert understood.also.code == second


def test_a_second_that_may_be_several_keeps_them_all(index: Index) -> None:
    understood = index.understand("我要办居住证和社保卡")

    assert understood.kind == "matter"
    assert understood.codes[0] == "laisui.juzhuzheng"
    assert understood.also is not None
    assert understood.also.code == "shebao.ka-shenling"
    assert "shebao.ka-buhuan" in {each.code for each in understood.also_among}


@pytest.mark.parametrize(
    "said",
    [
        "社保卡和身份证要带不",
        "和老婆离婚",
        "我和我老婆想办准生证",
        "给我爸和我妈办老年证",
        "低保和低保边缘有啥区别",
        "低保和高龄补贴能同时领吗",
        "老年优待证和公交老人卡是同一个不",
        "丢了身份证和户口本",
        "身份证和户口本都丢了",
        "身份证丢了，办低保行不",
        "办低保要身份证、户口本、残疾证不",
        "有低保和残疾证，能办护理补贴不",
        "我是低保户，办残疾证",
        "我爸有老年证，还要办高龄补贴",
        "已经办了老年证，还要办高龄补贴不",
        "领了结婚证，要办准生证",
        "社会保障卡挂失、解挂",
        "慈善救助（慈善会大病、助学等）",
        "农保与职工养老怎么合并",
        "社保卡银行从农行换邮储，补贴账户同步吗",
    ],
)
def test_what_only_sounds_like_two_stays_one(index: Index, said: str) -> None:
    assert index.understand(said).also is None


@pytest.mark.parametrize("said", ["要带啥", "要带什么", "带啥", "带什么东西来", "要本人来吗"])
def test_a_bare_question_is_no_wish_for_an_agent(index: Index, said: str) -> None:
    understood = index.understand(said)

    assert (understood.kind, understood.intent) == ("none", None)
    assert understood.asks


@pytest.mark.parametrize("said", ["请代办", "能代办吗", "代办要带啥", "代办"])
def test_a_wish_for_an_agent_stays_one(index: Index, said: str) -> None:
    assert index.understand(said).intent == "proxy"


@pytest.mark.parametrize(
    "said",
    [
        "老公不在家我一个人来行不",
        "办准生证，我一个人来可以吗",
        "领结婚证要两个人都来吗",
        "离婚必须双方到场吗",
    ],
)
def test_who_may_come_is_asked(index: Index, said: str) -> None:
    assert "proxy" in index.understand(said).asks
