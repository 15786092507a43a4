"""Plain words that answer what is asked: of the hukou, an age, the old paper, work, a parent."""

import pytest

from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.towns import make_town

CARD = ("办老年证",)
VILLAGES = tuple(Village(each, f"{each}便民服务站", 9) for each in ("龙泉村", "沙河村"))


def after(*said: str) -> tuple[Chat, str]:
    chat, heard = Chat(town=make_town(villages=VILLAGES)), ""
    for each in said:
        heard = chat.says(each)
    return chat, heard


def kept(chat: Chat, question: str) -> list[str] | None:
    frame = chat.talk.frames[-1]
    assert frame.dialog == "guide"
    found: list[str] | None = frame.learned["answers"].get(question)
    return found


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        *(
            (each, "在本地")
            for each in (
                "在", "本地人", "是本村的", "俺们村的", "在龙泉村", "沙河村三组的", "户口在这",
                "在我们镇上",
            )
        ),
        *((each, "在外地") for each in ("不在", "外头的", "外地的", "没在这", "不是本地人")),
    ],
)  # fmt: skip
def test_where_one_is_registered_is_heard(said: str, meant: str) -> None:
    assert kept(after(*CARD, said)[0], "hukou_local") == [meant]


@pytest.mark.parametrize(
    "said",
    [
        "在老家", "老家在四川", "俺是河南的", "不在龙泉村", "户口以前在这后来迁走了", "以前在这",
        "俺儿子户口在外地", "户口在县城",
    ],
)  # fmt: skip
def test_where_that_is_not_plain_it_is_asked(said: str) -> None:
    chat, heard = after(*CARD, said)
    assert kept(chat, "hukou_local") is None
    assert "户口" in heard.splitlines()[0]
    assert chat.talk.misses == 0


def test_a_village_is_still_shown_to_who_asks_for_it() -> None:
    assert after(*CARD, "龙泉村电话多少")[0].talk.frames[-1].dialog == "village"


@pytest.mark.parametrize("said", ["七十五", "八十多了", "俺七十五了", "75", "满了"])
def test_an_age_alone_is_heard_where_an_age_is_asked(said: str) -> None:
    assert kept(after("社保卡第一次办", said)[0], "minor") == ["满16周岁"]


@pytest.mark.parametrize(("said", "meant"), [("十二", "未满16周岁"), ("2", "未满16周岁")])
def test_a_childs_age_and_a_number_are_heard(said: str, meant: str) -> None:
    assert kept(after("社保卡第一次办", said)[0], "minor") == [meant]


@pytest.mark.parametrize("before", [(*CARD, "在本地"), ("居民身份证申领",)])
@pytest.mark.parametrize(
    "said", ["头一回", "头回办", "从来没有", "新办", "没办过", "第一次办", "以前没办过"]
)
def test_who_never_had_the_paper_hears_what_to_choose(before: tuple[str, ...], said: str) -> None:
    chat, heard = after(*before, said)
    assert "选“不清楚”" in heard
    assert not {"old_cert", "lost"} & set(chat.talk.frames[-1].learned["answers"])


@pytest.mark.parametrize("said", ["没有", "没得", "没了"])
def test_none_is_lost_or_never_had(said: str) -> None:
    chat, heard = after(*CARD, "在本地", said)
    assert "是哪一种" in heard
    assert kept(chat, "old_cert") is None


def test_a_matter_of_second_papers_is_none_for_a_first() -> None:
    assert "头一回办不是这一件" in after("残疾证补办", "头一回办")[1]


@pytest.mark.parametrize(("said", "meant"), [("丢了", "丢了"), ("找不到了", "丢了"), ("在", "在")])
def test_the_old_paper_is_heard_as_before(said: str, meant: str) -> None:
    assert kept(after(*CARD, "在本地", said)[0], "old_cert") == [meant]


@pytest.mark.parametrize(
    ("before", "said", "question", "meant"),
    [
        *(("居住证申领", each, "basis_live", "就读") for each in ("读大学", "大学生", "上学")),
        ("居住证申领", "上班", "basis_live", "就业"),
        *(
            ("失业登记", each, "work", "失业")
            for each in ("待业", "辞职了", "刚毕业没工作", "没上班")
        ),
        *(("失业登记", each, "work", "灵活就业") for each in ("外卖骑手", "跑外卖", "打零工")),
        *(("失业登记", each, "work", "单位上班") for each in ("在厂里上班", "公司上班")),
        ("失业登记", "自己开店", "work", "个体经营"),
        ("失业登记", "以前上班", "work", None),
        ("异地就医备案", "公司派我去的", "yidi", "单位派驻"),
    ],
)
def test_work_and_study_are_heard(before: str, said: str, question: str, meant: str | None) -> None:
    assert kept(after(before, said)[0], question) == (meant and [meant])


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        *((each, ["有"]) for each in ("立过三等功", "三等功一次", "以前参过战", "有")),
        *((each, None) for each in ("俺爹立过功", "没立过功")),
        ("没有", ["没有"]),
    ],
)
def test_a_merit_is_heard(said: str, meant: list[str] | None) -> None:
    assert kept(after("建档立卡 当过兵", "2", said)[0], "merit") == meant


@pytest.mark.parametrize("said", ["我是妈妈", "我是孩子爸爸", "亲妈"])
def test_a_parent_is_a_parent(said: str) -> None:
    assert kept(after("育儿补贴", "已婚", "亲生", said)[0], "claimant") == ["父母"]


@pytest.mark.parametrize(("said", "meant"), [("丢了", "丢了"), ("坏了", "坏了或到期"), ("2", None)])
def test_the_words_that_choose_a_matter_are_not_asked_again(said: str, meant: str | None) -> None:
    assert kept(after("补办社保卡", said)[0], "lost") == (meant and [meant])
