"""The bench's own parts: what it compares with has to be right before it is compared with."""

import pytest

from knowledge.catalog import read_catalog
from knowledge.search.questions import Question
from tests.bench.answers import Answer, measure
from tests.bench.lookalikes import enlarged
from tests.bench.matching import WAYS, baseline


@pytest.mark.parametrize("name", WAYS)
def test_every_way_of_matching_finds_a_matter_by_its_name(name: str) -> None:
    match = baseline(name, read_catalog(), examples=False)

    assert match("请问最低生活保障审核确认怎么办").ranked[0] == "minzheng.dibao"
    assert len(set(match("残疾证").ranked)) == 4
    assert len(match("xyz").ranked) <= 4


def test_lookalikes_are_the_same_every_time_and_no_two_have_one_name() -> None:
    catalog = read_catalog()
    large = enlarged(catalog, 1000)
    names = [name for matter in large.matters.values() for name in (matter.name, *matter.aliases)]
    real = [name for matter in catalog.matters.values() for name in (matter.name, *matter.aliases)]

    assert len(large.matters) == 1000
    assert list(large.matters)[: len(catalog.matters)] == list(catalog.matters)
    assert len(names) - len(set(names)) == len(real) - len(set(real))
    assert enlarged(catalog, 1000).matters == large.matters


def test_an_answer_is_right_only_where_it_is_shown() -> None:
    asked = [
        Question(number, str(number), text, "matter", frozenset("a"), "", "")
        for number, text in enumerate(("answered", "offered", "refused", "wrong"))
    ]
    answers = {
        "answered": Answer(("a", "b"), ("a", "b"), sure=True),
        "offered": Answer(("b", "a"), ("b", "a"), sure=False),
        "refused": Answer(("a",), (), sure=False),
        "wrong": Answer(("b", "a"), ("b", "a"), sure=True),
    }
    found = measure(lambda: lambda text: answers.get(text, answers["refused"]), asked)

    assert (found.first, found.among, found.shown, found.wrong) == (0.5, 1, 0.5, 0.25)
