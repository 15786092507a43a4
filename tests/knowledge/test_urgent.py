"""What can't wait is heard, and what only sounds like it is not."""

import pytest

from knowledge.urgent import urgency_of

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
]


@pytest.mark.parametrize(("said", "number"), CALLS)
def test_the_right_number_is_given(said: str, number: str) -> None:
    urgency = urgency_of(said)
    assert urgency is not None
    assert number in urgency.say


@pytest.mark.parametrize("said", FRIENDS)
def test_false_friends_ring_nothing(said: str) -> None:
    assert urgency_of(said) is None
