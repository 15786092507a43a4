"""A question is asked only where it changes the list, and as few as can be are asked."""

from collections.abc import Callable
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import question_order
from knowledge.catalog import read_catalog
from knowledge.circumstances import UNSURE, Answers, Circumstance
from knowledge.conditions import Condition, Needed
from knowledge.matters import Matter
from knowledge.notices import materials_for, open_question
from knowledge.question_order import Order, order_of
from tests.support.conditions import (
    AGENT,
    HUKOU,
    KNOWN,
    PARENTS,
    TIER,
    condition,
    every_way,
    expressions,
    make_catalog,
    paper,
)

SINGLE = (AGENT, TIER, HUKOU)
CATALOG = read_catalog()

Next = Callable[[Answers], Circumstance | None]

conditions = st.lists(
    expressions().map(lambda each: condition(str(each))), min_size=1, max_size=3
).map(tuple)


def comes_to(conditions: tuple[Condition, ...], said: Answers) -> tuple[Needed, ...]:
    return tuple(each.holds(said) for each in conditions)


def dialog(way: Answers, next_question: Next) -> Answers:
    """Give what was asked of somebody who would answer everything this way."""
    said: dict[str, tuple[str, ...]] = {}
    while (question := next_question(said)) is not None:
        said[question.id] = way[question.id]
    return said


def changes(question: Circumstance, conditions: tuple[Condition, ...], said: Answers) -> bool:
    """Say whether this answer can still change the list, by trying every way to go on."""
    others = tuple(
        each for each in KNOWN.values() if each.id not in said and each.id != question.id
    )
    return any(
        len({comes_to(conditions, {**said, **rest, **one}) for one in every_way((question,))}) > 1
        for rest in every_way(others)
    )


def as_written(asked: tuple[Circumstance, ...], conditions: tuple[Condition, ...]) -> Next:
    """Ask in the order of `asks`, leaving out only what changes nothing."""
    return lambda said: next(
        (each for each in asked if each.id not in said and changes(each, conditions, said)), None
    )


@pytest.mark.parametrize(
    ("needs", "asks", "said", "asked"),
    [
        ([], "", {}, None),
        (["agent=代办"], "agent", {}, "agent"),
        (["agent=代办"], "agent", {"agent": ("本人",)}, None),
        (["agent=代办"], "agent", {"agent": (UNSURE,)}, None),
        # written order where it makes no difference
        (["agent=代办", "hukou=在外地"], "hukou agent", {}, "hukou"),
        (["agent=代办 & hukou=在外地"], "hukou agent", {}, "hukou"),
        # 代办 is one of three choices away from an end, 低保|特困 only one of four
        (["tier=低保|特困 & agent=代办"], "tier agent", {}, "agent"),
        (["tier=低保 & agent=代办"], "agent tier", {}, "tier"),
        # no longer needed
        (["tier=低保 & agent=代办"], "tier agent", {"tier": ("都不是",)}, None),
        (["tier=低保 & agent=代办"], "tier agent", {"tier": (UNSURE,)}, "agent"),
        (["tier=低保 | agent=代办"], "tier agent", {"agent": ("代办",)}, None),
        # each of them changes nothing while the other is unsure, and all once it is told
        (["(agent=代办 & hukou=在外地) | (agent=本人 & hukou=在本地)"], "agent hukou", {}, "agent"),
        # never
        (["agent=代办|本人"], "agent", {}, None),
        (["(agent=代办 & tier=低保) | (agent=本人 & tier=低保)"], "agent tier", {}, "tier"),
        (["agent=代办"], "agent tier", {"agent": ("本人",)}, None),
        # said before, in a catalog that had one answer more
        (["agent=代办|本人"], "agent", {"agent": ("邻居",)}, None),
        (["agent=代办"], "agent", {"agent": ("邻居",)}, None),
    ],
)
def test_the_next_question_is_one_that_ends_soonest(
    needs: list[str], asks: str, said: Answers, asked: str | None
) -> None:
    catalog, matter = make_catalog(*(paper(each, each) for each in needs), asks=asks)

    found = open_question(catalog, matter, said)

    assert (found.id if found else None) == asked


@given(conditions, st.permutations(SINGLE))
@settings(max_examples=30)
def test_only_what_changes_the_list_is_asked_and_all_of_it(
    conditions: tuple[Condition, ...], order: list[Circumstance]
) -> None:
    asked = (*order, PARENTS)
    following = order_of(asked, conditions).next
    seen: dict[str, Answers] = {}
    for way in every_way(SINGLE, unsure=True):
        whole = {**way, "parents": ("去世", "重病")}
        said: dict[str, tuple[str, ...]] = {}
        while (question := following(said)) is not None:
            if str(said) not in seen:
                seen[str(said)] = said
                assert changes(question, conditions, said)
            said = {**said, question.id: whole[question.id]}
        assert comes_to(conditions, said) == comes_to(conditions, whole)


@given(conditions, st.permutations(SINGLE))
@settings(max_examples=30)
def test_no_more_is_asked_than_in_the_written_order(
    conditions: tuple[Condition, ...], order: list[Circumstance]
) -> None:
    fixed = {"parents": ("去世",)}
    asked = tuple(order)
    known = tuple(each for each in conditions if PARENTS not in each.over)
    written, best = as_written(asked, known), order_of(asked, known).next
    ways = list(every_way(asked, unsure=True))

    def total(following: Next) -> int:
        return sum(len(dialog({**way, **fixed}, following)) for way in ways)

    assert total(best) <= total(written)


@pytest.mark.parametrize("code", ["minzheng.tekun", "canlian.zheng_new", "gongan.biangeng"])
def test_no_more_is_asked_of_a_shipped_matter_than_in_its_written_order(code: str) -> None:
    matter = CATALOG.matter(code)
    assert matter is not None
    asked, needs = CATALOG.questions(matter), matter.needs

    def as_it_was(said: Answers) -> Circumstance | None:
        open_ = [each for each in needs if each.holds(said) is Needed.PERHAPS]
        return next(
            (q for q in asked if q.id not in said and any(q in each.over for each in open_)), None
        )

    def total(following: Next) -> int:
        return sum(len(dialog(way, following)) for way in every_way(asked, unsure=True))

    assert total(lambda said: open_question(CATALOG, matter, said)) <= total(as_it_was)


def test_a_group_that_is_too_large_to_search_is_asked_in_the_written_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    needs = (condition("tier=低保|特困 & agent=代办"),)
    monkeypatch.setattr(question_order, "MOST_STATES", 1)

    following = Order((TIER, AGENT), needs).next

    assert following({}) == TIER
    assert following({"tier": ("都不是",)}) is None


def quickest(work: Callable[[], object]) -> float:
    times = []
    for _ in range(20):
        before = perf_counter()
        work()
        times.append(perf_counter() - before)
    return min(times)


def test_a_question_and_a_list_take_less_than_a_millisecond() -> None:
    def slowest(work: Callable[[Matter], object]) -> float:
        return max(quickest(lambda: work(each)) for each in CATALOG.matters.values())  # noqa: B023 - called at once

    assert slowest(lambda matter: open_question(CATALOG, matter, {})) < 0.001
    assert slowest(lambda matter: materials_for(matter, {})) < 0.001
