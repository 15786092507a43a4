import math
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.matters import Catalog
from knowledge.search.decide import chances
from knowledge.search.fitting import Lesson
from knowledge.search.index import Index
from knowledge.search.lexicon import read_lexicon
from knowledge.search.rank import Ranked, Ranking
from knowledge.search.second import (
    SECOND,
    Second,
    SecondReading,
    read_second,
    write_second,
)
from knowledge.search.second_fitting import learn_second
from knowledge.search.weights import WeightsError

CODES = ("a.one", "a.two")


def lesson(words: str, *codes: str) -> Lesson:
    return Lesson(tuple(words), codes, 1.0)


@pytest.fixture(scope="module")
def taught() -> Second:
    """Two matters by their words; the words of both together fit both."""
    lessons = [
        *(lesson("abcdefk", "a.one") for _ in range(60)),
        *(lesson("uvwxyzk", "a.two") for _ in range(60)),
        *(lesson("abcuvwk", "a.one", "a.two") for _ in range(60)),
        *(lesson("opqrstk") for _ in range(60)),
    ]
    return learn_second(lessons, CODES, rounds=400)


def test_it_hears_what_is_meant_what_fits_several_and_what_is_none(taught: Second) -> None:
    one = taught.read(tuple("abcdefk"), "a.one", ["a.two"])
    both = taught.read(tuple("abcuvwk"), "a.one", ["a.two"])
    none = taught.read(tuple("opqrstk"), "a.one", ["a.two"])
    assert one.meant > 2 > both.meant
    assert both.several > 1 > one.several
    assert none.nothing > 2 > one.nothing


def test_the_same_lessons_give_the_same_net(taught: Second) -> None:
    lessons = [lesson("xk", "a.one") for _ in range(9)] + [lesson("yk", "a.two") for _ in range(9)]
    first, again = (learn_second(lessons, CODES, rounds=2) for _ in range(2))
    assert first == again
    assert taught.codes == CODES


def test_nets_side_by_side_say_their_mean() -> None:
    lessons = [
        *(lesson("abcdefk", "a.one") for _ in range(9)),
        *(lesson("abcuvwk", "a.one", "a.two") for _ in range(9)),
    ]
    nets = [learn_second(lessons, CODES, 9, seeds) for seeds in ((0,), (1,), (0, 1))]
    one, other, both = (net.read(tuple("abck"), "a.one", ["a.two"]).several for net in nets)
    assert not math.isclose(one, other, rel_tol=0.05)
    assert math.isclose(both, (one + other) / 2, abs_tol=abs(one - other) / 20)


def test_others_that_it_has_not_learned_count_for_nothing(taught: Second) -> None:
    known = taught.read(tuple("abcdefk"), "a.one", ["a.two"])
    assert taught.read(tuple("abcdefk"), "a.one", ["a.two", "b.unknown"]) == known
    assert not taught.knows("b.unknown")


def test_words_that_it_has_never_seen_say_what_all_begin_with(taught: Second) -> None:
    unseen = taught.read(("1", "2"), "a.one", ["a.two"])
    assert unseen == taught.read((), "a.one", ["a.two"])
    assert all(map(math.isfinite, (unseen.meant, unseen.nothing, unseen.several)))


def test_the_shipped_net_is_of_the_shipped_matters(catalog: Catalog) -> None:
    assert read_second().codes == tuple(catalog.matters), "python -m knowledge.search.learn"


def test_a_net_is_written_as_it_is_read(tmp_path: Path) -> None:
    copy = tmp_path / "second.txt"
    write_second(read_second(), copy)
    assert copy.read_bytes() == SECOND.read_bytes()


@pytest.mark.parametrize("text", ["", "{}", "no json\n", '{"codes": [], "step": 1}\n!!\n'])
def test_a_broken_net_says_how_to_make_it_anew(tmp_path: Path, text: str) -> None:
    broken = tmp_path / "second.txt"
    broken.write_text(text, "utf-8")
    with pytest.raises(WeightsError, match=r"knowledge\.search\.learn"):
        read_second(broken)


@pytest.mark.parametrize("part", ["grams", "rows", "rarities", "columns", "outcome"])
def test_a_net_whose_parts_do_not_fit_is_refused_when_read(
    tmp_path: Path, taught: Second, part: str
) -> None:
    broken = tmp_path / "second.txt"
    write_second(replace(taught, **{part: getattr(taught, part)[:-1]}), broken)
    with pytest.raises(WeightsError, match=r"knowledge\.search\.learn"):
        read_second(broken)


def test_the_second_reading_counts_and_without_it_the_first_is_judged_alone() -> None:
    thresholds = read_lexicon().thresholds
    first = Ranking((Ranked(0, 0.8), Ranked(1, 0.1)), 0.05, 8)
    agreed = replace(first, second=SecondReading(5.0, -6.0, -4.0))
    against = replace(first, second=SecondReading(-5.0, 3.0, 3.0))
    sure, alone, unsure = (chances(each, thresholds).first for each in (agreed, first, against))
    assert sure > unsure
    assert alone not in {sure, unsure}


def test_a_line_that_it_has_not_learned_still_counts_at_once(catalog: Catalog) -> None:
    odd = "阿太那张红皮册子褪色了要重弄"
    before = Index(catalog).understand(odd)
    after = Index(catalog, examples={"canlian.zheng_lost": [odd]}).understand(odd)
    assert before.kind != "matter" or before.candidates[0].code != "canlian.zheng_lost"
    assert after.candidates[0].code == "canlian.zheng_lost"
