"""What happens now is heard in the words people tell it in, and with the right kind."""

import pytest

from knowledge.urgent import urgency_of

RINGS = [
    ("有人要砍人", "hurt"),
    ("他要砍死我", "hurt"),
    ("他拿着斧头追着砍我", "hurt"),
    ("我被我老公打了", "hurt"),
    ("我刚才被邻居打了", "hurt"),
    ("孩子在学校被同学打了", "hurt"),
    ("弟弟喝醉了在打砸家里", "hurt"),
    ("我哥喝多了在家砸东西", "hurt"),
    ("有人在打群架", "hurt"),
    ("楼下有一群人打架", "hurt"),
    ("我爷爷早上出门到现在还没回来，到处都找不到", "lost"),
    ("我儿子三天没回家了，电话也打不通", "lost"),
    ("我女儿昨晚没回家，联系不上", "lost"),
    ("孩子离家出走了", "lost"),
    ("老人出门没回来找不到", "lost"),
    ("奶奶昨天下午出去了，一晚上没回来，手机关机", "lost"),
    ("联系不上我妈了，昨天就没回家", "lost"),
    ("家里进水了人出不来", "water"),
    ("水淹了一楼，老人被困了", "water"),
    ("水库要决堤了", "danger"),
    ("河堤快垮了", "danger"),
    ("电线掉下来了", "danger"),
    ("变压器在冒火花", "danger"),
    ("我家房子快塌了", "danger"),
    ("后山滑坡了", "danger"),
    ("没意思想离开这个世界", "life"),
    ("我真想离开人世算了", "life"),
]
QUIET = [
    "我儿子在外打工三年没回家",
    "儿子三年没回家了，能办低保不",
    "老婆离家出走了，怎么离婚",
    "孩子妈妈离家出走五年了",
    "我儿子没回家，户口本找不到",
    "我砍自家的树要办证吗",
    "有人在砍树",
    "想砍竹子卖",
    "我家的狗被邻居打了",
    "我的申请被打回来了",
    "孩子被打了疫苗",
    "去年我被人打了，怎么要赔偿",
    "我被他打伤了，派出所不立案",
    "打架了怎么调解",
    "打电话联系不上代办员",
    "窗口电话打不通",
    "代办员没回来，电话打不通",
    "奶奶离开这个世界了，要销户",
    "危房快塌了怎么申请改造",
    "卖房子要倒贴钱吗",
    "水库移民补贴怎么领",
    "水库要交多少水费",
    "电线杆移位找谁",
    "家里进水了，能领救助金不",
    "我儿子不回家过年",
    "老人走丢了，后来找到了",
]


@pytest.mark.parametrize(("said", "kind"), RINGS)
def test_it_rings_with_its_kind(said: str, kind: str) -> None:
    urgency = urgency_of(said)
    assert urgency is not None
    assert urgency.id == kind


@pytest.mark.parametrize("said", QUIET)
def test_what_only_sounds_alike_is_quiet(said: str) -> None:
    assert urgency_of(said) is None


def test_a_marriage_of_years_is_told_as_before() -> None:
    urgency = urgency_of("我老公常年打我，想离婚")
    assert urgency is not None
    assert urgency.id == "hurt"
