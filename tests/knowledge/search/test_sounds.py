import pytest

from knowledge.search.sounds import Sounds, sound

WORDS = ["残疾证", "低保", "医保", "育儿补贴", "户口", "优待证", "社保卡", "你好"]


@pytest.fixture(scope="module")
def sounds() -> Sounds:
    return Sounds(WORDS, {"hk": "户口", "sb": "社保"})


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("cjz", "残疾证"),
        ("sbk丢了", "社保卡丢了"),
        ("hk本", "户口本"),
        ("dibao", "低保"),
        ("di bao", "低保"),
        ("残积证", "残疾证"),
        ("优待z", "优待证"),
        ("预儿补帖", "育儿补贴"),
        ("社保卡", "社保卡"),
        ("nihao", "你好"),
    ],
)
def test_what_sounds_like_a_known_word_becomes_it(sounds: Sounds, text: str, repaired: str) -> None:
    assert sounds.repair(text) == repaired


@pytest.mark.parametrize("text", ["地包给别人", "db", "zzz", "hello", "2026", "", "，"])
def test_what_only_might_be_a_known_word_stays(sounds: Sounds, text: str) -> None:
    assert sounds.repair(text) == text


def test_sounds_that_people_mix_up_are_one() -> None:
    assert sound("是") == sound("四")
    assert sound("农") == sound("龙")
    assert sound("a") == ""


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("住房政策", "住房政策"),
        ("何时能取", "何时能取"),
        ("流动当员", "流动党员"),
        ("事业登记", "失业登记"),
        ("事业单位招人", "事业单位招人"),
    ],
)
def test_a_common_word_that_is_written_was_not_misheard(text: str, repaired: str) -> None:
    known = ["租房", "失能", "流动党员", "失业", "失业登记"]
    sounds = Sounds(known, {}, ["住房", "何时", "流动", "事业单位", "政策"])
    assert sounds.repair(text) == repaired


def test_without_the_list_of_written_words_they_are_taken_for_others() -> None:
    assert Sounds(["租房", "失能"], {}).repair("住房何时能") == "租房何失能"
