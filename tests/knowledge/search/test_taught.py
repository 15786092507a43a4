"""What a town teaches is answered outright, and nothing else is understood differently."""

import time

import pytest

from knowledge.matters import Catalog
from knowledge.search.examples import read_examples
from knowledge.search.index import Index
from knowledge.search.lessons import Lesson, LessonRules, gathered, letters
from tests.knowledge.search.conftest import town_without
from tests.knowledge.search.lessons import CASES, Case

LESSONS = gathered(Lesson(each.code, each.kind, each.text) for each in CASES)


@pytest.fixture(scope="module", name="taught")
def _taught(index: Index) -> Index:
    return index.taught(LESSONS.examples, LESSONS.aliases)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_a_lesson_is_answered_outright_in_its_own_words_and_nearly_these(
    taught: Index, case: Case
) -> None:
    for text in (case.text, case.variant):
        understood = taught.understand(text, town_without())
        assert (understood.kind, understood.codes[:1]) == ("matter", (case.code,)), text


def test_most_of_these_were_not_understood_before(index: Index) -> None:
    found = [index.understand(each.text) for each in CASES]
    right = [
        u.kind == "matter" and u.codes[0] == each.code for u, each in zip(found, CASES, strict=True)
    ]
    assert sum(right) <= len(CASES) // 3


def test_what_is_shipped_is_understood_as_before(index: Index, taught: Index) -> None:
    texts = [each for lines in read_examples().values() for each in lines[::8]]
    differ = [
        text
        for text in texts
        if (index.understand(text).kind, index.understand(text).codes[:1])
        != (taught.understand(text).kind, taught.understand(text).codes[:1])
    ]
    assert len(differ) <= len(texts) // 500


@pytest.mark.parametrize(
    "text", ["", "👍", "人工", "几点上班", "今晚吃什么好", "1", "谢谢", "补贴"]
)
def test_what_is_no_lesson_stays_what_it_was(index: Index, taught: Index, text: str) -> None:
    assert taught.understand(text) == index.understand(text)


def test_the_index_that_was_taught_is_another_one(index: Index) -> None:
    before = index.understand("那个长寿钱咋整")
    made = index.taught({"minzheng.gaoling": ["那个长寿钱咋整"]}, {})

    assert made.understand("那个长寿钱咋整").kind == "matter"
    assert index.understand("那个长寿钱咋整") == before
    assert made.taught({}, {}).understand("那个长寿钱咋整") == before


def test_an_alias_in_a_longer_message_is_at_least_offered(index: Index) -> None:
    made = index.taught({}, {"linye.caifa": ["放山票"]})

    understood = made.understand("我屋后头有几根老树子要倒了，村里喊去镇上开放山票，要带啥子")

    assert "linye.caifa" in understood.codes


def test_words_taught_for_two_matters_are_not_answered_outright(index: Index) -> None:
    words = ["咕噜咕噜本本"]
    made = index.taught({"minzheng.dibao": words, "minzheng.gaoling": words}, {})

    assert made.understand(words[0]).kind != "matter"


def test_a_matter_that_the_town_has_switched_off_is_not_answered(index: Index) -> None:
    made = index.taught({"minzheng.gaoling": ["那个长寿钱咋整"]}, {"gone.gone": ["没有的事"]})

    understood = made.understand("那个长寿钱咋整", town_without("minzheng.gaoling"))

    assert "minzheng.gaoling" not in understood.codes


def test_a_lesson_goes_before_a_chain_and_before_what_is_always_asked_back(index: Index) -> None:
    chain = "生孩子后办什么"
    made = index.taught({"gongan.chusheng": [chain], "shebao.ka-buhuan": ["社保卡的事"]}, {})

    assert index.understand(chain).kind == "chain"
    assert made.understand(chain).codes[0] == "gongan.chusheng"
    assert made.understand(chain).kind == "matter"
    assert made.understand("社保卡的事").codes[0] == "shebao.ka-buhuan"
    assert made.understand("社保卡的事").kind == "matter"


def test_a_lesson_goes_before_a_wish_that_is_heard_in_it(index: Index) -> None:
    words = "我要投诉隔壁占了我的田坎"
    made = index.taught({"sifa.tiaojie": [words]}, {})
    understood = made.understand(words)

    assert index.understand(words).intent == "complain"
    assert (understood.kind, understood.codes[0]) == ("matter", "sifa.tiaojie")


def test_teaching_is_cheap(index: Index) -> None:
    began = time.process_time()
    index.taught(LESSONS.examples, LESSONS.aliases)

    assert time.process_time() - began < 0.5  # it takes 3 ms; building an index takes 200


@pytest.mark.parametrize(
    ("code", "kind", "text", "reason"),
    [
        ("gone.gone", "example", "随便一句话", "没有“gone.gone”这个事项"),
        ("linye.caifa", "example", "砍几根树", "“林木采伐许可证核发”本中心没有开办"),
        ("minzheng.dibao", "example", "  ，。", "例句是空的"),
        ("minzheng.dibao", "alias", "本", "别名太短"),
        ("minzheng.dibao", "example", "123 456", "例句太短"),
        ("minzheng.dibao", "alias", "长" * 61, "别名写了 61 个字，最多 60 个字"),
        ("minzheng.dibao", "example", "长" * 191, "例句写了 191 个字，最多 190 个字"),
        ("minzheng.dibao", "alias", "补贴", "太笼统"),
        ("minzheng.dibao", "example", "请问怎么办理", "太笼统"),
        ("minzheng.dibao", "example", "转人工", "机器人已有别的用处"),
        ("minzheng.dibao", "alias", "失业登记", "“失业登记”是“失业登记”的名称，不能再指别的事"),
        ("minzheng.dibao", "alias", "低保", "本来就是“最低生活保障审核确认”的名称"),
    ],
)
def test_what_may_not_be_taught_is_refused_with_its_reason(
    catalog: Catalog, code: str, kind: str, text: str, reason: str
) -> None:
    rules = LessonRules(catalog)
    lesson = Lesson(code, "alias" if kind == "alias" else "example", text)

    refused = rules.unfit(lesson, town_without("linye.caifa"))

    assert refused
    assert reason in refused.reason


def test_what_is_sound_may_be_taught(catalog: Catalog) -> None:
    rules = LessonRules(catalog)
    assert [rules.unfit(Lesson(*each[:3]), town_without()) for each in CASES] == [None] * len(CASES)
    assert rules.unfit(Lesson("minzheng.dibao", "example", "低保"), town_without()) is None


def test_texts_are_the_same_by_their_letters_and_digits() -> None:
    assert letters("ＤＩ bao，怎么 办？👍") == letters("dibao怎么办") == "dibao怎么办"
