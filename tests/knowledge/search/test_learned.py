import math
import shutil
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from knowledge.matters import Catalog
from knowledge.search.examples import (
    BESIDE,
    ExamplesError,
    examples_digest,
    fingerprint,
    letters_digest,
    read_beside,
    read_examples,
    read_intents,
)
from knowledge.search.index import Index
from knowledge.search.learn import lessons, open_questions
from knowledge.search.lexicon import read_lexicon
from knowledge.search.nearest import Nearest
from knowledge.search.rank import rank
from knowledge.search.understanding import Intent
from knowledge.search.weights import (
    INTENT_WEIGHTS,
    SHIPPED,
    WeightsError,
    read_weights,
    write_weights,
)
from knowledge.search.wording import Wording

HELD_BACK = Path(__file__).with_name("held_back.txt")


def test_the_shipped_weights_were_learned_from_the_shipped_examples(catalog: Catalog) -> None:
    weights = read_weights()
    shipped = {fingerprint(text) for lines in read_examples().values() for text in lines}
    assert list(weights.learned) == sorted(shipped), "python -m knowledge.search.learn"
    assert weights.examples == examples_digest(), "python -m knowledge.search.learn"
    assert weights.codes == tuple(catalog.matters)
    wishes = read_weights(INTENT_WEIGHTS)
    shipped = {fingerprint(text) for lines in read_intents().values() for text in lines}
    assert list(wishes.learned) == sorted(shipped), "python -m knowledge.search.learn"
    assert wishes.codes == get_args(Intent)


def test_examples_belong_to_matters_and_each_matter_has_enough(catalog: Catalog) -> None:
    examples = read_examples()
    assert set(examples) == set(catalog.matters)
    assert min(len(lines) for lines in examples.values()) >= 40
    for each in read_beside():
        assert set(each.codes) <= set(catalog.matters), each.text


def test_nothing_that_measures_the_search_teaches_it() -> None:
    held_back = set(HELD_BACK.read_text("utf-8").splitlines()[1:])
    taught = [text for lines in read_examples().values() for text in lines]
    taught += [text for lines in read_intents().values() for text in lines]
    taught += [each.text for each in read_beside()]
    assert len(held_back) > 400
    assert [text for text in taught if letters_digest(text) in held_back] == []


def test_the_digest_of_the_examples_changes_with_a_line_and_with_a_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("低保\n", "utf-8")
    first = examples_digest(tmp_path)
    (tmp_path / "a.txt").write_text("低保\n五保\n", "utf-8")
    second = examples_digest(tmp_path)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    assert len({first, second, examples_digest(tmp_path)}) == 3


def test_examples_that_the_weights_do_not_know_are_read_without_being_given(
    catalog: Catalog,
) -> None:
    weights = replace(read_weights(), examples=1, learned=())
    line = read_examples()["shebao.ka-guashi"][0]
    understood = Index(catalog, weights=weights).understand(line)
    assert understood.codes[0] == "shebao.ka-guashi"


def test_width_case_and_punctuation_do_not_hide_a_text() -> None:
    assert letters_digest("办 ＣＪＺ，怎么办？") == letters_digest("办cjz怎么办")
    assert letters_digest("办cjz") != letters_digest("换cjz")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("家里穷了好多年，想月月领国家的救济，头一回申请", "minzheng.dibao"),
        ("俺跟老婆过不下去了，两个人都愿意分开", "minzheng.lihun"),
        ("社保卡掉了，怕人家刷，先给我停了", "shebao.ka-guashi"),
    ],
)
def test_a_situation_without_the_name_finds_its_matter(index: Index, text: str, code: str) -> None:
    assert index.understand(text).candidates[0].code == code


def test_what_is_known_to_fit_several_matters_is_asked_back(index: Index) -> None:
    several = [each for each in read_beside() if each.codes][:60]
    understood = [index.understand(each.text) for each in several]
    assert {each.kind for each in understood} <= {"clarify", "none", "chain", "intent"}
    assert sum(each.kind == "clarify" for each in understood) > 50


