"""What can't wait is heard, and what only sounds like it is not."""

import pytest

from knowledge.urgent import told_as_reason, urgency_of

CALLS = [
    ("我妈摔倒了起不来", "120"),
    ("老人从楼梯上滚下来了", "120"),
    ("爷爷晕过去了怎么办", "120"),
    ("我爸喝了农药", "120"),
    ("孩子不见了", "110"),
    ("我家老人走丢了", "110"),
    ("孙子找不到了，急死我", "110"),
    ("我不想活了", "12356"),
    ("活着没意思", "12356"),
    ("我去年离婚，现在想死", "12356"),
    ("我们村着火了", "119"),
    ("屋头起火", "119"),
    ("厨房有煤气味", "119"),
    ("煤气漏了", "119"),
    ("老公天天打我", "110"),
    ("遭家暴了", "110"),
    ("救命", "110"),
    ("娃儿掉河里了", "119"),
    ("跶了一跤起不来", "120"),
    ("跌咗落地", "120"),
    ("绊了一跤起不来", "120"),
    ("老伴喊不应", "120"),
    ("老头子没得气了", "120"),
    ("胸口痛得很", "120"),
    ("嘴歪了", "120"),
    ("突然半边身子动不得", "120"),
    ("药吃多了", "120"),
    ("火烧起来咯", "119"),
    ("老头子走丢咯", "110"),
    ("老太婆唔见咗", "110"),
    ("崽打我", "110"),
    ("媳妇打我", "110"),
    ("活起没得意思", "12356"),
    ("唔想做人啦", "12356"),
    ("低保不给我批我就跳楼", "12356"),
    ("我就从楼顶跳下去", "12356"),
    ("我去跳河算了", "12356"),
    ("我死给你们看", "12356"),
    ("不如让我死了", "12356"),
    ("我真想一头撞死", "12356"),
    ("我要带着孩子去死", "12356"),
    ("再不发补贴我就喝农药", "12356"),
    ("残疾补贴停了，我就喝敌敌畏死在你们门口", "12356"),
    ("我要炸了镇政府", "110"),
    ("我明天带汽油去你们大厅", "110"),
]
FRIENDS = [
    "低保要带什么",
    "我去年摔倒断了腿，能办残疾证吗",
    "摔伤的医药费能报销不",
    "手机摔坏了",
    "孩子的出生证不见了",
    "户口本丢了怎么补",
    "人社局电话找不到了",
    "身份证走丢了咋办",
    "狗走丢了",
    "自杀式袭击是什么",
    "他哥自杀身亡，要注销户口",
    "我不想活动了",
    "想死你了",
    "煤气罐在哪换",
    "天然气开户要什么",
    "燃气费怎么交",
    "着火点是多少度",
    "去年房子着火，救助金怎么申请",
    "防溺水宣传在哪看",
    "反家暴法怎么说的",
    "他打我电话没接到",
    "这是救命钱",
    "办事的人不见了",
    "丢人现眼",
    "上火了吃什么药",
    "热死了，几点开门",
    "胸口痛了三个月，门诊慢病怎么办",
    "绊了一跤，住院能报销不",
    "跳楼价是真的不",
    "媳妇打我电话没打通",
    "买农药有补贴没",
    "喝农药走的，丧葬费怎么领",
    "带着孩子去办医保要什么",
    "带斧头的拖拉机补贴",
    "我爸半边身子动不了，能上门办残疾证吗",
    "身份证走丢咯",
    "門牌跌咗，要去邊度補返個",
    "我跌咗張身份證",
    "没得意见",
    "前年他被人砍死了，怎么销户",
]


@pytest.mark.parametrize(("said", "number"), CALLS)
def test_the_right_number_is_given(said: str, number: str) -> None:
    urgency = urgency_of(said)
    assert urgency is not None
    assert number in urgency.say


@pytest.mark.parametrize("said", FRIENDS)
def test_false_friends_ring_nothing(said: str) -> None:
    assert urgency_of(said) is None


IN_A_VISIT = ["老汉摔断了脚杆", "她摔断了腿，下不得床", "脚杆跌断了，走不动", "绊伤了腰，来不了"]
BY_ITSELF = [
    "我脚杆绊断了，你们可不可以上门来办",
    "老娘摔断腿，能到家里来办认证不",
    "我摔断腿两个月了，想办残疾",
    "老汉跌断了腿，打着石膏",
]
NOW = [
    "老汉刚刚摔断了脚杆",
    "摔倒了起不来",
    "老汉摔断了脚杆，流了好多血",
    "妈摔伤了头",
    "她摔断了腿，晕过去了",
    "摔断腿了怎么办",
    "从楼梯上摔下来，摔断了腿",
    "我妈摔断腿了，你们快来人",
    "他摔断了腿，在屋里喊救命",
    "老人摔断腿，叫不醒",
    "烫伤了，痛得很，煤气还漏了",
]


@pytest.mark.parametrize("said", IN_A_VISIT)
def test_an_old_injury_is_the_reason_of_a_visit(said: str) -> None:
    assert urgency_of(said)
    assert told_as_reason(said, of_a_visit=True)
    assert not told_as_reason(said, of_a_visit=False)  # who says nothing else may need help now


@pytest.mark.parametrize("said", BY_ITSELF)
def test_who_asks_for_a_visit_in_the_same_words_tells_a_reason(said: str) -> None:
    assert urgency_of(said) is None or told_as_reason(said, of_a_visit=False)


@pytest.mark.parametrize("said", NOW)
def test_what_happens_now_rings_in_a_visit_too(said: str) -> None:
    assert urgency_of(said)
    assert not told_as_reason(said, of_a_visit=True)


@pytest.mark.parametrize(("said", "number"), CALLS)
def test_no_call_for_help_is_a_reason(said: str, number: str) -> None:
    del number
    assert not told_as_reason(said, of_a_visit=True)
