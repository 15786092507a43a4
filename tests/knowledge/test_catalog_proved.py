"""The shipped catalog holds for every combination of answers, and the proof says so truly."""

from collections import Counter
from collections.abc import Iterator
from math import prod
from statistics import median_high
from time import perf_counter

import pytest

from knowledge.catalog import read_catalog
from knowledge.circumstances import UNSURE, Answers
from knowledge.matters import Matter
from knowledge.notices import materials_for, open_question
from knowledge.proof import prove, prove_catalog
from tests.support.conditions import choices, every_way

CATALOG = read_catalog()

SMALL = [
    each
    for each in CATALOG.matters.values()
    if prod(len(choices(asked)) + 1 for asked in CATALOG.questions(each)) <= 300
]


def walked(matter: Matter) -> Iterator[tuple[Answers, Answers]]:
    """Give every way of answering with what the dialog asks of it, one by one."""
    for way in every_way(CATALOG.questions(matter), unsure=True):
        said: dict[str, tuple[str, ...]] = {}
        while (question := open_question(CATALOG, matter, said)) is not None:
            said[question.id] = way[question.id]
        yield way, said


@pytest.mark.parametrize("matter", SMALL, ids=lambda each: each.code)
def test_the_proof_says_what_walking_every_combination_says(matter: Matter) -> None:
    counts, lists = [], set()
    needed = {each.name for each in matter.materials if each.condition is None}
    for way, said in walked(matter):
        told = materials_for(matter, said)
        assert told == materials_for(matter, way)  # what was not asked changes nothing
        counts.append(len(said))
        lists.add(tuple(each.holds(way) for each in matter.needs))
        needed |= {each.name for each in told if each.only_when is None}
        if not told and matter.materials:
            assert matter.if_nothing

    found = prove(CATALOG, matter)

    assert needed >= {each.name for each in matter.materials if not each.local_optional}
    assert found.combinations == len(counts)
    assert found.lists == len(lists)
    assert (found.median, found.worst) == (median_high(counts), max(counts))


@pytest.mark.parametrize("matter", SMALL, ids=lambda each: each.code)
def test_the_list_of_unsure_is_all_lists_together(matter: Matter) -> None:
    asked = CATALOG.questions(matter)
    unsure = materials_for(matter, {each.id: (UNSURE,) for each in asked})
    known = Counter[str]()
    ways = list(every_way(asked))
    for way in ways:
        known.update({each.name for each in materials_for(matter, way)})

    assert {each.name for each in unsure} == set(known)
    for each in unsure:
        always = known[each.name] == len(ways)
        assert always or each.only_when


def test_the_shipped_catalog_is_right_for_every_combination_of_answers() -> None:
    before = perf_counter()
    proofs = prove_catalog(CATALOG)
    took = perf_counter() - before

    found = {(each.kind, one.code) for one in proofs for each in one.faults}
    assert not found, "\n".join(str(each) for one in proofs for each in one.faults)
    assert sum(each.combinations for each in proofs) > 100_000
    assert all(each.median <= 5 for each in proofs if not each.faults)
    assert took < 10
