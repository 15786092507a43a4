import pytest

from knowledge.search.lexicon import Lexicon
from knowledge.search.normalise import LONGEST, Normaliser


@pytest.fixture(scope="module")
def normaliser(lexicon: Lexicon) -> Normaliser:
    return Normaliser(lexicon)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("ＡＢＣ１２３", "abc123"),
        ("殘疾證遺失補辦", "残疾证遗失补办"),
        ("啷个办", "怎么办"),
        ("要带哪样", "要带什么"),
        ("俺要弄啥", "我要弄什么"),
        ("低保😀😀怎么办！！！", "低保,怎么办"),
        ("  低 保　证 ", "低保证"),
        ("di  bao", "di bao"),
        ("，。？", ""),
        ("", ""),
    ],
)
def test_words_come_to_one_plain_form(normaliser: Normaliser, text: str, plain: str) -> None:
    assert normaliser.plain(text) == plain


def test_a_ligature_cannot_make_the_text_longer_than_the_limit(normaliser: Normaliser) -> None:
    assert len(normaliser.plain("ﷺ" * 6000)) <= LONGEST


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("嗯那个我想问一下低保怎么办呢", "低保怎么办"),
        ("您好,请问残疾证在哪里办,谢谢您", "残疾证在哪里办"),
        ("那个残疾证,就是说到期了嘛", "残疾证,到期了"),
    ],
)
def test_what_is_said_around_the_matter_goes(
    normaliser: Normaliser, text: str, question: str
) -> None:
    assert normaliser.question(text) == question


def test_what_is_not_meant_goes_unless_nothing_is_left(normaliser: Normaliser) -> None:
    assert normaliser.meant("不是低保,是特困") == "是特困"
    assert normaliser.meant("不是低保") == "不是低保"


def test_words_for_one_thing_and_numbers_become_one(normaliser: Normaliser) -> None:
    assert normaliser.concepts("过世") == normaliser.concepts("去世")
    assert normaliser.concepts("八十岁") == normaliser.concepts("80岁") == "80岁"
    assert normaliser.concepts("十五年") == "15年"
