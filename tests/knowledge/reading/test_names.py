"""Personal names: certain where said as a name, a guess where only the shape is right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.reading.names import Name, NotAFullName, read_name


@pytest.mark.parametrize(
    ("said", "full"),
    [
        ("我叫王德发", "王德发"),
        ("我叫王德发约明天", "王德发"),
        ("我叫王芳想问低保", "王芳"),
        ("我叫李永和想问", "李永和"),
        ("我叫王福来，住龙泉村", "王福来"),
        ("我叫张李小花", "张李小花"),
        ("我叫欧阳春兰", "欧阳春兰"),
        ("我叫刘洋", "刘洋"),
        ("我叫安静", "安静"),
        ("姓名：陈小明", "陈小明"),
        ("姓名 陈小明 电话 138", "陈小明"),
        ("申请人：杨花，联系电话", "杨花"),
        ("他叫周建国", "周建国"),
        ("我妈叫陈桂英今年82", "陈桂英"),
        ("帮我妈刘素珍问", "刘素珍"),
        ("我爸李建国的", "李建国"),
        ("我孙女刘小雨", "刘小雨"),
        ("我是张桂芳", "张桂芳"),
        ("我是刘素珍的女儿", "刘素珍"),
        ("张桂芳，女", "张桂芳"),
        ("张桂芳(女)", "张桂芳"),
        ("张桂芳 女 65岁", "张桂芳"),
        ("张桂芳女65岁", "张桂芳"),
        ("本人张三，男", "张三"),
        ("买买提·艾力", "买买提·艾力"),
        ("古丽•买买提", "古丽·买买提"),
        ("我叫买买提・艾力", "买买提·艾力"),
        ("我\u200f叫王德发", "王德发"),
    ],
)
def test_a_name_said_as_one_is_certain(said: str, full: str) -> None:
    assert read_name(said) == Name(full, certain=True)


@pytest.mark.parametrize(
    "said",
    [
        "欧阳春兰",
        "王芳",
        "何三娃",
        "马兰花",
        "李胜男",
        "刘洋",
        "刘素珍",
        "诸葛亮",
        "张桂芳 13812345678",
    ],
)
def test_a_name_that_stands_alone_is_a_guess_unless_it_was_asked_for(said: str) -> None:
    guess, answer = read_name(said), read_name(said, asked=True)

    assert isinstance(guess, Name)
    assert not guess.certain
    assert answer == Name(guess.full, certain=True)


@pytest.mark.parametrize(
    ("said", "surname"),
    [
        ("姓李", "李"),
        ("我姓李", "李"),
        ("免贵姓欧阳", "欧阳"),
        ("李大爷", "李"),
        ("张阿姨", "张"),
        ("王主任在吗", "王"),
        ("我叫何师傅来的", "何"),
        ("我是王大爷", "王"),
        ("王大爷家的", "王"),
        ("张老师", "张"),
    ],
)
def test_a_surname_is_no_full_name(said: str, surname: str) -> None:
    found = read_name(said)

    assert isinstance(found, NotAFullName)
    assert found.surname == surname
    assert "写全" in found.why


@pytest.mark.parametrize(
    "said",
    [
        "",
        " ",
        "👌",
        "高龄",
        "低保",
        "方便",
        "马上",
        "何时",
        "安排",
        "时间",
        "钱多少",
        "我是白羊镇的",
        "我是低保户",
        "我是农民",
        "我是党员",
        "我妈高血压",
        "我爸全瘫了",
        "我妈安排",
        "我叫不出来",
        "没有",
        "你好",
        "好的",
        "周三",
        "周三上午",
        "明天",
        "白内障",
        "水电费",
        "江西",
        "高龄补贴",
        "安静",
        "万元",
        "田地",
        "房子",
        "单亲",
        "于是",
        "我姓名填错了",
        "龙泉村",
        "白羊社区",
        "孙女",
        "老王",
        "同意",
        "可以",
        "许可证",
        "张三李四",
        "残疾证",
        "易地搬迁",
        "司马",
        "金额多少",
        "曾经",
        "平时",
        "常年在外",
        "毛病",
        "项目",
        "全家",
        "什么时候",
        "路上",
        "高兴",
        "康复",
        "儿子叫我来的",
        "我姓名和证件不匹配",
        "我妈都八十了",
        "申请人民调解",
        "我叫儿子报",
        "本人常居国外",
        "户主签字",
        "柏树",
        "云峰镇",
        "农房发证",
        "单亲家",
    ],
)
def test_a_common_word_is_nobodys_name(said: str) -> None:
    assert read_name(said) is None


def test_an_unusual_name_after_i_am_called_is_a_guess() -> None:
    assert read_name("我叫买买提") == Name("买买提", certain=False)


def test_a_masked_name_shows_its_first_character() -> None:
    assert Name("王德发", certain=True).masked == "王**"


_NAMEISH = st.text(st.sampled_from("我叫王李张芳德发姓名·，女的是妈欧阳 👌\u200f"), max_size=30)


@given(st.one_of(st.text(max_size=60), _NAMEISH), st.booleans())
def test_no_text_raises_and_a_mask_hides_all_but_one(said: str, asked: bool) -> None:
    for found in (read_name(said, asked=asked), read_name(said * 200)):
        if isinstance(found, Name):
            assert 2 <= len(found.full) <= 26
            assert found.masked[1:].strip("*") == ""
