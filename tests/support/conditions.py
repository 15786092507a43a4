"""Circumstances, conditions and answers for tests, made up table by table or by hypothesis."""

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import Any

from hypothesis import strategies as st

from knowledge.circumstances import UNSURE, Answers, Circumstance
from knowledge.condition_text import parse_condition
from knowledge.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Expression,
    Not,
    Term,
    all_of,
    any_of,
    negation,
)
from knowledge.matters import Catalog, Material, Matter
from tests.support.towns import make_matter

AGENT = Circumstance("agent", "谁来办？", ("本人", "代办"))
TIER = Circumstance("tier", "哪一档？", ("低保", "特困", "都不是"))
HUKOU = Circumstance("hukou", "户口在哪？", ("在本地", "在外地"))
PARENTS = Circumstance("parents", "父母怎么了？", ("去世", "重病", "联系不上"), several=True)
KNOWN = {each.id: each for each in (AGENT, TIER, HUKOU, PARENTS)}

Choice = tuple[str, ...]


def condition(text: str) -> Condition:
    """Read a condition over the circumstances of this module."""
    return parse_condition(text, KNOWN)


def make_catalog(*materials: Material, asks: str = "", **changes: Any) -> tuple[Catalog, Matter]:  # noqa: ANN401 - any field of Matter
    """Make a matter with these materials, and the catalog that holds it alone."""
    matter = make_matter(materials=materials, asks=tuple(asks.split()), **changes)
    return Catalog("made-up", {matter.code: matter}, KNOWN), matter


def paper(name: str, text: str | None = None, **changes: Any) -> Material:  # noqa: ANN401 - any field of Material
    """Make a material with this condition and the words that belong to it."""
    made = condition(text) if text else None
    fields = {"originals": 1, "copies": 0, "when": "有这个情形时" if text else None, **changes}
    return Material(name=name, condition=made, **fields)


def choices(asked: Circumstance) -> list[Choice]:
    """Give every choice of answers that the question allows, without 不清楚."""
    most = len(asked.answers) if asked.several else 1
    return [each for size in range(1, most + 1) for each in combinations(asked.answers, size)]


def every_way(asked: tuple[Circumstance, ...], *, unsure: bool = False) -> Iterator[Answers]:
    """Give every way of answering all of these questions, one by one."""
    also = [(UNSURE,)] if unsure else []
    for chosen in product(*([*choices(each), *also] for each in asked)):
        yield {each.id: choice for each, choice in zip(asked, chosen, strict=True)}


def means(expression: Expression, answers: Mapping[str, Choice]) -> bool:
    """Say what an expression means when everything is answered, written down once more."""
    match expression:
        case Term(name, named):
            return bool(set(answers[name]) & set(named))
        case Not(part):
            return not means(part, answers)
        case AllOf(parts):
            return all(means(each, answers) for each in parts)
        case AnyOf(parts):
            return any(means(each, answers) for each in parts)


def _terms() -> st.SearchStrategy[Expression]:
    return st.sampled_from(list(KNOWN.values())).flatmap(
        lambda asked: st.lists(st.sampled_from(asked.answers), min_size=1, unique=True).map(
            lambda named: Term(asked.id, tuple(named))
        )
    )


def expressions() -> st.SearchStrategy[Expression]:
    """Give any expression over KNOWN, in its canonical form."""

    def wider(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
        several = st.lists(parts, min_size=1, max_size=3)
        return parts.map(negation) | several.map(all_of) | several.map(any_of)

    return st.recursive(_terms(), wider, max_leaves=6)


def answers_to(asked: tuple[Circumstance, ...]) -> st.SearchStrategy[dict[str, Choice]]:
    """Give answers to some of these questions, 不清楚 among them."""
    return st.fixed_dictionaries(
        {}, optional={each.id: st.sampled_from([*choices(each), (UNSURE,)]) for each in asked}
    )
