"""Whatever is said in whatever order, a step never raises and always asks or offers a way."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.talk import Talk
from tests.support.chat import Chat

# ruff: noqa: E501 - a list of what people say
WORDS = st.sampled_from(
    [
        "1", "2", "3", "9", "不清楚", "返回", "取消", "人工", "重来", "再说一遍", "菜单", "老人模式",
        "低保要带什么", "残疾证", "第一次办居住证", "预约", "明天上午", "最早的", "9点半", "确定", "换个时间",
        "查我的预约", "取消预约", "你好", "谢谢", "几点下班", "要钱吗", "不是这件", "不对，是有", "我再说说",
        "家里老人走了要办啥", "要带身份证吗", "补贴", "好", "不", "问别的事", "换个情况重看", "都不是", "啊",
        "我有电子身份证", "有电子证照，少带几样", "1和2", "都没有，清单照旧", "不对，是代办", "高龄津贴要带什么", "委托书怎么填",
        "帮我看看材料", "发完了", "不清楚，让工作人员看", "[图片]", "我到了", "取号", "不排了", "改到A（261125-001）",
        "不来了（261125-001）", "评价A001 满意", "我要评价", "改时间",
        "帮我看看材料", "发完了", "不清楚，让工作人员看", "[图片]",
        "我走不动了能来家里办吗", "我妈瘫在床上能上门不", "13812345678", "哪天都行", "对，就这样", "上门的改到后天", "不用来了",
        "我家里人", "把我妈王桂英加上", "同意，电话13911112222", "把我妈删掉", "请人上门来办", "记住这些，下次不用再说",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(WORDS, st.text(max_size=30)), max_size=14))
def test_a_random_walk_never_raises_and_never_falls_silent(said: list[str]) -> None:
    chat = Chat()
    for text in said:
        chat.says(text, kind="image" if text == "[图片]" else "text")

        assert chat.messages
        assert all(0 < len(each.encode()) <= 1900 for each in chat.messages)
        assert "人工" in chat.messages[-1]
        assert Talk.from_json(chat.talk.as_json()) == chat.talk
        assert len(chat.talk.frames) <= 3
