"""What circumstances a message tells by itself, and that nothing is told where there is doubt."""

import pytest

from knowledge.matters import Catalog
from knowledge.search.index import Index
from knowledge.search.lexicon import Lexicon
from knowledge.search.slots import Told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("身份证丢了怎么补", ("lost", "丢了")),
        ("退伍证掉了,想办优待证", ("discharge", "丢了")),
        ("人在医院走了", ("death", "医院去世")),
        ("我在外地户口不在本地", ("hukou", "外地户籍")),
        ("我老家爸妈走不动", ("mobility", "不能")),
        ("老板拖欠我半年工资", ("claim", "讨薪或工伤")),
    ],
)
def test_what_a_message_tells_by_itself(lexicon: Lexicon, text: str, told: tuple[str, str]) -> None:
    assert told in Told(lexicon.told).hear(text)


@pytest.mark.parametrize("text", ["证没丢,想换新的", "不是第一次", "还没火化", "办低保"])
def test_what_is_denied_or_not_said_is_not_told(lexicon: Lexicon, text: str) -> None:
    told = dict(Told(lexicon.told).hear(text))
    assert told.get("lost") is None
    assert told.get("renew") is None
    assert told.get("cremated") != "已火化"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("高龄补贴要老人本人到场不", "agent"),
        ("社保卡补办，是不是必须本人去办", "agent"),
        ("我自己去办不方便，让我女儿去办社保卡可以吗", "agent"),
        ("我领养娃补贴要什么材料", "birth_kind"),
        ("不在网上卖，店里卖包装食品备案", "online_sale"),
        ("我家孩子不是新生儿，三岁了办社保卡", "newborn"),
        ("要是社保卡丢了怎么补", "lost"),
        ("身份证丢了，社保卡怎么补", "lost"),
        ("没送医院就死了，户口怎么注销", "death"),
        ("家里人在工地上摔死的，开死亡证明", "death_place"),
        ("我爸去世后我妈的医保要停吗", "exit_reason"),
        ("我是烈士的朋友，我自己退伍的，办优待证", "vet_kind"),
        ("住院不报，只报门诊的票", "bill"),
        ("房子没倒，就是没饭吃，灾后救助怎么申请", "disaster"),
        ("老房子拆了重新换地方建宅基地", "build"),
        ("我老公家里没工作，我有工作，就业困难认定", "zero_job"),
    ],
)
def test_what_is_in_doubt_is_not_told(index: Index, text: str, name: str) -> None:
    assert name not in dict(index.understand(text).told)


def test_of_two_places_the_one_that_is_not_denied_is_told(index: Index) -> None:
    told = index.understand("老人不是在医院去世的，人在家里走的，怎么销户").told
    assert dict(told)["death"] == "在家去世无医院证明"


def test_every_told_answer_is_one_that_is_asked(catalog: Catalog, lexicon: Lexicon) -> None:
    for rule in lexicon.told["told"]:
        name = rule["circumstance"]
        assert rule["answer"] in catalog.circumstances[name].answers, name


def test_a_denial_that_repairing_loses_is_still_heard(lexicon: Lexicon) -> None:
    told = Told(lexicon.told)
    assert ("lost", "丢了") in told.hear("入果社保卡丢了怎么补")

    assert "lost" not in dict(told.hear_both("如果社保卡丢了怎么补", "入果社保卡丢了怎么补"))


def test_what_only_repairing_brings_out_is_told(lexicon: Lexicon) -> None:
    told = Told(lexicon.told).hear_both("shenfenzheng diule怎么补", "身份证丢了怎么补")
    assert ("lost", "丢了") in told
