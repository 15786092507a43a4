"""Yes and no in every dress, and what is neither."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.reading.yes_no import read_yes_no

YES = """
是|是的|对头|要得|中|冇问题|系|得|好嘛|嗯嗯|okk|👌|👌🏻|行吧|不是不行|没问题|不错|没错|可以|阔以|好好好|行行行|对对对|嗯，好的|好的，谢谢
好的谢谢|要得要得|OK|Ok！|ＯＫ|可以可以|要|有|照|管|可以的老师|嗯那就这样吧|[OK]|行，麻烦您了|没有不行的|没意见|走得动|去得了|来得及|当然可以
我同意|好滴|嗯嗯好的|好！|是啊是啊|係|冇問題|不去不行|好的👌|是我|确定|好嘞|就这么办|必须的|没得问题|莫得问题|好的好的|巴适|得行|是\u200f的|妥妥的
"""
NO = """
不|不是|唔系|唔得|莫得|没得|不消了|不中|不了|再说|算了|不用麻烦了|不好|不行|不得行|要不得|没有|冇|不要|不用，谢谢|不用了谢谢|不了不了|不不不|没|👎
❌|no|NO|我不去|我不想办了|走不动|去不了|还没有|没带|没办过|从来没有|不需要|唔使|甭了|下次吧|先不用|暂时不用|没空|不约了|不用麻烦了，谢谢|没有，不用
我没有|不照|不同意|算了吧，不办了|来不及|那算了|不是的|不可以|没有啊|冇啊|不是我|不愿意|搞错了
不用了👎|bu yong|不得|不可|别约了
"""
NEITHER = """
可照|好是好，但是远|好是好，但是…|不，是的|好不好|难道不是吗|是不是|行不行|可以吗|行不|对吗|要不要|不知道|不清楚|说不定|好像是|看情况|随便|都行|明天上午
低保怎么办|。。。|😊|👌👎|我问一下|好，不用了|要不|中不中|可中|得唔得|有冇|真的吗|是吗|如果下雨就不去|不一定|应该是吧|好的，但是我想改时间|什么
为什么|13812345678|一|谢谢|不好意思|没关系|没事|考虑一下|再看看|等一下|要看我老公|有没有|能不能便宜点|还行吧？|不是吗
能去吗|怎么不行|我要投诉|bu ban zheng
不是参保登记，我早就参加了|没工作，领钱|我想办低保
办低保|行没|去不去|不得不去|是？|好?|行是行，就是远|要是不下雨就去|不存在|\u200f|👋|shishi guer
"""


def rows(table: str) -> list[str]:
    return table.strip().replace("\n", "|").split("|")


@pytest.mark.parametrize("said", rows(YES))
def test_yes(said: str) -> None:
    assert read_yes_no(said) is True


@pytest.mark.parametrize("said", rows(NO))
def test_no(said: str) -> None:
    assert read_yes_no(said) is False


@pytest.mark.parametrize("said", ["", " ", "\n", *rows(NEITHER)])
def test_neither(said: str) -> None:
    assert read_yes_no(said) is None


_CLAUSES = st.lists(st.sampled_from([*rows(YES), *rows(NO), *rows(NEITHER)]), max_size=6)


@given(st.one_of(st.text(max_size=100), _CLAUSES.map("，".join)))
def test_no_text_raises_and_a_question_is_never_an_answer(said: str) -> None:
    read_yes_no(said * 300)
    assert read_yes_no(said[:40] + "吗？") is None


@given(st.sampled_from(rows(YES)), st.sampled_from(rows(NO)))
def test_yes_and_no_together_are_neither(yes: str, no: str) -> None:
    assert read_yes_no(f"{yes}，{no}") is None
    assert read_yes_no(f"{no}，{yes}") is None


@pytest.mark.parametrize("each", ["不", "好，", "👌", "是不是", "(", "没"])
def test_a_long_text_takes_no_time(each: str) -> None:
    started = time.perf_counter()
    read_yes_no(each * (5000 // len(each)))
    read_yes_no(each * (80 // len(each)))
    assert time.perf_counter() - started < 0.1