def test_an_added_example_counts_at_once(catalog: Catalog) -> None:
    before = Index(catalog).understand("河对门那个摘杨梅的事")
    added = {**read_examples(), "qita.cishan": ("河对门那个摘杨梅的事",)}
    after = Index(catalog, examples=added).understand("河对门那个摘杨梅的事")
    assert "qita.cishan" not in [each.code for each in before.candidates[:1]]
    assert after.candidates[0].code == "qita.cishan"


def test_likeness_is_the_share_of_grams_and_less_than_half_is_none() -> None:
    nearest = Nearest([(7, "abcd"), (8, "wxyz")])
    assert nearest.alike("abcd") == {7: 1.0}
    assert nearest.alike("abc") == {7: 0.75}
    assert nearest.alike("aw") == {}
    assert nearest.alike("") == {}


def test_chances_add_up_with_that_of_nothing_and_the_likelier_comes_first() -> None:
    found = rank({0: 1.0, 1: 3.0}, 2.0, 5)
    assert [each.number for each in found.matters] == [1, 0]
    assert math.isclose(sum(each.chance for each in found.matters) + found.nothing, 1)
    assert (rank({}, 0.0, 5).matters, rank({}, 0.0, 5).nothing) == ((), 1.0)


def test_a_matter_without_examples_is_found_by_its_name(catalog: Catalog) -> None:
    weights = read_weights()
    codes = tuple("gone" if code == "linye.caifa" else code for code in weights.codes)
    index = Index(catalog, weights=type(weights)(**{**vars(weights), "codes": codes}))
    understood = index.understand("林木采伐许可证")
    assert understood.candidates[0].code == "linye.caifa"


def test_weights_are_written_as_they_are_read(tmp_path: Path) -> None:
    copy = tmp_path / "weights.txt"
    write_weights(read_weights(), copy)
    assert copy.read_bytes() == SHIPPED.read_bytes()


@pytest.mark.parametrize("text", ["", "{}", "no json\n", '{"codes": []}\n!!\n'])
def test_a_broken_file_of_weights_says_how_to_make_it_anew(tmp_path: Path, text: str) -> None:
    broken = tmp_path / "weights.txt"
    broken.write_text(text, "utf-8")
    with pytest.raises(WeightsError, match=r"knowledge\.search\.learn"):
        read_weights(broken)


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("ambiguous.txt", "低保"),
        ("ambiguous.txt", "低保 |"),
        ("disputed.txt", "低保"),
        ("disputed.txt", "低保 | minzheng.dibao"),
        ("disputed.txt", "低保 | minzheng.dibao | "),
        ("disputed.txt", "低保 | a.one | a.one a.two | a.two"),
    ],
)
def test_a_line_without_its_codes_is_named(tmp_path: Path, file: str, line: str) -> None:
    folder = Path(shutil.copytree(BESIDE, tmp_path / "lexicon"))
    (folder / file).write_text(f"{line}\n", "utf-8")
    with pytest.raises(ExamplesError, match=f"{file}.*低保"):
        read_beside(folder)


def test_where_two_readers_disagree_each_counts_half_and_nothing_is_always_asked(
    tmp_path: Path, catalog: Catalog
) -> None:
    folder = Path(shutil.copytree(BESIDE, tmp_path / "lexicon"))
    for name in ("outside.txt", "ambiguous.txt"):
        (folder / name).write_text("", "utf-8")
    (folder / "disputed.txt").write_text("房子要重新盖 | a.one | a.one a.two\n", "utf-8")
    beside = read_beside(folder)
    assert [(each.codes, each.share) for each in beside] == [
        (("a.one",), 0.5),
        (("a.one", "a.two"), 0.5),
    ]
    taught = lessons(catalog, {}, beside)
    assert [each.weight for each in taught if each.codes[0] == "a.one"] == [0.5, 0.5]
    wording = Wording(catalog, read_lexicon())
    assert not open_questions(wording, beside)
    assert open_questions(wording, [replace(each, share=1.0) for each in beside])
